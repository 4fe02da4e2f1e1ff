s = "the cat sat on the mat"
print(s.find("at"), s.find("at", 6), s.rfind("at"), s.find("dog"), s.index("sat"), s.count("at"), s.count("t", 5, 12), s.startswith("the"), s.endswith(("dog", "mat")), s.find(""), s.rfind(""), s.find("e", -8), "at" in s, "dog" not in s)
print([i for i in range(len(s)) if s.startswith("at", i)], s.replace("at", "og", 2), s.replace("the ", ""), s.title(), s.capitalize(), s[::-1], s[4:7], s[-3:], s[::5])
for bad in ["s.index('dog')", "s.rindex('q')", "s.find(1)", "s.count()", "s.replace('a')", "s.startswith(['t'])", "s['a']", "s[99]"]:
    try: eval(bad)
    except Exception as e: print(bad, type(e).__name__, e)
