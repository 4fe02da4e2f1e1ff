type T = int
match T.__value__:
    case x: print(x)
match = type = case = _ = 1
print(match + type + case + _)
def match(type): return type
print(match(3), match (4), (match)(5))
