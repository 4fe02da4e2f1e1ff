for w in (3, 4, 5, 8): print("[" + "ab".center(w) + "]", "[" + "abc".center(w, "*") + "]", "[" + "x".rjust(w, "0") + "]", "[" + "-1".zfill(w) + "]", f"[{'ab':^{w}}]", f"[{'abc':.>{w}}]")
