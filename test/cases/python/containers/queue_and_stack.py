from collections import deque
import heapq
q = deque(); [q.append(i) for i in range(3)]; print(q.popleft(), q.pop(), q)
heap = []
for v, n in [(3, "c"), (1, "a"), (2, "b"), (1, "z")]: heapq.heappush(heap, (v, n))
print([heapq.heappop(heap) for _ in range(4)], heapq.nlargest(2, [3, 1, 4, 1, 5]), heapq.nsmallest(2, ["bb", "a", "ccc"], key=len), heapq.heapreplace([1, 5], 9), heapq.heappushpop([2, 3], 1), list(heapq.merge([1, 4], [2, 3])))
h = [5, 3, 8, 1]; heapq.heapify(h); print(h[0], sorted(h), len(h))
def balanced(s):
    stack = []
    for c in s:
        if c in "([{": stack.append(c)
        elif c in ")]}" and (not stack or "([{".index(stack.pop()) != ")]}".index(c)): return False
    return not stack
print([balanced(s) for s in ("([]{})", "(]", "((", "", "a(b)c]")])
def rpn(t):
    s = []
    for w in t.split(): s.append(int(w) if w.lstrip("-").isdigit() else (lambda b, a: {"+": a + b, "-": a - b, "*": a * b, "/": a // b if b else None}[w])(s.pop(), s.pop()))
    return s
print(rpn("3 4 + 2 *"), rpn("5 1 2 + 4 * + 3 -"), deque([1, 2, 3], maxlen=2), deque("abc", 2).maxlen)
