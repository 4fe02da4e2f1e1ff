# Programs without end and without bounds, each with what is said of it: `steps`, `size`, an exception, or `known`.
# Behind every one the rest of the file is known.

#: steps
while True: pass

#: RecursionError
def f(): f()
f()

#: size
x = [0]*10**12

#: size
x = 10**10**9

#: size
x = 'a'*10**12

#: steps
def g():
    while True: yield 1
x = sum(g())

#: steps
def g():
    i = 0
    while True:
        i += 1
        yield i
x = list(g())

#: RecursionError
class A:
    def __getattr__(self, n): return getattr(self, n + "x")
x = A().y

#: RecursionError
class A:
    def __getattr__(self, n): return self.other
x = A().y

#: steps
x = [[i*j for j in range(10**9)] for i in range(10**9)]

#: steps
x = [(a,b,c) for a in range(10**3) for b in range(10**3) for c in range(10**3)]

#: size
x = '{:>1000000000000}'.format(1)

#: size
x = f'{1:{10**12}}'

#: size
x = '%*d' % (10**12, 1)

#: size
x = bytes(10**12)

#: size
x = bytearray(10**11)

#: size
x = list(range(10**12))

#: size
x = set(range(10**10))

#: steps
x = {i: i for i in range(10**10)}

#: RecursionError
x = []
for i in range(20000): x = [x]
y = repr(x)

#: RecursionError
x = []
for i in range(2000): x = [x, x]
y = repr(x)

#: RecursionError
import copy
x = []
for i in range(20000): x = [x]
y = copy.deepcopy(x)

#: known
x = []
for i in range(100): x = [x, x]
y = x == x[:]

#: steps
x = y = ()
for i in range(60):
    x = (x, x)
    y = (y, y)
z = x == y

#: size
x = ()
for i in range(60): x = (x, x)
h = hash(x)

#: steps
import re
x = re.match(r'(a+)+$', 'a'*40 + 'b')

#: steps
import re
x = re.match(r'(a|aa)+$', 'a'*60 + 'b')

#: steps
import re
x = re.match(r'(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x', 'a'*200)

#: size
import re
x = re.sub('', 'b'*10**6, 'a'*10**6)

#: size
x = int('9'*10**7)

#: known
import sys
sys.set_int_max_str_digits(0)
x = int('9'*10**6)
y = str(x)

#: size
x = str(7**10**7)

#: size
x = 3**10**6
for i in range(20): x = x*x

#: size
import math
x = math.factorial(10**9)

#: size
import math
x = math.comb(10**9, 5*10**8)

#: known
import numpy as np
x = np.zeros(10**12)

#: known
import numpy as np
x = np.arange(10**11)
y = np.ones((10**5,10**5)) @ np.ones((10**5,10**5))

#: size
import torch
x = torch.zeros(10**12)
y = x + 1
z = x.sum().item()
w = x.tolist()

#: size
import torch
x = torch.arange(10**10)
y = torch.ones(10**6).tolist()
z = [v for v in torch.ones(10**8)]

#: steps
import itertools
x = list(itertools.product(range(100), repeat=10))

#: steps
import itertools
x = list(itertools.permutations(range(20)))

#: steps
import itertools
x = list(itertools.count())

#: steps
import itertools
for x in itertools.cycle([1]): pass

#: RecursionError
import json
x = json.loads('['*100000 + ']'*100000)

#: RecursionError
import json
x = []
for i in range(50000): x = [x]
y = json.dumps(x)

#: steps
class E:
    def __lt__(self, o):
        while True: pass
x = sorted([E(), E()])

#: RecursionError
class E:
    def __lt__(self, o): return sorted([E(), E()])[0] is o
x = sorted([E(), E()])

#: size
x = ('a'*10**6).replace('a', 'b'*10**6)

#: size
x = 'a'.join(['b'*10**6]*10**6)

#: size
x = 'x'
while True: x += x

#: size
x = [1]
while True: x.extend(x)

