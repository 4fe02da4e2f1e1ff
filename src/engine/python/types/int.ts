/** `int` and `bool`: their methods and operators. */

import { callValue } from "../call";
import { arithmetic } from "../complexNumbers";
import { hashOfNumber } from "../hash";
import { formatOf, builtinFormat } from "../format";
import { finish } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { decimalText, digitLimit, parseInteger, tooManyDigits } from "../numberText";
import {
  absoluteInt,
  bitLength,
  integerOf,
  intToFloat,
  invertInt,
  isInteger,
  modularPower,
  negateInt,
  normalInt,
  type Int,
} from "../numbers";
import { isTrue } from "../operators";
import { findAttribute } from "../attributes";
import { overrideOf } from "../overrides";
import { reprOf } from "../reprText";
import { floatToInt, roundInt } from "../rounding";
import { itemsPerText } from "../sizes";
import { byteText } from "../strings";
import {
  bool,
  float,
  int,
  NotImplemented,
  str,
  tuple,
  type Keywords,
  type PyBool,
  type PyClass,
  type PyInt,
  type PyValue,
} from "../values";
import { argumentType, typeName } from "./dict";
import { itemsOf } from "./iterators";
import { arithmeticRows, comparisonRows, divmod } from "./numberRows";
import { plainWhole } from "./sequence";
import { classMethod, getter, methodsOf, type Row, type TypeTable } from "./table";

const method = methodsOf("int", isInteger);

export function intTables(): TypeTable[] {
  return [
    { name: "int", attributes: new Map([...methods(), ...operators()]), create: createInt },
    { name: "bool", attributes: new Map(boolRows()), create: createBool },
  ];
}

function methods(): Row[] {
  return [
    method("bit_length", "", (_vm, self) => int(bitLength(BigInt(integerOf(self))))),
    method("bit_count", "", (_vm, self) => {
      const bits = BigInt(absoluteInt(integerOf(self))).toString(2);
      return int(bits.replaceAll("0", "").length);
    }),
    method("conjugate", "", (_vm, self) => int(integerOf(self))),
    method("as_integer_ratio", "", (_vm, self) => tuple([int(integerOf(self)), int(1)])),
    method("to_bytes", "length?, byteorder?, *, signed?", toBytes),
    classMethod("int", "from_bytes", "cls, bytes, byteorder?, *, signed?", fromBytes),
    getter("int", "real", (_vm, self) => (isInteger(self) ? int(integerOf(self)) : self)),
    getter("int", "imag", () => int(0)),
    getter("int", "numerator", (_vm, self) => (isInteger(self) ? int(integerOf(self)) : self)),
    getter("int", "denominator", () => int(1)),
  ];
}

const unaryRows: readonly (readonly [string, (value: Int) => Int])[] = [
  ["__neg__", negateInt],
  ["__pos__", (value) => value],
  ["__abs__", absoluteInt],
  ["__invert__", invertInt],
  ["__int__", (value) => value],
  ["__index__", (value) => value],
  ["__trunc__", (value) => value],
  ["__floor__", (value) => value],
  ["__ceil__", (value) => value],
];

function operators(): Row[] {
  const binary = ["+", "-", "*", "/", "//", "%", "<<", ">>", "&", "|", "^", "**"] as const;
  return [
    ...arithmeticRows(method, binary, isInteger),
    ...comparisonRows(method, isInteger),
    ...unaryRows.map(([name, change]) =>
      method(name, "", (_vm, self) => int(change(integerOf(self)))),
    ),
    method("__pow__", "value, mod?, /", (vm, self, value, mod) => power(vm, self, value, mod)),
    method("__divmod__", "value, /", (vm, self, value) =>
      isInteger(value) ? (divmod(vm, self, value) ?? NotImplemented) : NotImplemented,
    ),
    method("__rdivmod__", "value, /", (vm, self, value) =>
      isInteger(value) ? (divmod(vm, value, self) ?? NotImplemented) : NotImplemented,
    ),
    method("__bool__", "", (_vm, self) => bool(integerOf(self) != 0)),
    method("__float__", "", (vm, self) => float(intToFloat(vm, integerOf(self)))),
    method("__round__", "ndigits?, /", (vm, self, ndigits) => {
      if (!ndigits || ndigits.kind === "none") return int(integerOf(self));
      return int(roundInt(vm, integerOf(self), plainWhole(vm, ndigits)));
    }),
    method("__hash__", "", (_vm, self) => int(normalInt(hashOfNumber(self) ?? 0n))),
    method("__repr__", "", (vm, self) => str(decimalText(vm, integerOf(self)))),
    method("__format__", "format_spec, /", function* (vm, self, spec) {
      if (spec.kind !== "str") throw badSpec(vm, spec);
      const text = spec.value === "" ? formatOf(vm, self, "") : builtinFormat(vm, self, spec.value);
      return str(yield* finish(text));
    }),
  ];
}

