"""bytes and bytearray."""

data = b"hello world"
print(data, len(data), data[0], data[-1], data[1:4], data[::-1], list(b"abc"), data + b"!", b"ab" * 2, 2 * b"x", b"ell" in data, 104 in data, b"" in data)
print(data.upper(), data.find(b"o"), data.rfind(b"o"), data.find(b"z"), data.index(b"w"), data.count(b"l"), data.startswith(b"he"), data.endswith((b"x", b"ld")), data.replace(b"l", b"L"), data.replace(b"l", b"L", 1))
print(data.split(), data.split(b"o"), data.split(b"o", 1), b" a ".strip(), b"xax".strip(b"x"), b"xax".lstrip(b"x"), b"xax".rstrip(b"x"), b",".join([b"a", b"b"]), data.partition(b" "), data.hex(), b"\x01\xff".hex(":"), bytes.fromhex("01 ff 0a"))
print(bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(), bytes(b"abc"), bytes(range(3)), bytes("a", encoding="ascii"), bytearray(2), bytearray([1, 2]), bytearray(b"x"))
print(b"a" == b"a", b"a" == bytearray(b"a"), b"a" == "a", b"a" < b"b", b"ab" > b"a", b"a" != b"b", hash(b"a") == hash(b"a"), {b"a": 1}[b"a"], bool(b""), bool(b"\0"))
print(b"ABC".lower(), b"abc".isalpha(), b"123".isdigit(), b" ".isspace(), b"a1".isalnum(), b"ab".isascii(), isinstance(data, bytes), type(data[1:2]), type(bytearray(b"ab")[0:1]))
buffer = bytearray(b"abc")
buffer.append(100)
buffer.extend(b"ef")
buffer[0] = 65
buffer += b"!"
print(buffer, len(buffer), buffer.pop(), buffer.pop(0), buffer, buffer.decode(), bytes(buffer), buffer.find(b"d"))
buffer.reverse()
print(buffer, buffer.copy() == buffer)
buffer.clear()
print(buffer)
for byte in b"ab":
    print(byte)


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: b"a" + "b")
fails(lambda: "a" + b"b")
fails(lambda: bytes("a"))
fails(lambda: bytes([256]))
fails(lambda: bytes(-1))
fails(lambda: bytes(1.5))
fails(lambda: bytes(["a"]))
fails(lambda: data[100])
fails(lambda: data["a"])
fails(lambda: "a" in data)
fails(lambda: data.find("a"))
fails(lambda: data.index(b"z"))
fails(lambda: data.startswith("a"))
fails(lambda: bytes.fromhex("0g"))
fails(lambda: bytes.fromhex("012"))
fails(lambda: b",".join(["a"]))
fails(lambda: bytearray(b"").pop())
fails(lambda: bytearray(b"a").append(300))
