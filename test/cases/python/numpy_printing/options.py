import numpy as np
# set_printoptions in notebooks
x = np.random.RandomState(0).randn(3, 4) * 100
np.set_printoptions(precision=2); print(x); np.set_printoptions(precision=4, suppress=True); print(x, x * 1e-6, x * 1e6)
np.set_printoptions(precision=3, floatmode='fixed'); print(x, np.array([1.0, 2.5])); np.set_printoptions(floatmode='maxprec_equal'); print(np.array([1.0, 2.5, 3.125])); np.set_printoptions(floatmode='maxprec', suppress=False, precision=8)
np.set_printoptions(sign='+'); print(np.array([1.5, -2])); np.set_printoptions(sign=' '); print(np.array([1.5, 2])); np.set_printoptions(sign='-'); np.set_printoptions(nanstr='NA', infstr='oo'); print(np.array([np.nan, np.inf, -np.inf, 1])); np.set_printoptions(nanstr='nan', infstr='inf')
np.set_printoptions(threshold=6); print(np.arange(7), np.arange(6)); np.set_printoptions(threshold=np.inf); print(np.arange(1100)[-1]); np.set_printoptions(threshold=1000, linewidth=30); print(np.arange(15), np.ones((2, 10))); np.set_printoptions(linewidth=200); print(np.arange(40)); np.set_printoptions(linewidth=75, edgeitems=2, threshold=10); print(np.arange(100).reshape(10, 10)); np.set_printoptions(edgeitems=3, threshold=1000)
np.set_printoptions(formatter={'float_kind': '{:.2f}'.format}); print(np.array([1.234, 5]), np.array([1, 2])); np.set_printoptions(formatter={'int': lambda v: f'<{v}>'}); print(np.array([1, 20])); np.set_printoptions(); print(np.array([1, 20]), np.array([1.234]))
print(np.array2string(np.arange(4) / 3, precision=3), np.array2string(np.array([1, 2]), separator=', '), np.array2string(np.array([[1.0, 2], [3, 4]]), formatter={'float': lambda v: '%.1f' % v}), np.array_str(np.array([1.23456]), precision=2), np.array_repr(np.array([1, 2])), np.array2string(x, suppress_small=True, max_line_width=50))
with np.printoptions(precision=3, suppress=True): print(x[0], np.get_printoptions()['precision'])
print(x[0], np.get_printoptions()['precision'], np.get_printoptions()['linewidth'])
