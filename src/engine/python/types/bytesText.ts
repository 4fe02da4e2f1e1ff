/** Methods of `bytes` and `bytearray` that treat them as ASCII text: cases, padding, splitting. */

import type { Machine } from "../native";
import { bool, list, tuple, type PyBytes, type PyValue } from "../values";
import { binary, bytesArgument, fromBinary, isBytes } from "./bytes";
import { typeName } from "./dict";
import { plainWhole } from "./sequence";
import { methodsOf, staticMethod, type Row } from "./table";

type Kind = "bytes" | "bytearray";

export function bytesTextRows(type: Kind): Row[] {
  const method = methodsOf(type, isBytes);
  return [
    ...caseRows(type),
    ...paddingRows(type),
    ...(["removeprefix", "removesuffix"] as const).map((name) =>
      method(name, "part, /", (vm, self, part) => {
        const [text, gone] = [binary(self), bytesArgument(vm, part)];
        const isThere = name === "removeprefix" ? text.startsWith(gone) : text.endsWith(gone);
        const end = text.length - gone.length;
        const rest = name === "removeprefix" ? text.slice(gone.length) : text.slice(0, end);
        return fromBinary(type, isThere ? rest : text);
      }),
    ),
    method("rpartition", "sep, /", (vm, self, sep) => {
      const [text, mark] = [binary(self), bytesArgument(vm, sep)];
      if (mark === "") throw vm.raise("ValueError", "empty separator");
      const at = text.lastIndexOf(mark);
      const parts =
        at < 0 ? ["", "", text] : [text.slice(0, at), mark, text.slice(at + mark.length)];
      return tuple(parts.map((part) => fromBinary(type, part)));
    }),
    method("rsplit", "sep?, maxsplit?", (vm, self, sep, maxsplit) => {
      const given = maxsplit ? Number(plainWhole(vm, maxsplit)) : -1;
      const most = given < 0 ? Infinity : given;
      const isBlank = !sep || sep.kind === "none";
      const mark = isBlank ? undefined : bytesArgument(vm, sep);
      if (mark === "") throw vm.raise("ValueError", "empty separator");
      return list(splitFromEnd(binary(self), mark, most).map((part) => fromBinary(type, part)));
    }),
    method("splitlines", "keepends?", (vm, self, keepends) => {
      const keeps = keepends !== undefined && plainWhole(vm, keepends) !== 0;
      const lines = binary(self).match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
      const shown = keeps ? lines : lines.map((line) => line.replace(/\r?\n$|\r$/, ""));
      return list(shown.map((line) => fromBinary(type, line)));
    }),
    method("expandtabs", "tabsize?", (vm, self, tabsize) => {
      const size = tabsize ? Number(plainWhole(vm, tabsize)) : 8;
      return fromBinary(type, expandTabs(vm, binary(self), size));
    }),
    method("translate", "table, /, delete?", (vm, self, table, gone) => {
      const map = table.kind === "none" ? undefined : bytesArgument(vm, table);
      if (map !== undefined && map.length !== 256) {
        throw vm.raise("ValueError", "translation table must be 256 characters long");
      }
      const left = gone ? bytesArgument(vm, gone) : "";
      const kept = self.data.filter((byte) => !left.includes(String.fromCharCode(byte)));
      return { kind: type, data: kept.map((byte) => map?.charCodeAt(byte) ?? byte) };
    }),
    staticMethod(type, "maketrans", "frm, to, /", (vm, from, to) => {
      const [before, after] = [bytesArgument(vm, from), bytesArgument(vm, to)];
      if (before.length !== after.length) {
        throw vm.raise("ValueError", "maketrans arguments must have same length");
      }
      const data = Array.from({ length: 256 }, (_, byte) => byte);
      for (let i = 0; i < before.length; i++) data[before.charCodeAt(i)] = after.charCodeAt(i);
      return { kind: "bytes", data };
    }),
  ];
}

