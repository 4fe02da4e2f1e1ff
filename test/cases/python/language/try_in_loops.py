out = []
for x in ["1", "a", None, "3", "stop", "4"]:
    try: v = int(x)
    except ValueError as e:
        if x == "stop": break
        out.append(str(e)); continue
    except TypeError: out.append("none")
    else: out.append(v)
    finally: out.append("f")
print(out)
def retry(n):
    for i in range(n):
        try:
            if i < 2: raise OSError(i)
            return f"ok after {i}"
        except OSError as e: last = e
    raise last
print(retry(3))
try: retry(1)
except OSError as e: print(repr(e))
