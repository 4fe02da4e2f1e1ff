/** `bytes` and `bytearray`: their methods and operators. */

import { builtinHash } from "../hash";
import { isNumber } from "../complexNumbers";
import { finish } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { isInteger, isReal } from "../numbers";
import { overrideOf } from "../overrides";
import { percentFormat } from "../percentFormat";
import { getAttribute } from "../attributes";
import { callValue } from "../call";
import { reprOf } from "../reprText";
import { itemsPerText } from "../sizes";
import {
  bool,
  int,
  list,
  NotImplemented,
  str,
  tuple,
  type Keywords,
  type PyBytes,
  type PyValue,
} from "../values";
import { decodeBytes, encodeText } from "./codecs";
import { bytesSearchRows } from "./bytesSearch";
import { bytearrayRows } from "./bytearray";
import { bytesTextRows } from "./bytesText";
import { argumentType, typeName } from "./dict";
import { isIterable, itemsOf, sequenceIterator } from "./iterators";
import { orderNames } from "./list";
import { repeatText } from "./str";
import {
  badIndex,
  indexValue,
  intSlice,
  itemIndex,
  multiplied,
  plainWhole,
  sliceRange,
  takeSlice,
} from "./sequence";
import { classMethod, methodsOf, type Row, type TypeTable } from "./table";

export function isBytes(value: PyValue): value is PyBytes {
  return value.kind === "bytes" || value.kind === "bytearray";
}

export function bytesTables(): TypeTable[] {
  return (["bytes", "bytearray"] as const).map((type) => ({
    name: type,
    attributes: new Map([
      ...operators(type),
      ...textRows(type),
      ...(type === "bytes" ? [hashRow()] : bytearrayRows()),
    ]),
    create: (vm, _cls, args, kwargs) => createBytes(vm, type, args, kwargs),
  }));
}

/** As many characters as one call takes. */
const chunk = 8192;

/** Bytes as text of the characters 0 to 255, on which JavaScript's text functions work. */
export function binary(value: PyBytes): string {
  const { data } = value;
  if (data.length <= chunk) return String.fromCharCode(...data);
  let text = "";
  for (let i = 0; i < data.length; i += chunk) {
    text += String.fromCharCode(...data.slice(i, i + chunk));
  }
  return text;
}

export function fromBinary(kind: "bytes" | "bytearray", text: string): PyBytes {
  const data = new Array<number>(text.length);
  for (let i = 0; i < text.length; i++) data[i] = text.charCodeAt(i);
  return { kind, data };
}

export function bytesArgument(vm: Machine, value: PyValue): string {
  if (isBytes(value)) return binary(value);
  throw vm.raise("TypeError", `a bytes-like object is required, not '${typeName(value)}'`);
}

function operators(type: "bytes" | "bytearray"): Row[] {
  const method = methodsOf(type, isBytes);
  return [
    method("__len__", "", (_vm, self) => int(self.data.length)),
    method("__iter__", "", (_vm, self) =>
      sequenceIterator(`${type}_iterator`, self.data, (i) => int(self.data[i])),
    ),
    method("__contains__", "value, /", (vm, self, value) => {
      if (isInteger(value)) {
        const byte = byteOf(vm, value, "byte must be in range(0, 256)");
        return bool(self.data.includes(byte));
      }
      return bool(binary(self).includes(bytesArgument(vm, value)));
    }),
    method("__getitem__", "index, /", function* (vm, self, index) {
      if (index.kind === "slice") {
        const range = sliceRange(vm, yield* finish(intSlice(vm, index)), self.data.length);
        return { kind: type, data: takeSlice(self.data, range) };
      }
      const at = indexValue(vm, index);
      if (at === undefined) throw badIndex(vm, type === "bytes" ? "byte" : type, index);
      const what = type === "bytes" ? "index" : "bytearray index";
      return int(self.data[itemIndex(vm, what, yield* finish(at), self.data.length)]);
    }),
    method("__add__", "value, /", function* (vm, self, value) {
      const bytes = isBytes(value) ? value : yield* bytesBehind(vm, value);
      if (bytes === undefined)
        throw vm.raise("TypeError", `can't concat ${typeName(value)} to ${type}`);
      vm.chargeItems(self.data.length + bytes.data.length);
      return { kind: type, data: [...self.data, ...bytes.data] };
    }),
    ...["__mul__", "__rmul__"].map((name) =>
      method(name, "value, /", (vm, self, value) =>
        multiplied(vm, value, (count) => fromBinary(type, repeatText(vm, binary(self), count))),
      ),
    ),
    method("__eq__", "value, /", (_vm, self, value) =>
      isBytes(value) ? bool(binary(self) === binary(value)) : NotImplemented,
    ),
    method("__ne__", "value, /", (_vm, self, value) =>
      isBytes(value) ? bool(binary(self) !== binary(value)) : NotImplemented,
    ),
    method("__mod__", "value, /", function* (vm, self, value) {
      // Fields for bytes are those of text for bytes read as text.
      const format = binary(self).replace(/%%|(%[^a-zA-Z%]*)b/g, (all, head?: string) =>
        head === undefined ? all : `${head}s`,
      );
      const text = yield* percentFormat(vm, format, asText(value));
      return fromBinary(type, text);
    }),
    ...(["<", "<=", ">", ">="] as const).map((op) =>
      method(orderNames[op], "value, /", (_vm, self, value) => {
        if (!isBytes(value)) return NotImplemented;
        const [a, b] = [binary(self), binary(value)];
        if (op === "<") return bool(a < b);
        if (op === "<=") return bool(a <= b);
        return bool(op === ">" ? a > b : a >= b);
      }),
    ),
    method("__repr__", "", function* (vm, self) {
      return str(yield* finish(reprOf(vm, self)));
    }),
  ];
}

