/** Python's `math`. */

import type { Machine, NativeModule, Steps } from "../native";
import { toItems } from "../iterate";
import { binary } from "../operators";
import { callValue } from "../call";
import { finish } from "../nativeFunction";
import { bool, float, int, tuple, type PyNative, type PyValue, type Unknown } from "../values";
import { combinations, factorial, gcdOf, isqrt, permutations } from "./integers";
import * as bits from "./floatBits";
import * as libm from "./libm";
import * as special from "./specialFunctions";
import {
  derived,
  doubleOf,
  entries,
  indexOf,
  native,
  once,
  plainInt,
  plainNumber,
  specialMethod,
  typeName,
  withResult,
} from "./support";

export const math: NativeModule = { name: "math", create: () => contents() };

const contents = once(() =>
  entries(
    ["pi", float(Math.PI)],
    ["e", float(Math.E)],
    ["tau", float(2 * Math.PI)],
    ["inf", float(Infinity)],
    ["nan", float(NaN)],
    ...ofOneDouble(),
    ...ofTwoDoubles(),
    ...predicates(),
    ...wholes(),
    ...overMany(),
  ),
);

/** `f(x)`: a NaN that the argument did not bring is a domain error, an infinity a range error. */
function unary(name: string, compute: (x: number) => number, canOverflow = false): PyNative {
  return native(
    name,
    "x, /",
    (vm, x) =>
      withResult(doubleOf(vm, x), (value) =>
        typeof value === "number"
          ? checked(vm, compute(value), [value], canOverflow)
          : derived(vm, `math.${name}`, value),
      ),
    { qualifiedName: `math.${name}` },
  );
}

/** Infinite at 0 and at negative whole numbers, where Python speaks of the domain. */
function gammaLike(name: string, compute: (x: number) => number): PyNative {
  return unary(name, (x) => (Number.isInteger(x) && x <= 0 ? NaN : compute(x)), true);
}

function checked(
  vm: Machine,
  result: number,
  args: readonly number[],
  canOverflow: boolean,
): PyValue {
  if (Number.isNaN(result) && !args.some(Number.isNaN)) {
    throw vm.raise("ValueError", "math domain error");
  }
  if (Math.abs(result) === Infinity && args.every(Number.isFinite)) {
    if (canOverflow) throw vm.raise("OverflowError", "math range error");
    throw vm.raise("ValueError", "math domain error");
  }
  return float(result);
}

function ofOneDouble(): readonly PyNative[] {
  return [
    unary("acos", libm.acos),
    unary("acosh", libm.acosh),
    unary("asin", libm.asin),
    unary("asinh", libm.asinh),
    unary("atan", libm.atan),
    unary("atanh", libm.atanh),
    unary("cbrt", libm.cbrt),
    unary("cos", libm.cos),
    unary("cosh", libm.cosh, true),
    unary("degrees", (x) => x * (180 / Math.PI)),
    unary("erf", special.erf),
    unary("erfc", special.erfc),
    unary("exp", libm.exp, true),
    unary("exp2", libm.exp2, true),
    unary("expm1", libm.expm1, true),
    unary("fabs", Math.abs),
    gammaLike("gamma", special.gamma),
    gammaLike("lgamma", special.lgamma),
    unary("log1p", libm.log1p),
    unary("radians", (x) => x * (Math.PI / 180)),
    unary("sin", libm.sin),
    unary("sinh", libm.sinh, true),
    unary("sqrt", Math.sqrt),
    unary("tan", libm.tan),
    unary("tanh", libm.tanh),
    native("log", "x, base?, /", function* (vm, x, base) {
      const top = yield* logarithm(vm, x, libm.log, libm.LN2);
      if (base === undefined || top.kind === "unknown") return top;
      const bottom = yield* logarithm(vm, base, libm.log, libm.LN2);
      return bottom.kind === "unknown" ? bottom : yield* binary(vm, "/", top, bottom);
    }),
    native("log2", "x, /", (vm, x) => logarithm(vm, x, libm.log2, 1)),
    native("log10", "x, /", (vm, x) => logarithm(vm, x, libm.log10, libm.LOG10_2)),
    native("ulp", "x, /", (vm, x) =>
      withResult(doubleOf(vm, x), (v) =>
        typeof v === "number" ? float(bits.ulp(v)) : derived(vm, "math.ulp", v),
      ),
    ),
    native("modf", "x, /", (vm, x) =>
      withResult(doubleOf(vm, x), (v) => {
        if (typeof v !== "number") return derived(vm, "math.modf", v);
        if (Math.abs(v) === Infinity) return tuple([float(v > 0 ? 0 : -0), float(v)]);
        const whole = Math.trunc(v);
        const fraction = v - whole;
        return tuple([float(fraction === 0 ? v * 0 : fraction), float(whole)]);
      }),
    ),
    native("frexp", "x, /", (vm, x) =>
      withResult(doubleOf(vm, x), (v) => {
        if (typeof v !== "number") return derived(vm, "math.frexp", v);
        const [mantissa, exponent] = bits.frexp(v);
        return tuple([float(mantissa), int(exponent)]);
      }),
    ),
  ];
}

