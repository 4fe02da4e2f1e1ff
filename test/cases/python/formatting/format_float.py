"""The format-spec mini-language for floats: every digit is right."""

specs = ["", "f", ".2f", ".0f", ".10f", "e", ".3e", ".0e", "E", "g", ".3g", ".1g", ".10g", ".0g", "G", "%", ".1%", ".0%", "n", "10.3f", "<10.3f|", "^10.2f|", "=+10.2f", "010.2f", "+.2f", " .2f", ",", ",.2f", "_.2f", "#.0f", "#.3g", "#g", "#.0e", ".3", ".1", ".17", "10", "<10", "015,.2f", "+010,.1f", "*^12.2e", ".2F", "F", ".50f", ".20g", "#", "+", "z.0f", "z.1f", "0", "08"]
values = [0.0, -0.0, 1.0, -1.5, 0.5, 1.5, 2.5, 3.14159265358979, 1234567.891, 1e-5, 1e10, 1e16, 1e22, 123456789012345680.0, 5e-324, 0.000123456, 999999.5, 9.995, 1e100, float("inf"), float("-inf"), float("nan"), -0.04, 100.0, 0.1]
for value in values:
    for spec in specs:
        try:
            print(value, repr(spec), repr(format(value, spec.rstrip("|"))))
        except Exception as error:
            print(value, repr(spec), type(error).__name__, error)
for spec in ["d", "x", "s", "c", "b", ",n", "q", ".", ".-1f", "5.5.5f"]:
    try:
        print(repr(spec), repr(format(1.5, spec)))
    except Exception as error:
        print(repr(spec), type(error).__name__, error)
