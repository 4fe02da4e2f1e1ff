/** `str` methods that look for text, replace it and pad it. */

import { isExceptionOf } from "../exceptions";
import { PyRaise, type Machine, type Steps } from "../native";
import { getAttribute } from "../attributes";
import { callCatching } from "../call";
import { isNumber } from "../complexNumbers";
import { hashKey } from "../dict";
import { finish, isSteps, type NativeOptions } from "../nativeFunction";
import { isInteger, integerOf } from "../numbers";
import { codePointCount, codePoints, unitOffset } from "../strings";
import { bool, int, None, str, type PyDict, type PyStr, type PyValue } from "../values";
import { encodeText } from "./codecs";
import { argumentType, typeName } from "./dict";
import { itemsOf } from "./iterators";
import { plainWhole, searchRange } from "./sequence";
import { staticMethod, type methodsOf, type Row } from "./table";

const parsed: NativeOptions = { wording: "c parse" };

type Method = ReturnType<typeof methodsOf<PyStr>>;

export function searchRows(method: Method): Row[] {
  return [
    method(
      "find",
      "sub, start?, end?, /",
      (vm, self, sub, start, end) => int(findText(vm, self, sub, start, end, false)),
      parsed,
    ),
    method(
      "rfind",
      "sub, start?, end?, /",
      (vm, self, sub, start, end) => int(findText(vm, self, sub, start, end, true)),
      parsed,
    ),
    method(
      "index",
      "sub, start?, end?, /",
      (vm, self, sub, start, end) => int(indexText(vm, self, sub, start, end, false)),
      parsed,
    ),
    method(
      "rindex",
      "sub, start?, end?, /",
      (vm, self, sub, start, end) => int(indexText(vm, self, sub, start, end, true)),
      parsed,
    ),
    method(
      "count",
      "sub, start?, end?, /",
      (vm, self, sub, start, end) => {
        const needle = textArgument(vm, sub, `must be str, not ${typeName(sub)}`);
        const part = section(vm, self, start, end);
        if (part === undefined) return int(0);
        if (needle === "") return int(codePointCount(part.text) + 1);
        return int(part.text.split(needle).length - 1);
      },
      parsed,
    ),
    method(
      "startswith",
      "prefix, start?, end?, /",
      (vm, self, prefix, start, end) =>
        affix(vm, "startswith", self, prefix, start, end, (text, part) => text.startsWith(part)),
      parsed,
    ),
    method(
      "endswith",
      "suffix, start?, end?, /",
      (vm, self, suffix, start, end) =>
        affix(vm, "endswith", self, suffix, start, end, (text, part) => text.endsWith(part)),
      parsed,
    ),
    method("replace", "old, new, count?, /", replace),
    method("removeprefix", "prefix, /", (vm, self, prefix) => {
      const part = textArgument(
        vm,
        prefix,
        `removeprefix() argument must be str, not ${argumentType(prefix)}`,
      );
      return str(self.value.startsWith(part) ? self.value.slice(part.length) : self.value);
    }),
    method("removesuffix", "suffix, /", (vm, self, suffix) => {
      const part = textArgument(
        vm,
        suffix,
        `removesuffix() argument must be str, not ${argumentType(suffix)}`,
      );
      const found = part !== "" && self.value.endsWith(part);
      return str(found ? self.value.slice(0, -part.length) : self.value);
    }),
    method("join", "iterable, /", join),
    method("translate", "table, /", translate),
    staticMethod("str", "maketrans", "x, y?, z?, /", makeTranslation),
    method("encode", "encoding?, errors?", (vm, self, encoding, errors) => ({
      kind: "bytes",
      data: encodeText(vm, self.value, encoding, errors, "encode()"),
    })),
    ...paddingRows(method),
  ];
}

function textArgument(vm: Machine, value: PyValue, message: string): string {
  if (value.kind === "str") return value.value;
  throw vm.raise("TypeError", message);
}

/** The part of a text that a search is limited to, and where it begins; absent where `start` is past the end. */
function section(
  vm: Machine,
  self: PyStr,
  start: PyValue | undefined,
  end: PyValue | undefined,
): { text: string; from: number } | undefined {
  if (!start && !end) return { text: self.value, from: 0 };
  const length = codePointCount(self.value);
  const [from, to] = searchRange(vm, length, start, end, "integers or None");
  const isPast = start !== undefined && isInteger(start) && integerOf(start) > length;
  if (isPast || to < from) return undefined;
  const text = self.value.slice(unitOffset(self.value, from), unitOffset(self.value, to));
  return { text, from };
}