/** Logarithms take ints of any size: `2**k * m` has the logarithm `log(m) + k * log(2)`. */
function* logarithm(
  vm: Machine,
  x: PyValue,
  compute: (x: number) => number,
  ofTwo: number,
): Steps<PyValue & { kind: "float" | "unknown" }> {
  const whole = plainInt(x);
  if (whole !== undefined) {
    if (whole <= 0) throw vm.raise("ValueError", "math domain error");
    const asDouble = Number(whole);
    if (Number.isFinite(asDouble)) return float(compute(asDouble));
    const shift = BigInt(whole).toString(2).length - 53;
    const exponent = shift + 53;
    return float(compute(Number(BigInt(whole) >> BigInt(shift)) / 2 ** 53) + exponent * ofTwo);
  }
  const value = yield* finish(doubleOf(vm, x));
  if (typeof value !== "number") return derived(vm, "math.log", value);
  if (value <= 0) throw vm.raise("ValueError", "math domain error");
  return float(compute(value));
}

function binaryDouble(
  name: string,
  compute: (x: number, y: number) => number,
  canOverflow = false,
): PyNative {
  return native(name, "x, y, /", (vm, x, y) => twoDoubles(vm, name, x, y, canOverflow, compute));
}

function twoDoubles(
  vm: Machine,
  name: string,
  x: PyValue,
  y: PyValue,
  canOverflow: boolean,
  compute: (x: number, y: number) => number,
): PyValue | Steps<PyValue> {
  return withResult(doubleOf(vm, x), (a) =>
    withResult<number | Unknown, PyValue>(doubleOf(vm, y), (b) => {
      if (typeof a !== "number") return derived(vm, `math.${name}`, a);
      if (typeof b !== "number") return derived(vm, `math.${name}`, b);
      return checked(vm, compute(a, b), [a, b], canOverflow);
    }),
  );
}

