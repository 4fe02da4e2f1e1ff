/** Builtin functions about numbers and single characters. */

import { findSpecial, specialCall } from "../attributes";
import { isNumber, magnitude } from "../complexNumbers";
import { classOf, typeName } from "../classes";
import { finish, nativeFunction } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { absoluteInt, integerOf, isInteger, isReal, type Int } from "../numbers";
import { binary } from "../operators";
import { roundFloat, roundInt, roundToInt } from "../rounding";
import { codePointCount } from "../strings";
import { float, int, str, type PyNative, type PyValue } from "../values";
import { power } from "../types/int";
import { divmod } from "../types/numberRows";
import { indexValue, wholeNumber } from "../types/sequence";

export function numberFunctions(): PyNative[] {
  return [
    nativeFunction("abs", "x, /", absolute),
    nativeFunction("bin", "number, /", (vm, number) => inBase(vm, number, 2, "0b")),
    nativeFunction("oct", "number, /", (vm, number) => inBase(vm, number, 8, "0o")),
    nativeFunction("hex", "number, /", (vm, number) => inBase(vm, number, 16, "0x")),
    nativeFunction("divmod", "x, y, /", (vm, x, y) => divmod(vm, x, y) ?? divmodSteps(vm, x, y)),
    nativeFunction("pow", "base, exp, mod?", powerOf, { wording: "c" }),
    nativeFunction("round", "number, ndigits?", round, { wording: "c" }),
    nativeFunction("chr", "i, /", character),
    nativeFunction("ord", "c, /", ordinal),
  ];
}

function absolute(vm: Machine, x: PyValue): PyValue | Steps<PyValue> {
  if (isInteger(x)) return int(absoluteInt(integerOf(x)));
  if (x.kind === "float") return float(Math.abs(x.value));
  if (x.kind === "complex") return float(magnitude(vm, x));
  const method = findSpecial(vm, x, "__abs__");
  if (method) return forward(specialCall(x, method, []));
  throw vm.raise("TypeError", `bad operand type for abs(): '${classOf(x).name}'`);
}

function* forward(request: ReturnType<typeof specialCall>): Steps<PyValue> {
  return yield request;
}

function* inBase(vm: Machine, number: PyValue, base: number, prefix: string): Steps<PyValue> {
  const value = yield* wholeNumber(vm, number);
  const text = value.toString(base).replace("-", "");
  vm.chargeItems(text.length);
  return str(`${value < 0 ? "-" : ""}${prefix}${text}`);
}

function* divmodSteps(vm: Machine, x: PyValue, y: PyValue): Steps<PyValue> {
  const methods = [
    [x, "__divmod__", y],
    [y, "__rdivmod__", x],
  ] as const;
  for (const [self, name, other] of methods) {
    const method = findSpecial(vm, self, name);
    if (!method) continue;
    const result = yield specialCall(self, method, [other]);
    if (result.kind !== "notimplemented") return result;
  }
  const types = `'${typeName(x)}' and '${typeName(y)}'`;
  throw vm.raise("TypeError", `unsupported operand type(s) for divmod(): ${types}`);
}

function* powerOf(
  vm: Machine,
  base: PyValue,
  exponent: PyValue,
  modulus: PyValue | undefined,
): Steps<PyValue> {
  if (!modulus || modulus.kind === "none") return yield* binary(vm, "**", base, exponent);
  const result = power(vm, base, exponent, modulus);
  if (result.kind !== "notimplemented") return result;
  if (isFloatPower(base, exponent, modulus)) {
    const text = "pow() 3rd argument not allowed unless all arguments are integers";
    throw vm.raise("TypeError", text);
  }
  if ([base, exponent, modulus].every(isNumber)) throw vm.raise("ValueError", "complex modulo");
  const method = isNumber(base) ? undefined : findSpecial(vm, base, "__pow__");
  if (method) return yield specialCall(base, method, [exponent, modulus]);
  const types = [base, exponent, modulus].map((value) => `'${classOf(value).name}'`);
  const text = `unsupported operand type(s) for ** or pow(): ${types.join(", ")}`;
  throw vm.raise("TypeError", text);
}

/** CPython's floats speak up before they have seen what the other arguments are. */
function isFloatPower(...args: readonly PyValue[]): boolean {
  return args.every(isReal) || args.slice(0, 2).some((arg) => arg.kind === "float");
}

function round(
  vm: Machine,
  number: PyValue,
  ndigits: PyValue | undefined,
): PyValue | Steps<PyValue> {
  const places = ndigits === undefined || ndigits.kind === "none" ? undefined : ndigits;
  const isPlain = isReal(number) && !("of" in number && number.of);
  if (isPlain && (places === undefined || isInteger(places))) {
    const n = places && integerOf(places);
    return roundReal(
      vm,
      number.kind === "float" ? number.value : integerOf(number),
      number.kind === "float",
      n,
    );
  }
  if (isPlain && places) return roundTo(vm, number, places);
  const method = findSpecial(vm, number, "__round__");
  if (!method) {
    const text = `type ${classOf(number).name} doesn't define __round__ method`;
    throw vm.raise("TypeError", text);
  }
  return forward(specialCall(number, method, places ? [places] : []));
}

/** A number of digits that has to be asked for it. */
function* roundTo(vm: Machine, number: PyValue, places: PyValue): Steps<PyValue> {
  const n = yield* wholeNumber(vm, places);
  return yield* finish(round(vm, number, int(n)));
}

function roundReal(vm: Machine, value: Int, isFloat: boolean, places: Int | undefined): PyValue {
  if (!isFloat) return int(places === undefined ? value : roundInt(vm, value, places));
  if (places === undefined) return int(roundToInt(vm, Number(value)));
  return float(roundFloat(vm, Number(value), places));
}

function* character(vm: Machine, i: PyValue): Steps<PyValue> {
  const index = indexValue(vm, i);
  const code = index === undefined ? yield* wholeNumber(vm, i) : yield* finish(index);
  if (code < 0 || code > 0x10ffff) {
    throw vm.raise("ValueError", "chr() arg not in range(0x110000)");
  }
  return str(String.fromCodePoint(Number(code)));
}

function ordinal(vm: Machine, c: PyValue): PyValue {
  if (c.kind === "bytes" || c.kind === "bytearray") {
    if (c.data.length === 1) return int(c.data[0]);
    const text = `ord() expected a character, but string of length ${c.data.length} found`;
    throw vm.raise("TypeError", text);
  }
  if (c.kind !== "str") {
    const text = `ord() expected string of length 1, but ${classOf(c).name} found`;
    throw vm.raise("TypeError", text);
  }
  const length = codePointCount(c.value);
  if (length === 1) return int(c.value.codePointAt(0) ?? 0);
  const text = `ord() expected a character, but string of length ${length} found`;
  throw vm.raise("TypeError", text);
}
