import math
from collections import namedtuple
from functools import partial
def make_divisible(v, divisor=8, min_value=None, round_limit=0.9):
    min_value = min_value or divisor
    new_v = max(min_value, int(v + divisor / 2) // divisor * divisor)
    if new_v < round_limit * v: new_v += divisor
    return new_v
print([make_divisible(32 * w) for w in (0.25, 0.35, 0.5, 0.75, 1.0, 1.1, 1.4)], make_divisible(3), make_divisible(11, 4), make_divisible(100, min_value=64))
cfgs = [[1, 16, 1, 1], [6, 24, 2, 2], [6, 32, 3, 2], [6, 64, 4, 2]]
cin, layers = 32, []
for t, c, n, s in cfgs:
    cout = make_divisible(c * 0.75)
    for i in range(n):
        layers.append((cin, cout, s if i == 0 else 1, t)); cin = cout
print(layers, len(layers))
Block = namedtuple("Block", ["k", "s", "e", "cin", "cout", "r"])
def decode(text):
    ops = text.split("_"); options = {}
    for op in ops[1:]:
        import re
        key, value = re.split(r"(\d.*)", op)[:2]
        options[key] = value
    return Block(int(options["k"]), [int(c) for c in options["s"]], int(options["e"]), int(options["i"]), int(options["o"]), int(options["r"]))
print([decode(s) for s in ["mb_r1_k3_s11_e1_i32_o16", "mb_r2_k5_s22_e6_i16_o24"]])
def round_repeats(r, mult): return int(math.ceil(mult * r))
print({b: (round_repeats(3, d), make_divisible(40 * w)) for b, (w, d) in enumerate([(1.0, 1.0), (1.0, 1.1), (1.1, 1.2), (1.2, 1.4)])})
vgg = {"A": [64, "M", 128, "M", 256, 256, "M"], "E": [64, 64, "M", *[256] * 4, "M"]}
def make(cfg, c=3):
    out = []
    for v in cfg:
        if v == "M": out.append(("pool", 2)); continue
        out += [("conv", c, v), ("relu",)]; c = v
    return out
print({k: len(make(v)) for k, v in vgg.items()}, make(vgg["A"])[:4], sum(v for v in vgg["E"] if isinstance(v, int)))
depths, rate = [2, 2, 6, 2], 0.1
dpr = [rate * i / (sum(depths) - 1) for i in range(sum(depths))]
print([[round(x, 4) for x in dpr[sum(depths[:i]):sum(depths[:i + 1])]] for i in range(len(depths))])
def conv_out(n, k, s=1, p=0, d=1): return (n + 2 * p - d * (k - 1) - 1) // s + 1
size = 224
for k, s, p in [(7, 2, 3), (3, 2, 1), (3, 1, 1), (1, 2, 0)]:
    size = conv_out(size, k, s, p); print(size, end=" ")
print(conv_out(32, 3, p=1), [conv_out(n, 3, 2, 1) for n in (7, 8, 9)])
same = lambda n, k, s, d=1: max((math.ceil(n / s) - 1) * s + (k - 1) * d + 1 - n, 0)
print([same(n, 3, 2) for n in range(5, 9)], [divmod(same(6, k, 1), 2) for k in (2, 3, 5)])
norm = partial(dict, eps=1e-6); print(norm(dim=3), norm.func is dict, norm(eps=0))
params = lambda *s, bias=True: math.prod(s) + bias * s[0]
print(params(64, 3, 7, 7, bias=False), params(10, 84), f"{params(1000, 512):,}")
heads = {dim: dim // 64 for dim in (192, 384, 768)}; assert all(d % h == 0 for d, h in heads.items()); print(heads)
def to_2tuple(x): return tuple(x) if hasattr(x, "__iter__") and not isinstance(x, str) else (x, x)
print(to_2tuple(3), to_2tuple([1, 2]), to_2tuple("ab"), [a // b for a, b in zip(to_2tuple(224), to_2tuple((16, 14)))])