/** What a memoryview shows; other objects are no bytes, whatever they can be made into. */
function* bytesBehind(vm: Machine, value: PyValue): Steps<PyBytes | undefined> {
  if (value.kind !== "instance" || value.of.name !== "memoryview") return undefined;
  const bytes = yield* callValue(yield* getAttribute(vm, value, "tobytes"), []);
  return isBytes(bytes) ? bytes : undefined;
}

/** Bytes among what is formatted, as text. */
function asText(value: PyValue): PyValue {
  if (value.kind === "tuple") return tuple(value.items.map(asText));
  return isBytes(value) ? str(binary(value)) : value;
}

function textRows(type: "bytes" | "bytearray"): Row[] {
  const method = methodsOf(type, isBytes);
  const tests: readonly (readonly [string, RegExp])[] = [
    ["isalpha", /^[A-Za-z]+$/],
    ["isdigit", /^[0-9]+$/],
    ["isalnum", /^[A-Za-z0-9]+$/],
    ["isspace", /^[ \t\n\r\v\f]+$/],
    ["isascii", /^[\x00-\x7f]*$/],
  ];
  return [
    ...tests.map(([name, pattern]) =>
      method(name, "", (_vm, self) => bool(pattern.test(binary(self)))),
    ),
    method("decode", "encoding?, errors?", (vm, self, encoding, errors) =>
      str(decodeBytes(vm, self.data, encoding, errors, "decode()")),
    ),
    method("hex", "sep?, bytes_per_sep?", (vm, self, sep, perSep) => {
      vm.chargeItems(self.data.length * itemsPerText);
      const pairs = self.data.map((byte) => byte.toString(16).padStart(2, "0"));
      if (!sep) return str(pairs.join(""));
      const text = sep.kind === "str" ? sep.value : isBytes(sep) ? binary(sep) : "";
      if (text.length !== 1) throw vm.raise("ValueError", "sep must be length 1.");
      return str(joinGroups(pairs, text, perSep ? Number(plainWhole(vm, perSep)) : 1));
    }),
    classMethod(type, "fromhex", "cls, string, /", (vm, _cls, text) => {
      if (text.kind === "str") vm.chargeItems(text.value.length * itemsPerText);
      const digits = text.kind === "str" ? text.value.replace(/\s+/g, "") : "";
      const bad = digits.search(/[^0-9a-fA-F]/);
      if (bad >= 0 || digits.length % 2 === 1) {
        const at = bad >= 0 ? bad : digits.length;
        const message = `non-hexadecimal number found in fromhex() arg at position ${at}`;
        throw vm.raise("ValueError", message);
      }
      return { kind: type, data: (digits.match(/../g) ?? []).map((pair) => parseInt(pair, 16)) };
    }),
    ...bytesSearchRows(type),
    ...bytesTextRows(type),
    method("replace", "old, new, count?, /", (vm, self, old, replacement, count) => {
      const mark = bytesArgument(vm, old);
      // Nothing is found before every byte and at the end.
      const parts = mark === "" ? ["", ...binary(self), ""] : binary(self).split(mark);
      const most = count ? Number(plainWhole(vm, count)) : -1;
      const limit = most < 0 ? parts.length - 1 : Math.min(most, parts.length - 1);
      const head = parts.slice(0, limit + 1).join(bytesArgument(vm, replacement));
      return fromBinary(type, [head, ...parts.slice(limit + 1)].join(mark));
    }),
    method("split", "sep?, maxsplit?", (vm, self, sep, maxsplit) => {
      const text = binary(self);
      const most = maxsplit ? Number(plainWhole(vm, maxsplit)) : -1;
      const parts =
        !sep || sep.kind === "none"
          ? text.split(/[ \t\n\r\v\f]+/).filter((part) => part !== "")
          : text.split(bytesArgument(vm, sep));
      if (most < 0 || parts.length - 1 <= most || !sep)
        return list(parts.map((p) => fromBinary(type, p)));
      const rest = parts.slice(most).join(bytesArgument(vm, sep));
      return list([...parts.slice(0, most), rest].map((part) => fromBinary(type, part)));
    }),
    method("strip", "bytes?, /", (vm, self, chars) =>
      fromBinary(type, strip(vm, self, chars, true, true)),
    ),
    method("lstrip", "bytes?, /", (vm, self, chars) =>
      fromBinary(type, strip(vm, self, chars, true, false)),
    ),
    method("rstrip", "bytes?, /", (vm, self, chars) =>
      fromBinary(type, strip(vm, self, chars, false, true)),
    ),
    method("join", "iterable_of_bytes, /", function* (vm, self, iterable) {
      if (isNumber(iterable) || iterable.kind === "none") {
        throw vm.raise("TypeError", "can only join an iterable");
      }
      const items = yield* finish(itemsOf(vm, iterable));
      const parts: string[] = [];
      for (const [i, item] of items.entries()) {
        const bytes = isBytes(item) ? item : yield* bytesBehind(vm, item);
        if (bytes === undefined) {
          const what = `expected a bytes-like object, ${typeName(item)} found`;
          throw vm.raise("TypeError", `sequence item ${i}: ${what}`);
        }
        parts.push(binary(bytes));
      }
      return fromBinary(type, parts.join(binary(self)));
    }),
    method("partition", "sep, /", (vm, self, sep) => {
      const [text, mark] = [binary(self), bytesArgument(vm, sep)];
      const at = text.indexOf(mark);
      const parts =
        at < 0 ? [text, "", ""] : [text.slice(0, at), mark, text.slice(at + mark.length)];
      return tuple(parts.map((part) => fromBinary(type, part)));
    }),
  ];
}

