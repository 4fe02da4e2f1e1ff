# Simple statements.
a; b
a; b;
a = b
a = b = c, d = e
(a) = b
(a, b) = [c, d] = e
a, = b
[a, *b] = c
*a, b = c
a.b, c[d] = e
a: int
a: int = 3
(a): int = 3
a.b: int = 4
a[0]: c
a: List[int] | None | str = None
a: Dict[str, Tuple[int, ...]] = {}
a: Tensor[1:2, ...]
a: list[int].b
a: "text"
a += b
a.b -= c; a[0] *= b; a /= b; a //= b; a %= b; a **= b; a @= b; a &= b; a |= b; a ^= b; a <<= b; a >>= b
a += b, c
global a, b
del a, b[0], (c, d), [e]
del (a)
del a,
assert a
assert a, b
assert (a, b)
raise
raise A
raise A from b
import a, b.c as d
from a import b
from a.b import (c as d, e,)
from . import a
from ...a.b import *
from .  . import a
from __future__ import annotations

# Compound statements.
if a: b
if a: b; c;
if a:
    b
elif c: d
elif e:
    f
else:
    g
if (a := 1) and (b := 2): pass
while a:
    break
else:
    continue
for a in b: pass
for a, in b, c: pass
for a, *b in *c, d:
    pass
else:
    pass
for (a) in b: pass
for a.b, c[0] in d: pass
try: a
finally: b
try:
    a
except A as b:
    c
except (A, B):
    d
except a.b():
    d
except:
    e
else:
    f
finally:
    g
try: a
except* A as b: c
except* (B, C): d
with a: pass
with a as b, c: pass
with (a): pass
with (a, b): pass
with (a as b): pass
with (a as b, c as d,): pass
with (a, b as c): pass
with (a, b) as c: pass
with a, (b): pass
with (a), (b): pass
with (a).b as c, d: pass
with (a.b(c) as d): pass
with ((a, b)) as c: pass
with a as (b, c), d as e.f, g as h[0]: pass
with (yield): pass
