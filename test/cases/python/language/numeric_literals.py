print(0b101, 0O17, 0xFf, 1_000, 0b1_0, 1e3, 1E-2, .5, 5., 1_0.0_1, 3j, 1.5e2J, 0, 00, 10 ** -2, -0, -0.0, +5, ~5, --5, 0xdead_beef)
print((1).real, 5 .bit_length(), 1.0.is_integer())
