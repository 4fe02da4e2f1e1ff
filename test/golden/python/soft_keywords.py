type = 3
type(x)
type(mock).attribute = 1
type in [a]
type[0] = 1
type
type + 1
type.x = 3
x = type
def f(type, match, case, _): return type(match)
match = 1
match(x)
match[x]
match[x] = 1
match.a
match, case = x
match * a, b
match -a
match (a)
match (a).b
match in b
match is b
match or b
match = case = 3
case = 3
case(x)
_ = 1
print = exec = 1
def print(exec): pass
class exec: print = 1
