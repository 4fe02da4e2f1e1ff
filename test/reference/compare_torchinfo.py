"""Compares torchinfo_text.py with torchinfo's own texts, where a folder holds some.

    python3 test/reference/compare_torchinfo.py FOLDER

FOLDER has a manifest.json of models and their sources, and golden/NAME.summary.json.gz with the texts.
"""

import gzip
import json
import pathlib
import runpy
import sys
import warnings

import torch
from torchinfo_text import summarize


def compare(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    equal = different = 0
    for case in manifest["cases"]:
        packed = folder / "golden" / f"{case['name']}.summary.json.gz"
        for golden in json.loads(gzip.decompress(packed.read_bytes()))["texts"]:
            if golden["torchinfo"] != "head" or golden.get("verbose") == 2:
                continue
            model = eval(case["build"], runpy.run_path(str(folder / case["file"])))
            inputs = None
            if case["inputs"] is not None:
                inputs = [torch.rand(item["shape"]) for item in case["inputs"]]
            text, _ = summarize(
                model,
                inputs,
                depth=golden.get("depth", 3),
                columns=golden.get("col_names"),
                column_width=golden.get("col_width", 25),
                settings=golden.get("row_settings", ["depth"]),
            )
            if text == golden["text"]:
                equal += 1
            else:
                different += 1
                print(f"{case['name']} {({k: v for k, v in golden.items() if k != 'text'})}")
                for ours, theirs in zip(text.split("\n"), golden["text"].split("\n")):
                    if ours != theirs:
                        print(f"  here      {ours}\n  torchinfo {theirs}")
                        break
    print(f"{equal} equal, {different} different")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    compare(pathlib.Path(sys.argv[1]))
