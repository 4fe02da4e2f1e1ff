import textwrap
t = "The textwrap module   provides\nsome convenience functions, as well as TextWrapper, the class that does-all the work."
for w in (20, 35): print(textwrap.fill(t, w), "--", sep="\n")
print(textwrap.wrap(t, 25, max_lines=2, placeholder="..."), textwrap.wrap("averylongwordthatdoesnotfit", 8), textwrap.wrap("a-b c", 2, break_on_hyphens=False), textwrap.wrap("", 5), textwrap.shorten("Hello  world!", 11), textwrap.shorten("Hello world", 5, placeholder=".."))
print(textwrap.dedent("    a\n      b\n\n    c"), textwrap.indent("x\n\ny\n", "+ "), textwrap.indent("a\nb", "# ", lambda l: "b" in l), textwrap.fill("para", initial_indent="* ", subsequent_indent="  "), textwrap.wrap("break longword", 5, break_long_words=False), sep="\n")
