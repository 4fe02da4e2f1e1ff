import _circular_b

a_value = "a sees " + _circular_b.b_value
