/** Where blocks, logical lines and strings of Python text end, by its characters alone. */

import { stringEnd } from "./convert/stringEnd";

const [newline, hash, backslash] = [10, 35, 92];

/** How many blanks a line begins with. */
export function indentOf(text: string, lineStart: number): number {
  blanks.lastIndex = lineStart;
  blanks.test(text);
  return blanks.lastIndex - lineStart;
}

const blanks = /[ \t]*/y;

/** Behind the last line of the block whose lines are further in than `indent`. */
export function endOfBlock(text: string, start: number, indent: number): number {
  let end = start;
  let line = start;
  while (line < text.length) {
    const inner = indentOf(text, line);
    const code = text.charCodeAt(line + inner);
    const next = endOfLogicalLine(text, line + inner);
    const isEmpty = Number.isNaN(code) || code === newline || code === 13 || code === hash;
    if (!isEmpty) {
      if (inner <= indent) return end;
      end = next;
    }
    line = next;
  }
  return end;
}

/** Behind the line feed that ends a statement: not one in brackets, in a string, or behind a backslash. */
export function endOfLogicalLine(text: string, start: number): number {
  let depth = 0;
  let i = start;
  for (;;) {
    landmark.lastIndex = i;
    if (!landmark.test(text)) return text.length;
    i = landmark.lastIndex;
    switch (text.charCodeAt(i - 1)) {
      case newline:
        if (depth === 0) return i;
        break;
      case hash:
        i = endOfLine(text, i);
        break;
      case 34:
      case 39:
        i = endOfString(text, i - 1);
        break;
      case 40:
      case 91:
      case 123:
        depth++;
        break;
      case backslash:
        i += text.startsWith("\r\n", i) ? 2 : 1;
        break;
      default:
        if (depth > 0) depth--;
    }
  }
}

/** What a logical line cannot be read over. Looked for by an expression: a loop costs the most where code is new. */
const landmark = /[\n#"'()[\]{}\\]/g;

/** Behind a string that begins at a quote; one that does not end goes on to the end of its line, or of the text. */
export function endOfString(text: string, start: number): number {
  const end = stringEnd(text, start);
  if (end !== undefined) return end;
  const quote = text.charAt(start);
  const isTriple = text.startsWith(quote.repeat(3), start);
  return isTriple ? text.length : endOfLine(text, start);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
