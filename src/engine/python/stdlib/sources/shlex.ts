/** Python's `shlex`, in Python. */

import { pythonModule } from "../pythonModule";

export const shlex = pythonModule(
  "shlex",
  String.raw`
import re as _re

def split(s, comments=False, posix=True):
    words, word, quote, started = [], "", None, False
    i = 0
    while i < len(s):
        c = s[i]
        i += 1
        if quote:
            if c == quote:
                quote = None
            elif c == "\\" and quote == '"' and s[i:i + 1] in ('"', "\\"):
                word += s[i]
                i += 1
            else:
                word += c
        elif c in "'\"":
            quote, started = c, True
        elif c == "\\":
            word += s[i:i + 1]
            i += 1
            started = True
        elif c.isspace():
            if started:
                words.append(word)
            word, started = "", False
        elif c == "#" and comments:
            break
        else:
            word += c
            started = True
    if quote:
        raise ValueError("No closing quotation")
    return words + [word] if started else words

def quote(s):
    if not s:
        return "''"
    if _re.search(r"[^\w@%+=:,./-]", s, _re.ASCII) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"

def join(split_command):
    return " ".join(quote(arg) for arg in split_command)
`,
);
