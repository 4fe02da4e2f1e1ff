def v(x): print(f"<{x}>", end=""); return x
print(v(1) < v(2) < v(3), v(3) < v(2) < v(1), v(1) == v(1) != v(2), 1 < 3 > 2, (1 < 3) > 2, 1 in [1] == True, "a" < "b" in "abc")
