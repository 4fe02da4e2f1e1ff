/** Python's `urllib.parse`, in Python. */

import { pythonModule } from "../pythonModule";

export const urllibParse = pythonModule(
  "urllib.parse",
  String.raw`
from collections import namedtuple as _namedtuple

_safe = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")

def quote(string, safe="/", encoding=None, errors=None):
    data = string.encode("utf-8") if isinstance(string, str) else string
    keep = _safe | set(safe)
    return "".join(chr(b) if chr(b) in keep else f"%{b:02X}" for b in data)

def quote_plus(string, safe="", encoding=None, errors=None):
    return quote(string, safe + " ").replace(" ", "+")

def unquote(string, encoding="utf-8", errors="replace"):
    out = bytearray()
    i = 0
    while i < len(string):
        if string[i] == "%":
            try:
                out.append(int(string[i + 1:i + 3], 16))
                i += 3
                continue
            except ValueError:
                pass
        out.extend(string[i].encode("utf-8"))
        i += 1
    return bytes(out).decode("utf-8", errors)

def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "))

def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    pairs = []
    for key, value in (query.items() if hasattr(query, "items") else query):
        values = value if doseq and isinstance(value, (list, tuple)) else [value]
        for each in values:
            pairs.append(quote_via(str(key), safe) + "=" + quote_via(str(each), safe))
    return "&".join(pairs)

def parse_qsl(qs, keep_blank_values=False, **kwargs):
    found = []
    for part in qs.split("&"):
        name, equals, value = part.partition("=")
        if part and (value or keep_blank_values):
            found.append((unquote_plus(name), unquote_plus(value)))
    return found

def parse_qs(qs, keep_blank_values=False, **kwargs):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values):
        found.setdefault(name, []).append(value)
    return found

class _Parts:
    @property
    def hostname(self):
        host = self.netloc.rpartition("@")[2].partition(":")[0]
        return host.lower() or None

    @property
    def port(self):
        port = self.netloc.rpartition("@")[2].partition(":")[2]
        return int(port) if port else None

    @property
    def username(self):
        return self.netloc.rpartition("@")[0].partition(":")[0] or None

    @property
    def password(self):
        return self.netloc.rpartition("@")[0].partition(":")[2] or None

class SplitResult(_namedtuple("SplitResult", "scheme netloc path query fragment"), _Parts):
    def geturl(self):
        return urlunsplit(self)

class ParseResult(_namedtuple("ParseResult", "scheme netloc path params query fragment"), _Parts):
    def geturl(self):
        return urlunparse(self)

def urlsplit(url, scheme="", allow_fragments=True):
    netloc = query = fragment = ""
    i = url.find(":")
    if i > 0 and url[0].isalpha() and all(c.isalnum() or c in "+-." for c in url[:i]):
        scheme, url = url[:i].lower(), url[i + 1:]
    if url[:2] == "//":
        end = min([at for at in (url.find(c, 2) for c in "/?#") if at >= 0] or [len(url)])
        netloc, url = url[2:end], url[end:]
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    return SplitResult(scheme, netloc, url, query, fragment)

def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if ";" in path.rpartition("/")[2]:
        path, _, params = path.rpartition(";")
    return ParseResult(scheme, netloc, path, params, query, fragment)

def urlunsplit(parts):
    scheme, netloc, url, query, fragment = parts
    if netloc or url[:2] == "//" or scheme in ("file", "ftp", "http", "https", "s3", "git"):
        url = "//" + netloc + ("/" if url and url[:1] != "/" else "") + url
    if scheme:
        url = scheme + ":" + url
    return url + ("?" + query if query else "") + ("#" + fragment if fragment else "")

def urlunparse(parts):
    scheme, netloc, url, params, query, fragment = parts
    return urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment))

def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    b, u = urlsplit(base), urlsplit(url)
    if u.scheme and u.scheme != b.scheme or u.netloc:
        return url if u.scheme else b.scheme + ":" + url
    if not u.path:
        return urlunsplit((b.scheme, b.netloc, b.path, u.query or b.query, u.fragment))
    path = u.path if u.path.startswith("/") else b.path.rpartition("/")[0] + "/" + u.path
    parts = []
    for part in path.split("/"):
        if part == "..":
            if len(parts) > 1:
                parts.pop()
        elif part != ".":
            parts.append(part)
    if path.endswith(("/.", "/..")):
        parts.append("")
    return urlunsplit((b.scheme, b.netloc, "/".join(parts), u.query, u.fragment))

def urldefrag(url):
    head, _, fragment = url.partition("#")
    return head, fragment
`,
);
