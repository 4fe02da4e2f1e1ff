/** `float` and `complex`: their methods and operators. */

import { findAttribute } from "../attributes";
import { callValue } from "../call";
import { complex, isNumber, magnitude } from "../complexNumbers";
import { builtinFormat, formatOf } from "../format";
import { hashOfNumber } from "../hash";
import { finish } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { parseComplex, parseDecimal } from "../numberText";
import { floatOf, isInteger, integerOf, intToFloat, isReal, normalInt } from "../numbers";
import { overrideOf } from "../overrides";
import { reprOf } from "../reprText";
import { byteText, quote, quoteBytes } from "../strings";
import {
  floatHex,
  floatToInt,
  integerRatio,
  parseFloatHex,
  roundFloat,
  roundToInt,
} from "../rounding";
import {
  bool,
  float,
  int,
  NotImplemented,
  str,
  tuple,
  type Keywords,
  type PyClass,
  type PyComplex,
  type PyFloat,
  type PyValue,
} from "../values";
import { typeName } from "./dict";
import { badSpec } from "./int";
import { arithmeticRows, comparisonRows, divmod } from "./numberRows";
import { plainWhole } from "./sequence";
import { classMethod, getter, methodsOf, type Row, type TypeTable } from "./table";

function isFloat(value: PyValue): value is PyFloat {
  return value.kind === "float";
}

function isComplex(value: PyValue): value is PyComplex {
  return value.kind === "complex";
}

export function floatTables(): TypeTable[] {
  return [
    { name: "float", attributes: new Map(floatRows()), create: createFloat },
    { name: "complex", attributes: new Map(complexRows()), create: createComplex },
  ];
}

function floatRows(): Row[] {
  const method = methodsOf("float", isFloat);
  const operators = ["+", "-", "*", "/", "//", "%", "**"] as const;
  return [
    ...arithmeticRows(method, operators, isReal),
    ...comparisonRows(method, isReal),
    method("is_integer", "", (_vm, self) => bool(Number.isInteger(self.value))),
    method("as_integer_ratio", "", (vm, self) => {
      if (Number.isNaN(self.value)) {
        throw vm.raise("ValueError", "cannot convert NaN to integer ratio");
      }
      if (!Number.isFinite(self.value)) {
        throw vm.raise("OverflowError", "cannot convert Infinity to integer ratio");
      }
      return tuple(integerRatio(self.value).map((part) => int(part)));
    }),
    method("hex", "", (_vm, self) => str(floatHex(self.value))),
    classMethod("float", "fromhex", "cls, string, /", fromHex),
    method("conjugate", "", (_vm, self) => float(self.value)),
    getter("float", "real", (_vm, self) => (isFloat(self) ? float(self.value) : self)),
    getter("float", "imag", () => float(0)),
    method("__neg__", "", (_vm, self) => float(-self.value)),
    method("__pos__", "", (_vm, self) => float(self.value)),
    method("__abs__", "", (_vm, self) => float(Math.abs(self.value))),
    method("__bool__", "", (_vm, self) => bool(self.value !== 0)),
    method("__int__", "", (vm, self) => int(floatToInt(vm, self.value))),
    method("__trunc__", "", (vm, self) => int(floatToInt(vm, self.value))),
    method("__floor__", "", (vm, self) => int(floatToInt(vm, Math.floor(self.value)))),
    method("__ceil__", "", (vm, self) => int(floatToInt(vm, Math.ceil(self.value)))),
    method("__float__", "", (_vm, self) => float(self.value)),
    method("__round__", "ndigits?, /", (vm, self, ndigits) => {
      if (!ndigits || ndigits.kind === "none") return int(roundToInt(vm, self.value));
      return float(roundFloat(vm, self.value, plainWhole(vm, ndigits)));
    }),
    method(
      "__divmod__",
      "value, /",
      (vm, self, value) => divmod(vm, self, value) ?? NotImplemented,
    ),
    method(
      "__rdivmod__",
      "value, /",
      (vm, self, value) => divmod(vm, value, self) ?? NotImplemented,
    ),
    method("__hash__", "", (_vm, self) => int(normalInt(hashOfNumber(self) ?? 0n))),
    ...textRows(method),
  ];
}

