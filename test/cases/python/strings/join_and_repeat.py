print(", ".join(["a"]), "".join([]), "-".join("abc"), " ".join(map(str, range(3))), "\n".join(f"{k}={v}" for k, v in {"a": 1}.items()), "ab" * 0, "=" * 10, 3 * "xy", "".join(reversed("abc")), ",".join(sorted({"b", "a"})), "x".join(("1", "2")), "".join(c * 2 for c in "ab"))
for bad in ["','.join([1])", "','.join(None)", "','.join(['a', None])", "'a' * '2'", "','.join(5)"]:
    try: eval(bad)
    except TypeError as e: print(bad, e)
