R, W, X = 1, 2, 4
def show(p): return "".join(c if p & f else "-" for c, f in zip("rwx", (R, W, X)))
p = R | W; print(show(p), show(p ^ W), show(p & ~R), show(p | X), bool(p & X), p == 3, ~p, p << 1, f"{p:03b}", (R | W | X) >> 1); p &= ~W; p |= X; print(show(p), [show(i) for i in range(8)])
print(0b1100 & 0b1010, 0b1100 | 0b1010, 0b1100 ^ 0b1010, ~0b1100, -1 >> 3, -8 >> 1, 1 << 10, True | False, True & 3, {1, 2} | {3}, bin(5 | 8))
