import argparse, sys
def parser():
    p = argparse.ArgumentParser(prog="train.py", description="Trains.", formatter_class=argparse.ArgumentDefaultsHelpFormatter, epilog="Bye.")
    p.add_argument("data", nargs="?", default="imagenet", metavar="DIR", help="path")
    p.add_argument("-a", "--arch", default="resnet18", choices=["resnet18", "vgg11"])
    p.add_argument("-j", "--workers", type=int, default=4)
    p.add_argument("--lr", "--learning-rate", default=0.1, type=float, dest="lr")
    p.add_argument("--sizes", nargs="+", type=int, default=[1, 2])
    p.add_argument("--pretrained", action="store_true")
    p.add_argument("--no-bias", dest="bias", action="store_false")
    p.add_argument("-v", action="count", default=0)
    p.add_argument("--tag", action="append")
    p.add_argument("--mode", action="store_const", const="fast", default="slow")
    p.add_argument("--amp", action=argparse.BooleanOptionalAction, default=True)
    g = p.add_argument_group("optim"); g.add_argument("--wd", type=float, default=1e-4)
    m = p.add_mutually_exclusive_group(); m.add_argument("--cpu", action="store_true"); m.add_argument("--gpu", type=int)
    return p
p = parser()
print(p.parse_args([])); print(vars(p.parse_args("x -a vgg11 -j8 --lr=0.5 --sizes 3 4 5 --pretrained --no-bias -vvv --tag a --tag b --mode --no-amp --gpu 0".split())))
args, rest = p.parse_known_args(["--foo", "1", "--wd", "0", "d"]); print(args.wd, args.data, rest)
ns = argparse.Namespace(a=1, b="x"); print(ns, ns.a, "a" in ns, vars(ns), ns == argparse.Namespace(a=1, b="x")); setattr(ns, "c", None); print(ns)
p.set_defaults(lr=0.7, extra="e"); print(p.parse_args([]).lr, p.parse_args([]).extra, p.get_default("workers"), p.prog, p.description)
sub = argparse.ArgumentParser(); sp = sub.add_subparsers(dest="cmd"); t = sp.add_parser("train"); t.add_argument("--epochs", type=int, default=3); e = sp.add_parser("eval"); e.set_defaults(func=lambda a: a.cmd.upper())
print(sub.parse_args(["train", "--epochs", "5"]), sub.parse_args(["eval"]).func(sub.parse_args(["eval"])), sub.parse_args([]).cmd)
class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None): setattr(namespace, self.dest, values.upper())
q = argparse.ArgumentParser(add_help=False); q.add_argument("--name", action=Upper); q.add_argument("--pair", nargs=2, type=float); q.add_argument("--opt", nargs="?", const="c", default="d"); q.add_argument("--rest", nargs="*")
print(q.parse_args(["--name", "bob", "--pair", "1", "2.5", "--opt", "--rest"]), q.parse_args(["--opt", "x", "--rest", "1", "2"]))
def pos(v):
    if int(v) <= 0: raise argparse.ArgumentTypeError("not positive")
    return int(v)
q.add_argument("-n", type=pos, required=False, default="7"); print(q.parse_args([]).n, argparse.ArgumentParser(parents=[q]).parse_args(["-n", "3"]).n)
for bad in [["-n", "0"], ["-n", "x"], ["--pair", "1"], ["--nope"]]:
    try: q.parse_args(bad)
    except SystemExit as ex: print("exit", ex.code)
for bad in [["-a", "alexnet"], ["--cpu", "--gpu", "1"], ["--workers", "two"], ["a", "b"]]:
    try: p.parse_args(bad)
    except SystemExit as ex: print("exit", ex.code)
