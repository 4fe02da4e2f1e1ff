def grade(n): return "A" if n > 90 else "B" if n > 80 else "C" if n > 70 else "F"
print([grade(n) for n in (95, 85, 75, 5)], (lambda: 1 if [] else 2)(), [x if x else -x for x in (0, 1)], "y" if not None else "n")
print(1 if 0 else 2 if 0 else 3, (1 if True else 2) + 1, [1 if True else 2][0], {True: 1 if False else 0})
