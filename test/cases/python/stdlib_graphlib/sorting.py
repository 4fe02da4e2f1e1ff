from graphlib import TopologicalSorter, CycleError
ts = TopologicalSorter({"D": {"B", "C"}, "B": {"A"}, "C": {"A"}})
order = list(ts.static_order())
print(order[0], sorted(order[1:3]), order[-1])
ts = TopologicalSorter()
ts.add("b", "a"); ts.add("c", "b", "a"); ts.add("d")
ts.prepare()
while ts.is_active():
    ready = sorted(ts.get_ready())
    print(ready)
    ts.done(*ready)
try:
    list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order())
except CycleError as e:
    print(e.args[0], e.args[1])
try:
    ts.done("zzz")
except ValueError as e:
    print(e)
