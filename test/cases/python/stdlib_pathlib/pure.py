from pathlib import Path, PurePath, PurePosixPath, PosixPath
import os
p = Path("a") / "b" / "c.tar.gz"
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, list(p.parents), p.with_suffix(".txt"), p.with_name("z"), p.with_stem("q"), p.is_absolute(), str(p), os.fspath(p), p.as_posix())
print(Path("/x/y"), Path("/x") / "/y", Path("a//b/./c/"), Path(""), Path("."), Path(".."), Path("a", "b"), Path(Path("q"), "r"), "pre" / Path("post"), Path("/").parts, Path("/a").parent.parent, Path("a").joinpath("b", "c"))
print(Path("a/b") == Path("a//b"), Path("a") < Path("b"), hash(Path("a")) == hash(Path("a")), {Path("a"): 1}[Path("a")], Path("a/b/c").relative_to("a"), Path("a/b").is_relative_to("a"), Path("/a/b").relative_to("/a"), Path("a/b.py").match("*.py"), Path("a/b.py").match("x/*.py"))
print(type(p).__name__, isinstance(p, Path), isinstance(p, PurePath), isinstance(p, os.PathLike), f"{p}", p.root, Path("/a").root, Path("x").suffix, Path(".bashrc").stem, Path("a.").suffix, PurePosixPath("a/b").name)
for f in (lambda: Path("a").relative_to("b"), lambda: Path("/").with_name("x"), lambda: Path("a").with_suffix("x"), lambda: Path(5), lambda: Path("a") / 5):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(sorted([Path("b"), Path("a/c"), Path("a")]), os.path.join(Path("a"), "b"), os.path.splitext(Path("a.b")))
