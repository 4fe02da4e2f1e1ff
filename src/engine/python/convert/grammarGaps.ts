/** Places where Python has something that the grammar has not, or reads as something else. */

/** A text, read as far as `at`. */
export interface Reading {
  readonly file: { readonly text: string };
  readonly at: number;
  /** Where the logical line began, if it has begun, and where its last token ended. */
  readonly start: number | undefined;
  readonly end: number;
  /** Offsets of the brackets that are open. */
  readonly open: readonly number[];
}

/** Is this the `type` of `type X = …` or `type X[T] = …`? */
export function beginsTypeAlias(s: Reading, start: number): boolean {
  const before = s.start === undefined ? "" : s.file.text.slice(s.start, start);
  typeAlias.lastIndex = start;
  return s.open.length === 0 && /^$|[;:]\s*$/.test(before) && typeAlias.test(s.file.text);
}

const typeAlias =
  /type(?:[ \t\f]|\\\r?\n)+(?!(?:and|if|in|is|not|or)\b)[\p{L}_][\p{L}\p{N}_]*\s*[=[]/uy;

/**
 * Is this the star of `a, *[b]`, of `a[*(b)]` or of `*args: *tuple[int]`? There the grammar has it before names only, so
 * it is shown a sign that may stand before anything.
 */
export function isStarredOperand(s: Reading): boolean {
  const { text } = s.file;
  const bracket = s.open.length === 0 ? "" : text[s.open[s.open.length - 1]];
  const before = s.start === undefined ? "" : text.slice(Math.max(s.start, s.end - 8), s.end);
  const after = /^\*\s*([^*=,):\s])/.exec(text.slice(s.at, s.at + 80))?.[1];
  if (after === undefined) return false;
  if (bracket !== "" && before.endsWith(":")) return true;
  if (bracket === "[" && before.endsWith("=")) return true;
  const isName = /[\p{L}_]/u.test(after);
  return (
    bracket !== "(" &&
    bracket !== "{" &&
    !isName &&
    /(?:^|[,[:;]|(?<![=!<>:])=|\b(?:return|yield|in))$/.test(before)
  );
}

/** Is this the `=` of `def f[T = int]()`, which the grammar does not know? */
export function isTypeDefault(s: Reading): boolean {
  if (s.open.length !== 1 || s.start === undefined) return false;
  const { text } = s.file;
  const [bracket] = s.open;
  if (text[bracket] !== "[") return false;
  return /^(?:(?:async\s+)?def|class|type)\s+\w+\s*$/.test(text.slice(s.start, bracket));
}
