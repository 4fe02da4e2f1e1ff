/** Python's `struct`: numbers as bytes. */

import { builtinClasses, defineClass } from "../classes";
import { toItems } from "../iterate";
import type { Machine, NativeModule, Steps } from "../native";
import { byteText } from "../strings";
import { bool, float, int, None, tuple, type PyClass, type PyValue } from "../values";
import {
  entries,
  method,
  native,
  once,
  ownAttributes,
  perRun,
  plainInt,
  plainNumber,
  typeName,
} from "./support";

export const struct: NativeModule = {
  name: "struct",
  create: (vm) => [...functions(), ["error", errorClass(vm)], ["Struct", structClass(vm)]],
};

const errorClass = perRun("struct.error", (): PyClass =>
  defineClass({ name: "error", module: "struct", bases: [builtinClasses.Exception] }),
);

interface Item {
  readonly code: string;
  readonly size: number;
  /** For `s` the length, else how often it is repeated. */
  readonly count: number;
}

interface Format {
  readonly items: readonly Item[];
  readonly isLittle: boolean;
  /** Sizes and places of the machine's C compiler. */
  readonly isNative: boolean;
}

const standardSizes: Readonly<Record<string, number>> = {
  x: 1,
  c: 1,
  b: 1,
  B: 1,
  "?": 1,
  s: 1,
  p: 1,
  h: 2,
  H: 2,
  e: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  f: 4,
  q: 8,
  Q: 8,
  d: 8,
  n: 8,
  N: 8,
};

function problem(vm: Machine, message: string) {
  return vm.raiseOf(errorClass(vm), [{ kind: "str", value: message }]);
}

function parse(vm: Machine, value: PyValue): Format {
  const text =
    value.kind === "str" ? value.value : value.kind === "bytes" ? byteText(value.data) : undefined;
  if (text === undefined) {
    throw vm.raise(
      "TypeError",
      `Struct() argument 1 must be a str or bytes object, not ${typeName(vm, value)}`,
    );
  }
  const prefix = /^[@=<>!]/.exec(text)?.[0] ?? "@";
  const isNative = prefix === "@";
  const items: Item[] = [];
  for (const [, digits, code] of text.replace(/^[@=<>!]/, "").matchAll(/\s*(\d*)(\S)/g)) {
    const size = isNative && (code === "l" || code === "L") ? 8 : standardSizes[code];
    if (size === undefined) throw problem(vm, "bad char in struct format");
    items.push({ code, size, count: digits === "" ? 1 : Number(digits) });
  }
  return { items, isLittle: prefix !== ">" && prefix !== "!", isNative };
}

function aligned(format: Format, item: Item, at: number): number {
  return format.isNative && item.size > 1 ? Math.ceil(at / item.size) * item.size : at;
}

function sizeOf(format: Format): number {
  let at = 0;
  for (const item of format.items) at = aligned(format, item, at) + item.size * item.count;
  return at;
}

function put(
  vm: Machine,
  view: DataView,
  at: number,
  item: Item,
  value: PyValue,
  isLittle: boolean,
): void {
  const { code, size } = item;
  if (code === "e" || code === "f" || code === "d") {
    const number = plainNumber(value);
    if (number === undefined) throw problem(vm, "required argument is not a float");
    if (code === "d") view.setFloat64(at, number, isLittle);
    else if (code === "f") view.setFloat32(at, number, isLittle);
    else view.setUint16(at, halfBits(number), isLittle);
    return;
  }
  if (code === "?") {
    view.setUint8(
      at,
      value.kind === "bool" && value.value ? 1 : Number(plainInt(value) ?? 0) !== 0 ? 1 : 0,
    );
    return;
  }
  if (code === "c") {
    if (value.kind !== "bytes" || value.data.length !== 1) {
      throw problem(vm, "char format requires a bytes object of length 1");
    }
    view.setUint8(at, value.data[0]);
    return;
  }
  const whole = plainInt(value);
  if (whole === undefined) throw problem(vm, "required argument is not an integer");
  const bits = BigInt(size * 8);
  const isSigned = code === code.toLowerCase();
  const [low, high] = isSigned
    ? [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n]
    : [0n, (1n << bits) - 1n];
  if (BigInt(whole) < low || BigInt(whole) > high) {
    const called = code === "B" ? "ubyte" : code === "b" ? "byte" : `'${code}'`;
    const name = `${called} format requires ${low} <= number <= ${high}`;
    throw problem(vm, size === 8 ? "int too large to convert" : name);
  }
  const unsigned = BigInt.asUintN(size * 8, BigInt(whole));
  for (let i = 0; i < size; i++) {
    const shift = BigInt(8 * (isLittle ? i : size - 1 - i));
    view.setUint8(at + i, Number((unsigned >> shift) & 255n));
  }
}

function take(view: DataView, at: number, item: Item, isLittle: boolean): PyValue {
  const { code, size } = item;
  if (code === "d") return float(view.getFloat64(at, isLittle));
  if (code === "f") return float(view.getFloat32(at, isLittle));
  if (code === "e") return float(halfValue(view.getUint16(at, isLittle)));
  if (code === "?") return bool(view.getUint8(at) !== 0);
  if (code === "c") return { kind: "bytes", data: [view.getUint8(at)] };
  let value = 0n;
  for (let i = 0; i < size; i++) {
    value |= BigInt(view.getUint8(at + i)) << BigInt(8 * (isLittle ? i : size - 1 - i));
  }
  return int(code === code.toLowerCase() ? BigInt.asIntN(size * 8, value) : value);
}

