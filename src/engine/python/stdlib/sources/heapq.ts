/** Python's `heapq`, in Python. */

import { pythonModule } from "../pythonModule";

export const heapq = pythonModule(
  "heapq",
  String.raw`
def _down(heap, start, position):
    item = heap[position]
    while position > start:
        parent = (position - 1) >> 1
        if not item < heap[parent]:
            break
        heap[position] = heap[parent]
        position = parent
    heap[position] = item

def _up(heap, position):
    end = len(heap)
    start = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _down(heap, start, position)

def heappush(heap, item, /):
    heap.append(item)
    _down(heap, 0, len(heap) - 1)

def heappop(heap, /):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        first = heap[0]
        heap[0] = last
        _up(heap, 0)
        return first
    return last

def heapreplace(heap, item, /):
    first = heap[0]
    heap[0] = item
    _up(heap, 0)
    return first

def heappushpop(heap, item, /):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _up(heap, 0)
    return item

def heapify(x, /):
    for i in reversed(range(len(x) // 2)):
        _up(x, i)

def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]

def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]

def merge(*iterables, key=None, reverse=False):
    heads = []
    for order, it in enumerate(map(iter, iterables)):
        for value in it:
            heads.append([value if key is None else key(value), order, value, it])
            break
    while heads:
        best = heads[0]
        for head in heads[1:]:
            if (best[0] < head[0]) if reverse else (head[0] < best[0]):
                best = head
        yield best[2]
        for value in best[3]:
            best[0], best[2] = (value if key is None else key(value)), value
            break
        else:
            heads.remove(best)
`,
);
