from urllib.parse import urlparse, urlsplit, urljoin, quote, unquote, urlencode, parse_qs, parse_qsl, urlunparse, quote_plus, unquote_plus, urldefrag
for u in ("https://download.pytorch.org/models/resnet18-f37072fd.pth", "http://u:p@h.com:8080/a/b;p?x=1&y=2#f", "//h/x", "/rel/path?q", "mailto:a@b", "file:///tmp/x", "a/b", ""):
    r = urlparse(u); print(tuple(r), r.hostname, r.port, r.username, r.geturl() == u)
print(urlparse("https://x.y/z/resnet18-f37072fd.pth").path.split("/")[-1], urljoin("http://a/b/c/d", "../x"), urljoin("http://a/b/", "y"), urljoin("http://a/b", "/z"), urljoin("http://a/b", "http://c/d"), urljoin("http://a/b", "?q=1"), urljoin("http://a/b/c", "./d"))
print(quote("a b/ü&="), quote("a/b", safe=""), unquote("a%20b%2F%C3%BC"), quote_plus("a b&c"), unquote_plus("a+b%26c"), urlencode({"k": "v w", "n": 1}), urlencode([("a", 1), ("a", 2)]), urlencode({"l": [1, 2]}, doseq=True), parse_qs("a=1&a=2&b="), parse_qsl("a=1&b=x%20y"), parse_qs("a=&b=1", keep_blank_values=True))
print(urlsplit("http://a/b?c#d"), urlunparse(("http", "h", "/p", "", "q=1", "f")), urldefrag("http://a/b#c")[1], urlparse("http://a/b")._replace(path="/z").geturl())