function ofTwoDoubles(): readonly PyNative[] {
  return [
    binaryDouble("atan2", libm.atan2),
    binaryDouble("copysign", libm.copysign),
    // fmod(x, inf) is x.
    binaryDouble("fmod", (x, y) => x % y),
    binaryDouble("remainder", libm.remainder),
    native("nextafter", "x, y, /", (vm, x, y) =>
      withResult(doubleOf(vm, x), (a) =>
        withResult<number | Unknown, PyValue>(doubleOf(vm, y), (b) => {
          if (typeof a !== "number") return derived(vm, "math.nextafter", a);
          if (typeof b !== "number") return derived(vm, "math.nextafter", b);
          return float(bits.nextAfter(a, b));
        }),
      ),
    ),
    native("pow", "x, y, /", (vm, x, y) =>
      withResult(doubleOf(vm, x), (a) =>
        withResult<number | Unknown, PyValue>(doubleOf(vm, y), (b) => {
          if (typeof a !== "number") return derived(vm, "math.pow", a);
          if (typeof b !== "number") return derived(vm, "math.pow", b);
          const result = libm.pow(a, b);
          const isFinite = Number.isFinite(a) && Number.isFinite(b);
          if (isFinite && Number.isNaN(result)) throw vm.raise("ValueError", "math domain error");
          if (isFinite && !Number.isFinite(result)) {
            if (a === 0) throw vm.raise("ValueError", "math domain error");
            throw vm.raise("OverflowError", "math range error");
          }
          return float(result);
        }),
      ),
    ),
    native("ldexp", "x, i, /", (vm, x, i) =>
      withResult(doubleOf(vm, x), (a) => {
        const exponent = plainInt(i);
        if (typeof a !== "number") return derived(vm, "math.ldexp", a);
        if (exponent === undefined) {
          throw vm.raise("TypeError", "Expected an int as second argument to ldexp.");
        }
        const result = bits.ldexp(a, Number(exponent));
        if (Number.isFinite(a) && !Number.isFinite(result)) {
          throw vm.raise("OverflowError", "math range error");
        }
        return float(result);
      }),
    ),
    native("hypot", "*coordinates", function* (vm, coordinates) {
      const numbers = yield* doubles(vm, coordinates.items);
      if (!Array.isArray(numbers)) return derived(vm, "math.hypot", numbers);
      return float(libm.hypot(numbers));
    }),
    native("dist", "p, q, /", function* (vm, p, q) {
      const from = yield* doubles(vm, yield* toItems(vm, p));
      const to = yield* doubles(vm, yield* toItems(vm, q));
      if (!Array.isArray(from)) return derived(vm, "math.dist", from);
      if (!Array.isArray(to)) return derived(vm, "math.dist", to);
      if (from.length !== to.length) {
        throw vm.raise("ValueError", "both points must have the same number of dimensions");
      }
      return float(libm.hypot(from.map((x, i) => x - to[i])));
    }),
    native("isclose", "a, b, *, rel_tol?, abs_tol?", function* (vm, a, b, relative, absolute) {
      const numbers = yield* doubles(vm, [a, b, relative ?? float(1e-9), absolute ?? float(0)]);
      if (!Array.isArray(numbers)) return derived(vm, "math.isclose", numbers);
      const [x, y, rel, abs] = numbers;
      if (rel < 0 || abs < 0) throw vm.raise("ValueError", "tolerances must be non-negative");
      if (x === y) return bool(true);
      if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) return bool(false);
      const difference = Math.abs(y - x);
      return bool(
        difference <= Math.abs(rel * y) || difference <= Math.abs(rel * x) || difference <= abs,
      );
    }),
  ];
}

function* doubles(vm: Machine, values: readonly PyValue[]): Steps<number[] | Unknown> {
  const numbers: number[] = [];
  for (const value of values) {
    const number = plainNumber(value) ?? (yield* finish(doubleOf(vm, value)));
    if (typeof number !== "number") return number;
    numbers.push(number);
  }
  return numbers;
}

function predicates(): readonly PyNative[] {
  const predicate = (name: string, test: (x: number) => boolean) =>
    native(name, "x, /", (vm, x) =>
      withResult(doubleOf(vm, x), (v) =>
        typeof v === "number" ? bool(test(v)) : derived(vm, `math.${name}`, v),
      ),
    );
  return [
    predicate("isfinite", Number.isFinite),
    predicate("isinf", (x) => Math.abs(x) === Infinity),
    predicate("isnan", Number.isNaN),
  ];
}

/** `ceil`, `floor` and `trunc` ask the value itself first. */
function rounding(name: string, special: string, compute: (x: number) => number): PyNative {
  return native(name, "x, /", (vm, x) => {
    if (x.kind === "float" && x.of === undefined) return wholeOf(vm, compute(x.value));
    if (x.kind === "int") return int(x.value);
    if (x.kind === "bool") return int(x.value ? 1 : 0);
    return roundingOfObject(vm, x, name, special, compute);
  });
}

function* roundingOfObject(
  vm: Machine,
  x: PyValue,
  name: string,
  special: string,
  compute: (x: number) => number,
): Steps<PyValue> {
  const found = yield* specialMethod(vm, x, special);
  if (found !== undefined) return yield* callValue(found, []);
  if (name === "trunc") {
    throw vm.raise("TypeError", `type ${typeName(vm, x)} doesn't define __trunc__ method`);
  }
  const value = yield* finish(doubleOf(vm, x));
  return typeof value === "number"
    ? wholeOf(vm, compute(value))
    : derived(vm, `math.${name}`, value);
}

