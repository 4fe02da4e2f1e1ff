/**
 * Library files without the bodies of their functions, most of which are never called: reading those takes most of the
 * time of an import. They are read when they are first called.
 */

import type { SourceFile } from "../source";
import type * as ast from "./ast";
import { endOfBlock, endOfLogicalLine, endOfString, indentOf } from "./extents";
import type { Outline, PythonParser } from "./parse";

/** A file whose functions have `pass` for bodies, everything at its place. */
export interface Skeleton {
  readonly text: string;
  /** Where the real body of a `def` ends, by the offset of its `def` (or `async`). */
  readonly ends: ReadonlyMap<number, number>;
}

/** Reads the real functions of a file that was parsed as a skeleton. */
export interface BodySource {
  /** The function of a stub, and what has to be added to its offsets; absent for a function that is no stub. */
  load(stub: ast.FunctionDef): LoadedFunction | undefined;
  /** The documentation of a stub, without reading the rest. Absent for a function that is no stub. */
  doc(stub: ast.FunctionDef): { readonly text: string | undefined } | undefined;
}

export interface LoadedFunction {
  readonly node: ast.FunctionDef;
  readonly shift: number;
}

/** A module for compiling: its syntax, and where the bodies it lacks are. */
export function parseSkeleton(
  parser: PythonParser,
  source: SourceFile,
): { readonly module: ast.Module; readonly bodies: BodySource } | undefined {
  const found = outlineOf(parser, source);
  if (!found) return undefined;
  const { module, ends } = found;
  const loaded = new Map<ast.FunctionDef, LoadedFunction | undefined>();
  const docs = new Map<ast.FunctionDef, { readonly text: string | undefined }>();
  return {
    module,
    bodies: {
      load(stub) {
        if (loaded.has(stub)) return loaded.get(stub);
        const start = defOffset(source, ends, stub);
        const end = start === undefined ? undefined : ends.get(start);
        const found =
          start === undefined || end === undefined
            ? undefined
            : loadFunction(parser, source, start, end);
        loaded.set(stub, found);
        return found;
      },
      doc(stub) {
        const known = docs.get(stub);
        if (known) return known;
        const start = defOffset(source, ends, stub);
        if (start === undefined) return undefined;
        const bodyStart = endOfLogicalLine(source.text, start);
        const found = { text: documentation(parser, source, bodyStart) };
        docs.set(stub, found);
        return found;
      },
    },
  };
}

/** Plain text is read without its bodies; other text is parsed with something else in their place. */
function outlineOf(parser: PythonParser, source: SourceFile): Outline | undefined {
  const outline = parser.outline?.(source);
  if (outline) return outline;
  const { text, ends } = skeletonOf(source.text);
  if (ends.size === 0) return undefined;
  const module = parser.parse({ ...source, text });
  return module.errors.length > 0 ? undefined : { module, ends };
}

/** Decorators come before the `def` that the skeleton knows. */
function defOffset(
  { text }: SourceFile,
  ends: Outline["ends"],
  stub: ast.FunctionDef,
): number | undefined {
  const start = text.lastIndexOf("\n", stub.nameAt.start) + 1;
  const offset = start + indentOf(text, start);
  return ends.has(offset) ? offset : undefined;
}

function loadFunction(
  parser: PythonParser,
  source: SourceFile,
  start: number,
  end: number,
): LoadedFunction | undefined {
  const lineStart = source.text.lastIndexOf("\n", start) + 1;
  const isIndented = lineStart < start;
  const head = isIndented ? "if 1:\n" : "";
  const text = head + source.text.slice(lineStart, end);
  const module = parser.parse({ id: source.id, text, lineStarts: [0] });
  const [first] = module.body;
  const node = first?.kind === "If" ? first.body.at(0) : first;
  if (node?.kind !== "FunctionDef") return undefined;
  return { node, shift: lineStart - head.length };
}

/** The string that a body begins with. */
function documentation(
  parser: PythonParser,
  source: SourceFile,
  bodyStart: number,
): string | undefined {
  let start = bodyStart;
  for (;;) {
    start += indentOf(source.text, start);
    if (!/[#\r\n]/.test(source.text.charAt(start))) break;
    start = endOfLogicalLine(source.text, start);
  }
  const prefix = /^[rRuU]?(?=["'])/.exec(source.text.slice(start, start + 2));
  if (!prefix) return undefined;
  const end = endOfString(source.text, start + prefix[0].length);
  const text = source.text.slice(start, end);
  if (/^"""[^\\]*"""$/.test(text)) return text.slice(3, -3);
  const [statement] = parser.parse({ id: source.id, text, lineStarts: [0] }).body;
  if (statement?.kind !== "Expr" || statement.value.kind !== "Constant") return undefined;
  const { value } = statement.value;
  return value.type === "str" ? value.value : undefined;
}

/** Finds the outermost functions and blanks their bodies. */
export function skeletonOf(text: string): Skeleton {
  const ends = new Map<number, number>();
  const pieces: string[] = [];
  let copied = 0;
  let line = 0;
  while (line < text.length) {
    const indent = indentOf(text, line);
    const start = line + indent;
    const next = endOfLogicalLine(text, start);
    if (isDef(text, start) && text.charCodeAt(lastCode(text, start, next)) === colon) {
      const body = next;
      const end = endOfBlock(text, body, indent);
      if (end > body) {
        ends.set(start, end);
        pieces.push(text.slice(copied, body), stubBody(text, body, end, indent));
        copied = end;
        line = end;
        continue;
      }
    }
    line = next;
  }
  pieces.push(text.slice(copied));
  return { text: pieces.join(""), ends };
}

const colon = 58;
const hash = 35;
const newline = 10;

function isDef(text: string, start: number): boolean {
  return text.startsWith("def ", start) || text.startsWith("async def ", start);
}

/** `pass` one column further in than the `def`, then blanks to where the body ended. */
function stubBody(text: string, start: number, end: number, indent: number): string {
  const pass = `${" ".repeat(indent + 1)}pass`;
  const length = end - start;
  const isLast = text.charCodeAt(end - 1) !== newline;
  if (pass.length + 1 > length) return text.slice(start, end);
  return `${pass}${" ".repeat(length - pass.length - (isLast ? 0 : 1))}${isLast ? "" : "\n"}`;
}

/** The last character of a logical line that is neither blank nor in a comment at its end. */
function lastCode(text: string, start: number, end: number): number {
  let last = start;
  let i = start;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (code === hash) {
      while (i < end && text.charCodeAt(i) !== newline) i++;
    } else if (code === 34 || code === 39) {
      i = endOfString(text, i);
      last = i - 1;
    } else {
      if (code > 32) last = i;
      i++;
    }
  }
  return last;
}
