/** The text of a function of numbers, taken apart so that it can become the body of a kernel. */

/** A function of numbers that uses only its arguments and `Math`, or an expression in `x`. */
export type ScalarSource = string | ((...numbers: number[]) => number);

export interface Scalar {
  readonly parameters: readonly string[];
  /** Statements, the last of which returns. */
  readonly body: string;
}

/** `(x, y) => x + y`, `function f(x) { return x; }` or the expression `Math.max(x, 0)`. */
export function scalarOf(source: ScalarSource): Scalar {
  if (typeof source === "string") return { parameters: ["x"], body: `return ${source};` };
  const text = source.toString();
  const single = /^([A-Za-z_$][\w$]*)\s*=>/.exec(text);
  const open = text.indexOf("(");
  const close = single ? single[0].length : matching(text, open);
  const list = single ? single[1] : text.slice(open + 1, close);
  const rest = text.slice(single ? close : close + 1).trim();
  return { parameters: parametersOf(list), body: bodyOf(rest.replace(/^=>\s*/, "")) };
}

function parametersOf(list: string): string[] {
  return list
    .split(",")
    .map((part) => part.replace(/=.*$/s, "").trim())
    .filter((name) => name !== "");
}

function bodyOf(rest: string): string {
  return rest.startsWith("{") ? rest.slice(1, rest.lastIndexOf("}")).trim() : `return ${rest};`;
}

/** The index of the bracket that closes the one at `open`. */
function matching(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "(") depth++;
    if (text[i] === ")" && --depth === 0) return i;
  }
  return text.length;
}

/** A short name for a text, the same for the same text. */
export function hashOf(text: string): string {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  }
  return (hash >>> 0).toString(36);
}

/** Functions that kernels were made of, for hosts that run them as they are. */
const known: Exclude<ScalarSource, string>[] = [];
let knownByBody: ReadonlyMap<string, Exclude<ScalarSource, string>> | undefined;

/** Notes a kernel's function, and gives it back. */
export function noteScalar(source: ScalarSource): ScalarSource {
  if (typeof source === "function") known.push(source);
  return source;
}

/** The function whose statements these are; absent where it belongs to no kernel of this program. */
export function scalarFunction(body: string): Exclude<ScalarSource, string> | undefined {
  knownByBody ??= new Map(known.map((source) => [scalarOf(source).body, source]));
  return knownByBody.get(body);
}
