/** NumPy's universal functions: elementwise, with broadcasting. https://numpy.org/doc/1.24/reference/ufuncs.html */

import * as libm from "../../python/stdlib/libm";
import type { Machine } from "../../python/native";
import { floorDivision, pythonModulo, roundHalfEven } from "../../tensor/arithmetic";
import { categoryOf, itemSize, type DType } from "../../tensor/dtype";
import { mapElements } from "../../tensor/moves";
import { broadcast, isMismatch, type Shape } from "../../tensor/shape";
import { shapeText } from "./arrays";
import { computed, type Numbers } from "./numbers";
import { floatFor, resultType } from "./promotion";

/** A function of as many numbers as it has inputs. */
type Compute = (...numbers: number[]) => number;

export interface Ufunc {
  readonly name: string;
  readonly inputs: 1 | 2;
  readonly compute: Compute;
  /** The same for float32 and float16, where the precision of `Math` is enough. */
  readonly quick?: Compute;
  readonly result: ResultRule;
  /** What reducing nothing gives. */
  readonly identity?: number;
}

/**
 * The type of the result: that of the promoted inputs; floats for integers; a truth value. `integers`: no floats are taken;
 * `number`: no truth values.
 */
type ResultRule = "same" | "float" | "truth" | "integers" | "number" | "divide";

function unary(
  name: string,
  result: ResultRule,
  compute: (x: number) => number,
  quick?: (x: number) => number,
): Ufunc {
  return { name, inputs: 1, result, compute, quick };
}

function binary(
  name: string,
  result: ResultRule,
  compute: (x: number, y: number) => number,
  identity?: number,
): Ufunc {
  return { name, inputs: 2, result, compute, identity };
}

const truth = (test: boolean): number => (test ? 1 : 0);

const nanOr = (compute: (x: number, y: number) => number) => (x: number, y: number) =>
  Number.isNaN(x) || Number.isNaN(y) ? NaN : compute(x, y);

