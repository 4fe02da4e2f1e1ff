class Box:
    def __init__(self, v): self.v = v
    def __bool__(self): return bool(self.v)
for v in [Box(0), Box([1]), 0.0, "0", [[]], {0}, range(0), b""]:
    print("T" if v else "F", "T" if not v else "F", end=" ")
print(any([Box(0), Box(1)]), all([]), sum(map(bool, [1, "", [0]])), bool(Box("")) is False, [x for x in (None, 1, 0) if x], (Box(0) or 5), (Box(1) and 5))
