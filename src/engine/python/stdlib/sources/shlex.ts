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

class shlex:
    def __init__(self, instream="", infile=None, posix=False, punctuation_chars=False):
        self.instream = instream if isinstance(instream, str) else instream.read()
        self.infile, self.posix, self.lineno, self.debug, self.token = infile, posix, 1, 0, ""
        self.commenters, self.quotes, self.escape, self.escapedquotes = "#", "'\"", "\\", '"'
        self.wordchars = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
        if posix:
            self.wordchars += "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"
        self._punctuation = "" if not punctuation_chars else "();<>|&" if punctuation_chars is True else punctuation_chars
        if self._punctuation:
            self.wordchars = "".join(c for c in self.wordchars + "~-./*?=" if c not in self._punctuation)
        self.whitespace, self.whitespace_split, self.eof = " \t\r\n", False, None if posix else ""
        self._at, self._pushed = 0, []

    punctuation_chars = property(lambda self: self._punctuation)

    def push_token(self, tok):
        self._pushed.insert(0, tok)

    def get_token(self):
        self.token = self._pushed.pop(0) if self._pushed else self._read()
        return self.token

    def _next(self):
        c = self.instream[self._at:self._at + 1]
        self._at += 1
        if c == "\n":
            self.lineno += 1
        return c

    def _back(self):
        self._at -= 1
        if self.instream[self._at:self._at + 1] == "\n":
            self.lineno -= 1

    def _comment(self):
        while self._next() not in ("\n", ""):
            pass

    def _starts_word(self, c):
        return c in self.wordchars or c in self.quotes or (self.posix and c in self.escape) or self.whitespace_split

    def _read(self):
        c = self._next()
        while c and (c in self.whitespace or c in self.commenters):
            if c in self.commenters:
                self._comment()
            c = self._next()
        if not c:
            return self.eof
        word, quoted = "", False
        if c in self._punctuation:
            while c and c in self._punctuation:
                word += c
                c = self._next()
            self._back()
            return word
        if not self._starts_word(c):
            return c
        if not self.posix and c in self.quotes:
            return self._plain_quoted(c)
        while True:
            if not c or c in self.whitespace:
                break
            if c in self.commenters:
                self._comment()
                break
            if self.posix and c in self.quotes:
                quoted = True
                word += self._quoted(c)
            elif self.posix and c in self.escape:
                c = self._next()
                if not c:
                    raise ValueError("No escaped character")
                word += c
            elif c in self._punctuation and not c in self.wordchars:
                self._back()
                break
            elif c in self.wordchars or c in self.quotes or (self.whitespace_split and c not in self._punctuation):
                if c in self.quotes and self.whitespace_split:
                    word += self._plain_quoted(c)
                else:
                    word += c
            else:
                self._back()
                break
            c = self._next()
        if self.posix and not quoted and word == "":
            return self.eof if not c else self._read()
        return word

    def _plain_quoted(self, quote):
        word = quote
        while True:
            c = self._next()
            if not c:
                raise ValueError("No closing quotation")
            word += c
            if c == quote:
                return word

    def _quoted(self, quote):
        word = ""
        while True:
            c = self._next()
            if not c:
                raise ValueError("No closing quotation")
            if c == quote:
                return word
            if c in self.escape and quote in self.escapedquotes:
                c = self._next()
                if not c:
                    raise ValueError("No escaped character")
                if c not in self.escape and c != quote:
                    word += "\\"
            word += c

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token

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
