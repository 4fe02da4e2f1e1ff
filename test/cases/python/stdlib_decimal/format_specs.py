from decimal import Decimal as D
for v in ["0", "1", "-1.5", "1234567.891", "0.000001234", "1E+10", "12E-10", "99.995", "NaN", "-Infinity", "0.00", "100", "9.99"]:
    row = []
    for spec in ["", "f", ".2f", ",.2f", "+.1f", "e", ".3e", "g", ".3g", "%", ".1%", ">12", "<12.1f", "^12.2f", "012.3f", "+,", "*>10", ".0f", " .2f", "E", "=+10.1f"]:
        row.append(format(D(v), spec))
    print(v, row)
