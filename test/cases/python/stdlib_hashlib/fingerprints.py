import hashlib, base64, json, struct
def fp(o): return hashlib.sha256(json.dumps(o, sort_keys=True).encode()).hexdigest()[:12]
print(fp({"b": 1, "a": [1, 2]}), fp({"a": [1, 2], "b": 1}), fp([]), hashlib.md5("é".encode("utf-8")).hexdigest(), int(hashlib.sha1(b"seed").hexdigest(), 16) % 1000, int.from_bytes(hashlib.md5(b"x").digest()[:4], "little"))
h = hashlib.sha256()
for chunk in (b"a" * 100, b"b" * 1000, b""): h.update(chunk)
c = h.copy(); c.update(b"z"); print(h.hexdigest(), c.hexdigest() != h.hexdigest(), h.digest().hex() == h.hexdigest(), hashlib.new("md5").name, "sha256" in hashlib.algorithms_available)
for n in (0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128): print(n, hashlib.md5(b"x" * n).hexdigest()[:8], hashlib.sha1(b"x" * n).hexdigest()[:8], hashlib.sha256(b"x" * n).hexdigest()[:8], hashlib.sha512(b"x" * n).hexdigest()[:8])
e = base64.b64encode(struct.pack("<3f", 1.0, -2.5, 1e-3)); print(e, [round(x, 6) for x in struct.unpack("<3f", base64.b64decode(e))], base64.b64encode(json.dumps({"k": 1}).encode()).decode(), struct.calcsize("<Q2d4s"), struct.pack(">HBb", 513, 7, -1), struct.unpack("<?xh", b"\x01\x00\xfe\xff"))
