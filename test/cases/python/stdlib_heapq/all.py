import heapq, bisect
h = []
for x in (5, 1, 4, 1, 3, 9, 2): heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(3)], h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), h)
y = [5, 3, 8, 1]; heapq.heapify(y); print(y, heapq.nlargest(2, y), heapq.nsmallest(2, [(2, "b"), (1, "a")], key=lambda t: t[0]), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge("ca", "b", reverse=True)))
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
q = []; heapq.heappush(q, (2, "code")); heapq.heappush(q, (1, "eat")); print(heapq.heappop(q))
a = [1, 3, 3, 5]; print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 3), bisect.bisect_left(a, 4), bisect.bisect(a, 0), bisect.bisect_left(["a", "bb"], 2, key=len))
bisect.insort(a, 4); bisect.insort_left(a, 3); print(a, "FDCBA"[bisect.bisect([60, 70, 80, 90], 77)])
