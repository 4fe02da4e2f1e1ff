/** Arithmetic on arrays: the operators of `ndarray`, and ufuncs as Python objects. */

import { defineClass } from "../../python/classes";
import { dictGet } from "../../python/dict";
import { nativeFunction } from "../../python/nativeFunction";
import type { Machine } from "../../python/native";
import {
  None,
  NotImplemented,
  bool,
  int,
  str,
  tuple,
  type PyClass,
  type PyDict,
  type PyInstance,
  type PyNative,
  type PyValue,
} from "../../python/values";
import { foldRows, reducedShape, rowsOf, scan } from "../../tensor/folds";
import { broadcast, isMismatch, numel, sameShape } from "../../tensor/shape";
import {
  isScalarValue,
  isUnknownNumbers,
  numbersOf,
  resultValue,
  setNumbers,
  shapeText,
  toNumbers,
} from "./arrays";
import { classesOf, readDType } from "./classes";
import { changeAt } from "./indexing";
import { matmul } from "./products";
import { rounding } from "../../tensor/rounding";
import { computed, isKnown, type Numbers } from "./numbers";
import { repeated } from "../../python/types/sequence";
import { repeatText } from "../../python/types/str";
import { categoryOf } from "../../tensor/dtype";
import { floatFor, categoryRank } from "./promotion";
import { axesOf, axisOf, product, reduce, rounder, sum, sumType } from "./reductions";
import {
  finished,
  flagArg,
  intArg,
  intsArg,
  isArray,
  isGiven,
  isUnknownInts,
  withAllNumbers,
  withNumbers,
} from "./support";
import { apply, checkPower, scalarFunction, ufuncNamed, ufuncNames, type Ufunc } from "./ufuncs";

type Given = PyValue | undefined;

const binaryOperators: Readonly<Record<string, string>> = {
  add: "add",
  sub: "subtract",
  mul: "multiply",
  truediv: "divide",
  floordiv: "floor_divide",
  mod: "remainder",
  pow: "power",
  and: "bitwise_and",
  or: "bitwise_or",
  xor: "bitwise_xor",
  lshift: "left_shift",
  rshift: "right_shift",
};

const comparisons: Readonly<Record<string, string>> = {
  eq: "equal",
  ne: "not_equal",
  lt: "less",
  le: "less_equal",
  gt: "greater",
  ge: "greater_equal",
};

const unaryOperators: Readonly<Record<string, string>> = {
  neg: "negative",
  pos: "positive",
  abs: "absolute",
  invert: "invert",
};

/** The dunder methods of arrays and scalars. */
export function operatorMembers(): (readonly [string, PyValue])[] {
  const members: (readonly [string, PyValue])[] = [];
  for (const [name, of] of Object.entries(binaryOperators)) {
    const ufunc = ufuncNamed(of);
    const forward = (vm: Machine, a: PyValue, b: PyValue): PyValue =>
      (name === "mul" && timesSequence(vm, a, b)) || combine(vm, ufunc, [a, b]);
    members.push(operator(`__${name}__`, forward));
    members.push(
      operator(
        `__r${name}__`,
        (vm, a, b) => (name === "mul" && timesSequence(vm, a, b)) || combine(vm, ufunc, [b, a]),
      ),
    );
  }
  for (const name of ["lt", "le", "gt", "ge"]) members.push(comparison(name));
  for (const [name, of] of Object.entries(unaryOperators)) {
    const ufunc = ufuncNamed(of);
    const body = (vm: Machine, self: PyValue): PyValue =>
      withNumbers(vm, self, (from) => resultValue(vm, apply(vm, ufunc, [from])));
    const native = nativeFunction(`__${name}__`, "self, /", body, { isMethod: true });
    members.push([`__${name}__`, native]);
  }
  members.push(operator("__matmul__", (vm, a, b) => multiplied(vm, a, b)));
  members.push(operator("__rmatmul__", (vm, a, b) => multiplied(vm, b, a)));
  members.push(
    operator("__divmod__", (vm, a, b) =>
      tuple([
        combine(vm, ufuncNamed("floor_divide"), [a, b]),
        combine(vm, ufuncNamed("remainder"), [a, b]),
      ]),
    ),
  );
  return members;
}

