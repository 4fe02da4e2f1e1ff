x = 1; y = 2; print(x + y)
if x: print("one line"); print("two")
total = (1 +
         2
         # a comment inside
         + 3)
text = "a" \
    "b"
print(total, text, [
    1,
    2,
], {"k":
    "v"}); z = [i
     for i in range(3)
     if i]; print(z)
