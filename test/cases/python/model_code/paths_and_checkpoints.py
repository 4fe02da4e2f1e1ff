import os, re
from pathlib import Path, PurePosixPath
p = PurePosixPath("/data/runs/exp1/model_best.ckpt.pth")
print(p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parents[1], list(p.parents)[-1], p.parts, p.with_suffix(".pt"), p.with_name("x.bin"), p.with_stem("y"), p.is_absolute(), p.relative_to("/data"), p / "a" / "b", p.match("*.pth"), p.as_posix(), str(p), repr(p), p.root, p.anchor)
print(Path("a") / "b" / "../c", Path("a//b/./c"), Path("."), Path(""), Path("/a") / "/b", Path("a", "b", "c.txt"), Path("a") == Path("a/"), Path("b") > Path("a"), hash(Path("x")) == hash(Path("x")), "x" / Path("y"), Path("a.tar.gz").stem, Path(".bashrc").suffix, os.fspath(Path("q")), Path("a/b").joinpath("c", "d"), Path("x").is_relative_to("y"))
for bad in [lambda: p.relative_to("/other"), lambda: Path("a").with_suffix("pt"), lambda: Path("/").with_name("x"), lambda: Path("a") + "b", lambda: Path(5)]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(os.path.join("a", "b", "/c", "d"), os.path.join("a/", "b"), os.path.splitext("m.tar.gz"), os.path.splitext(".rc"), os.path.basename("/a/b/"), os.path.dirname("/a/b"), os.path.split("/a/b.c"), os.path.normpath("a/../b//c/."), os.path.isabs("/x"), os.path.commonprefix(["abc", "abd"]), os.path.commonpath(["/a/b", "/a/c"]), os.path.relpath("/a/b/c", "/a/d"), os.sep, os.path.splitdrive("c:/x"))
names = ["epoch_9.pth", "epoch_10.pth", "epoch_2.pth", "latest.pth", "epoch_x.pth"]
number = lambda n: int(m[1]) if (m := re.match(r"epoch_(\d+)", n)) else -1
print(sorted(names), sorted(names, key=number), max(names, key=number))
state = {"module.backbone.conv1.weight": 1, "module.backbone.bn1.bias": 2, "module.head.fc.weight": 3, "num_batches_tracked": 4}
strip = lambda s, pre: {k[len(pre):] if k.startswith(pre) else k: v for k, v in s.items()}
clean = strip(state, "module."); print(clean, {k.replace("backbone.", "encoder."): v for k, v in clean.items() if not k.startswith("head")}, sorted({k.split(".")[0] for k in clean}), [k for k in clean if k.endswith(("weight", "bias"))])
tree = {}
for key, v in clean.items():
    node = tree
    *path, leaf = key.split(".")
    for part in path: node = node.setdefault(part, {})
    node[leaf] = v
def show(node, depth=0):
    for k, v in sorted(node.items()):
        print("  " * depth + (f"{k}:" if isinstance(v, dict) else f"{k} = {v}"))
        if isinstance(v, dict): show(v, depth + 1)
show(tree)
mine, theirs = set(clean), {"backbone.conv1.weight", "head.fc.bias"}
print(f"missing={sorted(theirs - mine)} unexpected={sorted(mine - theirs)}")
print("{}/{:04d}-{:.3f}.pt".format("out", 12, 0.98765), "%s_%02d.jpg" % ("img", 3), f"{'run':>8}{1:0>3}", os.path.join("logs", *"a.b".split("."), "f" + os.extsep + "txt"))
