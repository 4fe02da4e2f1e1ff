"""Writes what this Python prints for the programs in test/cases/tracebacks.py, as tracebacks.json beside it."""

import json
import pathlib
import runpy
import subprocess
import sys
import tempfile

cases = pathlib.Path(__file__).parent.parent / "cases"


def stderr_of(program: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "main.py"
        path.write_text(program, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "main.py"], cwd=folder, capture_output=True, text=True, timeout=60
        )
        return done.stderr.replace(str(path), "main.py")


def main() -> None:
    if sys.version_info[:2] != (3, 11):
        sys.exit("the expected output is CPython 3.11's")
    programs = runpy.run_path(str(cases / "tracebacks.py"))["programs"]
    results = {
        name: {"program": program, "stderr": stderr_of(program)}
        for name, program in programs.items()
    }
    text = json.dumps(results, indent=2, ensure_ascii=False)
    (cases / "tracebacks.json").write_text(text + "\n", encoding="utf-8")


main()
