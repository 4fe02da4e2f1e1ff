"""Builds and runs the models of test/cases/broken/*.py in PyTorch and writes how they fail to broken.json.

    python3 test/reference/generate_broken.py

The first line of each file says what is built and with which input. A model's row is the exception's type and message,
and the line of its innermost frame in the file; a model that runs has none. `fixes.json` holds the texts that
Layerlens offers in place of each file (test/advise/broken.test.ts writes it); each is run as well, and the row says
what came of it, with the number of parameters. The committed file was made with PyTorch 1.13.1.
"""

import json
import pathlib
import re
import sys
import traceback
import warnings

import torch

FOLDER = pathlib.Path(__file__).parent.parent / "cases" / "broken"


def run(text, name):
    model, size = re.match(r"# layerlens: (.*) input=(\S+)", text).groups()
    scope = {"__name__": "broken"}
    torch.manual_seed(0)
    try:
        exec(compile(text, name, "exec"), scope)
        built = eval(model, scope)
        built(torch.rand(*[int(part) for part in size.split("x")]))
    except Exception as error:  # every exception is a result
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == name]
        return {"error": {"type": type(error).__name__, "message": str(error), "line": lines[-1] if lines else None}}
    return {"parameters": sum(p.numel() for p in built.parameters())}


def main():
    warnings.simplefilter("ignore")
    fixes = FOLDER / "fixes.json"
    offered = json.loads(fixes.read_text(encoding="utf-8")) if fixes.exists() else {}
    rows = {}
    for path in sorted(FOLDER.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        row = run(text, path.name)
        row["fixes"] = [[fix["title"], run(fix["text"], path.name)] for fix in offered.get(path.stem, [])]
        rows[path.stem] = row
    lines = [f"{json.dumps(name)}: {json.dumps(row, ensure_ascii=False)}" for name, row in rows.items()]
    (FOLDER / "broken.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(len(rows))


sys.exit(main())
