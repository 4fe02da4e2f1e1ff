from contextlib import nullcontext
with open("x") if False else nullcontext([1]) as fh:
    print(fh)
with nullcontext(1) if False else nullcontext(3) as fh, nullcontext(1) if 1 else 3 as y: print(fh, y)
with (nullcontext(1)): pass
with (nullcontext(1), nullcontext(2)): pass
with (nullcontext(1), nullcontext(2)) if 0 else nullcontext(4) as x: print(x)
with (nullcontext("p") as p, nullcontext("q") as q,): print(p, q)
