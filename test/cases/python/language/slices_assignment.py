l = list(range(8)); l[2:4] = "xyz"; print(l); l[::3] = [0, 0, 0]; print(l); l[1:1] = [9]; print(l); del l[::2]; print(l); l[10:] = [7]; print(l); l[:] = l[::-1]; print(l); l[-2:] = []; print(l); l[0:0] = l; print(l)
try: l[::2] = [1]
except ValueError as e: print(e)
print([1, 2, 3][-100:100], "abc"[::-1][1:], (1, 2, 3)[:-1], [1, 2, 3, 4][-3:-1], [*range(10)][8:2:-2], "x"[5:], [][:1])