const table: readonly Ufunc[] = [
  binary("add", "same", (x, y) => x + y, 0),
  binary("subtract", "number", (x, y) => x - y),
  binary("multiply", "same", (x, y) => x * y, 1),
  binary("divide", "divide", (x, y) => x / y),
  binary("floor_divide", "number", floorDivision),
  binary("remainder", "number", pythonModulo),
  binary("fmod", "number", (x, y) => x % y),
  binary("power", "number", libm.pow),
  binary("float_power", "float", libm.pow),
  binary("maximum", "same", nanOr(Math.max)),
  binary("minimum", "same", nanOr(Math.min)),
  binary("fmax", "same", (x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.max(x, y))),
  binary("fmin", "same", (x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.min(x, y))),
  binary("arctan2", "float", libm.atan2),
  binary("hypot", "float", (x, y) => libm.hypot([x, y])),
  binary("copysign", "float", libm.copysign),
  binary("logaddexp", "float", (x, y) => {
    const most = Math.max(x, y);
    return Number.isFinite(most) ? most + Math.log1p(Math.exp(-Math.abs(x - y))) : x + y;
  }),
  binary("equal", "truth", (x, y) => truth(x === y)),
  binary("not_equal", "truth", (x, y) => truth(x !== y)),
  binary("less", "truth", (x, y) => truth(x < y)),
  binary("less_equal", "truth", (x, y) => truth(x <= y)),
  binary("greater", "truth", (x, y) => truth(x > y)),
  binary("greater_equal", "truth", (x, y) => truth(x >= y)),
  binary("logical_and", "truth", (x, y) => truth(x !== 0 && y !== 0), 1),
  binary("logical_or", "truth", (x, y) => truth(x !== 0 || y !== 0), 0),
  binary("logical_xor", "truth", (x, y) => truth((x !== 0) !== (y !== 0)), 0),
  binary("bitwise_and", "integers", (x, y) => Number(BigInt(x) & BigInt(y)), -1),
  binary("bitwise_or", "integers", (x, y) => Number(BigInt(x) | BigInt(y)), 0),
  binary("bitwise_xor", "integers", (x, y) => Number(BigInt(x) ^ BigInt(y)), 0),
  binary("left_shift", "integers", (x, y) => x * 2 ** y),
  binary("right_shift", "integers", (x, y) => Math.floor(x / 2 ** y)),
  binary("gcd", "integers", (x, y) => {
    let [a, b] = [Math.abs(x), Math.abs(y)];
    while (b !== 0) [a, b] = [b, a % b];
    return a;
  }),
  binary("lcm", "integers", (x, y) => {
    let [a, b] = [Math.abs(x), Math.abs(y)];
    while (b !== 0) [a, b] = [b, a % b];
    return a === 0 ? 0 : Math.abs(x / a) * Math.abs(y);
  }),
  binary("heaviside", "float", (x, y) => (Number.isNaN(x) ? x : x === 0 ? y : x < 0 ? 0 : 1)),
  binary("logaddexp2", "float", (x, y) => {
    const most = Math.max(x, y);
    return Number.isFinite(most) ? most + Math.log2(1 + 2 ** -Math.abs(x - y)) : x + y;
  }),
  unary("negative", "number", (x) => -x),
  unary("positive", "number", (x) => x),
  unary("absolute", "same", Math.abs),
  unary("fabs", "float", Math.abs),
  unary("sign", "number", Math.sign),
  unary("square", "same", (x) => x * x),
  unary("reciprocal", "number", (x) => 1 / x),
  unary("rint", "float", roundHalfEven),
  unary("floor", "float", Math.floor),
  unary("ceil", "float", Math.ceil),
  unary("trunc", "float", Math.trunc),
  unary("fix", "float", Math.trunc),
  unary("sqrt", "float", Math.sqrt),
  unary("cbrt", "float", libm.cbrt, Math.cbrt),
  unary("exp", "float", libm.exp, Math.exp),
  unary("exp2", "float", libm.exp2, (x) => 2 ** x),
  unary("expm1", "float", libm.expm1, Math.expm1),
  unary("log", "float", libm.log, Math.log),
  unary("log2", "float", libm.log2, Math.log2),
  unary("log10", "float", libm.log10, Math.log10),
  unary("log1p", "float", libm.log1p, Math.log1p),
  unary("sin", "float", libm.sin, Math.sin),
  unary("cos", "float", libm.cos, Math.cos),
  unary("tan", "float", libm.tan, Math.tan),
  unary("arcsin", "float", libm.asin, Math.asin),
  unary("arccos", "float", libm.acos, Math.acos),
  unary("arctan", "float", libm.atan, Math.atan),
  unary("sinh", "float", libm.sinh, Math.sinh),
  unary("cosh", "float", libm.cosh, Math.cosh),
  unary("tanh", "float", libm.tanh, Math.tanh),
  unary("arcsinh", "float", libm.asinh, Math.asinh),
  unary("arccosh", "float", libm.acosh, Math.acosh),
  unary("arctanh", "float", libm.atanh, Math.atanh),
  unary(
    "deg2rad",
    "float",
    (x) => x * (Math.PI / 180),
    (x) => x * Math.fround(Math.fround(Math.PI) / 180),
  ),
  unary(
    "rad2deg",
    "float",
    (x) => x * (180 / Math.PI),
    (x) => x * Math.fround(180 / Math.fround(Math.PI)),
  ),
  unary("isnan", "truth", (x) => truth(Number.isNaN(x))),
  unary("isinf", "truth", (x) => truth(Math.abs(x) === Infinity)),
  unary("isfinite", "truth", (x) => truth(Number.isFinite(x))),
  unary("signbit", "truth", (x) => truth(x < 0 || Object.is(x, -0))),
  unary("logical_not", "truth", (x) => truth(x === 0)),
  unary("invert", "integers", (x) => -x - 1),
];

/** Other names for the same functions. */
const aliases: Readonly<Record<string, string>> = {
  true_divide: "divide",
  mod: "remainder",
  abs: "absolute",
  bitwise_not: "invert",
  radians: "deg2rad",
  degrees: "rad2deg",
};

/** Every ufunc by every name it has in the `numpy` module. */
export function ufuncNames(): readonly (readonly [string, Ufunc])[] {
  const own = table.map((ufunc) => [ufunc.name, ufunc] as const);
  return [...own, ...Object.entries(aliases).map(([name, of]) => [name, ufuncNamed(of)] as const)];
}

const byName = new Map<string, Ufunc>();

