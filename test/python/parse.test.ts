import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { positionAt, sourceFile } from "../../src/engine/source";
import type { Expression, Module, Statement } from "../../src/engine/python/ast";
import { dump, dumpModule } from "./dump";
import { testParser } from "./parser";

const parser = await testParser();

function parse(code: string): Module {
  return parser.parse(sourceFile("test.py", code));
}

/** `golden/python/NAME.txt` is CPython's tree of `NAME.py`: see reference/ast_dump.py. */
describe("the trees are CPython's", () => {
  const folder = new URL("../golden/python/", import.meta.url);
  const files = readdirSync(folder);
  const names = files.filter((name) => name.endsWith(".py")).map((name) => name.slice(0, -3));

  test("every program has its tree, every tree its program", () => {
    expect(files.sort()).toEqual(names.flatMap((name) => [`${name}.py`, `${name}.txt`]).sort());
  });

  test.each(names)("%s.py", (name) => {
    const module = parse(readFileSync(new URL(`${name}.py`, folder), "utf8"));
    const lines = dumpModule(module, { withRanges: true }).split("\n");
    const expected = readFileSync(new URL(`${name}.txt`, folder), "utf8").split("\n");
    expect(lines).toEqual(expected);
    expect(module.errors).toEqual([]);
  });
});

/** What the goldens cannot hold: line ends of other systems, byte order marks, places of names. */
describe("places", () => {
  const table: { code: string; expected: string }[] = [
    {
      code: "x = 1\r\nif x:\r\n    y\r\n",
      expected: 'If(body=[Expr(value=Name(id="y")@18-19)@18-19]',
    },
    { code: "x = 1\rif x:\r  y\r", expected: 'If(body=[Expr(value=Name(id="y")@14-15)@14-15]' },
    { code: "\ufeffx = 1\n", expected: 'Assign(targets=[Name(id="x")@1-2]' },
    { code: "x = '''a\r\nb'''\r\n", expected: 'value=Constant(value=str "a\\nb")@4-14' },
    { code: "x = (1,\r\n  2)\r\ny\r\n", expected: 'Expr(value=Name(id="y")@15-16)@15-16' },
    { code: "'😀', x\n", expected: 'Name(id="x")@6-7' },
  ];
  test.each(table)("$code", ({ code, expected }) => {
    const module = parse(code);
    expect(dumpModule(module, { withRanges: true })).toContain(expected);
    expect(module.errors).toEqual([]);
  });

  test("of the names of definitions and attributes", () => {
    const code = "@a\nasync def f(): pass\nclass B: pass\na . bc\n";
    const [definition, klass, attribute] = parse(code).body;
    const slice = (at: { start: number; end: number }) => code.slice(at.start, at.end);
    expect(definition.kind === "FunctionDef" && slice(definition.nameAt)).toBe("f");
    expect(klass.kind === "ClassDef" && slice(klass.nameAt)).toBe("B");
    const value = attribute.kind === "Expr" ? attribute.value : undefined;
    expect(value?.kind === "Attribute" && slice(value.attributeAt)).toBe("bc");
  });

  test("of comments", () => {
    const code = "# a\nx = '# no' # b\nf(1, # c\n  2)\n  # d\n#";
    const { comments } = parse(code);
    expect(comments.map((comment) => comment.text)).toEqual(["# a", "# b", "# c", "# d", "#"]);
    for (const { text, at } of comments) expect(code.slice(at.start, at.end)).toBe(text);
  });

  test("the text of a debugging field is kept", () => {
    const [statement] = parse("f'{ x = !s:>3}'\n").body;
    const value = statement.kind === "Expr" ? statement.value : undefined;
    const part = value?.kind === "JoinedStr" ? value.parts[0] : undefined;
    expect(typeof part === "object" && part.debugText).toBe(" x = ");
  });
});

