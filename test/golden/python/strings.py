# Plain ones.
x = ""
x = 'a' "b" r'\n' u'c'
x = '''a
"b" \
c'''
x = "\\\'\"\a\b\f\n\r\t\v\0\01\101\x41\u0041\U0001F600\q"
x = r"\"", R'\'', r'\\'
x = "a\
b"
x = "\N{DEGREE SIGN}\N{greek small letter alpha}"
x = "日本語 😀" + y
x = ("a"
     "b"  # comment
     "c")

# Bytes.
x = b'' b"a" rb'\x00' Rb'\'' bR'b'
x = b'\x00\'\n\101\u1234\N{DEGREE SIGN}'

# Formats.
x = f''
x = f'a'
x = f'{a}'
x = f'a{b}c{d!r}e{f!s}{g!a}'
x = 'a' f'b{c}' 'd' f'' rf'\d{e}\{f}'
x = f'{{}}{{{a}}}{{a}}'
x = f'{a:>10}{b:.2f}{c:%Y-%m-%d}{d:,}{e:#x}{f:=+5d}'
x = f'{a:{b}.{c}}{d!r:^{e}}{f:{g:{h}}}'
x = f'{a=}{b = }{c=!s}{d=:.2f}{ e  =  :f}'
x = f'{a,}{*b, c}{(yield)}{await_}'
x = f'{a["b"]}{"c" + d}{ {1: 2}[1] }{(lambda x: 1)}'
x = f'{a if b else c}{d != e}{(f := 1)}{g:=3}'
x = f"{a["b"]}{f'{c}' f"{d}"}"
x = f'''{
    a  # comment
}
{b:
}'''
x = f'{a}\n\x41{b}\N{DEGREE SIGN}{c:\t}'
x = F'{a}' rF"{b}\n" fR'{c}'
x = f"epoch {epoch + 1:>3}/{epochs} loss={loss.item():.4f}"
