import io, sys
buf = io.StringIO()
print("a", 1, None, [2], sep="-", end="!\n", file=buf); print(file=buf); print("x", end="", file=buf, flush=True); print(repr(buf.getvalue()))
print(); print("", "", sep="|"); print(*"abc", sep="\n"); print("a", end=""); print("b", "c", sep="", end="\n\n"); print(1, 2, sep=None, end=None); print({"k": (1,)}, {1, }, b"x", 1.0, 1j, ..., NotImplemented, int, len is len)
sys.stdout.write("direct\n"); print("to stdout", file=sys.stdout); print("gone", file=sys.stderr)
class W:
    def write(self, s): sys.stdout.write(f"<{s!r}>")
print("p", "q", file=W()); print()
for bad in [dict(sep=1), dict(end=2), dict(file=5), dict(nope=1)]:
    try: print("x", **bad)
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class S:
    def __str__(self): return "S!"
    def __repr__(self): return "R!"
print(S(), [S()], str(S()), f"{S()}", "%s %r" % (S(), S()), (S(),), {S(): S()})
