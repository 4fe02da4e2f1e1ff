import numpy as np
# train/test split, shuffling, batching
np.random.seed(42)
X = np.arange(20).reshape(10, 2); y = np.arange(10) % 2
idx = np.random.permutation(len(X)); Xs, ys = X[idx], y[idx]
n = int(0.8 * len(X)); Xtr, Xte, ytr, yte = Xs[:n], Xs[n:], ys[:n], ys[n:]
print(Xtr.shape, Xte, ytr, yte)
for i in range(0, len(Xtr), 3):
    xb, yb = Xtr[i:i + 3], ytr[i:i + 3]
    print(i, xb.tolist(), yb, xb.mean(0))
mu, sd = Xtr.mean(axis=0), Xtr.std(axis=0); Z = (Xtr - mu) / sd; print(Z.round(3), Z.mean(0).round(10) + 0.0, Z.std(0))
mm = (X - X.min(0)) / (X.max(0) - X.min(0)); print(mm[:3])
folds = np.array_split(np.random.permutation(10), 3); print(folds)
for f in range(3):
    val = folds[f]; tr = np.concatenate([folds[j] for j in range(3) if j != f]); print(val, np.sort(tr))
w = np.where(y == 1, 2.0, 1.0); w /= w.sum(); print(w, np.random.choice(10, 5, p=w), np.random.choice(['a', 'b', 'c']))
bs = np.random.randint(0, 10, size=(2, 5)); print(bs, X[bs].shape, X[bs].mean(axis=(1, 2)))
noise = np.random.normal(0, 0.1, 5); print(noise, noise.mean(), np.abs(noise).max())
a, b = np.random.rand(2), np.random.randn(); print(a, b, np.random.uniform(0, 10, 2), np.random.randint(1, 7))
