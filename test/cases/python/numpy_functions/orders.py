import numpy as np
r = np.random.RandomState(1)
x = r.rand(20).round(1)
print(np.argsort(x), np.argsort(x, kind='stable'), np.argsort(-x), np.sort(x), np.argsort(x.reshape(4, 5), axis=0), np.argpartition(x, 3)[:4], np.argpartition(-x, 5)[:5], np.partition(x, 10)[:11].max(), np.argsort(np.array([2, 1, 2, 1] * 6)), np.unique(x, return_index=True, return_inverse=True))
y = r.randint(0, 5, 40); print(y.argsort(), np.sort(y)[::-1][:5], np.bincount(y), np.lexsort((x, y[:20])), y.argsort(kind='mergesort')[:8], np.flip(np.argsort(y))[:6])