/** Each program, what is left of it, and its errors: `line:column message`. */
describe("broken programs", () => {
  const table: { code: string; outline: string[]; errors: string[] }[] = [
    {
      code: "class A:\n    def f(self):\n        x = self.\n        y = 3\n    def g(self): pass\n",
      outline: ["class A", "  def f(self)", "    x = ✗", "    y = 3", "  def g(self)", "    Pass"],
      errors: ["3:9 invalid syntax"],
    },
    {
      code: "x = f(1,\ny = 2\n",
      outline: ["x = ✗", "y = 2"],
      errors: ["1:6 '(' was never closed"],
    },
    {
      code: "class A:\n    x = {\n        'a': 1,\n\n    def g(self): pass\n",
      outline: ["class A", "  x = ✗", "  def g(self)", "    Pass"],
      errors: ["2:9 '{' was never closed"],
    },
    {
      code: "def f(a, b\n    return a\ndef g(a:\n    return a\n",
      outline: ["def f(a, b)", "  Return", "def g(a)", "  Return"],
      errors: ["1:6 '(' was never closed", "3:6 '(' was never closed"],
    },
    {
      code: "if x\n    a\nelif y:\n    b\nfor i in range(3)\n    c\n",
      outline: ["If", "  a", "  If", "    b", "For", "  c"],
      errors: ["1:1 expected ':'", "5:1 expected ':'"],
    },
    {
      code: "if x >:\n    a\nfor i in:\n    b\nwith f( as g:\n    c\nwhile:\n    d\n",
      outline: ["If", "  a", "For", "  b", "With", "  c", "While", "  d"],
      errors: [
        "1:1 invalid syntax",
        "3:1 invalid syntax",
        "5:7 '(' was never closed",
        "7:1 invalid syntax",
      ],
    },
    {
      code: "def f():\nx = 1\nclass A:\n",
      outline: ["def f()", "  ✗", "x = 1", "class A", "  ✗"],
      errors: [
        "1:1 expected an indented block after function definition on line 1",
        "3:1 expected an indented block after class definition on line 3",
      ],
    },
    {
      code: "x = 1\n    y = 2\nif x:\n        a\n    b\n",
      outline: ["x = 1", "y = 2", "If", "  a", "b"],
      errors: ["2:5 unexpected indent", "5:5 unindent does not match any outer indentation level"],
    },
    {
      code: "else:\n    a\ntry:\n    b\nx = 1\n",
      outline: ["If", "  a", "Try", "  b", "x = 1"],
      errors: ["1:1 invalid syntax", "3:1 expected 'except' or 'finally' block"],
    },
    {
      code: "match x:\n    case [a, b:\n        c\n    case 2\n        d\n    cas\n",
      outline: ["Match", "  c", "  d"],
      errors: ["2:10 '[' was never closed", "4:5 expected ':'", "6:5 invalid syntax"],
    },
    {
      code: "x = 'abc\ny = f'{x'\nz = \"\"\"abc\nw = 1\n",
      outline: ["x = ✗", "y = ✗", "z = ✗", "w = 1"],
      errors: [
        "1:5 unterminated string literal",
        "2:1 invalid syntax",
        "3:5 unterminated triple-quoted string literal",
      ],
    },
    {
      code: "print 'a'\nexec 'b'\nx = `a`\ny = a <> b\nz = 0777\nraise A, b\n",
      outline: ["✗", "✗", "x = ✗", "y = ✗", "z = ✗", "Raise"],
      errors: [
        "1:1 Missing parentheses in call to 'print'. Did you mean print(...)?",
        "2:1 Missing parentheses in call to 'exec'. Did you mean exec(...)?",
        "3:5 invalid syntax",
        "4:5 invalid syntax",
        "5:5 invalid number",
        "6:7 invalid syntax",
      ],
    },
    {
      code: "x = f(a]\ny = 1)\nz = “a”\nw = 1\0\n",
      outline: ["x = ✗", "y = ✗", "z = ✗", "w = ✗"],
      errors: [
        "1:8 closing parenthesis ']' does not match opening parenthesis '('",
        "2:6 unmatched ')'",
        "3:5 invalid character '“' (U+201C)",
        "4:6 source code cannot contain null bytes",
      ],
    },
    {
      code: "f(a=1, b)\nf(**a, *b)\nf(a=1, a=2)\ndef f(a=1, b): pass\ndef f(*a, *b): pass\n",
      outline: ["f(…)", "f(…)", "f(…)", "def f(a, b)", "  Pass", "def f()", "  Pass"],
      errors: [
        "1:8 positional argument follows keyword argument",
        "2:8 iterable argument unpacking follows keyword argument unpacking",
        "3:8 keyword argument repeated: a",
        "4:12 parameter without a default follows parameter with a default",
        "5:12 * argument may appear only once",
      ],
    },
    {
      code: "from a import b,\nfrom a import b.c\na, b: int = c\na, b += c\ndel f()\nx := 1\n'\\x1'\n",
      outline: ["ImportFrom", "ImportFrom", "AnnAssign", "AugAssign", "Delete", "Expr", "Expr"],
      errors: [
        "1:16 trailing comma not allowed without surrounding parentheses",
        "2:15 invalid syntax",
        "3:1 only single target (not tuple) can be annotated",
        "4:1 'tuple' is an illegal expression for augmented assignment",
        "5:5 cannot delete function call",
        "6:1 invalid syntax",
        "7:2 (unicode error) truncated \\xXX escape",
      ],
    },
    {
      code: "@\ndef f(): pass\n@a\nx = 1\nreturn +\n",
      outline: ["def f()", "  Pass", "✗", "x = 1", "Return"],
      errors: ["1:1 invalid syntax", "3:1 invalid syntax", "5:1 invalid syntax"],
    },
  ];

  test.each(table)("$code", ({ code, outline, errors }) => {
    const file = sourceFile("test.py", code);
    const module = parser.parse(file);
    expect(module.body.flatMap((statement) => outlineOf(statement))).toEqual(outline);
    const found = module.errors.map(({ message, at }) => {
      const { line, column } = positionAt(file, at.start);
      return `${line}:${column} ${message}`;
    });
    expect(found).toEqual(errors);
  });
});

