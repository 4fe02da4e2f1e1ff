import ast
for s in ("1", "-2.5", "1e3", "'a'", '"b\\n"', "r'\\d'", "b'x'", "None", "[1, [2, (3, 4)], {}]", "{'a': [1], 2: (1,)}", "()", "(1,)", "1, 2", "{1, 2}", "True", "'a' 'b'", "0x1F", "1_000", "3+4j", "-1", "+2", " [1] ", "[\n 1,\n 2,\n]", "'''multi\nline'''", "{'a': -1, 'b': {'c': None}}", "[]", "set()"):
    print(repr(s), ast.literal_eval(s))
for s in ("a", "f(1)", "[1", "1 +", "", "a.b", "[x for x in y]", "__import__('os')", "1 + 'a'", "lambda: 0"):
    try:
        print(s, ast.literal_eval(s))
    except (ValueError, SyntaxError, TypeError) as e:
        print(s, type(e).__name__)
