/** Python's `graphlib`, in Python. */

import { pythonModule } from "../pythonModule";

export const graphlib = pythonModule(
  "graphlib",
  String.raw`
__all__ = ["TopologicalSorter", "CycleError"]

class CycleError(ValueError):
    pass

class _Node:
    def __init__(self, value):
        self.value, self.missing, self.followers, self.state = value, 0, [], "waiting"

class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes, self._ready, self._open, self._finished = {}, None, 0, 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, value):
        if value not in self._nodes:
            self._nodes[value] = _Node(value)
        return self._nodes[value]

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._node(node).missing += len(predecessors)
        for each in predecessors:
            self._node(each).followers.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = []
        for node in self._nodes.values():
            if node.missing == 0:
                self._offer(node)
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _offer(self, node):
        node.state = "ready"
        self._ready.append(node.value)

    def get_ready(self):
        self._check_prepared()
        ready = tuple(self._ready)
        for value in ready:
            self._nodes[value].state = "out"
        self._ready.clear()
        self._open += len(ready)
        return ready

    def is_active(self):
        self._check_prepared()
        return self._open > 0 or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def _check_prepared(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def done(self, *nodes):
        self._check_prepared()
        for value in nodes:
            node = self._nodes.get(value)
            if node is None:
                raise ValueError(f"node {value!r} was not added using add()")
            if node.state == "done":
                raise ValueError(f"node {value!r} was already marked done")
            if node.state != "out":
                raise ValueError(f"node {value!r} was not passed out (still not ready)")
            node.state = "done"
            self._open -= 1
            for follower in map(self._nodes.__getitem__, node.followers):
                follower.missing -= 1
                if follower.missing == 0:
                    self._offer(follower)

    def _cycle(self):
        finished = set()
        for start in self._nodes:
            if start in finished:
                continue
            # The nodes on the way from the start, each with the followers that are still to be looked at.
            path, ways, places = [start], [iter(self._nodes[start].followers)], {start: 0}
            while path:
                for follower in ways[-1]:
                    if follower in places:
                        return path[places[follower]:] + [follower]
                    if follower not in finished:
                        places[follower] = len(path)
                        path.append(follower)
                        ways.append(iter(self._nodes[follower].followers))
                        break
                else:
                    ways.pop()
                    last = path.pop()
                    del places[last]
                    finished.add(last)
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)
`,
);
