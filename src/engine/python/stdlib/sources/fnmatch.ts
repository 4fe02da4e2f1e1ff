/** Python's `fnmatch`, in Python. */

import { pythonModule } from "../pythonModule";

export const fnmatch = pythonModule(
  "fnmatch",
  String.raw`
import re as _re

def translate(pat):
    out = ""
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == "*":
            if not out.endswith(".*"):
                out += ".*"
        elif c == "?":
            out += "."
        elif c == "[":
            j = i
            if j < n and pat[j] == "!":
                j += 1
            if j < n and pat[j] == "]":
                j += 1
            while j < n and pat[j] != "]":
                j += 1
            if j >= n:
                out += "\\["
            else:
                body = pat[i:j].replace("\\", "\\\\")
                i = j + 1
                if body[0] == "!":
                    body = "^" + body[1:]
                elif body[0] in "^[":
                    body = "\\" + body
                out += f"[{body}]"
        else:
            out += _re.escape(c)
    return f"(?s:{out})\\Z"

def fnmatchcase(name, pat):
    return _re.match(translate(pat), name) is not None

fnmatch = fnmatchcase

def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]
`,
);