#: steps
x = [1]
for i in x: x.append(i)

#: steps
x = {}
for i in range(10**9): x[i] = i

#: steps
def f(n): return f(n-1) + f(n-1) if n else 1
x = f(100)

#: RecursionError
class A:
    def __repr__(self): return repr(self)
x = repr(A())

#: RecursionError
class A:
    def __eq__(self, o): return o == self
x = A() == A()

#: RecursionError
class A:
    def __hash__(self): return hash(self)
x = {A(): 1}

#: steps
class A:
    def __iter__(self): return self
    def __next__(self): return 1
x = [*A()]

#: steps
class A:
    def __len__(self): return 10**15
    def __getitem__(self, i): return i
x = list(A())

#: RecursionError
def d(f): return d(f)
@d
def g(): pass

#: RecursionError
class M(type):
    def __call__(cls, *a): return cls(*a)
class A(metaclass=M): pass
x = A()

#: RecursionError
import functools
f = lambda x: x
for i in range(5000): f = functools.partial(f) if i % 2 else (lambda g: lambda x: g(x))(f)
x = f(1)

#: steps
x = max(range(10**12))

#: size
x = sum(range(10**12))

#: steps
x = 5 in iter(int, 1)

#: steps
x = any(i < 0 for i in range(10**12))

#: steps
a, *b = range(10**12)

#: steps
print(*range(10**9))

#: size
def f(*a): return f(*a, *a)
f(1)

#: SyntaxError
x = eval('('*10000 + '1' + ')'*10000)

#: steps
x = eval('+'.join(['1']*1000000))

#: TypeError
import string
x = '{0:{0[0]}}'.format([10**12])

#: size
x = 1 << (1 << 40)

#: size
x = (1 << 10000000) ** 2 // 3

#: steps
x = pow(3, 10**10, 10**100000+1)

#: size
x = b'a' * 10**12

#: size
x = ('a' * 10**7).split('a')

#: size
x = 'a' * 8000000
y = [x.upper() + x for _ in range(1000)]

#: known
x = 'a' * 7000000
y = 'a' * 7000000
z = x.find('a' * 3000000 + 'b')
n = x.count('')

#: size
from collections import deque, Counter
x = deque(range(10**10), maxlen=3)

#: steps
from collections import Counter
x = list(Counter(a=10**12).elements())

#: size
import random
x = random.sample(range(10**12), 10**9)

#: steps
import random
x = [random.random() for _ in range(10**9)]