/** `__repr__` and `__format__` of numbers. */
function textRows<T extends PyFloat | PyComplex>(method: ReturnType<typeof methodsOf<T>>): Row[] {
  return [
    method("__repr__", "", function* (vm, self) {
      const plain = self.kind === "float" ? float(self.value) : self;
      return str(yield* finish(reprOf(vm, plain)));
    }),
    method("__format__", "format_spec, /", function* (vm, self, spec) {
      if (spec.kind !== "str") throw badSpec(vm, spec);
      const text = spec.value === "" ? formatOf(vm, self, "") : builtinFormat(vm, self, spec.value);
      return str(yield* finish(text));
    }),
  ];
}

function* fromHex(vm: Machine, cls: PyValue, text: PyValue): Steps<PyValue> {
  if (text.kind !== "str") {
    throw vm.raise("TypeError", "fromhex() argument must be a string");
  }
  const value = parseFloatHex(text.value);
  if (value === undefined) {
    throw vm.raise("ValueError", "invalid hexadecimal floating-point string");
  }
  if (value === "overflow") {
    throw vm.raise("OverflowError", "hexadecimal value too large to represent as a float");
  }
  if (cls.kind !== "class" || cls.module === "builtins") return float(value);
  return yield* callValue(cls, [float(value)]);
}

function createFloat(
  vm: Machine,
  cls: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
): PyValue | Steps<PyValue> {
  if (kwargs.size > 0) throw vm.raise("TypeError", "float() takes no keyword arguments");
  if (args.length > 1) {
    throw vm.raise("TypeError", `float expected at most 1 argument, got ${args.length}`);
  }
  const value = args.at(0);
  if (!value) return newFloat(cls, 0);
  if (value.kind === "unknown") return vm.unknown({ kind: "derived", what: "float()" }, value);
  if (value.kind === "str") {
    const parsed = parseDecimal(value.value);
    if (parsed !== undefined) return newFloat(cls, parsed);
    throw vm.raise("ValueError", `could not convert string to float: ${quote(value.value)}`);
  }
  if (isReal(value) && !overrideOf(value, "__float__")) return newFloat(cls, floatOf(vm, value));
  return convertFloat(vm, cls, value);
}

function newFloat(cls: PyClass, value: number): PyFloat {
  if (cls.module === "builtins") return float(value);
  return { kind: "float", value, of: cls, attributes: new Map() };
}

function* convertFloat(vm: Machine, cls: PyClass, value: PyValue): Steps<PyValue> {
  if (value.kind === "bytes" || value.kind === "bytearray") {
    const parsed = parseDecimal(byteText(value.data));
    if (parsed !== undefined) return newFloat(cls, parsed);
    const shown = quoteBytes(value.data);
    throw vm.raise("ValueError", `could not convert string to float: ${shown}`);
  }
  const result = yield* realByMethod(vm, value);
  if (typeof result === "number") return newFloat(cls, result);
  if (result) return result;
  const text = `float() argument must be a string or a real number, not '${typeName(value)}'`;
  throw vm.raise("TypeError", text);
}

/** The number an object stands for by `__float__` or `__index__`; an unknown where the method gives one. */
export function* realByMethod(vm: Machine, value: PyValue): Steps<number | PyValue | undefined> {
  const toFloat = overrideOf(value, "__float__") && (yield* findAttribute(vm, value, "__float__"));
  if (toFloat) {
    const result = yield* callValue(toFloat, []);
    if (result.kind === "float") return result.value;
    if (result.kind === "unknown") return result;
    const text = `${typeName(value)}.__float__ returned non-float (type ${typeName(result)})`;
    throw vm.raise("TypeError", text);
  }
  const toIndex = overrideOf(value, "__index__") && (yield* findAttribute(vm, value, "__index__"));
  if (!toIndex) return undefined;
  const result = yield* callValue(toIndex, []);
  return isInteger(result) ? intToFloat(vm, integerOf(result)) : result;
}

