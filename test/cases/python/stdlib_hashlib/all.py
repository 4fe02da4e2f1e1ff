import hashlib, base64, struct, binascii
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    h = getattr(hashlib, name)(b"hello"); h.update(b" world" * 20); print(name, h.hexdigest(), h.digest_size, h.block_size, h.name, hashlib.new(name, b"").hexdigest())
print(hashlib.sha256("x".encode()).digest()[:4], hashlib.md5(b"a" * 64).hexdigest(), hashlib.sha1(b"a" * 55).hexdigest(), hashlib.sha512(b"a" * 111).hexdigest()[:20], hashlib.sha512(b"a" * 112).hexdigest()[:20])
try:
    hashlib.md5("str")
except TypeError as e:
    print(e)
print(base64.b64encode(b"hello"), base64.b64decode("aGVsbG8="), base64.b64encode(b""), base64.b64encode(bytes(range(250, 256))), base64.urlsafe_b64encode(bytes(range(250, 256))), base64.b64decode(b"aGk="), base64.b16encode(b"hi"), binascii.hexlify(b"\x01\xff"), binascii.unhexlify("01ff"))
print(struct.pack("<IhB", 1, -2, 255), struct.unpack("<IhB", b"\x01\x00\x00\x00\xfe\xff\xff"), struct.calcsize("<IhB"), struct.calcsize("bi"), struct.pack(">f", 1.5), struct.unpack("<d", struct.pack("<d", 3.14)), struct.pack("3s2x?", b"ab", True), struct.unpack("<e", struct.pack("<e", 0.333)), struct.pack("!Q", 2**63), struct.unpack(">q", b"\xff" * 8), list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")), struct.unpack_from("<H", b"\x00\x01\x02", 1))
for f in (lambda: struct.pack("B", 300), lambda: struct.unpack("I", b"12"), lambda: struct.pack("I"), lambda: struct.pack("z", 1)):
    try:
        print(f())
    except struct.error as e:
        print(e)