#: steps
import torch.nn as nn
class N(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.ModuleList([nn.Linear(10**9, 10**9) for _ in range(10**9)])
x = N()

#: model steps
import torch, torch.nn as nn
class N(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Linear(8, 8)
    def forward(self, x):
        while x.sum() > 0:
            x = self.l(x)
        while True: x = self.l(x)

#: model RecursionError
import torch, torch.nn as nn
class N(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Conv2d(3, 8, 3)
    def forward(self, x):
        return self.forward(self.l(x)[:, :3])

#: known
import torch, torch.nn as nn
class N(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.Linear(3, 3)
        self.c.n = self
        self.n = self
    def forward(self, x):
        return self.n(x)
m = N()

#: known
import torch
x = torch.randn(64, 1000, 1000).sum(0).sum()
y = torch.einsum('ij,jk->ik', torch.ones(3000,3000), torch.ones(3000,3000))

#: steps
import torch
x = torch.tensor([1.0]*1000)
for i in range(10**9): x = x + 1

#: steps
import numpy as np
x = np.ones(1000000)
for i in range(10**9): x = x + 1

#: steps
import os
for i in range(10**9): os.path.join('a', str(i))

#: steps
import threading
def w():
    while True: pass
t = threading.Thread(target=w)
t.start()

#: steps
import time
while True: time.sleep(1)

#: RuntimeError
import contextlib
@contextlib.contextmanager
def c():
    while True: yield
with c(): pass

#: steps
try:
    while True: pass
except BaseException:
    print('no')
finally:
    while True: pass

#: size
match [0]*10**9:
    case [*a]: pass

#: RecursionError
from dataclasses import dataclass
@dataclass
class A:
    a: object = None
x = A()
x.a = x
r = repr(x)
y = A()
for i in range(10000): y = A(y)
s = repr(y)
z = y == y

#: steps
x = type('X', tuple(type(f'B{i}', (), {}) for i in range(100000)), {})

#: steps
C = object
for i in range(3000):
    class C(C): pass
x = C()

#: known
x = {}
for i in range(20000): x = {1: x}
del x
import pprint

#: steps
import argparse
p = argparse.ArgumentParser()
for i in range(10**9): p.add_argument(f'--a{i}')

#: steps
x = 'a' * 1000000
while len(x) > 0:
    x = x[1:] + 'b'

#: steps
x = list(range(1000000))
while x: x.insert(0, x.pop())

#: steps
x = [i for i in range(1000000)]
x.sort(key=lambda v: sorted(x))

#: steps
from fractions import Fraction
x = Fraction(1, 3)
while True: x = x * x + 1

#: size
from decimal import Decimal, getcontext
getcontext().prec = 10**9
x = Decimal(1) / Decimal(3)

#: size
x = 2
while True: x = x ** 2

#: steps
import enum
E = enum.Enum('E', [f'a{i}' for i in range(1000000)])

#: size
import textwrap
x = textwrap.wrap('a b ' * 1000000, 3)

#: steps
x = '\n'.join('a' for _ in range(3000000)).splitlines()

#: steps
x = zip(*[iter(int, 1)] * 3)
y = list(x)

#: steps
x = reversed(range(10**12))
y = list(x)

#: size
x = range(10**12)[::3]
y = tuple(x)

#: size
x = frozenset(range(10**9)) | {1}

#: size
import heapq
x = heapq.nlargest(5, range(10**12))

#: known
x = open('/dev/zero').read()

#: steps
import string, random
x = ''.join(random.choice(string.ascii_letters) for _ in iter(int, 1))

#: size
x = b'a' * 8000000
y = [x + x for _ in range(100)]

#: RecursionError
import re
x = re.compile('(' * 5000 + 'a' + ')' * 5000)

#: error
import re
x = re.compile('(?:a?){1000}{1000}')
y = x.match('a' * 30)

#: steps
x = 'x = 1\n' * 300000
exec(x)

#: known
import numpy as np
x = np.arange(60000)
y = np.add.outer(x, x)
z = np.tile(np.arange(1000), (1000, 1000))

#: steps
import torch
x = torch.arange(60000.0)
for i in range(10**6):
    x = torch.cat([x, x])[:60000]

#: steps
import torch
x = torch.ones(2)
for i in range(10**9): x = torch.stack([x, x])

#: steps
import torch.nn as nn
x = nn.Sequential(*[nn.Linear(8, 8) for _ in range(10**9)])

#: steps
import torch.nn as nn
x = nn.Linear(8, 8)
for i in range(10**6): x = nn.Sequential(x)
y = repr(x)

#: RecursionError
import torch, torch.nn as nn
class Deep(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.inner = Deep(n + 1)
m = Deep(0)

#: model steps
import torch, torch.nn as nn
class Loop(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(10, 10)
    def forward(self, x):
        while True:
            x = self.fc(x)

#: known
import torch, torch.nn as nn
rnn = nn.LSTM(8, 8)
x = torch.randn(10**12, 1, 8)
y = rnn(x)
for step in x: y = rnn(step)

#: steps
import copy
import torch.nn as nn
x = nn.ModuleList([copy.deepcopy(nn.TransformerEncoderLayer(8, 1)) for _ in range(10**9)])

#: known
x = {}
x['self'] = x
y = str(x)
z = x == {'self': x}

#: size
x = '%s' * 10**6 % tuple(range(10**6))

#: size, steps
x = '{}' * 10**7
y = x.format(*range(10**7))

#: size
x = list('ab' * 4000000)

#: size
x = sorted(range(8000000), key=lambda v: -v)

#: steps
x = dict(zip(range(10**12), range(10**12)))

#: TypeError
x = map(None.__class__, iter(int, 1))
y = list(x)

#: size
import inspect
def f(a=[0] * 10**11): pass
y = inspect.signature(f)

#: RecursionError
x = lambda: x()
x()

#: steps
x = [lambda i=i: i for i in range(10**9)]

#: size
import operator, functools
x = functools.reduce(operator.mul, range(1, 10**9))

#: RecursionError
import functools
@functools.lru_cache(None)
def fib(n): return fib(n + 1)
x = fib(0)

#: RecursionError
class P:
    @property
    def p(self): return self.p
x = P().p

#: RecursionError
class D:
    def __get__(self, o, t): return getattr(o, 'd')
class H: d = D()
x = H().d

#: RecursionError
class S:
    def __setattr__(self, n, v): setattr(self, n, v)
S().x = 1

#: RecursionError
class C:
    def __contains__(self, v): return v in self
x = 1 in C()

#: RecursionError
class B:
    def __bool__(self): return not self
x = bool(B())

#: RecursionError
class I:
    def __index__(self): return range(10)[self]
x = [1][I()]

#: steps
class N:
    def __init_subclass__(cls): type('Sub', (cls,), {})
class M(N): pass

#: RecursionError
async def f():
    while True: await f()
import asyncio
asyncio.run(f())

#: steps
x = 1
while x:
    try: raise ValueError
    except ValueError: x += 1
    finally: continue

#: steps
def outer():
    try: return outer()
    finally: outer()
outer()

#: steps
x = (i for i in range(10**12))
y = next(v for v in x if v < 0)

#: size
x = [*range(10**5)] * 10**5

#: size
x = 'a' in 'a' * 10**12

#: size
x = round(10**7 ** 7 ** 7)

#: size
x = hash(10**10**8)

#: OverflowError
x = complex(1e308, 1e308) ** 10**9

#: size
x = float('1' * 10**7)

#: ValueError
x = '٣' * 10**6
y = int(x)

#: steps
import datetime
x = [datetime.datetime(1, 1, 1) + datetime.timedelta(days=i) for i in range(10**9)]

#: steps
import collections
x = collections.OrderedDict((i, i) for i in range(10**9))

#: known
import bisect
x = bisect.bisect(range(10**15), 3)

#: size
import struct
x = struct.pack('1000000000000x')

#: size
import base64
x = base64.b64encode(b'a' * 7000000)
y = base64.b64decode(x)

#: size
import hashlib
x = hashlib.sha256(b'a' * 10**7).hexdigest()

#: size
import statistics
x = statistics.mean(range(10**9))

#: size
import random
random.seed(0)
x = random.choices([1, 2], k=10**10)
random.shuffle(list(range(10**7)))

#: size
x = {}
while True: x = {**x, len(x): x}

#: steps
x = {1}
while True: x |= {hash(v) + len(x) for v in x}

#: steps
import itertools
x = set(itertools.product('abcdefghij', repeat=12))

#: steps
import copy
x = [1]
while True: x = copy.deepcopy([x, x])

#: steps
import json
x = []
while True: x = json.loads(json.dumps([x, x]))

#: steps
import json
x = json.dumps(list(range(10**6)), indent=1000000)

#: size
import textwrap
x = 'a\n'
while True: x = textwrap.indent(x, x)

#: steps
import numpy as np
x = [np.zeros((1000, 1000)) for _ in range(10**6)]

#: steps
import numpy as np
x = np.zeros(1)
while True: x = np.concatenate([x, x])

#: steps
import torch
x = torch.einsum('abcdefgh,hgfedcba->', torch.ones(*[50]*8), torch.ones(*[50]*8))
while True: y = torch.einsum('ij,jk,kl,lm->im', *[torch.ones(5, 5)] * 4)

#: steps
import torch, torch.nn as nn
class R(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.kids = nn.ModuleList([R(n - 1), R(n - 1)]) if n else None
r = R(40)

#: steps
import torch, torch.nn as nn
m = nn.Sequential()
while True: m.add_module(str(len(m)), nn.Conv2d(3, 3, 3))

#: steps
import torch, torch.nn as nn
m = nn.Sequential(nn.Linear(3, 3))
while True: m.extend(m)

#: steps
import torch, torch.nn as nn
m = nn.ModuleList([nn.Linear(3, 3)])
while True: m = m + m

#: steps
import torch, torch.nn as nn
m = nn.Sequential(*[nn.Linear(3, 3) for _ in range(1000)])
while True: sd = m.state_dict()

#: steps
import torch, torch.nn as nn
m = nn.Sequential(*[nn.Linear(3, 3) for _ in range(1000)])
while True:
    for n, p in m.named_parameters(): p.requires_grad = False

#: steps
import torch, torch.nn as nn
m = nn.LSTM(8, 8, num_layers=10**8)

#: steps
import torch, torch.nn as nn
m = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 1), 3)
x = torch.zeros(2, 3, 8)
while True: x = m(x)

#: steps
x = list(range(10**5))
while True: x.reverse()

#: steps
x = list(range(10**5))
while True: y = 'a' in x

#: size
x = tuple(range(10**5))
while True: y = x[1:]

#: steps
x = list(range(10**5))
while True: del x[0]; x.append(1)

#: steps
x = {i: i for i in range(10**5)}
while True: y = dict(x)

#: steps
x = {i: i for i in range(10**5)}
while True: y = list(x.items())

#: steps
x = {i for i in range(10**5)}
while True: y = x & x; z = x - x; w = x <= x

#: steps
x = 'ab' * 10**6
while True: y = x.find('c')

#: steps
x = 'ab ' * 10**6
while True: y = hash(x + str(len(x)))

#: size
x = 'é😀' * 10**6
while True: y = x[5]

#: steps
x = b'ab' * 10**6
while True: y = x.find(b'c')

#: size, steps
x = bytearray(b'ab' * 10**6)
while True: x[0:1] = b'cc'

#: size
x = b'ab' * 10**6
while True: y = x.hex()

#: size
x = b'ab' * 10**6
while True: y = x == b'ab' * 10**6

#: size
x = 3**100000
while True: x = x >> 1 | x

#: steps
import logging
while True: logging.warning('x' * 1000)

#: steps
import dataclasses
@dataclasses.dataclass
class A:
    x: object = 1
a = A([])
for i in range(25): a = A([a, a])
d = dataclasses.asdict(a)

#: steps
import enum
while True:
    class E(enum.Enum):
        A = 1
        B = 2

#: steps
while True:
    exec('def f(): return 1')

#: steps
import random
x = list(range(10**6))
while True: random.shuffle(x)

#: steps
e = ValueError()
while True: e = ExceptionGroup('x', [e, e])

#: steps
import torch
x = torch.tensor([[[1.0] * 1000] * 1000] * 1000)

#: steps
import torch
x = torch.ones(100000).tolist()
while True: y = torch.tensor(x)

#: steps
import torch
s = str(torch.zeros(10**5))
torch.set_printoptions(threshold=10**12)
while True: s = repr(torch.ones(60000))

#: steps
import torch, torch.nn as nn, copy
m = nn.Sequential(nn.Linear(3, 3), nn.ReLU())
for i in range(40): m = nn.Sequential(m, copy.deepcopy(m))

#: steps
import torch, torch.nn as nn
m = nn.MultiheadAttention(8, 2)
x = torch.zeros(3, 1, 8)
while True: x, w = m(x, x, x)

#: steps
import einops, torch
x = torch.zeros(2, 3, 4)
while True: x = einops.rearrange(x, 'a b c -> c a b')

#: steps
while True:
    x = 1; y = x; z = y; x = z; y = x; z = y; x = z; y = x; z = y; x = z; y = x; z = y; x = z; y = x; z = y; x = z; y = x; z = y; x = z; y = x; z = y; x = z; y = x; z = y; x = z; y = x; z = y; x = z; y = x; z = y; x = z; y = x; z = y; x = z; y = x; z = y; x = z; y = x; z = y; x = z; y = x; z = y; x = z; y = x; z = y; x = z

#: steps
x = 'a' * 10**6
while True: y = x.encode().decode()

#: steps
x = 'ab' * 10**5
while True: y = x.translate({97: 'cc'})

#: steps
x = 'ab' * 10**5
while True: y = x.isalpha() and x.islower() and x.title()

#: steps
import re
x = [re.compile('a' * i) for i in range(10**5)]

#: steps
d = {}
for i in range(10**9): d[(i, i, i)] = i

#: steps
from collections import deque
d = deque(range(10**5))
while True: d.rotate(1); d.remove(5); d.append(5)

#: steps
from collections import Counter
c = Counter('abc' * 10**5)
while True: y = c.most_common(); c = c + c

#: steps
import struct
while True: x = struct.unpack('1000i', struct.pack('1000i', *range(1000)))

#: steps
x = [float(i) / 3 for i in range(10**5)]
while True: s = str(x)

#: size, ValueError
from decimal import Decimal, getcontext
getcontext().prec = 5000
x = Decimal(2)
while True: x = x.sqrt() * x.ln()

#: steps
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass
while True: pass

#: steps
import torch, torch.nn as nn
m = nn.Sequential(*[nn.BatchNorm2d(60000) for _ in range(10**6)])

#: model size
import torch, torch.nn as nn
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.Linear(8, 8)
    def forward(self, x):
        outs = [x]
        for i in range(10**6): outs.append(self.c(torch.stack(outs).mean(0)))
        return outs[-1]
m = M()

#: steps
import torch
x = torch.zeros(8)
xs = [x] * 10**6
while True: y = torch.stack(xs)

#: steps
import torch
while True: x = torch.linalg.svd(torch.eye(100)); y = torch.inverse(torch.eye(200))

#: steps
import torch
while True: x = torch.cdist(torch.ones(100, 50), torch.ones(100, 50))

#: steps
import numpy as np
while True: x = np.linalg.svd(np.eye(100)); y = np.linalg.inv(np.eye(200))

#: steps
import numpy as np
while True: x = np.sort(np.random.RandomState(0).rand(60000)); y = np.percentile(x, 50)

#: steps
import traceback
def f(n):
    try: f(n + 1)
    except Exception: traceback.format_exc(); raise
while True:
    try: f(0)
    except RecursionError: pass

#: steps
x = list(range(10**5))
while True: y = any(x); z = all(x); w = sum(x) + len(set(x))

#: size
x = bytes(range(256)) * 1000
while True: y = int.from_bytes(x, 'big'); z = repr(x); w = x.upper()

#: steps
import torch, torch.nn as nn
m = nn.Sequential(*[nn.Linear(8, 8) for _ in range(500)])
while True: k = m[:250]; l = list(m.children()); n = dict(m.named_modules())

#: known
e = ValueError()
for i in range(60): e = ExceptionGroup('x', [e, e])
try: raise e
except* ValueError: pass
x = e.split(TypeError)

#: steps
e = None
while True:
    try: raise ValueError('x' * 100) from e
    except ValueError as caught: e = caught

#: steps
g = iter([1, 2])
for i in range(10**5): g = (x for x in g)
y = next(g)

#: steps
g = iter([1, 2])
for i in range(10**6): g = map(abs, g)
y = next(g)

#: steps
class A:
    def m(self): return 0
for i in range(2000):
    class A(A):
        def m(self): return super().m() + 1
x = A().m()

#: RecursionError
class M(type):
    def __instancecheck__(cls, x): return isinstance(x, cls)
class A(metaclass=M): pass
x = isinstance(1, A)

#: RecursionError
class A:
    def __format__(self, s): return f'{self:{s}}'
x = f'{A():5}'

#: RecursionError
class D(dict):
    def __missing__(self, k): return self[k]
x = D()[1]

#: size
x = 'a'.center(10**12)
y = 'a'.zfill(10**11)
z = b'a'.ljust(10**12)

#: size
x = '%.1000000000f' % 1.0
y = f'{1.0:.999999999f}'
z = format(1.5, '.2147483000e')

#: steps
import itertools
x = list(itertools.combinations(range(100), 50))

#: steps
import itertools
x = [list(g) for k, g in itertools.groupby(itertools.count())]

#: steps
import difflib
x = difflib.SequenceMatcher(None, 'ab' * 50000, 'ba' * 50000).ratio()

#: size
from decimal import Decimal
x = int(Decimal('1e100000000'))

#: known
import numpy as np
x = np.zeros((10**5, 1)) + np.zeros((1, 10**5))
y = np.outer(np.arange(10**5), np.arange(10**5)).sum()

#: steps
import numpy as np
f = np.vectorize(lambda v: v + 1)
while True: x = f(np.arange(10**5))

#: size
import torch.nn as nn
x = nn.Linear(10**9, 10**9)
y = sum(p.numel() for p in x.parameters())
z = x.weight.tolist()

#: steps
import torch.nn as nn
x = nn.ModuleDict({str(i): nn.ReLU() for i in range(10**6)})

#: RecursionError
import torch, torch.nn as nn
a, b = nn.Sequential(), nn.Sequential()
a.b = b
b.a = a
a.eval()
a.apply(print)
x = repr(a)

#: steps
import torch
x = torch.combinations(torch.arange(3000), 3)
y = torch.cartesian_prod(*[torch.arange(100)] * 4)
while True: z = torch.cartesian_prod(torch.arange(200), torch.arange(200))

#: steps
def d(f): return lambda *a: f(*a)
def g(): return 1
for i in range(10**5): g = d(g)
x = g()

#: steps
s = 'exec(s)'
exec(s)

#: steps
import re
x = re.match(r'(x+x+)+y', 'x' * 100)
y = re.match(r'(a*)*\1b', 'a' * 100)
z = re.fullmatch(r'(\w+\s?)*', 'word ' * 20 + '!')

#: known
import re
x = re.compile('a{1000000000}')
y = re.compile('(?:(?:(?:a{1000}){1000}){1000}){1000}')

#: steps
x = [3, 2, 1]
class K:
    def __init__(self, v): x.append(v)
    def __lt__(self, o): return True
x.sort(key=K)
y = sorted((K(i) for i in iter(int, 1)))

#: steps
d = {i: i for i in range(10**5)}
while True: x = d.keys() & d.keys(); y = d.items() ^ d.items()

#: steps
from collections import ChainMap
x = ChainMap()
for i in range(10**5): x = ChainMap({}, x)
y = x.get('a')

#: steps
from collections import defaultdict
def tree(): return defaultdict(tree)
root = t = tree()
while True: t = t[0]

#: steps
x = frozenset()
for i in range(10**5): x = frozenset([x])
y = hash(x)
z = repr(x)

#: known
import enum
F = enum.Flag('F', [f'a{i}' for i in range(3000)])
x = ~F(0)
y = list(x)
z = repr(x)

#: steps
from typing import Optional, List, Union
T = int
for i in range(10**5): T = List[T]
x = repr(T)
y = hash(T)
U = Union[tuple(List[i] for i in range(10**5))] if False else Union[tuple(type(f'A{i}', (), {}) for i in range(3000))]

#: steps
import contextlib
with contextlib.ExitStack() as s:
    while True: s.callback(print)

#: steps
import asyncio
async def f():
    q = asyncio.Queue()
    while True: await q.put('x' * 100)
asyncio.run(f())

#: steps
import io
s = io.StringIO()
while True: s.write('x' * 1000)

#: size
while True: print('x' * 10000)

#: known
import random
x = random.getrandbits(10**10)
y = random.randbytes(10**10)

#: steps
x = memoryview(bytes(10**6))
while True: y = x.tolist(); z = x[1:].tobytes()

#: RecursionError
def g(): yield from g()
x = list(g())

#: steps
def g(n):
    yield n
    yield from g(n + 1)
for x in g(0): pass

#: steps
class A:
    def __hash__(self): return 1
    def __eq__(self, o): return self is o
x = {A() for _ in range(10**5)}

#: steps, size
import math
x = math.perm(10**6, 10**6)
y = math.isqrt(10**10**7)
z = math.prod(range(1, 10**6))

#: RecursionError
import sys
sys.setrecursionlimit(10**9)
def f(n): return f(n + 1)
x = f(0)

#: steps
import pprint
y = pprint.pformat({str(i): list(range(20)) for i in range(10**4)})
while True: y = pprint.pformat(y)

#: steps
import html
x = '<&>' * 10**5
while True: y = html.escape(x); z = html.unescape(y)

#: RecursionError
import torch, torch.nn as nn
class M(nn.Module):
    def forward(self, x):
        while True: x = x + self.forward(x)
m = M()
y = m(torch.zeros(1))

#: steps
import torch, torch.nn as nn
m = nn.Sequential(*[nn.Conv2d(8, 8, 3, padding=1) for _ in range(300)])
x = torch.zeros(1, 8, 64, 64)
while True: x = m(x)

#: known
from typing import Dict
T = int
for i in range(60): T = Dict[T, T]
x = T.__parameters__

#: steps
from typing import Dict
T = U = int
for i in range(60):
    T = Dict[T, T]
    U = Dict[U, U]
x = T == U

#: steps
from typing import Dict
T = U = int
for i in range(60): T = Dict[T, T]
x = hash(T)

#: size
from typing import Dict
T = U = int
for i in range(60): T = Dict[T, T]
x = repr(T)

#: steps
from typing import Dict, get_type_hints
T = int
for i in range(60): T = Dict[T, T]
class A:
    x: T
x = get_type_hints(A)

#: steps
from typing import Union
x = Union[tuple(str(i) for i in range(10**5))]

#: steps
from typing import Literal
T = Literal[tuple(range(10**5))]
U = Literal[tuple([T] * 10**5)]

#: steps
from typing import *
T = int
while True: T = Annotated[T, 1]; U = Callable[[T, T], T]; x = repr(U)

#: steps
import dataclasses
A = dataclasses.make_dataclass('A', [(f'a{i}', int, 0) for i in range(10**5)])

#: size
import unicodedata
x = '\ufdfa' * 10**6
while True: y = unicodedata.normalize('NFKD', x)

#: steps
T = (int,)
for i in range(60): T = (T, T)
x = isinstance('a', T)

#: steps
T = (int,)
for i in range(60): T = (T, T)
x = issubclass(str, T)

#: steps
T = (TypeError,)
for i in range(60): T = (T, T)
try: raise ValueError
except T: pass

#: steps
x = y = (1,)
for i in range(60): x = (x, x); y = (y, y)
z = x < y
w = sorted([x, y])

#: steps
import torch, torch.nn as nn
a = nn.Sequential(nn.Linear(3, 3))
for i in range(60): a = nn.Sequential(a, a)
b = a.state_dict()

#: steps
import torch, torch.nn as nn
a = nn.Sequential(nn.Linear(3, 3))
for i in range(60): a = nn.Sequential(a, a)
a.eval()
a.apply(lambda m: None)

#: steps
import torch, torch.nn as nn
class M(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.a = M(d - 1) if d else nn.Linear(2, 2)
        self.b = M(d - 1) if d else nn.Linear(2, 2)
    def forward(self, x): return self.b(self.a(x))
m = M(40)
