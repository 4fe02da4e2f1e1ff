import argparse
from enum import Enum
def str2bool(v):
    if isinstance(v, bool): return v
    if v.lower() in ("yes", "true", "t", "1"): return True
    if v.lower() in ("no", "false", "f", "0"): return False
    raise argparse.ArgumentTypeError("Boolean value expected.")
class Size(Enum):
    S = "s"; L = "l"
def build():
    p = argparse.ArgumentParser("train", formatter_class=argparse.ArgumentDefaultsHelpFormatter, add_help=False)
    p.add_argument("--batch-size", default=64, type=int); p.add_argument("--model", default="resnet", type=str, metavar="MODEL"); p.add_argument("--drop", type=float, default=0.0); p.add_argument("--amp", type=str2bool, default="yes"); p.add_argument("--size", type=Size, default=Size.S, choices=list(Size)); p.add_argument("--betas", default=None, type=float, nargs="+"); p.add_argument("--no-pin", action="store_false", dest="pin"); p.set_defaults(pin=True, extra="e")
    g = p.add_argument_group("sched", "desc"); g.add_argument("--sched", default="cosine"); g.add_argument("--epochs", "-e", default=300, type=int, help="%(default)s"); p.add_argument("-x", "--xx", action="append", default=[]); p.add_argument("--ver", action="version", version="1")
    return p
a = build().parse_args([]); print(a); print(sorted(vars(a)), a.amp, a.size, a.pin)
b = build().parse_args("--batch-size 8 --amp no --size l --betas 0.9 0.99 --no-pin -e 5 -x a -x b --drop=1e-2 --mod vit".split()); print(b.betas, b.size, b.epochs, b.x if hasattr(b, "x") else b.xx, b.drop, b.model, b.pin, b.amp)
outer = argparse.ArgumentParser(parents=[build()]); outer.add_argument("cmd", choices=["fit", "eval"]); outer.add_argument("paths", nargs="*"); print(outer.parse_args(["fit", "p1", "p2", "-e", "1"]).paths, outer.parse_known_args(["eval", "--unk", "1"])[1])
ns = argparse.Namespace(**{**vars(a), "new": 1}); print(ns.new, "new" in ns, ns != a); merged = argparse.Namespace(); merged.__dict__.update(vars(b)); print(merged == b, build().get_default("epochs"), build().parse_args([], namespace=argparse.Namespace(model="kept")).model)
import io, sys
sys.stderr = io.StringIO()
for bad in ("--batch-size x", "--amp maybe", "--size q", "--betas", "--unknown"):
    try:
        build().parse_args(bad.split())
    except SystemExit as e:
        print(bad, e.code)
