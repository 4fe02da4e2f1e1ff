/** Where string literals end. An f-string may hold strings with its own quotes (3.12), so its fields are followed. */

/** The offset behind the closing quote of the string whose opening quote is at `quoteAt`; absent without one. */
export function stringEnd(text: string, quoteAt: number): number | undefined {
  return plainEnd(text, quoteAt, closingQuotes(text, quoteAt));
}

/**
 * The same for an f-string. `alignments` gets the offsets of every `=` right behind the colon of a field: in `{x:=5}` it
 * belongs to the format.
 */
export function formatStringEnd(
  text: string,
  quoteAt: number,
  alignments: number[],
): number | undefined {
  const closing = closingQuotes(text, quoteAt);
  const mayBreak = closing.length === 3;
  const read = (outer: FormatString) => {
    alignments.length = 0;
    return formatEnd(text, quoteAt, outer, 0);
  };
  const end = read({ closing, mayBreak, alignments });
  if (end !== undefined || mayBreak) return end ?? plainEnd(text, quoteAt, closing);
  // With a field over several lines (3.12); or a field is broken, and the string ends at the next quote.
  const far = read({ closing, mayBreak: true, alignments });
  if (far !== undefined && !holdsStatements.test(text.slice(quoteAt, far))) return far;
  alignments.length = 0;
  return plainEnd(text, quoteAt, closing);
}

const holdsStatements =
  /[\r\n][ \t]*(?:\w+(?:\.\w+)*[ \t]*=(?!=)|(?:def|class|return|if|for|with|while)\b)/;

function closingQuotes(text: string, quoteAt: number): string {
  const triple = text[quoteAt].repeat(3);
  return text.startsWith(triple, quoteAt) ? triple : text[quoteAt];
}

function plainEnd(text: string, quoteAt: number, closing: string): number | undefined {
  const isTriple = closing.length === 3;
  if (isTriple) {
    // Long texts, seldom with a backslash.
    const from = quoteAt + 3;
    const end = text.indexOf(closing, from);
    if (end < 0 || !text.slice(from, end).includes("\\")) return end < 0 ? undefined : end + 3;
  }
  const landmark = landmarks[isTriple ? 1 : 0][closing.startsWith("'") ? 1 : 0];
  let at = quoteAt + closing.length;
  for (;;) {
    landmark.lastIndex = at;
    if (!landmark.test(text)) return undefined;
    at = landmark.lastIndex;
    const code = text.charCodeAt(at - 1);
    if (code === 92) at += text.startsWith("\r\n", at) ? 2 : 1;
    else if (code === 10 || code === 13) return undefined;
    else if (!isTriple) return at;
    else if (text.startsWith(closing, at - 1)) return at + 2;
  }
}

/** What a string cannot be read over: in one line and in several, between double quotes and single ones. */
const landmarks = [
  [/["\\\r\n]/g, /['\\\r\n]/g],
  [/["\\]/g, /['\\]/g],
] as const;

/** How the f-string around the place being read is written. */
interface FormatString {
  readonly closing: string;
  /** May its fields go over several lines? */
  readonly mayBreak: boolean;
  readonly alignments: number[];
}

/** CPython's limit is not far from this. */
const maxNesting = 100;

function formatEnd(
  text: string,
  quoteAt: number,
  outer: FormatString,
  nesting: number,
): number | undefined {
  const { closing } = outer;
  const isRaw = /[rR]/.test(text.slice(Math.max(0, quoteAt - 2), quoteAt));
  let at = quoteAt + closing.length;
  while (at < text.length) {
    const character = text[at];
    if (character === "\\") {
      at += escapeLength(text, at, isRaw);
    } else if (text.startsWith(closing, at)) {
      return at + closing.length;
    } else if (character === "{" && text[at + 1] === "{") {
      at += 2;
    } else if (character === "{") {
      const end = fieldEnd(text, at + 1, outer, nesting);
      if (end === undefined) return undefined;
      at = end;
    } else if (closing.length === 1 && /[\r\n]/.test(character)) {
      return undefined;
    } else {
      at++;
    }
  }
  return undefined;
}

function escapeLength(text: string, at: number, isRaw: boolean): number {
  if (!isRaw && text.startsWith("N{", at + 1)) {
    const length = text.slice(at, at + 100).indexOf("}") + 1;
    return Math.max(2, length);
  }
  if (text[at + 1] === "{" || text[at + 1] === "}") return 1;
  return text.startsWith("\r\n", at + 1) ? 3 : 2;
}

/** The offset behind the `}` of a field whose inside begins at `at`. */
function fieldEnd(
  text: string,
  start: number,
  outer: FormatString,
  nesting: number,
): number | undefined {
  if (nesting > maxNesting) return undefined;
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"' || character === "'") {
      const end = nestedStringEnd(text, at, start, outer, nesting);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (character === "}" && depth === 0) {
      return at + 1;
    } else if (character === ":" && depth === 0) {
      if (text[at + 1] === "=") outer.alignments.push(at + 1);
      return specEnd(text, at + 1, outer, nesting);
    } else if (/[([{]/.test(character)) {
      depth++;
    } else if (/[)\]}]/.test(character)) {
      depth--;
      if (depth < 0) return undefined;
    } else if (/[\r\n]/.test(character) && !outer.mayBreak) {
      return undefined;
    } else if (character === "#") {
      if (!outer.mayBreak) return undefined;
      const length = text.slice(at).search(/[\r\n]/);
      if (length < 0) return undefined;
      at += length - 1;
    }
  }
  return undefined;
}

function nestedStringEnd(
  text: string,
  quoteAt: number,
  from: number,
  outer: FormatString,
  nesting: number,
): number | undefined {
  const prefix = /(?<!\w)[A-Za-z]{1,2}$/.exec(text.slice(Math.max(from, quoteAt - 3), quoteAt));
  const closing = closingQuotes(text, quoteAt);
  if (prefix === null || !/[ft]/i.test(prefix[0])) return plainEnd(text, quoteAt, closing);
  const inner = { closing, mayBreak: closing.length === 3, alignments: outer.alignments };
  return formatEnd(text, quoteAt, inner, nesting + 1);
}

function specEnd(
  text: string,
  start: number,
  outer: FormatString,
  nesting: number,
): number | undefined {
  let at = start;
  while (at < text.length && !text.startsWith(outer.closing, at)) {
    const character = text[at];
    if (character === "}") return at + 1;
    if (/[\r\n]/.test(character) && !outer.mayBreak) return undefined;
    if (character === "{") {
      const end = fieldEnd(text, at + 1, outer, nesting + 1);
      if (end === undefined) return undefined;
      at = end;
    } else {
      at++;
    }
  }
  return undefined;
}
