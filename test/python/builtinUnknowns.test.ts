import { describe, expect, it } from "vitest";
import { runPython } from "./run";

/** What builtins make of a value that is not known: as little as possible is lost, and nothing is made up. */
const cases: readonly (readonly [code: string, expected: string])[] = [
  // The result hangs on the unknown: it is one.
  ["len(u)", "<unknown: len()>"],
  ["int(u)", "<unknown: int()>"],
  ["str(u)", "<unknown: str()>"],
  ["list(u)", "<unknown: list()>"],
  ["dict(u)", "<unknown: dict()>"],
  ["dict(**u)", "<unknown: dict()>"],
  ["dict({'b': 1}, a=2, **u)", "<unknown: dict()>"],
  ["dict([('a', 1)], **{'b': u})", "{'a': 1, 'b': <unknown: .x>}"],
  ["__import__('collections').OrderedDict(**u)", "<unknown: OrderedDict()>"],
  ["__import__('collections').Counter(**u)", "<unknown: Counter()>"],
  ["__import__('types').SimpleNamespace(**u)", "<unknown: SimpleNamespace()>"],
  // What has no default must be among keywords that nobody knows.
  ["(lambda a, b=2: (a, b))(**u)", "(<unknown: .x>, 2)"],
  ["(lambda a, *, b: (a, b))(1, **u)", "(1, <unknown: .x>)"],
  ["(lambda a, **k: (a, k))(a=1, b=2, **u)", "(1, <unknown: .x>)"],
  ["sorted(**u)", "<unknown: sorted()>"],
  ["set(u)", "<unknown: set()>"],
  ["tuple(u)", "<unknown: tuple()>"],
  ["range(u)", "<unknown: range()>"],
  ["abs(u)", "<unknown: abs()>"],
  ["round(u, 2)", "<unknown: round()>"],
  ["isinstance(u, int)", "<unknown: isinstance()>"],
  ["hasattr(u, 'a')", "<unknown: hasattr()>"],
  ["'a b'.split(u)", "<unknown: split()>"],
  ["'%s %d' % (u, 1)", "<unknown: %>"],
  ["'{} {:d}'.format(u, u)", "<unknown: str.format()>"],
  ["','.join(['a', u])", "<unknown: str.join()>"],
  ["[1, 2][:u]", "<unknown: […]>"],
  ["'abc'[u:]", "<unknown: […]>"],
  ["[1] + u", "<unknown: +>"],
  ["[1] * u", "<unknown: *>"],
  ["sorted([3, u])", "<unknown: sorted()>"],
  ["max([3, u])", "<unknown: max()>"],
  ["sum([3, u])", "<unknown: +>"],
  // What goes together is taken to be as long as what is known of it.
  ["list(zip([1, 2], u))", "[(1, <unknown: an item>), (2, <unknown: an item>)]"],
  ["list(zip(u, u))", "<unknown: list()>"],
  ["open('weights.txt')", "<unknown: weights.txt>"],
  ["input()", "<unknown: input()>"],

  // An unknown item leaves its container known.
  ["[u, 1]", "[<unknown: .x>, 1]"],
  ["{'a': u}", "{'a': <unknown: .x>}"],
  ["dict(a=u)", "{'a': <unknown: .x>}"],
  ["list(zip([1, 2], [u, 3]))", "[(1, <unknown: .x>), (2, 3)]"],
  ["[*enumerate([u])]", "[(0, <unknown: .x>)]"],
  ["len([u, u])", "2"],
  ["[u, 1][1]", "1"],
  ["[u, 1] + [2]", "[<unknown: .x>, 1, 2]"],
  ["{'a': 1}.get('b', u)", "<unknown: .x>"],
  ["{'a': 1}.get('a', u)", "1"],

  // Where one item decides, the unknown ones do not matter; where none does, they do.
  ["1 in [u, 1]", "True"],
  ["5 in [u, 1]", "<unknown: ==>"],
  ["any([u, 1])", "True"],
  ["any([u, 0])", "<unknown: any()>"],
  ["all([u, 0])", "False"],
  ["all([u, 1])", "<unknown: all()>"],
  ["[1, u] == [2, u]", "False"],
  ["[1, u] == [1, 2]", "<unknown: ==>"],
  ["[1, u] != [1, 2]", "<unknown: ==>"],
  ["{'a': u} == {'a': 1}", "<unknown: ==>"],
  ["{'a': u} == {'b': 1}", "False"],
  ["(1, u) < (2, 0)", "True"],
  ["(1, u) < (1, 0)", "<unknown: ==>"],
  ["[1, u].index(1)", "0"],
  ["[1, u].index(5)", "<unknown: ==>"],
  ["isinstance(1, (u, int))", "True"],
  ["isinstance('a', (u, int))", "<unknown: isinstance()>"],
];

describe("builtins and unknowns", () => {
  for (const [code, expected] of cases) {
    it(code, async () => {
      const { stdout } = await runPython(`import nowhere\nu = nowhere.x\nprint(${code})`);
      expect(stdout.trimEnd()).toBe(expected);
    });
  }

  it("keeps what is put into a container", async () => {
    const code = `
import nowhere
u = nowhere.x
a = [1]
a.append(u)
a.insert(0, u)
a[1] = u
d = {}
d["k"] = u
d.setdefault("s", u)
print(a, d)
`;
    const { stdout } = await runPython(code);
    const shown = "<unknown: .x>";
    expect(stdout).toBe(`[${shown}, ${shown}, ${shown}] {'k': ${shown}, 's': ${shown}}\n`);
  });
});

/** Code that would take forever, or all memory there is. */
const endless: readonly string[] = [
  "[0] * 10**12",
  "'a' * 10**12",
  "10 ** 10 ** 10",
  "1 << 10 ** 10",
  "list(range(10**12))",
  "set(range(10**12))",
  "dict.fromkeys(range(10**12))",
  "bytes(10**12)",
  "(1).to_bytes(10**12, 'big')",
  "'a'.center(10**12)",
  "'%1000000000000d' % 1",
  "'%.1000000000f' % 1.0",
  "format(1, '1000000000000')",
  "format(1.5, '.1000000000f')",
  "('a' * 10**6).replace('', 'b' * 10**6)",
  "list(iter(int, 1))",
  "next(filter(lambda x: False, iter(int, 1)))",
  "pow(10**10000, 10**10000, 10**10000)",
  "print('a' * 10**9)",
];

describe("builtins and the budget", () => {
  for (const code of endless) {
    it(code, async () => {
      const { stdout } = await runPython(`x = ${code}\nprint(type(x))`, {
        budget: { statementSteps: 400_000 },
        staysOn: true,
      });
      expect(stdout).toMatch(/^(<unknown.*>|)\n?$/);
    });
  }
});

it("a function behind an unknown decorator may be called with what the decorator gives it", async () => {
  const { stdout } = await runPython(
    `
import mystery

@mystery.main("conf")
def main(cfg, extra=3):
    return cfg, extra

@mystery.jit
def add(a, b):
    return a + b

print(main(), add(1, 2))
`,
    { staysOn: true },
  );
  expect(stdout).toBe("(<unknown: call>, 3) 3\n");
});
