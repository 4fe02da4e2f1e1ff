"""`repr` of floats: the shortest digits, and when the exponent is written."""

values = [
    0.0, -0.0, 1.0, -1.5, 0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 100.0, 1e15, 123456789012345.6, 1e16, 1.5e16, 9999999999999998.0,
    9007199254740993.0, 1e17, 1e21, 1e22, 1e23, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 1e-4, 1e-5,
    0.0001, 0.00012345, 0.00001, 1.5e-7, 123e-10, 1e100, 12345678.9, 3.141592653589793, 2.718281828459045,
    float("inf"), float("-inf"), float("nan"), 1e16 + 2, 4.35, 0.3, 5e-5, 1234567890123456789.0,
]
for value in values:
    print(value, repr(value), str(value), f"{value}", "%s" % value, [value])
