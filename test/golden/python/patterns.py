match x:
    case 1: pass
    case -1: pass
    case -1.5 - 2j: pass
    case 1 + 2j: pass
    case 'a' "b": pass
    case b'a': pass
    case None: pass
    case True | False: pass
    case _: pass
    case a: pass
    case a.b.c: pass
    case ((a)): pass
    case 1 | 2 | 3: pass
    case (1 | 2) as a: pass
    case 1 | 2 as a: pass
    case []: pass
    case (): pass
    case [a]: pass
    case (a,): pass
    case [a, *_]: pass
    case (*a, b): pass
    case *a, b: pass
    case a,: pass
    case a, b: pass
    case {}: pass
    case {'a': 1}: pass
    case {'a': 1, **rest}: pass
    case {-1: a, b.c: d, None: e, 'f' 'g': h,}: pass
    case A(): pass
    case a.b.C(d): pass
    case A(1, b, c=3, d=e,): pass
    case A(b=str() as c, d=1 | 2 as e): pass
    case [A(b=[c, *d]), {'e': f}], g: pass
    case a if a > 1 and b: pass
    case str(): return_ = 1; pass
    case x, y if (z := x):
        pass

match (a, b):
    case c: pass
match a,:
    case c: pass
match *a, b:
    case c: pass
match [a]:
    case c: pass
match -a:
    case c: pass
match {}:
    case c: pass
match match:
    case case: pass
match a := b:
    case c:
        match d:
            case e: pass
        f
