import { describe, expect, it } from "vitest";
import { skeletonOf } from "../../src/engine/python/skeleton";
import { runPython } from "./run";

const text = `import os
CONSTANT = """def not_a_function():
    text
"""

def simple(x):
    "Docs."
    return x + 1

class A:
    @property
    def value(self) -> int:
        # a comment
        s = '''
def inner():
'''
        return [
            1,
        ]

    def one_line(self): return 1

    async def later(
        self, a=lambda: 0,
        b={"x": 1},
    ):
        def nested():
            return a
        return nested
    after = 3

if True:
    def conditional():
        pass
x = simple(1)
`;

describe("skeletons of library files", () => {
  it("keep everything but the bodies at its place", () => {
    const skeleton = skeletonOf(text);
    expect(skeleton.text).toHaveLength(text.length);
    expect(skeleton.ends.size).toBe(4);
    expect(skeleton.text).toMatchInlineSnapshot(`
      "import os
      CONSTANT = """def not_a_function():
          text
      """

      def simple(x):
       pass                       

      class A:
          @property
          def value(self) -> int:
           pass                                                                                     

          def one_line(self): return 1

          async def later(
              self, a=lambda: 0,
              b={"x": 1},
          ):
           pass                                                       
          after = 3

      if True:
          def conditional():
           pass   
      x = simple(1)
      "
    `);
    for (const part of ["class A", "def one_line", "after = 3", "x = simple"]) {
      expect(skeleton.text.indexOf(part)).toBe(text.indexOf(part));
    }
  });

  it("run as the whole file does", async () => {
    const library = `
def outer(n):
    """Adds up."""
    def inner(k):
        return k + n
    return [inner(k) for k in range(n)]

class Base:
    def who(self):
        return "base"

class Derived(Base):
    @staticmethod
    def make(*args, key=5):
        # nothing here
        return Derived(), args, key

    def who(self):
        if True:
            return super().who() + "!"

def gen():
    yield 1
    yield from (2, 3)

def fails():
    return undefined_name
`;
    const program = `
import lib
print(lib.outer(3), lib.outer.__doc__, lib.Derived.make(1)[1:], lib.Derived().who(), list(lib.gen()), lib.gen.__doc__)
try:
    lib.fails()
except NameError as e:
    print(e)
`;
    const { stdout } = await runPython(program, {
      others: { "site/lib.py": library },
      sitePackages: ["site"],
    });
    expect(stdout).toBe(
      "[3, 4, 5] Adds up. ((1,), 5) base! [1, 2, 3] None\nname 'undefined_name' is not defined\n",
    );
  });
});