/** `==` and `!=`. A `np.float64` has those of a Python float, and so is the same key in a dict. */
export function equalityMembers(): (readonly [string, PyValue])[] {
  return ["eq", "ne"].map(comparison);
}

function comparison(name: string): readonly [string, PyValue] {
  const ufunc = ufuncNamed(comparisons[name]);
  return operator(`__${name}__`, (vm, a, b) => {
    // Arrays that do not fit together are not equal, as a whole.
    if ((name === "eq" || name === "ne") && isArray(a) && isArray(b)) {
      const joint = broadcast(a.array.shape, b.array.shape);
      if (isMismatch(joint)) return bool(name === "ne");
    }
    return combine(vm, ufunc, [a, b]);
  });
}

/** `a += b` changes the array; scalars have no such methods. */
export function inPlaceMembers(): (readonly [string, PyValue])[] {
  return Object.entries(binaryOperators).map(([name, of]) =>
    operator(`__i${name}__`, (vm, a, b) => changed(vm, ufuncNamed(of), a, b)),
  );
}

function operator(
  name: string,
  body: (vm: Machine, a: PyValue, b: PyValue) => PyValue,
): readonly [string, PyValue] {
  return [name, nativeFunction(name, "self, value, /", body, { isMethod: true })];
}

/** An operand of an operator; `undefined` for values that have operators of their own. */
function operand(vm: Machine, value: PyValue): Numbers | undefined {
  if (value.kind === "tensor") return undefined;
  const array = toNumbers(vm, value);
  return array === undefined || isUnknownNumbers(array) ? undefined : array;
}

function combine(vm: Machine, ufunc: Ufunc, values: readonly PyValue[]): PyValue {
  const inputs: Numbers[] = [];
  for (const value of values) {
    const input = operand(vm, value);
    if (!input) return NotImplemented;
    inputs.push(input);
  }
  if (ufunc.name === "power") checkPower(vm, inputs);
  return resultValue(vm, apply(vm, ufunc, inputs));
}

/** An integer of NumPy's times a list or a text repeats it, as one of Python's does. */
function timesSequence(vm: Machine, self: PyValue, other: PyValue): PyValue | undefined {
  if (!isArray(self) || !isScalarValue(vm, self)) return undefined;
  const { dtype, data } = self.array;
  if (categoryOf(dtype) !== "integer" || data.length !== 1) return undefined;
  switch (other.kind) {
    case "str":
      return str(repeatText(vm, other.value, data[0]));
    case "list":
      return { kind: "list", items: repeated(vm, other.items, data[0]) };
    case "tuple":
      return tuple(repeated(vm, other.items, data[0]));
    default:
      return undefined;
  }
}

function multiplied(vm: Machine, a: PyValue, b: PyValue): PyValue {
  const left = operand(vm, a);
  const right = operand(vm, b);
  return left && right ? resultValue(vm, matmul(vm, left, right)) : NotImplemented;
}

function changed(vm: Machine, ufunc: Ufunc, self: PyValue, value: PyValue): PyValue {
  const other = operand(vm, value);
  if (!other || !isArray(self)) return NotImplemented;
  const own = numbersOf(self);
  const joint = broadcast(own.shape, other.shape);
  if (!isMismatch(joint) && !sameShape(joint, own.shape)) {
    throw vm.raise(
      "ValueError",
      `non-broadcastable output operand with shape ${compact(own.shape)} doesn't match the broadcast shape ${compact(joint)}`,
    );
  }
  const result = apply(vm, ufunc, [own, other]);
  if (categoryRank(result.dtype) > categoryRank(own.dtype)) {
    throw vm.raiseOf(classesOf(vm).ufuncTypeError, [
      str(
        `Cannot cast ufunc '${ufunc.name}' output from dtype('${result.dtype}') to dtype('${own.dtype}') with casting rule 'same_kind'`,
      ),
    ]);
  }
  const data = result.data && rounding(own.dtype, result.data);
  setNumbers(self, { shape: own.shape, dtype: own.dtype, data });
  return self;
}

function compact(shape: readonly number[]): string {
  return shapeText(shape).replaceAll(" ", "");
}

