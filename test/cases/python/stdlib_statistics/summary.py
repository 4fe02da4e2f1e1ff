import statistics as st
import math, random
random.seed(1); xs = [random.gauss(10, 3) for _ in range(50)]; ys = [2 * x + random.random() for x in xs]
print(st.mean(xs), st.fmean(xs), st.median(xs), st.stdev(xs), st.pstdev(xs), st.variance(xs), st.pvariance(xs), st.correlation(xs, ys), st.quantiles(xs, n=4), min(xs), max(xs))
print(st.mean([1, 2, 3]), st.mean([1, 2]), st.median([5]), st.median([2, 4]), st.median_low([2, 4]), st.median_high([2, 4]), st.mode([1, 1, 2]), st.mode(["a", "b", "b"]), st.multimode([1, 2, 2, 1]), st.pvariance([0, 0, 1, 1]), st.variance([1, 2, 3, 4, 5]), st.stdev([0.1] * 5), st.harmonic_mean([2.5, 3, 10]), st.geometric_mean([1, 10, 100]), st.fmean([1, 2, 3], weights=[1, 1, 2]) if True else 0)
print(st.mean([True, False]), st.mean([10**20, 1]), st.stdev([1e10, 1e10 + 1, 1e10 + 2]), st.pstdev([3, 3]), st.quantiles([1, 2], n=2), st.covariance([1, 2, 3], [3, 2, 1]))