function findText(
  vm: Machine,
  self: PyStr,
  sub: PyValue,
  start: PyValue | undefined,
  end: PyValue | undefined,
  isLast: boolean,
): number {
  const part = section(vm, self, start, end);
  if (sub.kind !== "str") throw vm.raise("TypeError", `must be str, not ${typeName(sub)}`);
  if (part === undefined) return -1;
  const at = isLast ? part.text.lastIndexOf(sub.value) : part.text.indexOf(sub.value);
  return at < 0 ? -1 : part.from + codePointCount(part.text.slice(0, at));
}

function indexText(
  vm: Machine,
  self: PyStr,
  sub: PyValue,
  start: PyValue | undefined,
  end: PyValue | undefined,
  isLast: boolean,
): number {
  const at = findText(vm, self, sub, start, end, isLast);
  if (at < 0) throw vm.raise("ValueError", "substring not found");
  return at;
}

function affix(
  vm: Machine,
  name: string,
  self: PyStr,
  wanted: PyValue,
  start: PyValue | undefined,
  end: PyValue | undefined,
  test: (text: string, part: string) => boolean,
): PyValue {
  const parts = wanted.kind === "tuple" ? wanted.items : [wanted];
  const part = section(vm, self, start, end);
  for (const candidate of parts) {
    if (candidate.kind !== "str") {
      const type = typeName(candidate);
      const text =
        wanted.kind === "tuple"
          ? `tuple for ${name} must only contain str, not ${type}`
          : `${name} first arg must be str or a tuple of str, not ${type}`;
      throw vm.raise("TypeError", text);
    }
    if (part !== undefined && test(part.text, candidate.value)) return bool(true);
  }
  return bool(false);
}

function replace(
  vm: Machine,
  self: PyStr,
  old: PyValue,
  replacement: PyValue,
  count: PyValue | undefined,
): PyValue {
  const from = textArgument(vm, old, `replace() argument 1 must be str, not ${argumentType(old)}`);
  const to = textArgument(
    vm,
    replacement,
    `replace() argument 2 must be str, not ${argumentType(replacement)}`,
  );
  const limit = count ? plainWhole(vm, count) : -1;
  const parts = from === "" ? ["", ...codePoints(self.value), ""] : self.value.split(from);
  const most = limit < 0 ? parts.length - 1 : Math.min(Number(limit), parts.length - 1);
  vm.chargeItems(self.value.length + most * to.length);
  const head = parts.slice(0, most + 1).join(to);
  const rest = parts.slice(most + 1);
  return str(rest.length > 0 ? [head, ...rest].join(from) : head);
}

function join(vm: Machine, self: PyStr, iterable: PyValue): PyValue | Steps<PyValue> {
  if (isNotIterable(iterable)) throw vm.raise("TypeError", "can only join an iterable");
  const items = itemsOf(vm, iterable);
  return isSteps(items) ? joinSteps(vm, self, items) : joinItems(vm, self, items);
}

function isNotIterable(value: PyValue): boolean {
  return isNumber(value) || value.kind === "none" || value.kind === "function";
}

function* joinSteps(vm: Machine, self: PyStr, items: Steps<readonly PyValue[]>): Steps<PyValue> {
  return joinItems(vm, self, yield* items);
}

function joinItems(vm: Machine, self: PyStr, items: readonly PyValue[]): PyValue {
  const parts: string[] = [];
  let size = 0;
  for (const [i, item] of items.entries()) {
    if (item.kind === "unknown") return vm.unknown({ kind: "derived", what: "str.join()" }, item);
    if (item.kind !== "str") {
      const text = `sequence item ${i}: expected str instance, ${typeName(item)} found`;
      throw vm.raise("TypeError", text);
    }
    parts.push(item.value);
    size += item.value.length + self.value.length;
  }
  vm.chargeItems(size);
  return str(parts.join(self.value));
}

function* translate(vm: Machine, self: PyStr, table: PyValue): Steps<PyValue> {
  let result = "";
  for (const c of self.value) {
    vm.charge(2);
    const code = int(c.codePointAt(0) ?? 0);
    const found = yield* lookUp(vm, table, code);
    if (found === undefined) result += c;
    else if (found.kind === "str") result += found.value;
    else if (isInteger(found)) result += String.fromCodePoint(Number(integerOf(found)));
    else if (found.kind !== "none") {
      const text = "character mapping must return integer, None or str";
      throw vm.raise("TypeError", text);
    }
  }
  return str(result);
}

function* lookUp(vm: Machine, table: PyValue, code: PyValue): Steps<PyValue | undefined> {
  if (table.kind === "dict") return table.entries.get(yield* finish(hashKey(vm, code)))?.value;
  if (table.kind === "list" || table.kind === "tuple") {
    return code.kind === "int" ? table.items.at(Number(code.value)) : undefined;
  }
  const getter = yield* getAttribute(vm, table, "__getitem__");
  try {
    return yield* callCatching("LookupError", getter, [code]);
  } catch (error) {
    if (error instanceof PyRaise && isExceptionOf(error.exception, "LookupError")) return undefined;
    throw error;
  }
}