/** What `__format__` says of a spec that is no text. */
export function badSpec(vm: Machine, spec: PyValue) {
  return vm.raise("TypeError", `__format__() argument must be str, not ${typeName(spec)}`);
}

/** `pow(base, exponent, modulus)` of ints. */
export function power(
  vm: Machine,
  base: PyValue,
  exponent: PyValue,
  modulus: PyValue | undefined,
): PyValue {
  if (!isInteger(base) || !isInteger(exponent)) return NotImplemented;
  if (!modulus || modulus.kind === "none") {
    return arithmetic(vm, "**", base, exponent) ?? NotImplemented;
  }
  if (!isInteger(modulus)) return NotImplemented;
  return int(modularPower(vm, integerOf(base), integerOf(exponent), integerOf(modulus)));
}

function toBytes(
  vm: Machine,
  self: PyInt | PyBool,
  length: PyValue | undefined,
  order: PyValue | undefined,
  signed: PyValue | undefined,
): PyValue {
  const size = length ? Number(plainWhole(vm, length)) : 1;
  const isBig = byteOrder(vm, order, "to_bytes()");
  const isSigned = signed?.kind === "bool" && signed.value;
  const value = BigInt(integerOf(self));
  if (size < 0) throw vm.raise("ValueError", "length argument must be non-negative");
  vm.chargeItems(size);
  if (value < 0n && !isSigned) {
    throw vm.raise("OverflowError", "can't convert negative int to unsigned");
  }
  const bits = BigInt(size * 8);
  const limit = isSigned && bits > 0n ? 1n << (bits - 1n) : 1n << bits;
  if (value >= limit || value < -limit) {
    throw vm.raise("OverflowError", "int too big to convert");
  }
  // By way of hexadecimal digits: shifting by a byte at a time would move all others every time.
  const digits = BigInt.asUintN(size * 8, value)
    .toString(16)
    .padStart(size * 2, "0");
  const data: number[] = [];
  for (let i = 0; i < size; i++) data.push(parseInt(digits.slice(i * 2, i * 2 + 2), 16));
  return { kind: "bytes", data: isBig ? data : data.reverse() };
}

function byteOrder(vm: Machine, order: PyValue | undefined, who: string): boolean {
  if (!order) return true;
  if (order.kind === "str" && (order.value === "big" || order.value === "little")) {
    return order.value === "big";
  }
  if (order.kind !== "str") {
    const text = `${who} argument 'byteorder' must be str, not ${argumentType(order)}`;
    throw vm.raise("TypeError", text);
  }
  throw vm.raise("ValueError", "byteorder must be either 'little' or 'big'");
}

function* fromBytes(
  vm: Machine,
  cls: PyValue,
  bytes: PyValue,
  order: PyValue | undefined,
  signed: PyValue | undefined,
): Steps<PyValue> {
  const items = yield* finish(itemsOf(vm, bytes));
  const data = items.map((item) => Number(plainWhole(vm, item)));
  if (data.some((byte) => byte < 0 || byte > 255)) {
    throw vm.raise("ValueError", "bytes must be in range(0, 256)");
  }
  if (!byteOrder(vm, order, "from_bytes()")) data.reverse();
  vm.chargeItems(data.length * itemsPerText);
  const digits = data.map((byte) => byte.toString(16).padStart(2, "0"));
  let value = BigInt(`0x0${digits.join("")}`);
  if (signed?.kind === "bool" && signed.value) value = BigInt.asIntN(data.length * 8, value);
  const result = int(value);
  if (cls.kind !== "class" || cls.module === "builtins") return result;
  return yield* callValue(cls, [result]);
}

