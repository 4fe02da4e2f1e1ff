/** Python text into our syntax tree. */

import type { Parser } from "web-tree-sitter";
import { invariant } from "../assert";
import type { SourceFile } from "../source";
import type { Comment, Module } from "./ast";
import type { Converter } from "./convert/converter";
import { children } from "./convert/converter";
import type { FlatTree } from "./convert/flatTree";
import { flatten, kindTable, relocated } from "./convert/flatTree";
import { isWellIndented } from "./convert/layout";
import { repair } from "./convert/repair";
import type { LogicalLine } from "./convert/scan";
import { scan } from "./convert/scan";
import { beginsLine, statements } from "./convert/statements";
import { moduleFrom, moved, type KeptSyntax } from "./keptSyntax";
import { readOutline, readPlain } from "./plain/read";

export interface PythonParser {
  /**
   * Never throws: what is not Python becomes error nodes and `errors`. Statements that are in `kept` are taken from there;
   * it then holds those of this version.
   */
  parse(file: SourceFile, kept?: KeptSyntax): Module;
  /** A file without the bodies of its functions; absent where the text is not plain. */
  outline?(file: SourceFile): Outline | undefined;
}

/** A file whose functions have `pass` for bodies. */
export interface Outline {
  readonly module: Module;
  /** Where the real body of a `def` ends, by the offset of its `def` (or `async`). */
  readonly ends: ReadonlyMap<number, number>;
}

/** A parser of Python around tree-sitter's, which has its language set: see `loadPythonGrammar`. */
export function createPythonParser(parser: Parser): PythonParser {
  const grammar = createGrammarParser(parser);
  const parse = (file: SourceFile): Module => readPlain(file) ?? grammar.parse(file);
  const parsePart = (file: SourceFile, start: number, end: number): Module => {
    const plain = readPlain(file, start, end);
    if (plain) return plain;
    const { body, errors, comments } = grammar.parse({
      ...file,
      text: file.text.slice(start, end),
    });
    return { body: moved(body, start), errors: moved(errors, start), comments };
  };
  return {
    parse: (file, kept) => (kept && moduleFrom(kept, file, parsePart)) ?? parse(file),
    outline: readOutline,
  };
}

/** The same without the shorter way for plain text, to which this gives the same trees. */
export function createGrammarParser(parser: Parser): PythonParser {
  const { language } = parser;
  invariant(language !== null, "the parser has a language");
  const kinds = kindTable(language);
  const read = (text: string): Reading => {
    const tree = parser.parse(text);
    invariant(tree !== null, "parsing is never cancelled");
    const isBroken = tree.rootNode.hasError;
    const flat = flatten(tree, kinds, text);
    tree.delete();
    return { tree: flat, isBroken };
  };
  const check = (text: string): boolean => {
    const tree = parser.parse(text);
    const isBroken = tree?.rootNode.hasError ?? true;
    tree?.delete();
    return !isBroken;
  };

  return {
    parse(file) {
      const scanned = scan(file);
      const { comments, lines } = scanned;
      const isSound = lines.every((line) => line.problem === undefined);
      if (isSound && isWellIndented(scanned.text, lines)) {
        const { tree, isBroken } = read(scanned.text);
        if (!isBroken && hasEveryLine(tree, lines)) {
          return module({ file, tree, problems: [], depth: 0 }, comments);
        }
      }
      const { text, toFile, holes, problems } = repair(file, scanned, check);
      const tree = relocated(read(text).tree, toFile);
      return module({ file, tree, problems: [...problems], holes, depth: 0 }, comments);
    },
  };
}

interface Reading {
  readonly tree: FlatTree;
  /** Does tree-sitter find an error in it? */
  readonly isBroken: boolean;
}

/**
 * Does a statement or clause begin wherever a logical line does? Behind `x = self.` the grammar takes the next line's
 * first word for the attribute.
 */
function hasEveryLine(tree: FlatTree, lines: readonly LogicalLine[]): boolean {
  let found = 0;
  for (let node = 0; node < tree.kinds.length && found < lines.length; node++) {
    if (tree.starts[node] === lines[found].start && beginsLine(tree.kinds[node])) found++;
  }
  return found === lines.length;
}

function module(c: Converter, comments: readonly Comment[]): Module {
  const body = statements(c, children(c, 0));
  const errors = c.problems.sort((a, b) => a.at.start - b.at.start);
  return { body, errors, comments };
}
