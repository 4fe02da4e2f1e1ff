m = [[1, 2], [3, 0], []]
print([all(r) for r in m], [any(r) for r in m], all(any(r) for r in m[:2]), [len(r) for r in m], sum(map(len, m)), [x for r in m for x in r if x], max(m), min(m), sorted(m, key=len), [r or "empty" for r in m], {len(r): r for r in m}, list(filter(None, m)))
