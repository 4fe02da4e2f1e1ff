m = memoryview(bytearray(b"hello world"))
print(len(m), m[0], bytes(m[1:4]), m.tolist()[:3])
m[0] = ord("J")
print(bytes(m))
m[1:3] = b"XY"
print(m.tobytes(), m.readonly, m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides)
print(memoryview(b"abc") == b"abc", memoryview(b"abc").hex(), m[::-1].tobytes())
try:
    memoryview(b"abc")[0] = 1
except TypeError as e:
    print(e)
try:
    m[1:3] = b"toolong"
except ValueError as e:
    print(e)
with memoryview(b"xyz") as v:
    print(list(v), 120 in v)
try:
    v[0]
except ValueError as e:
    print(e)
import array
a = array.array("i", [1, 2, 3])
print(a, a.typecode, a.itemsize, len(a), a[1], a[1:])
a.append(4); a.extend([5, 6]); print(a.tolist(), a.index(3), a.count(1), a.pop(), a)
a.insert(0, 9); a.remove(2); a.reverse(); print(a)
print(array.array("d", [1.5, 2]), array.array("B", b"ab").tobytes(), array.array("u", "héj"))
try:
    a.append("x")
except TypeError as e:
    print(e)
try:
    array.array("b", [200])
except OverflowError as e:
    print(e)
print(memoryview(array.array("h", [1, -2, 300])).tolist(), sum(a), max(a), a == array.array("i", a))
mm = memoryview(bytearray(8)).cast("I")
mm[0] = 0x01020304
print(mm.tolist(), mm.tobytes(), mm.cast("B").tolist())
print(isinstance(m, memoryview), type(m) is memoryview, type(m).__name__, bytearray(m[:3]), m == memoryview(m))
for f in (lambda: memoryview(5), lambda: memoryview("s"), lambda: m["a"], lambda: m[99], lambda: m.cast("I")):
    try: f()
    except Exception as e: print(type(e).__name__, e)
import datetime as dt
print(dt.datetime(2024, 3, 1, 5, 6, 7).timetuple(), dt.date(2024, 12, 31).timetuple().tm_yday, tuple(dt.datetime(2024, 1, 1, 3, tzinfo=dt.timezone(dt.timedelta(hours=5))).utctimetuple())[:5])
