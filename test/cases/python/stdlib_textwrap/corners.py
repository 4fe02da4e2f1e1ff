import textwrap
T = "The quick brown fox, jumped over the lazy-dog's back.  It was    a sunny day; really_long_identifier_name_here was seen!"
for w in (20, 33, 10): print(textwrap.fill(T, w)); print("--")
print(textwrap.wrap(T, 25, initial_indent="* ", subsequent_indent="  "), textwrap.shorten(T, 40), textwrap.shorten(T, 30, placeholder="..."), textwrap.wrap("a b c", 1), textwrap.wrap("supercalifragilistic", 5), textwrap.wrap("supercalifragilistic x", 5, break_long_words=False), textwrap.wrap("well-known thing", 7, break_on_hyphens=False), textwrap.wrap("", 5), textwrap.wrap("a\tb\nc", 10, replace_whitespace=False, expand_tabs=False), textwrap.wrap("one two three four", 9, max_lines=2), textwrap.wrap("x" * 5, 5, drop_whitespace=False), textwrap.fill("para one\n\npara two", 8))
print(textwrap.dedent("""
    a
      b

    c"""), textwrap.indent("a\n\nb\n", "> "), textwrap.indent("a\n\nb", "+", lambda l: True), repr(textwrap.dedent("  a\n\t b")), repr(textwrap.dedent("  x\n    \n  y")))
