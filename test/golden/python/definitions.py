# Functions.
def f(): pass
def f(a, b: int, c=1, d: int = 2): pass
def f(a, /, b, *, c, d=1, **e) -> None: pass
def f(a, b=1, /, c=2, *args: int, d: str, **kwargs: Any) -> Tuple[int, ...]: ...
def f(*, a): pass
def f(a, /): pass
def f(*args: *Ts, **kwargs): pass
def f(*args: *tuple[int, *Ts]): pass
def f(a: (int), b: lambda: 0 = 3): pass
def f(
    self,
    x: torch.Tensor,  # the input
    mask: Optional[torch.Tensor] = None,
) -> torch.Tensor:
    """Text."""
    # no statement

    return x  # done

    # still inside

lambda: 0
lambda a, b=1, *c, d, e=2, **f: 0
lambda *, a: 0
lambda a, /, b: 0
lambda *a: (yield)
lambda x: lambda y: x

@a
@b.c(d)
@e[0].f
async def f(): pass

async def f():
    async with a as b, c: pass
    async for x in y: await z
    else: pass
    await a ** b
    -await a
    return [await x async for x in y if await z]

def g():
    global a
    def h():
        nonlocal a
    x = yield
    x = yield a, b
    x = yield from c
    x += yield
    yield
    yield *a, b
    return *a, *[b]

# Classes.
class A: pass
class A(): pass
class A(B, c.D, *e, metaclass=F, **g): pass
@a
class A:
    x = 1
    y: int = 2

    class B:
        def f(self): return 1
    # inside
    z = 3
 # nowhere
w = 4

# Type parameters.
def f[T](x: T) -> T: pass
def f[T: int, *Ts, **P](*args: *Ts, **kwargs: P.kwargs): pass
class A[T, U: (int, str)](B[T]): pass
class A[T = int | None, U: str | int = bool | None, *Ts = *tuple[int], **P = [int]]: pass
async def f[T: list[int] | None = list[int] | str, V = Any](): pass
type X = int
type X[T] = list[T] | None
type X[T: int = bool, *Ts] = Callable[[T], tuple[*Ts]]
if a: type Y = int
