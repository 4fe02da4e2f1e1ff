import numpy as np
from numpy.random import default_rng
from numpy import linalg as LA
from numpy.lib.stride_tricks import sliding_window_view
import numpy.testing as npt
rng = default_rng(2024)
series = rng.normal(size=12).cumsum()
w = sliding_window_view(series, 4); print(w.shape, w.mean(axis=1).round(6))
X, y = w[:, :-1], w[:, -1]; print(X.shape, y.round(5))
coef, *_ = LA.lstsq(np.c_[X, np.ones(len(X))], y, rcond=None); print(coef.round(5))
ma = np.convolve(series, np.ones(3) / 3, mode='valid'); print(ma.round(5)); ema = [series[0]]
for v in series[1:]: ema.append(0.3 * v + 0.7 * ema[-1])
print(np.array(ema).round(5), np.diff(series)[:3].round(5), np.sign(np.diff(series)).astype(int))
lag = np.roll(series, 1); lag[0] = np.nan; print(lag[:3].round(4), np.nanmean(lag).round(5)); acf = np.correlate(series - series.mean(), series - series.mean(), 'full')[11:]; print((acf / acf[0]).round(4)[:4])
t = np.linspace(0, 1, 8, endpoint=False); s = np.sin(2 * np.pi * t); print(s.round(4) + 0.0, np.allclose(s.sum(), 0))
npt.assert_allclose(ma.shape, (10,)); npt.assert_array_equal([1, 2], np.array([1, 2]))
try: npt.assert_allclose([1.0], [2.0])
except AssertionError: print('assertion')
pct = np.percentile(series, [5, 50, 95]); print(pct.round(5)); z = (series - series.mean()) / series.std(ddof=1); print(np.abs(z).max().round(5), np.where(np.abs(z) > 1.5)[0])
print(np.interp(np.arange(0, 3, 0.5), [0, 1, 2], series[:3]).round(5), np.searchsorted(np.sort(series), 0), np.histogram(series, bins=4)[0])
