import textwrap
text = "The quick brown fox jumped over the lazy dog. A well-known long-term e-mail averylongwordthatdoesnotfit."
print(textwrap.fill(text, 20)); print(textwrap.wrap(text, 30)); print(textwrap.shorten(text, 40)); print(textwrap.shorten("Hello  world", 20)); print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.dedent("""
    def f():
        return 1

    x = 2
    """)); print(textwrap.indent("a\n\nb\n", "> ")); print(textwrap.indent("a\nb", "- ", lambda l: "b" in l), textwrap.wrap(""), textwrap.wrap("a b c", 1), textwrap.wrap(text, 25, max_lines=2))
