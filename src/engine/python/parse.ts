/** Python text into our syntax tree. */

import type { Parser } from "web-tree-sitter";
import { invariant } from "../assert";
import type { SourceFile } from "../source";
import type { Comment, Module } from "./ast";
import type { Converter } from "./convert/converter";
import { children } from "./convert/converter";
import { flatten, kindTable } from "./convert/flatTree";
import { statements } from "./convert/statements";

export interface PythonParser {
  /** Never throws: what is not Python becomes error nodes and `errors`. */
  parse(file: SourceFile): Module;
}

/** A parser of Python around tree-sitter's, which has its language set: see `loadPythonGrammar`. */
export function createPythonParser(parser: Parser): PythonParser {
  const { language } = parser;
  invariant(language !== null, "the parser has a language");
  const table = kindTable(language);
  return {
    parse(file) {
      const tree = parser.parse(readableText(file.text));
      invariant(tree !== null, "parsing is never cancelled");
      const comments: Comment[] = [];
      const flat = flatten(tree, table, file, comments);
      tree.delete();
      const c: Converter = { file, tree: flat, problems: [], depth: 0 };
      const body = statements(c, children(c, 0));
      const errors = c.problems.sort((a, b) => a.at.start - b.at.start);
      return { body, errors, comments };
    },
  };
}

/**
 * The text as tree-sitter is to see it, offsets unchanged; names and strings are still read from the real one.
 * `print` and `exec` are Python 2 keywords to the grammar, a lone carriage return is no line end to it.
 */
function readableText(text: string): string {
  return text
    .replace(/\b(?:print|exec)\b/g, (word) => `${word.slice(0, -1)}_`)
    .replace(/\r(?!\n)/g, "\n")
    .replace(/^\ufeff/, " ");
}
