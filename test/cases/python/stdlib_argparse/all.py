import argparse
p = argparse.ArgumentParser(description="train", prog="prog")
p.add_argument("--lr", type=float, default=0.1, help="rate"); p.add_argument("--epochs", "-e", type=int, default="5"); p.add_argument("--name"); p.add_argument("--flag", action="store_true"); p.add_argument("--no-x", dest="x", action="store_false"); p.add_argument("--opt", choices=["a", "b"], default="a"); p.add_argument("--many", nargs="+", type=int, default=[1]); p.add_argument("-v", action="count", default=0); p.add_argument("--const", action="store_const", const=9); p.add_argument("--app", action="append")
g = p.add_argument_group("g"); g.add_argument("--in-group", default=3); m = p.add_mutually_exclusive_group(); m.add_argument("--m1", type=int); m.add_argument("--m2")
a = p.parse_args([]); print(a); print(a.lr, a.epochs, a.in_group, vars(a)["opt"], "lr" in a, a == argparse.Namespace(**vars(a)))
print(p.parse_args(["--lr", "0.5", "-e", "7", "--flag", "--no-x", "--opt=b", "--many", "1", "2", "3", "-vv", "--const", "--app", "x", "--app", "y", "--name=q", "--m1", "-4"]))
print(p.parse_known_args(["--zzz", "1", "--lr", "2"]), p.get_default("lr"))
q = argparse.ArgumentParser(); q.add_argument("src"); q.add_argument("dst", nargs="?", default="out"); q.add_argument("rest", nargs="*", type=int); q.set_defaults(mode="train")
print(q.parse_args(["a"]), q.parse_args(["a", "b", "1", "2"]))
s = argparse.ArgumentParser(); subs = s.add_subparsers(dest="cmd"); t = subs.add_parser("train"); t.add_argument("--bs", type=int, default=8); e = subs.add_parser("eval"); print(s.parse_args(["train", "--bs", "4"]), s.parse_args([]))
b = argparse.ArgumentParser(); b.add_argument("--amp", action=argparse.BooleanOptionalAction, default=True); print(b.parse_args(["--no-amp"]), b.parse_args([]))
n = argparse.Namespace(a=1, b="x"); n.c = [1]; print(n, n.a, hasattr(n, "z"))
class Act(argparse.Action):
    def __call__(self, parser, ns, values, option_string=None): setattr(ns, self.dest, values * 2)
c = argparse.ArgumentParser(); c.add_argument("--d", action=Act, type=int); c.add_argument("--pair", nargs=2); c.add_argument("--bool", type=lambda s: s.lower() == "true", default=False); print(c.parse_args(["--d", "4", "--pair", "a", "b", "--bool", "True"]))
import sys, io
sys.stderr = io.StringIO()
for args in (["--lr", "x"], ["--opt", "z"], ["--nope"]):
    try:
        p.parse_args(args)
    except SystemExit as err:
        print("exit", err.code)
try:
    q.parse_args([])
except SystemExit as err:
    print("exit", err.code)
par = argparse.ArgumentParser(add_help=False); par.add_argument("--seed", default=1); print(argparse.ArgumentParser(parents=[par]).parse_args([]))
