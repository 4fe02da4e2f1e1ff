def to_base(n, b):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"; out = ""
    if n < 0: return "-" + to_base(-n, b)
    while n: n, r = divmod(n, b); out = digits[r] + out
    return out or "0"
print([to_base(255, b) for b in (2, 3, 8, 16, 36)], to_base(-10, 2), to_base(0, 7), all(int(to_base(n, b), b) == n for n in range(50) for b in (2, 7, 36)))
print(bin(10)[2:], oct(8), hex(255), f"{10:b} {10:o} {10:x} {10:#X} {10:08b}", int("ff", 16), int("0b11", 2), int("0o17", 0), int("-1010", 2), format(2**40, ",d"), (10).bit_length(), (255).to_bytes(2, "little"), ~0 & 0xFF, -1 & 0xF, 1 << 40 >> 38, 0x0F ^ 0xFF, 6 & 3 | 8)
print([n ^ (n >> 1) for n in range(8)], bin(0b1010 | 1 << 2), [bool(0b1010 >> i & 1) for i in range(4)], sum(1 for i in range(256) if bin(i).count("1") == 4), int("1" * 70, 2) == 2**70 - 1, float.fromhex("0x1p4"), (0.1).hex(), round(-2.5), round(2.5), int(-7 / 2), -7 // 2, -7 % 3)
