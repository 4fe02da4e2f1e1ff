def say(v): print("eval", v, end=" "); return v
print(say(0) or say("x"), say(1) and say([]), say("") or say(None) or say(()), not say(0))
print(None or 0 or [] or "last", 1 and 2 and 3, 0 and 1 / 0, 1 or 1 / 0, [] and 5, not not "a", 1 if [] or {} else 2)
