import shlex, html, keyword, fnmatch, numbers, errno, unicodedata, textwrap
print(shlex.split("python train.py --lr 0.1 --name 'my run' --tag=\"a b\" # not"), shlex.split("a # b", comments=True), shlex.split(r"a\ b 'c\d' \"e\""), shlex.join(["a b", "c'd", ""]), shlex.quote("plain"), shlex.quote("$x"))
try:
    shlex.split("'open")
except ValueError as e:
    print(e)
print(html.escape("<b>\"x\" & 'y'</b>"), html.escape("\"", quote=False), html.unescape("&lt;a&gt; &amp;"), keyword.iskeyword("class"), keyword.iskeyword("klass"), len(keyword.kwlist), "match" in keyword.softkwlist)
print(fnmatch.fnmatch("model.layer1.weight", "*.layer?.*"), fnmatch.fnmatchcase("A", "a"), fnmatch.filter(["conv1", "conv2", "fc"], "conv[!1]"))
print(issubclass(int, numbers.Integral), isinstance(True, numbers.Real), isinstance(1.0, numbers.Integral), isinstance(2j, numbers.Complex), issubclass(float, numbers.Number), errno.ENOENT, unicodedata.normalize("NFKD", "é") == "e\u0301")
