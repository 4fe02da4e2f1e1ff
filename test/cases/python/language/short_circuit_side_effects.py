log = []
def t(n): log.append(n); return True
def f(n): log.append(n); return False
print(t(1) and f(2) and t(3), f(4) or t(5) or t(6), not f(7), t(8) if f(9) else f(10), [t(11), f(12)][0], all([f(13), t(14)]), all(f(i) for i in (15, 16)), log)
