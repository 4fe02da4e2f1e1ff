for test, message in [("1 == 1", None), ("[]", None), ("0", "zero"), ("None", ("t", 1)), ("''", 5)]:
    try:
        assert eval(test), message
        print("passed", test)
    except AssertionError as e: print(repr(e), str(e))
try: assert False
except AssertionError as e: print(repr(e), e.args)
def check(x): assert isinstance(x, int), f"expected int, got {type(x).__name__}"; return x
try: check("a")
except AssertionError as e: print(e)
