/** Replacement texts of `re.sub`: plain characters and references to groups. */

import { PatternError } from "./syntax";

/** Characters to copy, or the number of a group. */
export type Template = readonly (readonly number[] | number)[];

const controls: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };

export function parseTemplate(
  text: string,
  groups: number,
  names: ReadonlyMap<string, number>,
): Template {
  const chars = [...text];
  const parts: (number[] | number)[] = [];
  let plain: number[] = [];
  const reference = (index: number, at: number) => {
    if (index > groups) throw new PatternError(`invalid group reference ${index}`, at);
    if (plain.length > 0) parts.push(plain);
    plain = [];
    parts.push(index);
  };
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i];
    if (char !== "\\") {
      plain.push(char.codePointAt(0) ?? 0);
      continue;
    }
    const start = i;
    i += 1;
    const escaped = chars.at(i);
    if (i >= chars.length || escaped === undefined) {
      throw new PatternError("bad escape (end of pattern)", start);
    }
    if (escaped === "g") {
      const close = chars.indexOf(">", i);
      if (chars.at(i + 1) !== "<") throw new PatternError("missing <", i + 1);
      if (i + 2 >= chars.length) throw new PatternError("missing group name", i + 2);
      if (close < 0) throw new PatternError("missing >, unterminated name", i + 2);
      const name = chars.slice(i + 2, close).join("");
      if (name === "") throw new PatternError("missing group name", i + 2);
      const index = /^\d+$/.test(name) ? Number(name) : names.get(name);
      // `re` raises an IndexError for names, not an error of the pattern.
      if (index === undefined) throw new PatternError(`unknown group name '${name}'`);
      reference(index, i + 2);
      i = close;
    } else if (escaped === "0") {
      let digits = "0";
      while (digits.length < 3 && /^[0-7]$/.test(chars.at(i + 1) ?? "")) digits += chars[++i];
      plain.push(parseInt(digits, 8) & 255);
    } else if (/^[1-9]$/.test(escaped)) {
      let digits = escaped;
      if (/^[0-9]$/.test(chars[i + 1] ?? "")) {
        digits += chars[++i];
        if (/^[0-3][0-7]$/.test(digits) && /^[0-7]$/.test(chars[i + 1] ?? "")) {
          plain.push(parseInt(digits + chars[++i], 8));
          continue;
        }
      }
      reference(Number(digits), start + 1);
    } else if (controls[escaped] !== undefined) plain.push(controls[escaped]);
    else if (/^[A-Za-z]$/.test(escaped)) throw new PatternError(`bad escape \\${escaped}`, start);
    else plain.push(92, ...(escaped === "\\" ? [] : [escaped.codePointAt(0) ?? 0]));
  }
  if (plain.length > 0) parts.push(plain);
  return parts;
}
