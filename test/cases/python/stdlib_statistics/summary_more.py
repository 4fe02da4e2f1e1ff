import statistics as s
d = [2, 4, 4, 4, 5, 5, 7, 9]
print(s.mean(d), s.median(d), s.mode(d), s.stdev(d), s.pstdev(d), s.variance(d), s.pvariance(d), s.median_low(d), s.median_high(d), s.multimode("aabbc"), s.harmonic_mean([40, 60]), s.geometric_mean([1, 10, 100]), s.fmean([1, 2.5]), s.quantiles(range(1, 10), n=4), s.mean([1.5, 2]), s.median([1]), s.correlation([1, 2, 3], [2, 4, 6]), s.covariance([1, 2, 3], [1, 5, 9]))
for bad in [lambda: s.mean([]), lambda: s.stdev([1]), lambda: s.median([]), lambda: s.mode([])]:
    try: print(bad())
    except s.StatisticsError as e: print(e)