/** Pairs of digits in groups; counted from the end, or from the start where `size` is negative. */
function joinGroups(pairs: readonly string[], sep: string, size: number): string {
  if (size === 0) return pairs.join("");
  const first = size > 0 ? pairs.length % size : 0;
  let text = "";
  for (const [i, pair] of pairs.entries()) {
    if (i > 0 && (i - first) % Math.abs(size) === 0) text += sep;
    text += pair;
  }
  return text;
}

function strip(
  vm: Machine,
  self: PyBytes,
  chars: PyValue | undefined,
  left: boolean,
  right: boolean,
): string {
  const isPlain = !chars || chars.kind === "none";
  const gone = isPlain ? " \t\n\r\v\f" : bytesArgument(vm, chars);
  const text = binary(self);
  let [from, to] = [0, text.length];
  while (left && from < to && gone.includes(text[from])) from += 1;
  while (right && to > from && gone.includes(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

function hashRow(): Row {
  return methodsOf("bytes", isBytes)("__hash__", "", function* (vm, self) {
    return int(yield* builtinHash(vm, self));
  });
}

export function byteOf(vm: Machine, value: PyValue, message: string): number {
  const byte = plainWhole(vm, value);
  if (byte < 0 || byte > 255) throw vm.raise("ValueError", message);
  return Number(byte);
}

function* createBytes(
  vm: Machine,
  type: "bytes" | "bytearray",
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<PyValue> {
  const source = args.at(0) ?? kwargs.get("source");
  const encoding = args.at(1) ?? kwargs.get("encoding");
  const errors = args.at(2) ?? kwargs.get("errors");
  if (!source) return { kind: type, data: [] };
  if (source.kind === "unknown") return vm.unknown({ kind: "derived", what: `${type}()` }, source);
  if (source.kind === "str") {
    if (!encoding) throw vm.raise("TypeError", "string argument without an encoding");
    return { kind: type, data: encodeText(vm, source.value, encoding, errors, `${type}()`) };
  }
  const extra = encoding ? "encoding" : "errors";
  if (encoding && encoding.kind !== "str") {
    const text = `${type}() argument 'encoding' must be str, not ${argumentType(encoding)}`;
    throw vm.raise("TypeError", text);
  }
  if (encoding || errors) throw vm.raise("TypeError", `${extra} without a string argument`);
  const method = overrideOf(source, "__bytes__");
  if (method) {
    const result = yield* callValue(method, [source]);
    return isBytes(result) ? { kind: type, data: [...result.data] } : result;
  }
  const asked = isIterable(vm, source) ? undefined : indexValue(vm, source);
  if (asked !== undefined) {
    const count = yield* finish(asked);
    if (count < 0) throw vm.raise("ValueError", "negative count");
    vm.chargeItems(Number(count));
    return { kind: type, data: new Array<number>(Number(count)).fill(0) };
  }
  if (isReal(source) || !isIterable(vm, source)) {
    throw vm.raise("TypeError", `cannot convert '${typeName(source)}' object to ${type}`);
  }
  const items = yield* finish(itemsOf(vm, source));
  const message =
    type === "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)";
  return { kind: type, data: items.map((item) => byteOf(vm, item, message)) };
}
