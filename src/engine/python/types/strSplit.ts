/** `str` methods that take text apart: splitting, partitioning, stripping. */

import type { Machine } from "../native";
import { itemsPerText } from "../sizes";
import { codePoints } from "../strings";
import { list, str, tuple, type PyStr, type PyValue } from "../values";
import { typeName } from "./dict";
import { plainWhole } from "./sequence";
import type { methodsOf, Row } from "./table";

type Method = ReturnType<typeof methodsOf<PyStr>>;

/** What `str.isspace` and `str.split` take for blank. */
const blank =
  "\\t\\n\\v\\f\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

export function splitRows(method: Method): Row[] {
  return [
    method("split", "sep?, maxsplit?", (vm, self, sep, maxsplit) =>
      texts(vm, split(vm, self.value, sep, maxsplit)),
    ),
    method("rsplit", "sep?, maxsplit?", (vm, self, sep, maxsplit) =>
      texts(vm, rsplit(vm, self.value, sep, maxsplit)),
    ),
    method("splitlines", "keepends?", (vm, self, keepends) => {
      const keeps = keepends !== undefined && plainWhole(vm, keepends) != 0;
      return list(splitLines(vm, self.value, keeps).map(str));
    }),
    method("partition", "sep, /", (vm, self, sep) => {
      const mark = separator(vm, sep);
      const at = self.value.indexOf(mark);
      const parts = at < 0 ? [self.value, "", ""] : cut(self.value, at, mark);
      return tuple(parts.map(str));
    }),
    method("rpartition", "sep, /", (vm, self, sep) => {
      const mark = separator(vm, sep);
      const at = self.value.lastIndexOf(mark);
      const parts = at < 0 ? ["", "", self.value] : cut(self.value, at, mark);
      return tuple(parts.map(str));
    }),
    method("strip", "chars?, /", (vm, self, chars) =>
      str(strip(vm, self, chars, "strip", true, true)),
    ),
    method("lstrip", "chars?, /", (vm, self, chars) =>
      str(strip(vm, self, chars, "lstrip", true, false)),
    ),
    method("rstrip", "chars?, /", (vm, self, chars) =>
      str(strip(vm, self, chars, "rstrip", false, true)),
    ),
  ];
}

function texts(vm: Machine, parts: readonly string[]): PyValue {
  vm.chargeItems(parts.length * itemsPerText);
  return list(parts.map(str));
}

function cut(text: string, at: number, mark: string): string[] {
  return [text.slice(0, at), mark, text.slice(at + mark.length)];
}

function separator(vm: Machine, sep: PyValue): string {
  if (sep.kind !== "str") throw vm.raise("TypeError", `must be str, not ${typeName(sep)}`);
  if (sep.value === "") throw vm.raise("ValueError", "empty separator");
  return sep.value;
}

/** How many cuts are allowed. */
function limit(vm: Machine, maxsplit: PyValue | undefined): number {
  const most = maxsplit ? Number(plainWhole(vm, maxsplit)) : -1;
  return most < 0 ? Infinity : most;
}

function split(
  vm: Machine,
  text: string,
  sep: PyValue | undefined,
  maxsplit: PyValue | undefined,
): string[] {
  const most = limit(vm, maxsplit);
  vm.chargeItems(text.length);
  if (!sep || sep.kind === "none") return splitBlanks(text, most);
  const mark = splitMark(vm, sep);
  const parts = text.split(mark);
  if (parts.length - 1 <= most) return parts;
  return [...parts.slice(0, most), parts.slice(most).join(mark)];
}

function splitMark(vm: Machine, sep: PyValue): string {
  if (sep.kind !== "str") {
    throw vm.raise("TypeError", `must be str or None, not ${typeName(sep)}`);
  }
  return separator(vm, sep);
}

function splitBlanks(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text.replace(new RegExp(`^[${blank}]+`), "");
  const word = new RegExp(`^([^${blank}]+)[${blank}]*`);
  while (rest !== "") {
    const match = word.exec(rest);
    if (parts.length >= most || !match) {
      parts.push(rest);
      break;
    }
    parts.push(match[1]);
    rest = rest.slice(match[0].length);
  }
  return parts;
}

function rsplit(
  vm: Machine,
  text: string,
  sep: PyValue | undefined,
  maxsplit: PyValue | undefined,
): string[] {
  const most = limit(vm, maxsplit);
  vm.chargeItems(text.length);
  if (sep && sep.kind !== "none") {
    const mark = splitMark(vm, sep);
    const parts = splitFromEnd(text, mark, most);
    return parts;
  }
  const words = splitBlanks(text, Infinity);
  if (words.length <= most) return words;
  const kept = words.slice(words.length - most);
  let rest = text;
  for (const word of [...kept].reverse()) {
    rest = trimEnd(rest);
    rest = rest.slice(0, rest.length - word.length);
  }
  return [trimEnd(rest), ...kept];
}

function trimEnd(text: string): string {
  return text.replace(new RegExp(`[${blank}]+$`), "");
}

/** Overlapping separators are found from the end: `"aaa".rsplit("aa")` is `["a", ""]`. */
function splitFromEnd(text: string, mark: string, most: number): string[] {
  const parts: string[] = [];
  let end = text.length;
  while (parts.length < most) {
    const at = end < mark.length ? -1 : text.lastIndexOf(mark, end - mark.length);
    if (at < 0) break;
    parts.unshift(text.slice(at + mark.length, end));
    end = at;
  }
  return [text.slice(0, end), ...parts];
}

function splitLines(vm: Machine, text: string, keeps: boolean): string[] {
  const lines: string[] = [];
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g)) {
    vm.charge(1);
    vm.chargeItems(itemsPerText);
    lines.push(text.slice(start, keeps ? index + mark.length : index));
    start = index + mark.length;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

function strip(
  vm: Machine,
  self: PyStr,
  chars: PyValue | undefined,
  name: string,
  left: boolean,
  right: boolean,
): string {
  if (!chars || chars.kind === "none") {
    const start = left ? self.value.replace(new RegExp(`^[${blank}]+`), "") : self.value;
    return right ? trimEnd(start) : start;
  }
  if (chars.kind !== "str") throw vm.raise("TypeError", `${name} arg must be None or str`);
  const gone = new Set(codePoints(chars.value));
  const text = codePoints(self.value);
  let [from, to] = [0, text.length];
  while (left && from < to && gone.has(text[from])) from += 1;
  while (right && to > from && gone.has(text[to - 1])) to -= 1;
  return text.slice(from, to).join("");
}
