/** Python's strings are sequences of code points, JavaScript's of UTF-16 units: lengths, indices, and quoting. */

/** True where every code point is one unit, so that indices are the same. */
export function isFlat(text: string): boolean {
  if (isSeen(text)) return true;
  const isOne = hasNoPairs(text);
  if (isOne && text.length > shortText) seenText = text;
  return isOne;
}

/** A long text that was looked through before, as a program does that goes through it by its indices. */
export function isSeen(text: string): boolean {
  return text.length > shortText && text === seenText;
}

const shortText = 64;
let seenText = "";

/** A regular expression needs no look at a text without characters past 255. */
function hasNoPairs(text: string): boolean {
  if (text.length > shortText) return !/[\ud800-\udbff]/.test(text);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00) return false;
  }
  return true;
}

/** `len(text)` */
export function codePointCount(text: string): number {
  if (isFlat(text)) return text.length;
  let count = text.length;
  for (let i = 0; i + 1 < text.length; i++) {
    if (isPair(text, i)) {
      count -= 1;
      i += 1;
    }
  }
  return count;
}

/** The code points as strings. */
export function codePoints(text: string): string[] {
  return isFlat(text) ? text.split("") : Array.from(text);
}

/** The offset in UTF-16 of a code point. */
export function unitOffset(text: string, index: number): number {
  if (isFlat(text)) return index;
  let offset = 0;
  for (let i = 0; i < index && offset < text.length; i++) offset += isPair(text, offset) ? 2 : 1;
  return offset;
}

/** `text[start:stop]` for indices that are in range. */
export function substring(text: string, start: number, stop: number): string {
  if (isFlat(text)) return text.slice(start, stop);
  return Array.from(text).slice(start, stop).join("");
}

function isPair(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 0xd800 || unit >= 0xdc00) return false;
  const second = text.charCodeAt(offset + 1);
  return second >= 0xdc00 && second < 0xe000;
}

const unprintable = /[\p{C}\p{Z}]/u;

export function isPrintable(character: string): boolean {
  return character === " " || !unprintable.test(character);
}

/** `repr(text)` */
export function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let quoted = mark;
  for (const c of text) quoted += escapeCharacter(c, mark, false);
  return quoted + mark;
}

/** `ascii(text)` of a text that is already a `repr`. */
export function escapeNonAscii(text: string): string {
  let escaped = "";
  for (const c of text) escaped += c <= "\x7f" ? c : escapeCode(c.codePointAt(0) ?? 0);
  return escaped;
}

/** `repr(data)` of bytes. */
export function quoteBytes(data: readonly number[]): string {
  const text = data.map((byte) => String.fromCharCode(byte)).join("");
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let quoted = `b${mark}`;
  for (const c of text) quoted += escapeCharacter(c, mark, true);
  return quoted + mark;
}

function escapeCharacter(c: string, mark: string, isAscii: boolean): string {
  if (c === mark || c === "\\") return `\\${c}`;
  if (c >= " " && c <= "~") return c;
  if (c === "\n") return "\\n";
  if (c === "\r") return "\\r";
  if (c === "\t") return "\\t";
  return !isAscii && isPrintable(c) ? c : escapeCode(c.codePointAt(0) ?? 0);
}

/** `\\x80`, `\\u20ac`, `\\U0001f600`. */
export function escapeCode(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

/** Bytes as a text of characters below 256. However many: a spread call has room for some 100,000. */
export function byteText(data: readonly number[]): string {
  let text = "";
  for (const byte of data) text += String.fromCharCode(byte);
  return text;
}
