/** Plain Python is read without tree-sitter; what is read so is the same tree, and it is nearly everything that is sound. */

import * as fs from "node:fs";
import * as path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createGrammarParser, type PythonParser } from "../../src/engine/python/parse";
import { readOutline, readPlain } from "../../src/engine/python/plain/read";
import { skeletonOf } from "../../src/engine/python/skeleton";
import { standardLibrary } from "../../src/engine/python/stdlib/index";
import { sourceFile, type SourceFile } from "../../src/engine/source";
import { mutants } from "../mutants";
import { testGrammar } from "./parser";

let grammar: PythonParser;

beforeAll(async () => {
  grammar = createGrammarParser(await testGrammar());
});

const cases = path.join(import.meta.dirname, "../cases");

function sources(): readonly SourceFile[] {
  const files = fs
    .readdirSync(cases, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".py"))
    .map((name) => sourceFile(name, fs.readFileSync(path.join(cases, name), "utf8")));
  const library = standardLibrary.flatMap(({ name, source }) =>
    source === undefined ? [] : [sourceFile(name, source)],
  );
  return [...files, ...library];
}

/** Where the two trees differ; absent where they do not, or where plain reading leaves the text alone. */
function difference(file: SourceFile): string | undefined {
  const plain = readPlain(file);
  if (!plain) return undefined;
  const { body, comments, errors } = grammar.parse(file);
  if (errors.length > 0) return `${file.id}: ${errors[0].message} at ${errors[0].at.start}`;
  const [ours, theirs] = [plain, { body, comments, errors }].map(text);
  if (ours === theirs) return undefined;
  let at = 0;
  while (ours[at] === theirs[at]) at++;
  return `${file.id}: ${ours.slice(at - 200, at + 60)} … ${theirs.slice(at - 20, at + 60)}`;
}

/** Fields in alphabetical order, absent ones left out. */
function text(tree: unknown): string {
  return JSON.stringify(tree, (_, value: unknown) => {
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

describe("plain Python", () => {
  it("is read as tree-sitter's tree is converted", { timeout: 60_000 }, () => {
    expect(sources().flatMap((file) => difference(file) ?? [])).toEqual([]);
  });

  it("is what nearly all sound files are", { timeout: 60_000 }, () => {
    const sound = sources().filter((file) => grammar.parse(file).errors.length === 0);
    const read = sound.filter((file) => readPlain(file) !== undefined);
    expect(read.length / sound.length).toBeGreaterThan(0.93);
  });

  it("has the outline that tree-sitter makes of a skeleton", { timeout: 60_000 }, () => {
    let outlines = 0;
    for (const file of sources()) {
      const outline = readOutline(file);
      if (!outline || outline.ends.size === 0) continue;
      outlines++;
      const skeleton = skeletonOf(file.text);
      expect([...outline.ends], file.id).toEqual([...skeleton.ends]);
      const { body } = grammar.parse({ ...file, text: skeleton.text });
      expect(text(outline.module.body), file.id).toBe(text(body));
    }
    expect(outlines).toBeGreaterThan(200);
  });

  it("is not what something is wrong with", { timeout: 60_000 }, () => {
    const found: string[] = [];
    for (const mutant of mutants(0, 400)) {
      found.push(...[difference(sourceFile(mutant.name, mutant.text)) ?? []].flat());
    }
    expect(found).toEqual([]);
  });

  it.each([
    ...["x = (y := 3) + (a)", "x = a if b else c if d else e", "x = not a == b and c or d"],
    ...["x = -a ** -b", "x = await_ ** 2", "x = (a, *b), [*c], {*d}, {**e, 'f': 1}"],
    ...["x[a, 1:2, ::3, ...]", "x[*a]", "x[a:=1]", "f(*a, b=1, *c, **d)", "f((x for x in y))"],
    ...["f(x for x in y if z if w)", "lambda a, /, b=1, *c, d, **e: (yield)", "a = b = yield c, d"],
    ...["a: b = c, d", "(a): b", "a += b, c", "del a, (b, c)", "x = a < b is not c not in d"],
    ...["'a' \"b\" '''c\nd'''", "b'a' b'\\x00'", "f'{a!r:>{b}} {{}} {c=}' 'd'", "rf'\\{a}'"],
    ...["import a.b as c, d", "from ...a import (b as c, d,)", "from . import *"],
    ...["if a: b; c;\nelif d: e\nelse: f", "while a:\n  b\nelse:\n  c", "for a, *b in c, d: e"],
    ...["try: a\nexcept b as c: d\nexcept: e\nelse: f\nfinally: g", "try: a\nexcept* b: c"],
    ...[
      "with a as b, c as (d, e): f",
      "async def f():\n  async with a: await b\n  async for c in d: e",
    ],
    ...["@a\n@b.c(d)\nclass E(F, metaclass=G):\n  'doc'\n  def h(self, *, i: j = k) -> l: ..."],
    ...["x = 0x1F + 1_000 + 1e-3 + 2j + .5 + 10000000000000000000000", "x = a \\\n  + b\r\ny = c"],
    ...["class A:\n\tdef f(self):\n\t\treturn 1 # c\n\n# d\nx = [\n1,\n# e\n]", "x = *a, b"],
  ])("%j", (code) => {
    const file = sourceFile("code", code);
    expect(readPlain(file)).toBeDefined();
    expect(difference(file)).toBeUndefined();
  });

  it.each([
    ...[
      "x = ",
      "f(a=1, a=2)",
      "f(**a, *b)",
      "f(a=1, b)",
      "f(a=1 for b in c)",
      "def f(a=1, b): pass",
      "def f(*): pass",
    ],
    ...["f() = 1", "del f()", "a, b: c = d", "x = 'a", "x = (1", "x = 1)", "if a:\nb", "  a"],
    ...["if a:\n    b\n  c", "x = 0777", "x = 1__0", "x = 1if a else b", "x = a + not b", "*a"],
    ...["x = f'{a'", "x = f'}'", "x = f'{}'", "x = '\\x1'", "x = b'€'", "x = b'a' 'b'", "a := 1"],
    ...["with (a, b): c", "match a:\n  case b: c", "type X = int", "def f[T](): pass", "é = 1"],
    ...[
      "try: a",
      "x = [*a for a in b]",
      "from a import b,",
      "from __future__ import *",
      "import a.b as c.d",
      "x = a b",
      "$",
    ],
    ...["f'{\"a\" 'b'}'", "lambda *: 1", "x = {a: b, c}", "else: a", "return = 1", "x[]"],
  ])("leaves to the grammar: %j", (code) => {
    expect(readPlain(sourceFile("code", code))).toBeUndefined();
  });

  it("trees are not too deep", () => {
    const nested = (open: string, close: string): string =>
      `x = ${open.repeat(300)}1${close.repeat(300)}`;
    const chain = `x = ${"[".repeat(5)}a${".b".repeat(150)}]${".c".repeat(150)}`;
    for (const code of [nested("(", ")"), nested("-", ""), nested("f(", ")"), chain]) {
      expect(readPlain(sourceFile("code", code))).toBeUndefined();
    }
    const wide = `x = [${"a.b.c(d), ".repeat(1000)}]`;
    expect(readPlain(sourceFile("code", wide))).toBeDefined();
  });
});
