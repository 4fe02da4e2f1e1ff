# Blanks, tabs and line ends.
x = 1

def f():
	if a:
		b
	c

x = \
  1 + \
  2
if a and \
   b:
    pass
if a:
        b
else:
  c
def f():
    return (
1,
    # comment
 2)
def f():
    x = (a.
b +
c)
    return x
x = [ # a
  1, # b
]
class A:
    x = 1
# outside
    # inside
    y = 2
  # between

    def f(self): # header
        # first
        pass
    # last
if a:
    if b:
        if c:
            d
e


   
z = 3 # no line end