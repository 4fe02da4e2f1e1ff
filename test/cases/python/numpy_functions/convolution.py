import numpy as np
# convolution by hand and windows
def conv2d(x, k, stride=1, pad=0):
    x = np.pad(x, pad)
    H = (x.shape[0] - k.shape[0]) // stride + 1
    W = (x.shape[1] - k.shape[1]) // stride + 1
    out = np.zeros((H, W))
    for i in range(H):
        for j in range(W):
            out[i, j] = np.sum(x[i*stride:i*stride+k.shape[0], j*stride:j*stride+k.shape[1]] * k)
    return out
x = np.arange(25, dtype=float).reshape(5, 5)
k = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]])
print(conv2d(x, k)); print(conv2d(x, k, 2, 1))
from numpy.lib.stride_tricks import sliding_window_view, as_strided
w = sliding_window_view(x, (3, 3))
print(w.shape, w[0, 0], np.einsum('ijkl,kl->ij', w, k))
print(np.tensordot(w, k, axes=((2, 3), (0, 1))))
print(sliding_window_view(np.arange(6), 3), sliding_window_view(np.arange(6), 3).mean(-1))
print(np.convolve([1, 2, 3], [0, 1, 0.5]), np.convolve([1, 2, 3, 4], [1, 1], 'valid'), np.convolve([1, 2, 3], [1, 1, 1], mode='same'))
print(np.correlate([1, 2, 3], [0, 1, 0.5]), np.correlate([1, 2, 3], [0, 1, 0.5], 'full'))
img = np.arange(16).reshape(4, 4)
print(img.reshape(2, 2, 2, 2).max(axis=(1, 3)), img.reshape(2, 2, 2, 2).mean(axis=(1, 3)))
p = np.pad(img, ((1, 0), (0, 2)), mode='constant', constant_values=-1)
print(p)
print(np.pad([1, 2, 3], 2, mode='reflect'), np.pad([1, 2, 3], (1, 2), 'edge'), np.pad([1, 2, 3], 2, 'wrap'), np.pad([1, 2, 3], 2, 'symmetric'))
print(np.pad([1., 2], (2, 1), 'constant', constant_values=(4, 6)), np.pad([1, 2, 3, 4], 2, 'mean'), np.pad([1, 2, 3], 2, 'linear_ramp', end_values=0), np.pad([[1, 2], [3, 4]], 1, 'maximum'))
v = as_strided(np.arange(5), shape=(3, 3), strides=(8, 8))
print(v)
print(np.gradient(np.array([1., 2, 4, 7, 11])), np.gradient(x)[0][0], np.diff(np.array([1, 4, 9, 16]), n=2), np.diff(x, axis=0)[0])
print(np.ediff1d([1, 2, 4]), np.trapz([1, 2, 3]), np.trapz([1, 2, 3], x=[4, 6, 8]), np.cumsum(img, axis=1), np.cumprod([1, 2, 3]))
patches = np.lib.stride_tricks.sliding_window_view(img, (2, 2))[::2, ::2]
print(patches.shape, patches.reshape(-1, 4))
ker = np.outer([1, 2, 1], [1, 2, 1]) / 16
print(ker, ker.sum())