function complexRows(): Row[] {
  const method = methodsOf("complex", isComplex);
  return [
    ...arithmeticRows(method, ["+", "-", "*", "/", "**"], isNumber),
    method("conjugate", "", (_vm, self) => complex(self.re, -self.im)),
    getter("complex", "real", (_vm, self) => (isComplex(self) ? float(self.re) : self)),
    getter("complex", "imag", (_vm, self) => (isComplex(self) ? float(self.im) : self)),
    method("__neg__", "", (_vm, self) => complex(-self.re, -self.im)),
    method("__pos__", "", (_vm, self) => self),
    method("__abs__", "", (vm, self) => float(magnitude(vm, self))),
    method("__bool__", "", (_vm, self) => bool(self.re !== 0 || self.im !== 0)),
    method("__complex__", "", (_vm, self) => self),
    method("__eq__", "value, /", (_vm, self, value) => {
      const equal = equalsComplex(self, value);
      return equal === undefined ? NotImplemented : bool(equal);
    }),
    method("__ne__", "value, /", (_vm, self, value) => {
      const equal = equalsComplex(self, value);
      return equal === undefined ? NotImplemented : bool(!equal);
    }),
    method("__hash__", "", (_vm, self) => int(normalInt(hashOfNumber(self) ?? 0n))),
    ...textRows(method),
  ];
}

function equalsComplex(self: PyComplex, value: PyValue): boolean | undefined {
  if (value.kind === "complex") return self.re === value.re && self.im === value.im;
  if (!isReal(value)) return undefined;
  const real = value.kind === "float" ? value.value : integerOf(value);
  return self.im === 0 && self.re == real;
}

function* createComplex(
  vm: Machine,
  _cls: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<PyValue> {
  const given = args.length + kwargs.size;
  if (given > 2)
    throw vm.raise("TypeError", `complex() takes at most 2 arguments (${given} given)`);
  const real = args.at(0) ?? kwargs.get("real");
  const imag = args.at(1) ?? kwargs.get("imag");
  for (const value of [real, imag]) {
    if (value?.kind === "unknown") return vm.unknown({ kind: "derived", what: "complex()" }, value);
  }
  if (real?.kind === "str") {
    if (imag) throw vm.raise("TypeError", "complex() can't take second arg if first is a string");
    const parsed = parseComplex(real.value);
    if (!parsed) throw vm.raise("ValueError", "complex() arg is a malformed string");
    return complex(...parsed);
  }
  if (imag?.kind === "str") {
    throw vm.raise("TypeError", "complex() second arg can't be a string");
  }
  const first = "first argument must be a string or a number";
  const a = real ? yield* complexPart(vm, real, first) : float(0);
  const b = imag ? yield* complexPart(vm, imag, "second argument must be a number") : undefined;
  const [re, im] = a.kind === "complex" ? [a.re, a.im] : [a.value, undefined];
  if (!b) return complex(re, im ?? 0);
  // Adding the 0 that an absent part is would lose the sign of a zero.
  if (b.kind === "float") return complex(re, im === undefined ? b.value : im + b.value);
  return complex(re - b.im, im === undefined ? b.re : im + b.re);
}

function* complexPart(vm: Machine, value: PyValue, wanted: string): Steps<PyComplex | PyFloat> {
  if (value.kind === "complex") return value;
  if (isReal(value)) return float(floatOf(vm, value));
  const convert =
    overrideOf(value, "__complex__") && (yield* findAttribute(vm, value, "__complex__"));
  if (convert) {
    const result = yield* callValue(convert, []);
    if (result.kind === "complex") return result;
  }
  const result = yield* realByMethod(vm, value);
  if (typeof result === "number") return float(result);
  throw vm.raise("TypeError", `complex() ${wanted}, not '${typeName(value)}'`);
}
