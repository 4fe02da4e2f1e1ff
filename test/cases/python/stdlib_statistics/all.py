import statistics as s
from fractions import Fraction
print(s.mean([1, 2, 3, 4]), s.mean([1, 2]), s.mean([1.5, 2.5]), s.fmean([1, 2, 4]), s.median([3, 1, 2]), s.median([1, 2, 3, 4]), s.median_low([1, 2, 3, 4]), s.median_high([1, 2, 3, 4]), s.mode("aabb"), s.multimode("aabbc"))
print(s.stdev([1, 2, 3, 4]), s.pstdev([1, 2, 3, 4]), s.variance([1.5, 2.5, 4]), s.pvariance([1, 2, 3]), s.stdev([2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]), s.harmonic_mean([40, 60]), s.geometric_mean([54, 24, 36]), s.quantiles([1, 2, 3, 4, 5]), s.quantiles(range(11), n=5, method="inclusive"))
print(s.mean([Fraction(1, 2), Fraction(1, 3)]), s.correlation([1, 2, 3], [2, 4, 7]), s.covariance([1, 2, 3], [1, 5, 7]), s.NormalDist(0, 1).cdf(0), s.NormalDist(1, 2))
for f in (lambda: s.mean([]), lambda: s.stdev([1]), lambda: s.median([]), lambda: s.mode([])):
    try:
        f()
    except s.StatisticsError as e:
        print(e)
