"""Runs every program in test/cases/python under this Python and writes what it prints beside it, as `.out`.

An uncaught exception is the last line of the output: `! TypeError: message`.
"""

import io
import pathlib
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent / "cases" / "python"


def output_of(path: pathlib.Path) -> str:
    # `-P` would hide sibling modules, which some programs import.
    done = subprocess.run(
        [sys.executable, path.name],
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
        text = output_of(path)
        if text.startswith("! ModuleNotFoundError"):
            print(f"left {out.relative_to(root)}: {text.strip()}")
            continue
        if not out.exists() or out.read_text(encoding="utf-8") != text:
            with io.open(out, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            print(f"wrote {out.relative_to(root)}")


main()