function makeTranslation(
  vm: Machine,
  x: PyValue,
  y: PyValue | undefined,
  z: PyValue | undefined,
): PyValue {
  const table: PyDict = { kind: "dict", entries: new Map() };
  const set = (key: number, value: PyValue) => table.entries.set(key, { key: int(key), value });
  if (!y) {
    if (x.kind !== "dict") {
      const text = "if you give only one argument to maketrans it must be a dict";
      throw vm.raise("TypeError", text);
    }
    for (const { key, value } of x.entries.values()) {
      if (key.kind === "int") set(Number(key.value), value);
      else if (key.kind === "str" && codePointCount(key.value) === 1) {
        set(key.value.codePointAt(0) ?? 0, value);
      } else {
        const text =
          key.kind === "str"
            ? "string keys in translate table must be of length 1"
            : "keys in translate table must be strings or integers";
        throw vm.raise(key.kind === "str" ? "ValueError" : "TypeError", text);
      }
    }
    return table;
  }
  const from = codePoints(
    textArgument(vm, x, "first maketrans argument must be a string if there is a second argument"),
  );
  const to = codePoints(
    textArgument(vm, y, `maketrans() argument 2 must be str, not ${argumentType(y)}`),
  );
  if (from.length !== to.length) {
    const text = "the first two maketrans arguments must have equal length";
    throw vm.raise("ValueError", text);
  }
  from.forEach((c, i) => set(c.codePointAt(0) ?? 0, int(to[i].codePointAt(0) ?? 0)));
  if (z) {
    const gone = textArgument(vm, z, `maketrans() argument 3 must be str, not ${argumentType(z)}`);
    for (const c of gone) set(c.codePointAt(0) ?? 0, None);
  }
  return table;
}

function paddingRows(method: Method): Row[] {
  return [
    method("center", "width, fillchar?, /", (vm, self, width, fill) => {
      const missing = missingWidth(vm, self, width);
      const c = fillCharacter(vm, fill);
      if (missing <= 0) return str(self.value);
      // CPython puts the odd blank on the left where the width is odd.
      const left = Math.floor(missing / 2) + (missing & Number(plainWhole(vm, width)) & 1);
      return str(c.repeat(left) + self.value + c.repeat(missing - left));
    }),
    method("ljust", "width, fillchar?, /", (vm, self, width, fill) => {
      const missing = missingWidth(vm, self, width);
      return str(self.value + fillCharacter(vm, fill).repeat(Math.max(0, missing)));
    }),
    method("rjust", "width, fillchar?, /", (vm, self, width, fill) => {
      const missing = missingWidth(vm, self, width);
      return str(fillCharacter(vm, fill).repeat(Math.max(0, missing)) + self.value);
    }),
    method("zfill", "width, /", (vm, self, width) => {
      const missing = missingWidth(vm, self, width);
      const sign = /^[+-]/.exec(self.value)?.[0] ?? "";
      return str(sign + "0".repeat(Math.max(0, missing)) + self.value.slice(sign.length));
    }),
    method("expandtabs", "tabsize?", (vm, self, tabsize) => {
      const size = tabsize ? Number(plainWhole(vm, tabsize)) : 8;
      return str(expandTabs(vm, self.value, size));
    }),
  ];
}

function missingWidth(vm: Machine, self: PyStr, width: PyValue): number {
  const missing = Number(plainWhole(vm, width)) - codePointCount(self.value);
  if (missing > 0) vm.chargeItems(missing);
  return missing;
}

function fillCharacter(vm: Machine, fill: PyValue | undefined): string {
  if (!fill) return " ";
  if (fill.kind !== "str") {
    const text = `The fill character must be a unicode character, not ${typeName(fill)}`;
    throw vm.raise("TypeError", text);
  }
  if (codePointCount(fill.value) === 1) return fill.value;
  throw vm.raise("TypeError", "The fill character must be exactly one character long");
}

function expandTabs(vm: Machine, text: string, size: number): string {
  if (!text.includes("\t")) return text;
  vm.chargeItems(text.length);
  let result = "";
  let column = 0;
  for (const c of text) {
    if (c === "\t") {
      const blanks = size > 0 ? size - (column % size) : 0;
      vm.chargeItems(blanks);
      result += " ".repeat(blanks);
      column += blanks;
    } else {
      result += c;
      column = c === "\n" || c === "\r" ? 0 : column + 1;
    }
  }
  return result;
}
