import uuid, zlib, binascii, base64, hashlib, hmac
u = uuid.UUID("12345678-1234-5678-1234-567812345678"); print(u, u.hex, u.int, u.version, repr(u), u.urn, u.bytes[:3], u == uuid.UUID(int=u.int), uuid.UUID(bytes=u.bytes).fields[:2])
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "http://x").version, uuid.uuid5(uuid.NAMESPACE_DNS, "a").variant, sorted([uuid.UUID(int=3), uuid.UUID(int=1)]))
try: uuid.UUID("zz")
except ValueError as e: print(e)

print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), binascii.hexlify(b"ab"), base64.b64encode(b"hello?"), base64.urlsafe_b64encode(b"\xff\xfe"), hashlib.sha256(b"a").hexdigest()[:16])
