from pprint import pprint, pformat, PrettyPrinter
pprint({"a": 1}); pprint([]); pprint("s"); pprint(("x",)); pprint({"list": list(range(30)), "nested": {"k%d" % i: i for i in range(12)}})
pprint({3: "c", 1: "a", 2: ["b"] * 20}); pprint({"b": {"c": {"d": ["e" * 20, "f" * 20, "g" * 30]}}}, width=50); pprint([("conv", {"in": 3, "out": 64, "k": (7, 7)}), ("bn", {"n": 64}), ("relu", None)], width=40)
print(pformat({"z": 1, "a": 2}), pformat([1, 2], indent=4), pformat({"z": 1, "a": 2}, sort_dicts=False)); PrettyPrinter(indent=4, width=30).pprint({"key": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "other": ("a", "b")}); pprint([[["deep"]]], depth=1); pprint({1, 3, 2}); pprint({"a": (1,), "b": {2}, "c": None, "d": 1.5, "e": True})