/** One line for each statement, short and indented; ✗ is an error node. */
function outlineOf(statement: Statement): string[] {
  const inner = bodyOf(statement).flatMap((child) => outlineOf(child));
  return [headline(statement), ...inner.map((line) => `  ${line}`)];
}

function headline(statement: Statement): string {
  if (statement.kind === "ErrorStatement") return "✗";
  if (statement.kind === "ClassDef") return `class ${statement.name}`;
  if (statement.kind === "FunctionDef") {
    const names = statement.parameters.positional.map((parameter) => parameter.name);
    return `def ${statement.name}(${names.join(", ")})`;
  }
  if (statement.kind === "Assign") {
    return [...statement.targets, statement.value].map(short).join(" = ");
  }
  if (statement.kind !== "Expr") return statement.kind;
  return statement.value.kind === "Call" || statement.value.kind === "Name"
    ? short(statement.value)
    : "Expr";
}

function short(expression: Expression): string {
  if (expression.kind === "ErrorExpression") return "✗";
  if (expression.kind === "Name") return expression.id;
  if (expression.kind === "Call") return `${short(expression.callee)}(…)`;
  return dump(expression, { withRanges: false }).replace(/^Constant\(value=int (\d+)\)$/, "$1");
}

function bodyOf(statement: Statement): readonly Statement[] {
  if (statement.kind === "Match") return statement.cases.flatMap((one) => one.body);
  if (!("body" in statement)) return [];
  return "orelse" in statement ? [...statement.body, ...statement.orelse] : statement.body;
}

/** Programs deeper or longer than anybody writes: the parser answers, and soon. */
describe("extremes", () => {
  const many = (text: string, count = 10_000) => text.repeat(count);
  const table: [string, string, string][] = [
    ["brackets", `x = ${many("(", 5000)}1${many(")", 5000)}`, "too many nested parentheses"],
    ["open brackets", many("[{("), "too many nested parentheses"],
    ["terms", `x = a${many(" + a")}`, "too many nested expressions"],
    ["attributes", `x = a${many(".b")}`, "too many nested expressions"],
    ["calls", `x = a${many("()")}`, "too many nested expressions"],
    ["signs", `x = ${many("-")}a`, "too many nested expressions"],
    ["lambdas", `x = ${many("lambda: ")}a`, "too many nested expressions"],
    [
      "fields",
      `x = f'${many("{x:", 2000)}${many("}", 2000)}'`,
      "f-string: expressions nested too deeply",
    ],
    ["unions", `x: ${many("List[int] | ")}int`, "too many nested expressions"],
    ["branches", `if a: b\n${many("elif a: b\n", 3000)}`, "too many statically nested blocks"],
    [
      "blocks",
      Array.from({ length: 300 }, (_, i) => `${many(" ", i)}if a:\n`).join(""),
      "too many levels of indentation",
    ],
  ];
  test.each(table)("%s", (_, code, message) => {
    const { body, errors } = parse(`${code}\ny = 2\n`);
    expect(errors.map((error) => error.message)).toContain(message);
    const last = body.at(-1);
    expect(last !== undefined && headline(last)).toBe("y = 2");
    expect(JSON.stringify(body)).toBeTypeOf("string");
  });

  test.each([
    ["values", `x = a${many(" and a")}\n`],
    ["comparisons", `x = a${many(" < a")}\n`],
    ["targets", `${many("a = ")}1\n`],
    ["elements", `x = [${many("1, ")}]\n`],
    ["strings", `x = ${many("'a' ")}\n`],
  ])("%s are no matter", (_, code) => {
    expect(parse(code).errors).toEqual([]);
  });

  test("any text gives a tree", () => {
    for (const code of [
      "",
      "\n",
      " ",
      "\t\n",
      "\\",
      "'",
      '"""',
      "#",
      "\0",
      "\ufeff",
      "\ud800",
      ")",
      "@",
      ":",
    ]) {
      expect(parse(code).body).toBeInstanceOf(Array);
    }
  });
});