/** `np.add` and the like: functions with methods. */
export function ufuncObjects(): {
  readonly cls: PyClass;
  readonly objects: (readonly [string, PyValue])[];
} {
  const cls = defineClass({ name: "ufunc", module: "numpy" });
  for (const [name, parameters, body] of ufuncMethods) {
    const native: PyNative = nativeFunction(
      name,
      parameters,
      (vm, self, ...rest) => {
        const ufunc = ufuncOf(self);
        return ufunc ? body(vm, ufunc, ...rest) : NotImplemented;
      },
      { isMethod: true, wording: "python" },
    );
    cls.attributes.set(name, native);
  }
  const made = new Map<Ufunc, PyInstance>();
  const objects = ufuncNames().map(([name, ufunc]) => {
    const object = made.get(ufunc) ?? ufuncObject(cls, ufunc);
    made.set(ufunc, object);
    return [name, object] as const;
  });
  return { cls, objects };
}

function ufuncObject(cls: PyClass, ufunc: Ufunc): PyInstance {
  const attributes = new Map<string, PyValue>([
    ["__name__", str(ufunc.name)],
    ["nin", int(ufunc.inputs)],
    ["nout", int(1)],
    ["nargs", int(ufunc.inputs + 1)],
  ]);
  return { kind: "instance", of: cls, attributes, host: ufunc };
}

function ufuncOf(self: Given): Ufunc | undefined {
  if (self?.kind !== "instance") return undefined;
  const { host } = self;
  return isUfunc(host) ? host : undefined;
}

function isUfunc(host: unknown): host is Ufunc {
  return typeof host === "object" && host !== null && "compute" in host && "inputs" in host;
}

type MethodBody = (vm: Machine, ufunc: Ufunc, ...bound: readonly Given[]) => PyValue;

const ufuncMethods: readonly (readonly [name: string, parameters: string, body: MethodBody])[] = [
  ["__repr__", "self, /", (_, ufunc) => str(`<ufunc '${ufunc.name}'>`)],
  [
    "__call__",
    "self, /, *args, **kwargs",
    (vm, ufunc, args, kwargs) => called(vm, ufunc, args, kwargs),
  ],
  [
    "outer",
    "self, a, b, /, **kwargs",
    (vm, ufunc, a, b) =>
      withAllNumbers(vm, [a, b], (x, y) => {
        const column = { ...x, shape: [...x.shape, ...y.shape.map(() => 1)] };
        return resultValue(vm, apply(vm, ufunc, [column, y]));
      }),
  ],
  [
    "reduce",
    "self, array, axis?, dtype?, out?, keepdims?, initial?, where?",
    (vm, ufunc, array, axis, dtype, out, keep, initial, where) =>
      withNumbers(vm, array, (from) => {
        if (isGiven(initial) || isGiven(where)) {
          return vm.unknown({ kind: "unsupported", what: "reduce with initial or where" });
        }
        const given = axis === undefined ? [0] : intsArg(vm, axis);
        if (isUnknownInts(given)) return vm.unknown({ kind: "derived", what: ufunc.name }, given);
        const axes = axesOf(vm, from.shape.length, given);
        const keepDims = flagArg(keep, false);
        const known = { add: sum, multiply: product };
        const type = readDType(vm, dtype);
        if (ufunc.name === "add" || ufunc.name === "multiply") {
          return finished(
            vm,
            reduce(vm, from, axes, keepDims, known[ufunc.name], { dtype: type }),
            out,
          );
        }
        return finished(vm, foldWith(vm, ufunc, from, axes, keepDims), out);
      }),
  ],
  [
    "at",
    "self, a, indices, b?, /",
    (vm, ufunc, a, indices, b) => {
      if (isArray(a) && indices) changeAt(vm, a, indices, b, ufunc);
      return None;
    },
  ],
  [
    "reduceat",
    "self, array, indices, axis?, dtype?, out?",
    (vm, ufunc, array, indices) =>
      withAllNumbers(vm, [array, indices], (from, places) => {
        if (from.shape.length !== 1 || !isKnown(from) || !isKnown(places)) {
          return vm.unknown({ kind: "unsupported", what: "numpy.ufunc.reduceat" });
        }
        const isSum = ufunc.name === "add" || ufunc.name === "multiply";
        const type = isSum ? sumType(from.dtype) : from.dtype;
        const round = rounder(type);
        const compute = scalarFunction(ufunc, type);
        const size = from.data.length;
        const bad = [...places.data].find((place) => place < 0 || place >= size);
        if (bad !== undefined) {
          throw vm.raise(
            "IndexError",
            `index ${bad} out-of-bounds in ${ufunc.name}.reduceat [0, ${size})`,
          );
        }
        const sums = places.data.map((start, i) => {
          const stop = i + 1 < places.data.length ? places.data[i + 1] : size;
          const part = from.data.subarray(start, Math.max(stop, start + 1));
          return part.reduce((so, next) => round(compute(so, next)));
        });
        return resultValue(vm, { shape: places.shape, dtype: type, data: sums });
      }),
  ],
  [
    "accumulate",
    "self, array, axis?, dtype?, out?",
    (vm, ufunc, array, axis, dtype, out) =>
      withNumbers(vm, array, (from) => {
        const dim = axisOf(vm, from.shape.length, intArg(vm, axis) ?? 0);
        const isSum = ufunc.name === "add" || ufunc.name === "multiply";
        const type = readDType(vm, dtype) ?? (isSum ? sumType(from.dtype) : from.dtype);
        const round = rounder(type);
        const compute = scalarFunction(ufunc, type);
        const result = computed(from.shape, type, [from], (known) =>
          scan(known, dim, (so, next) => round(compute(so, next))),
        );
        return finished(vm, result, out);
      }),
  ],
];