export function ufuncNamed(name: string): Ufunc {
  if (byName.size === 0) for (const ufunc of table) byName.set(ufunc.name, ufunc);
  const found = byName.get(name);
  if (!found) throw new Error(`no ufunc is called ${name}`);
  return found;
}

/** The type that the inputs are taken as, and that of the result. */
function typesOf(
  vm: Machine,
  ufunc: Ufunc,
  inputs: readonly Numbers[],
): { readonly input: DType; readonly output: DType } {
  const promoted = resultType(inputs);
  const category = categoryOf(promoted);
  switch (ufunc.result) {
    case "same":
      return { input: promoted, output: promoted };
    case "truth":
      return { input: promoted, output: "bool" };
    case "float": {
      const input = floatFor(promoted);
      return { input, output: input };
    }
    case "divide": {
      const input = category === "float" || category === "complex" ? promoted : "float64";
      return { input, output: input };
    }
    case "number": {
      if (category !== "bool") return { input: promoted, output: promoted };
      const message = boolMessages[ufunc.name];
      if (message) throw vm.raise("TypeError", message);
      return { input: "int8", output: "int8" };
    }
    case "integers":
      if (category === "float" || category === "complex") {
        throw vm.raise("TypeError", unsupportedTypes(ufunc.name));
      }
      return { input: promoted, output: promoted };
  }
}

const boolMessages: Readonly<Record<string, string>> = {
  subtract:
    "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, " +
    "or the logical_xor function instead.",
  negative:
    "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not " +
    "function instead.",
};

export function unsupportedTypes(name: string): string {
  return (
    `ufunc '${name}' not supported for the input types, and the inputs could not be safely coerced to any ` +
    "supported types according to the casting rule ''safe''"
  );
}

/** The shape of operands broadcast together, or NumPy's ValueError. */
export function broadcastAll(vm: Machine, shapes: readonly Shape[]): Shape {
  let joint: Shape = [];
  for (const shape of shapes) {
    const both = broadcast(joint, shape);
    if (isMismatch(both)) {
      const texts = shapes.map((one) => shapeText(one).replaceAll(" ", ""));
      throw vm.raise(
        "ValueError",
        `operands could not be broadcast together with shapes ${texts.join(" ")} `,
      );
    }
    joint = both;
  }
  return joint;
}

/** The ufunc of its inputs, in `dtype` where that is given. */
export function apply(
  vm: Machine,
  ufunc: Ufunc,
  inputs: readonly Numbers[],
  dtype?: DType,
): Numbers {
  const shape = broadcastAll(
    vm,
    inputs.map((input) => input.shape),
  );
  vm.charge(1 + (inputs.reduce((sum, input) => sum + (input.data?.length ?? 0), 0) >> 2));
  const types = typesOf(vm, ufunc, inputs);
  const output = dtype ?? types.output;
  const compute = scalarFunction(ufunc, types.input);
  return computed(shape, output, inputs, (...known) => mapElements(shape, known, compute));
}

/** What the function does on numbers of one type. */
export function scalarFunction(ufunc: Ufunc, type: DType): Compute {
  if (type === "bool") {
    if (ufunc.name === "add") return (x, y) => truth(x !== 0 || y !== 0);
    if (ufunc.name === "invert") return (x) => truth(x === 0);
  }
  const category = categoryOf(type);
  if (category === "integer") {
    if (ufunc.name === "floor_divide" || ufunc.name === "remainder" || ufunc.name === "fmod") {
      // Dividing an integer by zero gives zero, with a warning.
      return (x, y) => (y === 0 ? 0 : ufunc.compute(x, y));
    }
    if (ufunc.name === "reciprocal") return (x) => Math.trunc(1 / x);
  }
  return (itemSize[type] < 8 && ufunc.quick) || ufunc.compute;
}

/** Powers of integers that are negative are an error in NumPy. */
export function checkPower(vm: Machine, inputs: readonly Numbers[]): void {
  const [base, exponent] = inputs;
  const areIntegers = [base, exponent].every((one) => categoryOf(one.dtype) === "integer");
  if (!areIntegers || !exponent.data?.some((value) => value < 0)) return;
  throw vm.raise("ValueError", "Integers to negative integer powers are not allowed.");
}
