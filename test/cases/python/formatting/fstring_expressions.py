x, y, name, items = 5, 2.5, "bob", [1, 2]
print(f"{x + y:.1f} {x ** 2!r} {name.title()!s:*^9} {items[0]} {items!r:>8} {len(items)=} {x=} {y = :.3f} {name=!s} {name=} {x:{y:.0f}} {x!r:>{x}}")
print(f"{'nested ' + f'{x}'} {(lambda v: v * 2)(4)} { {'a': 1}['a'] } {x if x > 3 else y} {[i for i in range(3)]} {x > 3 and 'yes'} {{literal}} {{{x}}} {'a' 'b'} {x:,} {10000:_}")
print(f"""multi {x}
line {y}""", f'{x}' "plain {x}" f"{y}", rf"\n{x}", f"{x:>{len(name) * 2}}|{x:<{'5'}}|", f"{dict(a=1)}", f"{1,2}", f"{x!a} {'é'!a}")
class V:
    def __format__(self, s): return f"<{s}>"
print(f"{V()} {V():x:y} {V():%d-%m} {V()!s:.3}"[:14], f"{None} {True:d} {True!s:>6} {...}")
try: f"{undefined_name}"
except NameError as e: print(e)
try: f"{x:q}"
except ValueError as e: print(e)