function caseRows(type: Kind): Row[] {
  const method = methodsOf(type, isBytes);
  const upper = (text: string): string => text.replace(/[a-z]/g, (c) => c.toUpperCase());
  const lower = (text: string): string => text.replace(/[A-Z]/g, (c) => c.toLowerCase());
  const swap = (c: string): string => (c < "a" ? c.toLowerCase() : c.toUpperCase());
  const title = (word: string): string => upper(word[0]) + lower(word.slice(1));
  const changes: readonly (readonly [string, (text: string) => string])[] = [
    ["upper", upper],
    ["lower", lower],
    ["capitalize", (text) => upper(text.slice(0, 1)) + lower(text.slice(1))],
    ["swapcase", (text) => text.replace(/[A-Za-z]/g, swap)],
    ["title", (text) => text.replace(/[A-Za-z]+/g, title)],
  ];
  const tests: readonly (readonly [string, (text: string) => boolean])[] = [
    ["islower", (text) => /[a-z]/.test(text) && !/[A-Z]/.test(text)],
    ["isupper", (text) => /[A-Z]/.test(text) && !/[a-z]/.test(text)],
    ["istitle", (text) => /[A-Za-z]/.test(text) && !/[A-Za-z][A-Z]|(^|[^A-Za-z])[a-z]/.test(text)],
  ];
  return [
    ...changes.map(([name, change]) =>
      method(name, "", (_vm, self) => fromBinary(type, change(binary(self)))),
    ),
    ...tests.map(([name, test]) => method(name, "", (_vm, self) => bool(test(binary(self))))),
  ];
}

function paddingRows(type: Kind): Row[] {
  const method = methodsOf(type, isBytes);
  return [
    ...(["center", "ljust", "rjust"] as const).map((name) =>
      method(name, "width, fillchar?, /", (vm, self, width, fill) => {
        const missing = padding(vm, self, width);
        const mark = fillByte(vm, name, fill);
        // An odd one goes to the left where the width is odd too.
        const total = missing + self.data.length;
        const half = Math.floor(missing / 2) + (missing & total & 1);
        const left = name === "ljust" ? 0 : name === "rjust" ? missing : half;
        const text = mark.repeat(left) + binary(self) + mark.repeat(missing - left);
        return fromBinary(type, text);
      }),
    ),
    method("zfill", "width, /", (vm, self, width) => {
      const zeros = "0".repeat(padding(vm, self, width));
      const [, sign, digits] = /^([+-]?)([^]*)$/.exec(binary(self)) ?? ["", "", ""];
      return fromBinary(type, sign + zeros + digits);
    }),
  ];
}

function padding(vm: Machine, self: PyBytes, width: PyValue): number {
  const missing = Math.max(0, Number(plainWhole(vm, width)) - self.data.length);
  vm.chargeItems(missing);
  return missing;
}

function fillByte(vm: Machine, name: string, fill: PyValue | undefined): string {
  if (!fill) return " ";
  if (isBytes(fill) && fill.data.length === 1) return binary(fill);
  const given = typeName(fill);
  const text = `${name}() argument 2 must be a byte string of length 1, not ${given}`;
  throw vm.raise("TypeError", text);
}

function splitFromEnd(text: string, mark: string | undefined, most: number): string[] {
  const parts: string[] = [];
  let rest = mark === undefined ? text.replace(/[ \t\n\r\v\f]+$/, "") : text;
  while (parts.length < most) {
    const found = mark === undefined ? /[ \t\n\r\v\f]+(?=[^ \t\n\r\v\f]*$)/.exec(rest) : undefined;
    const at = mark === undefined ? (found?.index ?? -1) : rest.lastIndexOf(mark);
    if (at < 0) break;
    parts.unshift(rest.slice(at + (mark ?? found?.[0] ?? "").length));
    rest = rest.slice(0, at);
  }
  return mark === undefined && rest === "" ? parts : [rest, ...parts];
}

function expandTabs(vm: Machine, text: string, size: number): string {
  let expanded = "";
  let column = 0;
  for (const c of text) {
    if (c !== "\t") {
      expanded += c;
      column = c === "\n" || c === "\r" ? 0 : column + 1;
      continue;
    }
    const count = size > 0 ? size - (column % size) : 0;
    vm.chargeItems(count);
    expanded += " ".repeat(count);
    column += count;
  }
  return expanded;
}
