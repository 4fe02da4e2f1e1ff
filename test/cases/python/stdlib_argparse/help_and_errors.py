import argparse, contextlib, io
p = argparse.ArgumentParser(prog="tool", description="A tool that does a lot of things for you, with a long description that wraps.", epilog="See docs.")
p.add_argument("input", help="input file"); p.add_argument("output", nargs="?", default="out.txt", help="output (default: %(default)s)"); p.add_argument("extras", nargs="*")
p.add_argument("-v", "--verbose", action="count", default=0, help="verbosity"); p.add_argument("-n", "--num", type=int, default=5, metavar="N", help="a number"); p.add_argument("--flag", action="store_true"); p.add_argument("--no-flag", dest="flag", action="store_false"); p.add_argument("--mode", choices=["fast", "slow"], default="fast", help="mode of operation that has a very long help text which has to wrap at some point"); p.add_argument("--item", action="append", default=[]); p.add_argument("--pair", nargs=2, type=float, metavar=("X", "Y")); p.add_argument("--version", action="version", version="%(prog)s 1.0"); p.add_argument("--cfg", action=argparse.BooleanOptionalAction, default=True, help="use cfg"); p.add_argument("--const", action="store_const", const=42); p.add_argument("--secret", help=argparse.SUPPRESS); p.add_argument("--a-very-long-option-name", type=str, help="long")
g = p.add_argument_group("advanced", "advanced stuff"); g.add_argument("--lr", type=float, default=1e-3); m = p.add_mutually_exclusive_group(); m.add_argument("--x", action="store_true"); m.add_argument("--y", action="store_true")
print(p.format_help()); print(p.format_usage())
for argv in [["in"], ["in", "o", "e1", "e2", "-vv", "-n3", "--flag", "--item", "a", "--item=b", "--pair", "1", "2.5", "--mode", "slow"], ["in", "--no-cfg", "--const", "--lr=.1", "--x"], ["--", "-weird"], ["in", "--no-f"], ["in", "--ver"]]:
    try: print(vars(p.parse_args(argv)) if "--ver" not in argv else "")
    except SystemExit as e: print("exit", e.code)
def err(argv, parser=p):
    s = io.StringIO()
    with contextlib.redirect_stderr(s):
        try: parser.parse_args(argv)
        except SystemExit as e: print("exit", e.code)
    print(s.getvalue().strip().split("\n")[-1])
for argv in [[], ["in", "-n", "x"], ["in", "--mode", "bad"], ["in", "--nope"], ["in", "--pair", "1"], ["in", "--x", "--y"], ["in", "-n"], ["in", "--no"], ["in", "--flag=3"]]: err(argv)
print(p.parse_known_args(["in", "--unk", "3"])[1], p.parse_args(["in"]), p.get_default("num"), argparse.Namespace(a=1) == argparse.Namespace(a=1), "a" in argparse.Namespace(a=1))
q = argparse.ArgumentParser(prog="git", formatter_class=argparse.ArgumentDefaultsHelpFormatter); sub = q.add_subparsers(dest="cmd", required=True, help="commands", title="subs", metavar="CMD"); c = sub.add_parser("commit", help="commit it", aliases=["ci"]); c.add_argument("-m", required=True, help="message"); c.set_defaults(func=lambda a: print("commit", a.m)); s = sub.add_parser("status"); s.add_argument("--short", action="store_true", default=False, help="short")
a = q.parse_args(["commit", "-m", "msg"]); a.func(a); print(a.cmd, q.parse_args(["status", "--short"])); print(q.format_help()); print(c.format_help()); err([], q); err(["bogus"], q); err(["commit"], q)
r = argparse.ArgumentParser(prog="r", formatter_class=argparse.RawDescriptionHelpFormatter, description="line1\n  line2", add_help=False, usage="%(prog)s [stuff]"); r.add_argument("-o", type=lambda s: s.upper(), default="dflt"); print(r.format_help(), r.parse_args(["-o", "x"]), r.parse_args([]))
class Act(argparse.Action):
    def __call__(self, parser, ns, values, option_string=None): setattr(ns, self.dest, (option_string, values))
z = argparse.ArgumentParser(prog="z", prefix_chars="-+", fromfile_prefix_chars="@", argument_default=argparse.SUPPRESS); z.add_argument("+f", action=Act); z.add_argument("--w", nargs="+"); z.add_argument("--opt", nargs="?", const="C", default="D"); print(z.parse_args(["+f", "1", "--w", "a", "b", "--opt"]), z.parse_args([]))
def pos(s):
    v = int(s)
    if v <= 0: raise argparse.ArgumentTypeError(f"{s} is not positive")
    return v
z.add_argument("--pos", type=pos); err(["--pos", "-3"], z); err(["--pos", "abc"], z); err(["--pos=-3"], z)