/** `int(x)`, `int(text, base)`. */
function createInt(
  vm: Machine,
  cls: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
): PyValue | Steps<PyValue> {
  const base = args.at(1) ?? kwargs.get("base");
  if (args.length > 2) {
    throw vm.raise("TypeError", `int() takes at most 2 arguments (${args.length} given)`);
  }
  for (const name of kwargs.keys()) {
    if (name !== "base" || args.length > 1) {
      throw vm.raise("TypeError", `'${name}' is an invalid keyword argument for int()`);
    }
  }
  const value = args.at(0);
  if (!value) {
    if (base) throw vm.raise("TypeError", "int() missing string argument");
    return intOf(cls, 0);
  }
  if (value.kind === "unknown") return vm.unknown({ kind: "derived", what: "int()" }, value);
  if (base?.kind === "unknown") return vm.unknown({ kind: "derived", what: "int()" }, base);
  if (base) return intOf(cls, intWithBase(vm, value, base));
  if (isInteger(value) && !overrideOf(value, "__int__")) return intOf(cls, integerOf(value));
  if (value.kind === "float" && !overrideOf(value, "__int__")) {
    return intOf(cls, floatToInt(vm, value.value));
  }
  if (value.kind === "str") return intOf(cls, intFromText(vm, value.value, value, 10));
  return convertInt(vm, cls, value);
}

function intOf(cls: PyClass, value: Int): PyInt {
  if (cls.module === "builtins") return int(value);
  return { kind: "int", value: normalInt(value), of: cls, attributes: new Map() };
}

function intWithBase(vm: Machine, value: PyValue, baseValue: PyValue): Int {
  const base = plainWhole(vm, baseValue);
  if (base != 0 && (base < 2 || base > 36)) {
    throw vm.raise("ValueError", "int() base must be >= 2 and <= 36, or 0");
  }
  if (value.kind === "str") return intFromText(vm, value.value, value, Number(base));
  if (value.kind === "bytes" || value.kind === "bytearray") {
    return intFromText(vm, byteText(value.data), value, Number(base));
  }
  throw vm.raise("TypeError", "int() can't convert non-string with explicit base");
}

function intFromText(vm: Machine, text: string, shown: PyValue, base: number): Int {
  vm.chargeItems(text.length);
  const digits = text.trim().replace(/^[+-]/, "").replaceAll("_", "").length;
  const limit = vm.state(digitLimit).digits;
  if (
    limit > 0 &&
    digits > limit &&
    ![2, 4, 8, 16, 32].includes(base) &&
    !/^\s*[+-]?0[xob]/i.test(text)
  ) {
    throw tooManyDigits(vm, `: value has ${digits} digits`);
  }
  const value = parseInteger(text, base);
  if (value !== undefined) return value;
  const repr = reprOf(vm, shown);
  const quoted = typeof repr === "string" ? repr : "…";
  throw vm.raise("ValueError", `invalid literal for int() with base ${base}: ${quoted}`);
}

/** Values that are ints by their `__int__`, `__index__` or `__trunc__`. */
function* convertInt(vm: Machine, cls: PyClass, value: PyValue): Steps<PyValue> {
  if (value.kind === "bytes" || value.kind === "bytearray") {
    return intOf(cls, intFromText(vm, byteText(value.data), value, 10));
  }
  for (const name of ["__int__", "__index__", "__trunc__"]) {
    const convert = overrideOf(value, name) && (yield* findAttribute(vm, value, name));
    if (!convert) continue;
    const result = yield* callValue(convert, []);
    if (isInteger(result)) return intOf(cls, integerOf(result));
    if (result.kind === "unknown") return result;
    throw vm.raise("TypeError", `${name} returned non-int (type ${typeName(result)})`);
  }
  const wanted = "a string, a bytes-like object or a real number";
  throw vm.raise("TypeError", `int() argument must be ${wanted}, not '${typeName(value)}'`);
}

function boolRows(): Row[] {
  const isBool = (value: PyValue): value is PyBool => value.kind === "bool";
  const row = methodsOf("bool", isBool);
  return [
    ...arithmeticRows(row, ["&", "|", "^"], isInteger),
    row("__repr__", "", (_vm, self) => str(self.value ? "True" : "False")),
  ];
}

function* createBool(
  vm: Machine,
  _cls: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<PyValue> {
  if (kwargs.size > 0) throw vm.raise("TypeError", "bool() takes no keyword arguments");
  if (args.length > 1) {
    throw vm.raise("TypeError", `bool expected at most 1 argument, got ${args.length}`);
  }
  const value = args.at(0);
  if (!value) return bool(false);
  if (value.kind === "unknown") return vm.unknown({ kind: "derived", what: "bool()" }, value);
  return bool(yield* isTrue(vm, value));
}
