"""Runs every program in test/cases/python under this Python and writes what it prints beside it, as `.out`.

An uncaught exception is the last line of the output: `! TypeError: message`.
Programs in the folder `python_3_13` need that version's syntax: they are run by the `python3.13` on the path, if there is one.
"""

import io
import pathlib
import shutil
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent / "cases" / "python"


def interpreter_of(path: pathlib.Path) -> str | None:
    return shutil.which("python3.13") if path.parent.name == "python_3_13" else sys.executable


def output_of(path: pathlib.Path, interpreter: str) -> str:
    # `-P` would hide sibling modules, which some programs import.
    done = subprocess.run(
        [interpreter, path.name],
        cwd=path.parent,
        capture_output=True,
        text=True,
        env={"PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=60,
    )
    last = done.stderr.strip().split("\n")[-1]
    return done.stdout + (f"! {last}\n" if done.returncode != 0 else "")


def main() -> None:
    if sys.version_info[:2] != (3, 11):
        sys.exit("the expected output is CPython 3.11's")
    chosen = sys.argv[1:]
    for path in sorted(root.rglob("*.py")):
        if path.name.startswith("_") or (path.parent / "__init__.py").exists():
            continue
        if chosen and not any(part in str(path.relative_to(root)) for part in chosen):
            continue
        out = path.with_suffix(".out")
        interpreter = interpreter_of(path)
        if interpreter is None:
            print(f"left {out.relative_to(root)}: no python3.13")
            continue
        text = output_of(path, interpreter)
        if text.startswith("! ModuleNotFoundError"):
            print(f"left {out.relative_to(root)}: {text.strip()}")
            continue
        if not out.exists() or out.read_text(encoding="utf-8") != text:
            with io.open(out, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            print(f"wrote {out.relative_to(root)}")


main()
