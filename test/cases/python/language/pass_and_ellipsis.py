def todo(): ...
class Empty: pass
print(todo(), Empty().__dict__, ..., Ellipsis is ..., type(...).__name__, bool(...), [..., 1])
if True: pass
else: raise SystemExit
for _ in range(2): ...
print((lambda: ...)(), {...: 1}[...])
