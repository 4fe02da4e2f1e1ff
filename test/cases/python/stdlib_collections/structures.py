from collections import OrderedDict, defaultdict, Counter, deque, namedtuple, ChainMap
class LRU:
    def __init__(self, n): self.n, self.d = n, OrderedDict()
    def get(self, k):
        if k not in self.d: return -1
        self.d.move_to_end(k); return self.d[k]
    def put(self, k, v):
        if k in self.d: self.d.move_to_end(k)
        self.d[k] = v
        if len(self.d) > self.n: self.d.popitem(last=False)
c = LRU(2); c.put(1, 1); c.put(2, 2); c.get(1); c.put(3, 3); print(c.get(2), list(c.d))
tree = lambda: defaultdict(tree); t = tree(); t["a"]["b"]["c"] = 1; print(t["a"]["b"]["c"], list(t), dict(t["a"]["b"]))
graph = defaultdict(set)
for a, b in [(1, 2), (2, 3), (1, 3)]: graph[a].add(b); graph[b].add(a)
def bfs(s):
    seen, q = {s: 0}, deque([s])
    while q:
        v = q.popleft()
        for w in sorted(graph[v]):
            if w not in seen: seen[w] = seen[v] + 1; q.append(w)
    return seen
print(bfs(1), {k: sorted(v) for k, v in graph.items()})
words = "the cat the dog a cat the end".split(); cnt = Counter(words); print(cnt.most_common(2), cnt["none"], sum(cnt.values()), cnt - Counter(the=2), sorted(cnt, key=lambda w: (-cnt[w], w)))
by_len = defaultdict(list)
for w in words: by_len[len(w)].append(w)
print(dict(by_len), {k: len(v) for k, v in by_len.items()})
window = deque(maxlen=3); avgs = []
for x in range(6): window.append(x); avgs.append(sum(window) / len(window))
print(avgs, window)
Out = namedtuple("Out", ["logits", "aux"], defaults=(None,)); o = Out(1); print(o, o.aux is None, o._replace(aux=2), Out(**o._asdict()), isinstance(o, tuple), o[0], *o)
layers = OrderedDict(); layers["conv"] = 1; layers["bn"] = 2; layers.update([("relu", 3)]); layers["conv"] = 9; print(layers, list(layers.values()), list(enumerate(layers)), next(iter(layers)), next(reversed(layers)))
cfg = ChainMap({"lr": 1}, {"lr": 2, "wd": 3}); print(cfg["lr"], cfg["wd"], dict(cfg), sorted(cfg))
d = defaultdict(int, {"a": 1}); d["b"] += 2; d |= {"c": 5}; print(d, sorted(d.items()), "zz" in d, d.pop("a"), len(d))
nested = OrderedDict([("x", OrderedDict(a=1)), ("y", [OrderedDict()])]); print(nested)
print(Counter("aab") + Counter("b"), Counter(a=1) | Counter(a=3, b=0), list(Counter("bca").elements()), Counter([1, 2]) == Counter([2, 1]))
