names = ["a", "b"]; d = {"k": 1}
print(f"{", ".join(names)}", f"{d["k"]}", f"{f"{f"{1 + 1}"}"}", f'{'x' + 'y'}', f"{"\n".join(names)!r}", f"{'a' if d["k"] else "b"}")
print(f"{
    d["k"]  # a comment
    + 1
}", f"{names[0]:{">"}5}", f"{d["k"]=}", f"{ {"z": 2}["z"] }", f"{'\\'}", f"""{
    "multi"
}""")
print(f"{(lambda x: x * 2)(3)}", f"{[n for n in names]}", f"{{}}", f"{d!r:>10}", f"{"a" "b"}", rf"\d{"\t"}", f"{x}" if (x := 5) else "")