function wholeOf(vm: Machine, value: number): PyValue {
  if (Number.isNaN(value)) throw vm.raise("ValueError", "cannot convert float NaN to integer");
  if (!Number.isFinite(value)) {
    throw vm.raise("OverflowError", "cannot convert float infinity to integer");
  }
  // -0 becomes 0.
  return int(Number.isSafeInteger(value) ? value + 0 : BigInt(value));
}

function ofWholes(
  name: string,
  parameters: "n, /" | "n, k, /" | "n, k?, /",
  compute: (vm: Machine, n: number | bigint, k?: number | bigint) => PyValue,
): PyNative {
  return native(name, parameters, (vm: Machine, n: PyValue, k?: PyValue) =>
    withResult(indexOf(vm, n), (a) => {
      if (typeof a === "object") return derived(vm, `math.${name}`, a);
      if (k === undefined || k.kind === "none") return compute(vm, a);
      return withResult<number | bigint | Unknown, PyValue>(indexOf(vm, k), (b) =>
        typeof b === "object" ? derived(vm, `math.${name}`, b) : compute(vm, a, b),
      );
    }),
  );
}

function wholes(): readonly PyNative[] {
  return [
    rounding("ceil", "__ceil__", Math.ceil),
    rounding("floor", "__floor__", Math.floor),
    rounding("trunc", "__trunc__", Math.trunc),
    ofWholes("comb", "n, k, /", (vm, n, k = 0) => {
      if (n < 0) throw vm.raise("ValueError", "n must be a non-negative integer");
      if (k < 0) throw vm.raise("ValueError", "k must be a non-negative integer");
      return combinations(vm, n, k);
    }),
    ofWholes("perm", "n, k?, /", (vm, n, k) => {
      if (k === undefined) return factorial(vm, n);
      if (n < 0) throw vm.raise("ValueError", "n must be a non-negative integer");
      if (k < 0) throw vm.raise("ValueError", "k must be a non-negative integer");
      return permutations(vm, n, k);
    }),
    ofWholes("factorial", "n, /", factorial),
    ofWholes("isqrt", "n, /", (vm, n) => {
      if (n < 0) throw vm.raise("ValueError", "isqrt() argument must be nonnegative");
      return int(isqrt(n));
    }),
    native("gcd", "*integers", function* (vm, integers) {
      const numbers = yield* wholesOf(vm, integers.items);
      if (!Array.isArray(numbers)) return derived(vm, "math.gcd", numbers);
      return int(numbers.reduce((a, b) => gcdOf(vm, a, b), 0));
    }),
    native("lcm", "*integers", function* (vm, integers) {
      const numbers = yield* wholesOf(vm, integers.items);
      if (!Array.isArray(numbers)) return derived(vm, "math.lcm", numbers);
      let result = 1n;
      for (const number of numbers) {
        if (number === 0) return int(0);
        const value = BigInt(number);
        vm.charge(1 + result.toString(16).length / 64);
        result = (result / BigInt(gcdOf(vm, result, value))) * value;
        if (result < 0n) result = -result;
      }
      return int(result);
    }),
  ];
}

function* wholesOf(vm: Machine, values: readonly PyValue[]): Steps<(number | bigint)[] | Unknown> {
  const numbers: (number | bigint)[] = [];
  for (const value of values) {
    const number = yield* finish(indexOf(vm, value));
    if (typeof number === "object") return number;
    numbers.push(number);
  }
  return numbers;
}

function overMany(): readonly PyNative[] {
  return [
    native("fsum", "seq, /", function* (vm, sequence) {
      const numbers = yield* doubles(vm, yield* toItems(vm, sequence));
      if (!Array.isArray(numbers)) return derived(vm, "math.fsum", numbers);
      vm.charge(numbers.length);
      const sum = bits.exactSum(numbers);
      if (sum === "inf-inf") throw vm.raise("ValueError", "-inf + inf in fsum");
      if (sum === "overflow") throw vm.raise("OverflowError", "intermediate overflow in fsum");
      return float(sum);
    }),
    native("prod", "iterable, /, *, start?", function* (vm, iterable, start) {
      let product = start ?? int(1);
      for (const item of yield* toItems(vm, iterable)) {
        product = yield* binary(vm, "*", product, item);
      }
      return product;
    }),
  ];
}