function halfBits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  if (magnitude >= 65520) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(magnitude || 1e-9)));
  const scaled = magnitude / 2 ** (exponent - 10);
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const rounded = rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
  return sign | (rounded < 1024 ? rounded : ((exponent + 14) << 10) + rounded);
}

function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

function pack(vm: Machine, format: Format, values: readonly PyValue[]): PyValue {
  const size = sizeOf(format);
  vm.chargeItems(size);
  vm.charge(size);
  const view = new DataView(new ArrayBuffer(size));
  const wanted = format.items.reduce(
    (n, { code, count }) => n + (code === "x" ? 0 : code === "s" ? 1 : count),
    0,
  );
  if (wanted !== values.length) {
    throw problem(vm, `pack expected ${wanted} items for packing (got ${values.length})`);
  }
  let at = 0;
  let next = 0;
  for (const item of format.items) {
    at = aligned(format, item, at);
    if (item.code === "x") at += item.count;
    else if (item.code === "s") {
      const value = values[next++];
      const data = value.kind === "bytes" || value.kind === "bytearray" ? value.data : undefined;
      if (data === undefined) throw problem(vm, "argument for 's' must be a bytes object");
      for (let i = 0; i < item.count; i++) view.setUint8(at++, data[i] ?? 0);
    } else {
      for (let i = 0; i < item.count; i++, at += item.size) {
        put(vm, view, at, item, values[next++], format.isLittle);
      }
    }
  }
  return { kind: "bytes", data: [...new Uint8Array(view.buffer)] };
}

function unpack(vm: Machine, format: Format, data: readonly number[]): PyValue {
  const size = sizeOf(format);
  if (data.length !== size) throw problem(vm, `unpack requires a buffer of ${size} bytes`);
  vm.chargeItems(size);
  vm.charge(size);
  const view = new DataView(Uint8Array.from(data).buffer);
  const values: PyValue[] = [];
  let at = 0;
  for (const item of format.items) {
    at = aligned(format, item, at);
    if (item.code === "x") at += item.count;
    else if (item.code === "s") {
      values.push({ kind: "bytes", data: data.slice(at, at + item.count) });
      at += item.count;
    } else {
      for (let i = 0; i < item.count; i++, at += item.size)
        values.push(take(view, at, item, format.isLittle));
    }
  }
  return tuple(values);
}

function* bytesOf(vm: Machine, value: PyValue): Steps<number[]> {
  if (value.kind === "bytes" || value.kind === "bytearray") return value.data;
  const items = yield* toItems(vm, value);
  return items.map((item) => Number(plainInt(item) ?? 0));
}

/** A format that is read once. */
const structClass = perRun("struct.Struct", (): PyClass => {
  const formatOf = (vm: Machine, self: PyValue) =>
    parse(vm, ownAttributes(self)?.get("format") ?? None);
  return defineClass({
    name: "Struct",
    module: "_struct",
    attributes: entries(
      method("Struct", "__init__", "self, format", (vm, self, format) => {
        const size = sizeOf(parse(vm, format));
        ownAttributes(self)?.set("format", format);
        ownAttributes(self)?.set("size", int(size));
        return None;
      }),
      method("Struct", "pack", "self, /, *values", (vm, self, values) =>
        pack(vm, formatOf(vm, self), values.items),
      ),
      method("Struct", "unpack", "self, buffer, /", function* (vm, self, buffer) {
        return unpack(vm, formatOf(vm, self), yield* bytesOf(vm, buffer));
      }),
      method(
        "Struct",
        "unpack_from",
        "self, buffer, offset?",
        function* (vm, self, buffer, offset) {
          const format = formatOf(vm, self);
          const from = Number((offset && plainInt(offset)) ?? 0);
          const data = yield* bytesOf(vm, buffer);
          return unpack(vm, format, data.slice(from, from + sizeOf(format)));
        },
      ),
    ),
  });
});

const functions = once(() =>
  entries(
    native("calcsize", "format, /", (vm, format) => int(sizeOf(parse(vm, format)))),
    native("pack", "format, /, *values", (vm, format, values) =>
      pack(vm, parse(vm, format), values.items),
    ),
    native("unpack", "format, buffer, /", function* (vm, format, buffer) {
      return unpack(vm, parse(vm, format), yield* bytesOf(vm, buffer));
    }),
    native("unpack_from", "format, /, buffer, offset?", function* (vm, format, buffer, offset) {
      const data = yield* bytesOf(vm, buffer);
      const from = Number((offset && plainInt(offset)) ?? 0);
      const parsed = parse(vm, format);
      return unpack(vm, parsed, data.slice(from, from + sizeOf(parsed)));
    }),
    native("iter_unpack", "format, buffer, /", function* (vm, format, buffer) {
      const data = yield* bytesOf(vm, buffer);
      const parsed = parse(vm, format);
      const size = sizeOf(parsed);
      let at = 0;
      return {
        kind: "iterator",
        name: "unpack_iterator",
        next: (vm) => {
          if (at + size > data.length) return undefined;
          at += size;
          return unpack(vm, parsed, data.slice(at - size, at));
        },
      };
    }),
  ),
);