function foldWith(
  vm: Machine,
  ufunc: Ufunc,
  from: Numbers,
  axes: readonly number[],
  keep: boolean,
): Numbers {
  if (numel(axes.map((axis) => from.shape[axis])) === 0 && ufunc.identity === undefined) {
    throw vm.raise(
      "ValueError",
      `zero-size array to reduction operation ${ufunc.name} which has no identity`,
    );
  }
  const shape = reducedShape(from.shape, axes, keep);
  const isFloat = ufunc.result === "float" || ufunc.result === "divide";
  const dtype = ufunc.result === "truth" ? "bool" : isFloat ? floatFor(from.dtype) : from.dtype;
  const round = rounder(dtype);
  const compute = scalarFunction(ufunc, isFloat ? dtype : from.dtype);
  return computed(shape, dtype, [from], (known) =>
    foldRows(rowsOf(known, axes), (row) =>
      row.length === 0 ? (ufunc.identity ?? 0) : row.reduce((so, next) => round(compute(so, next))),
    ),
  );
}

/** `np.add(a, b, out=…, where=…, dtype=…)` */
function called(vm: Machine, ufunc: Ufunc, args: Given, kwargs: Given): PyValue {
  const items = args?.kind === "tuple" ? args.items : [];
  const options = kwargs?.kind === "dict" ? kwargs : undefined;
  if (items.length < ufunc.inputs || items.length > ufunc.inputs + 1) {
    throw vm.raise(
      "TypeError",
      `${ufunc.name}() takes from ${ufunc.inputs} to ${ufunc.inputs + 1} positional arguments but ` +
        `${items.length} were given`,
    );
  }
  for (const item of items) {
    if (item.kind === "unknown") return vm.unknown({ kind: "derived", what: ufunc.name }, item);
  }
  const out = items.at(ufunc.inputs) ?? option(options, "out");
  const where = option(options, "where");
  return withAllNumbers(vm, items.slice(0, ufunc.inputs), (...inputs) => {
    if (ufunc.name === "power") checkPower(vm, inputs);
    const result = apply(vm, ufunc, inputs, readDType(vm, option(options, "dtype")));
    if (!isGiven(where) || where.kind === "bool") return finished(vm, result, out);
    return withNumbers(vm, where, (mask) => finished(vm, masked(result, mask, out), out));
  });
}

/** Only the places of the mask are computed; the others keep what `out` has there. */
function masked(result: Numbers, mask: Numbers, out: Given): Numbers {
  const target = isArray(out) ? numbersOf(out) : { shape: result.shape, dtype: result.dtype };
  const isPlain = sameShape(mask.shape, result.shape) && sameShape(target.shape, result.shape);
  if (!isPlain || !isKnown(mask) || !isKnown(target) || !isKnown(result)) {
    return { shape: result.shape, dtype: result.dtype };
  }
  const data = result.data.map((value, i) => (mask.data[i] !== 0 ? value : target.data[i]));
  return { ...result, data };
}

function option(options: PyDict | undefined, name: string): Given {
  return options && dictGet(options, str(name));
}
