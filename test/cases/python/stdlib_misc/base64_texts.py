import base64, binascii
print(base64.b64encode(b"hello\xff"), base64.b64decode("aGVsbG8="), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b64encode(b"\xfb\xff", b"-_"))
print(base64.b32encode(b"hi"), base64.b32decode("NBUQ===="), base64.b16encode(b"\xab"), base64.b16decode("AB"), base64.b85encode(b"hello"), base64.b85decode(b"Xk~0{Zv"))
print(base64.encodebytes(b"x" * 60), base64.decodebytes(b"eHh4\neHh4\n"), binascii.b2a_base64(b"hi"), binascii.b2a_base64(b"hi", newline=False), binascii.hexlify(b"\x01\xff"))
for f in [lambda: base64.b64decode("a"), lambda: base64.b64decode("abc"), lambda: base64.b64encode("s"), lambda: base64.b64decode("a$b=", validate=True), lambda: base64.b32decode("NBU"), lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: base64.b64decode("YWI=YWI=")]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)
for data in [b"", b"a", b"ab", b"abc", bytes(range(9))]:
    print([decode(encode(data)) == data for encode, decode in [(base64.b64encode, base64.b64decode), (base64.b32encode, base64.b32decode), (base64.b85encode, base64.b85decode), (base64.b16encode, base64.b16decode)]])
print(b"".join([memoryview(b"xy"), b"z"]), bytearray(b"ab") + memoryview(b"c"), b"abc".replace(b"", b"-"), b"abc".replace(b"", b"-", 2))
