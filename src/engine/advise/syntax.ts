/** Finding pieces of syntax by their range, and edits of them. */

import type { Call, ClassDef, Expression, FunctionDef, Statement } from "../python/ast";
import type { DocumentCell } from "../discover/facts";
import type { Fix, Range, SourceFile, TextEdit } from "../source";
import { sameRange } from "../source";
import type { Code } from "./problem";

type AnyNode = Expression | Statement;

/** Every statement and expression below the given one, itself first, in source order. */
export function* nodesIn(root: unknown): Generator<AnyNode> {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    if (isNode(node)) yield node;
    const parts: readonly unknown[] = Object.values(node);
    for (let i = parts.length - 1; i >= 0; i--) {
      if (typeof parts[i] === "object") open.push(parts[i]);
    }
  }
}

/** The top-level statement around a range, its decorators included. */
function statementAround(code: Code, at: Range): Statement | undefined {
  const body = code.cells.find(({ file }) => file.id === at.source)?.syntax.body ?? [];
  let low = 0;
  let high = body.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (body[middle].at.end <= at.start) low = middle + 1;
    else high = middle;
  }
  return body.at(low);
}

/** The tree's own objects have a kind and a range; ranges and keywords have no kind. */
function isNode(value: object): value is AnyNode {
  return "kind" in value && "at" in value;
}

/** The expression with exactly this range. */
export function expressionAt(code: Code, at: Range): AnyNode | undefined {
  for (const node of nodesIn(statementAround(code, at))) {
    if (sameRange(node.at, at) && node.kind !== "Expr") return node;
  }
  return undefined;
}

/** The call expression with exactly this range. */
export function callAt(code: Code, at: Range): Call | undefined {
  const statement = statementAround(code, at);
  return statement && callsOf(statement).get(`${at.start}:${at.end}`);
}

/** A large model asks for every call of its class, one by one. */
const calls = new WeakMap<Statement, ReadonlyMap<string, Call>>();

function callsOf(statement: Statement): ReadonlyMap<string, Call> {
  const known = calls.get(statement);
  if (known) return known;
  const found = new Map<string, Call>();
  for (const node of nodesIn(statement)) {
    if (node.kind === "Call") found.set(`${node.at.start}:${node.at.end}`, node);
  }
  calls.set(statement, found);
  return found;
}

/** The class statement around a range, the innermost. */
export function classAround(code: Code, at: Range): ClassDef | undefined {
  return around(code, at, (node) => node.kind === "ClassDef");
}

/** The function around a range, the innermost. */
export function functionAround(code: Code, at: Range): FunctionDef | undefined {
  return around(code, at, (node) => node.kind === "FunctionDef");
}

/** The innermost node of a kind that holds the range. */
export function around<N extends AnyNode>(
  code: Code,
  at: Range,
  isIt: (node: AnyNode) => node is N,
): N | undefined {
  let found: N | undefined;
  for (const node of nodesIn(statementAround(code, at))) {
    if (node.at.start <= at.start && at.end <= node.at.end && isIt(node)) found = node;
  }
  return found;
}

/** The statements where a model's layers may stand: the class around a range, or the whole cell. */
export function scopeAround(code: Code, at: Range): unknown {
  return classAround(code, at) ?? code.cells.find(({ file }) => file.id === at.source)?.syntax.body;
}

/** What is assigned to `self.NAME` in a scope. */
export function assignedTo(scope: unknown, attribute: string): readonly Expression[] {
  const found: Expression[] = [];
  for (const node of nodesIn(scope)) {
    if (node.kind !== "Assign") continue;
    for (const target of node.targets) {
      if (target.kind === "Attribute" && target.attribute === attribute) found.push(node.value);
    }
  }
  return found;
}

/** `Conv2d` of `nn.Conv2d(…)`; absent where the callee is no plain name. */
export function lastNameOf(expression: Expression): string | undefined {
  if (expression.kind === "Name") return expression.id;
  return expression.kind === "Attribute" ? expression.attribute : undefined;
}

/** Where the last name of `nn.Conv2d` stands. */
export function lastNameAt(expression: Expression): Range | undefined {
  if (expression.kind === "Name") return expression.at;
  return expression.kind === "Attribute" ? expression.attributeAt : undefined;
}

/** `nn.` of `nn.Conv2d`: what stands in front of the last name. */
export function prefixOf(code: Code, expression: Expression): string {
  if (expression.kind !== "Attribute") return "";
  return `${textAt(code, expression.value.at)}.`;
}

export function fileAt(code: Code, at: Range): SourceFile | undefined {
  return code.cells.find(({ file }) => file.id === at.source)?.file;
}

export function textAt(code: Code, at: Range): string {
  return fileAt(code, at)?.text.slice(at.start, at.end) ?? "";
}

/** A cell that imports or makes this name at its top. */
export function hasName(cells: readonly DocumentCell[], name: string): boolean {
  const pattern = new RegExp(`^\\s*(?:import|from)\\b.*\\b${name}\\b`, "m");
  return cells.some(({ file }) => pattern.test(file.text));
}

export function fix(title: string, ...edits: readonly TextEdit[]): Fix {
  return { title, edits };
}

export function insertion(source: string, offset: number, newText: string): TextEdit {
  return { range: { source, start: offset, end: offset }, newText };
}

export function replacement(range: Range, newText: string): TextEdit {
  return { range, newText };
}

/** An argument behind the last one of a call. */
export function addedArgument(code: Code, call: Call, text: string): TextEdit {
  const last = [...call.args.map(({ at }) => at), ...call.keywords.map(({ at }) => at)].sort(
    (a, b) => a.end - b.end,
  );
  const end = last.at(-1)?.end ?? call.at.end - 1;
  return insertion(call.at.source, end, last.length > 0 ? `, ${text}` : text);
}

/** One line of code for a title: long pieces are cut. */
export function brief(code: string): string {
  const line = code.replace(/\s+/g, " ");
  return line.length > 50 ? `${line.slice(0, 49)}…` : line;
}
