count = 0
def bump():
    global count, fresh
    count += 1
    fresh = "made"
bump(); bump()
print(count, fresh)
def outer():
    x = 1
    def middle():
        def inner():
            nonlocal x
            x += 10
            return x
        return inner
    return middle(), lambda: x
inc, get = outer()
inc(); inc(); print(get())
x = "global"
def shadow():
    x = "local"
    class C:
        x = "class"
        def m(self): return x
        y = [x for _ in range(1)]
        z = [i for i in x]
    return C().m(), C.y, C.z
print(shadow())
def conditional(flag):
    if flag:
        v = 1
    try:
        return v
    except UnboundLocalError as e:
        return str(e)
print(conditional(True), conditional(False))
def deleted():
    t = 1
    del t
    try:
        t
    except UnboundLocalError as e:
        return e.args[0]
print(deleted())
def free():
    def g(): return later
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
    later = 5
    return g()
print(free())
try:
    nowhere
except NameError as e:
    print(e, e.name)
class K:
    global made_in_class
    made_in_class = "yes"
    count = count + 1
print(made_in_class, K.count, hasattr(K, "made_in_class"))
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def counter():
    counter.calls = getattr(counter, "calls", 0) + 1
    return counter.calls
counter(); print(counter(), counter.__dict__)
def exc():
    e = "kept"
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    try:
        print(e)
    except UnboundLocalError as err:
        print(err)
exc()
for loop in range(2): pass
print(loop, [loop for loop in "ab"], loop)
