class AppError(Exception):
    code = 500
    def __init__(self, message="app failed", *, detail=None, **ctx): super().__init__(message); self.detail, self.ctx = detail, ctx
    def __str__(self): return f"[{self.code}] {super().__str__()}" + (f": {self.detail}" if self.detail else "")
class NotFound(AppError, KeyError): code = 404
class Invalid(AppError, ValueError):
    code = 400
    @property
    def field(self): return self.ctx.get("field", "?")
class Retry(AppError):
    def __init__(self, after): super().__init__(f"retry in {after}", after=after); self.after = after
def handle(e):
    try: raise e
    except NotFound as x: return "nf", str(x), x.args
    except (Invalid, TypeError) as x: return "inv", str(x), getattr(x, "field", None)
    except AppError as x: return "app", str(x), x.ctx, repr(x)
    except LookupError as x: return "lookup", repr(x)
    except Exception as x: return "other", type(x).__name__
for e in [NotFound("no page"), NotFound(), Invalid("bad", field="age", detail="neg"), TypeError("t"), Retry(3), AppError, KeyError("k"), OSError(2, "gone", "f.txt"), ZeroDivisionError()]: print(handle(e))
print(issubclass(NotFound, LookupError), [c.__name__ for c in Invalid.__mro__], isinstance(Retry(1), AppError), AppError("x") == AppError("x"))
def chain():
    try:
        try: {}["a"]
        except KeyError as k: raise Invalid("wrapped") from k
    except AppError as a: return a
a = chain(); print(a, repr(a.__cause__), a.__context__ is a.__cause__, a.__suppress_context__, a.__traceback__ is not None)
import copy
c = Retry(5); print(c.after, c.args)
try: raise AppError("m") from None
except AppError as e: print(e.__cause__, e.__suppress_context__); saved = e
try: saved.nope
except AttributeError as e: print(e)
class Silent(Exception):
    def __init__(self, *a): pass
print(Silent(1, 2).args, repr(Silent("x")), str(Silent()))
