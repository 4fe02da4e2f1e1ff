/** Methods of `bytes` and `bytearray` that look for a part. */

import type { NativeOptions } from "../nativeFunction";
import type { Machine } from "../native";
import { isInteger } from "../numbers";
import { bool, int, type PyBytes, type PyValue } from "../values";
import { binary, byteOf, isBytes } from "./bytes";
import { typeName } from "./dict";
import { searchRange } from "./sequence";
import { methodsOf, type Row } from "./table";

/** `find`, `index`, `count`, `startswith` and their mirror images. */
export function bytesSearchRows(type: "bytes" | "bytearray"): Row[] {
  const method = methodsOf(type, isBytes);
  const options: NativeOptions = { wording: "c parse" };
  const finders = [
    ["find", false, false],
    ["rfind", true, false],
    ["index", false, true],
    ["rindex", true, true],
  ] as const;
  const affixTests = [
    ["startswith", (text: string, part: string) => text.startsWith(part)],
    ["endswith", (text: string, part: string) => text.endsWith(part)],
  ] as const;
  return [
    ...finders.map(([name, isLast, mustBe]) =>
      method(
        name,
        "sub, start?, end?, /",
        (vm, self, sub, start, end) => {
          const [from, text] = section(vm, self, start, end);
          const part = needle(vm, sub);
          const at = isLast ? text.lastIndexOf(part) : text.indexOf(part);
          if (at < 0 && mustBe) throw vm.raise("ValueError", "subsection not found");
          return int(at < 0 ? -1 : from + at);
        },
        options,
      ),
    ),
    method(
      "count",
      "sub, start?, end?, /",
      (vm, self, sub, start, end) => {
        const [, text] = section(vm, self, start, end);
        const part = needle(vm, sub);
        return int(part === "" ? text.length + 1 : text.split(part).length - 1);
      },
      options,
    ),
    ...affixTests.map(([name, test]) =>
      method(
        name,
        "prefix, start?, end?, /",
        (vm, self, prefix, start, end) => {
          const [, text] = section(vm, self, start, end);
          return bool(affixes(vm, name, prefix).some((part) => test(text, part)));
        },
        options,
      ),
    ),
  ];
}

/** The part that a search is limited to, and where it begins. */
function section(
  vm: Machine,
  self: PyBytes,
  start: PyValue | undefined,
  end: PyValue | undefined,
): readonly [from: number, text: string] {
  const [from, to] = searchRange(vm, self.data.length, start, end, "integers or None");
  return [from, binary(self).slice(from, Math.max(from, to))];
}

function needle(vm: Machine, sub: PyValue): string {
  if (!isInteger(sub)) {
    if (isBytes(sub)) return binary(sub);
    const text = `argument should be integer or bytes-like object, not '${typeName(sub)}'`;
    throw vm.raise("TypeError", text);
  }
  return String.fromCharCode(byteOf(vm, sub, "byte must be in range(0, 256)"));
}

function affixes(vm: Machine, name: string, value: PyValue): string[] {
  const parts = value.kind === "tuple" ? value.items : [value];
  return parts.map((part) => {
    if (isBytes(part)) return binary(part);
    const text = `${name} first arg must be bytes or a tuple of bytes, not ${typeName(part)}`;
    throw vm.raise("TypeError", text);
  });
}
