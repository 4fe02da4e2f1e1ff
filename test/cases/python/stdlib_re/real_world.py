import re
keys = ["module.layer1.0.conv1.weight", "module.layer1.0.bn1.running_mean", "features.denseblock1.denselayer1.norm.1.weight", "fc.bias"]
print([re.sub(r"^module\.", "", k) for k in keys], [re.match(r"^(.*denselayer\d+\.(?:norm|relu|conv))\.((?:[12])\.(?:weight|bias|running_mean|running_var))$", k) is not None for k in keys])
m = re.match(r"^(.*denselayer\d+\.(?:norm|relu|conv))\.((?:[12])\.(?:weight|bias|running_mean|running_var))$", keys[2]); print(m.group(1) + m.group(2), m.groups())
print([int(n) for n in re.findall(r"\d+", keys[2])], sorted(keys, key=lambda k: [int(t) if t.isdigit() else t for t in re.split(r"(\d+)", k)]))
def parse_block(s):
    out = {}
    for op in s.split("_")[1:]:
        t = re.split(r"(\d.*)", op)
        if len(t) >= 2: out[t[0]] = t[1]
    return s.split("_")[0], out
print(parse_block("ir_r2_k3_s2_e6_c24_se0.25"), parse_block("ds_r1_k3_s1_e1_c16"))
print(re.fullmatch(r"resnet(?P<depth>\d+)(?:_(?P<var>v\d))?", "resnet50_v2").groupdict(), re.fullmatch(r"resnet(\d+)", "resnet18d"), re.search(r"(\d+)x(\d+)", "size 224x320").groups())
print(re.split(r"[\s,;]+", "a, b;c  d"), re.findall(r"[A-Z]+(?=[A-Z][a-z]|\d|\W|$)|[A-Z]?[a-z]+|\d+", "HTTPServerV2Error"), re.sub(r"(?<!^)(?=[A-Z])", "_", "CamelCaseName").lower(), re.sub(r"\s*#.*$", "", "x = 1  # note"), re.sub(r"(?m)^\s+|\s+$", "", "  a \n  b "))
text = "loss: 0.532, acc=91.5% lr 1e-4"; print([float(x) for x in re.findall(r"[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?", text)], dict(re.findall(r"(\w+)[:= ]+([\d.e-]+)", text)))
print(re.sub(r"\{(\w+)\}", lambda m: {"a": "1", "b": "2"}.get(m[1], m[0]), "{a}-{b}-{c}"), re.sub(r"(a)(b)?", r"[\1\2]", "ab a"), re.compile(r"^v?(\d+)\.(\d+)(?:\.(\d+))?").match("1.13").groups("0"))
for pat, s in ((r"\bimport\s+(\w+)", "import torch"), (r"^(?!.*bias).*weight$", "a.weight"), (r"(?i)ADAM", "adamw"), (r"^\s*(?:from\s+(\S+)\s+)?import\s+(.+)$", "from a.b import c as d"), (r"(['\"])(?:(?!\1).)*\1", "x = 'it' + \"b\"")):
    print(re.search(pat, s))
rules = [(r".*\.bias", 0.0), (r".*norm.*", 0.0), (r".*", 0.1)]; print([next(v for p, v in rules if re.fullmatch(p, k)) for k in keys])
print(re.match(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$", "192.168.1.1") is not None, re.findall(r"<(\w+)[^>]*>(.*?)</\1>", "<a x>1</a><b>2</b>"), re.findall(r"(?s)/\*.*?\*/", "/* a\nb */ c /* d */"), re.sub("[^0-9a-zA-Z]+", "*", "a!!b c"))
