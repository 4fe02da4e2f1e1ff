/** The attributes and methods of arrays and of NumPy's scalars. */

import { messageName } from "../../python/classes";
import { lazyMethod } from "../../python/stdlib/lazyPython";
import { finish, nativeFunction } from "../../python/nativeFunction";
import { formatOf } from "../../python/format";
import type { Machine, Steps } from "../../python/native";
import { chargeElements } from "../../python/sizes";
import {
  False,
  None,
  bool,
  int,
  list,
  str,
  tuple,
  type PyArray,
  type PyProperty,
  type PyValue,
} from "../../python/values";
import { categoryOf, itemSize } from "../../tensor/dtype";
import { numel, stridesOf } from "../../tensor/shape";
import {
  arrayValue,
  isScalarValue,
  isUnknownNumbers,
  numbersOf,
  plainValue,
  resultValue,
  setNumbers,
  toNumbers,
} from "./arrays";
import { choosing, roundedNumbers } from "./choosing";
import { classesOf, readDType } from "./classes";
import { converted } from "./creation";
import { getItem, setItem } from "./indexing";
import { isKnown, isSmall, numbers, type Numbers } from "./numbers";
import { equalityMembers, inPlaceMembers, operatorMembers } from "./operators";
import { products } from "./products";
import { reducing } from "./reducing";
import { partitionInPlace, sortInPlace, sorting } from "./sorting";
import { flagsOf } from "./flags";
import { flatOf, setFlat } from "./flatIterator";
import { ownerOf, stepsOf } from "./memory";
import { reinterpreted } from "./bits";
import { permute, reshape, sameMemory, shaping, withSizes } from "./shaping";
import {
  intArg,
  isArray,
  isGiven,
  methodsOf,
  withKnownType,
  withNumbers,
  type FunctionBody,
} from "./support";
import { customTexts } from "./printing";
import { arrayRepr, arrayStr, optionsFor, scalarRepr } from "./text";
import { apply, ufuncNamed } from "./ufuncs";

type Given = PyValue | undefined;
type Getter = (vm: Machine, from: Numbers, self: PyValue) => PyValue;

const getters: Readonly<Record<string, Getter>> = {
  shape: (_, { shape }) => tuple(shape.map(int)),
  ndim: (_, { shape }) => int(shape.length),
  size: (_, { shape }) => int(numel(shape)),
  dtype: (vm, { dtype }) => classesOf(vm).dtypes[dtype],
  itemsize: (_, { dtype }) => int(itemSize[dtype]),
  nbytes: (_, { shape, dtype }) => int(numel(shape) * itemSize[dtype]),
  strides: (vm, { shape, dtype }, self) => {
    const steps = isArray(self) ? stepsOf(self, shape) : stridesOf(shape);
    // The step along a single element is not kept for views.
    const isSure = !isArray(self) || ownerOf(self) === self || shape.every((size) => size > 1);
    if (!steps || !isSure)
      return vm.unknown({ kind: "unsupported", what: "the strides of this array" });
    return tuple(steps.map((step) => int(step * itemSize[dtype])));
  },
  T: (vm, _, self) => permute(vm, self, undefined),
  real: (_vm, _from, self) => self,
  imag: (vm, { shape, dtype }) =>
    resultValue(
      vm,
      numbers(shape, dtype, isSmall(shape) ? new Float64Array(numel(shape)) : undefined),
    ),
  flat: (vm, from, self) => flatOf(vm, isArray(self) ? self : arrayValue(vm, from)),
  flags: (vm, from, self) => flagsOf(vm, isArray(self) ? self : arrayValue(vm, from)),
  base: (_vm, _from, self) => (isArray(self) && ownerOf(self) !== self ? ownerOf(self) : None),
  data: (_vm, _from, self) => self,
};

/** Methods whose function takes the array first. */
const fromFunctions = {
  reducing: [
    "sum",
    "prod",
    "mean",
    "std",
    "var",
    "max",
    "min",
    "ptp",
    "argmax",
    "argmin",
    "all",
    "any",
    "cumsum",
    "cumprod",
  ],
  shaping: ["ravel", "swapaxes", "squeeze", "repeat"],
  choosing: ["round", "nonzero", "searchsorted", "take"],
  sorting: ["argsort", "argpartition"],
  products: ["dot", "trace", "diagonal"],
} as const;

const shared: Readonly<Record<string, readonly [parameters: string, body: FunctionBody]>> = {
  reshape: [
    "*shape, order?",
    (vm, self, shape, order) => withSizes(vm, single(shape), (s) => reshape(vm, self, s, order)),
  ],
  transpose: [
    "*axes",
    (vm, self, axes) => {
      const given = single(axes);
      if (given === undefined || given.kind === "none") return permute(vm, self, undefined);
      return withSizes(vm, given, (order) => permute(vm, self, order));
    },
  ],
  flatten: [
    "order?",
    (vm, self, order) =>
      withNumbers(vm, reshape(vm, self, [-1], order), (from) => arrayValue(vm, from)),
  ],
  astype: [
    "dtype, order?, casting?, subok?, copy?",
    (vm, self, dtype) =>
      withNumbers(vm, self, (from) => like(vm, self, converted(from, readDType(vm, dtype)))),
  ],
  clip: [
    "min?, max?, out?, **kwargs",
    (vm, self, low, high, out, kwargs) => choosing.clip[1](vm, self, low, high, out, kwargs),
  ],
  copy: ["order?", (vm, self) => withNumbers(vm, self, (from) => like(vm, self, from))],
  __copy__: ["", (vm, self) => withNumbers(vm, self, (from) => like(vm, self, from))],
  __deepcopy__: ["memo", (vm, self) => withNumbers(vm, self, (from) => like(vm, self, from))],
  view: ["dtype?, type?", viewed],
  item: ["*args", item],
  tolist: ["", (vm, self) => withNumbers(vm, self, (from) => nested(vm, from, 0, 0))],
  tobytes: ["order?", (vm) => vm.unknown({ kind: "unsupported", what: "ndarray.tobytes" })],
  conj: ["", (_, self) => self ?? None],
  __array__: ["dtype?", (_, self) => self ?? None],
  __bool__: ["", truth],
  __int__: ["", (vm, self) => toPython(vm, self, (value) => int(Math.trunc(value)))],
  __float__: ["", (vm, self) => toPython(vm, self, (value) => ({ kind: "float", value }))],
  is_integer: ["", (vm, self) => toPython(vm, self, (value) => bool(Number.isInteger(value)))],
  __round__: [
    "ndigits?",
    (vm, self, digits) => {
      if (isArray(self) && !isScalarValue(vm, self)) {
        throw vm.raise("TypeError", "type numpy.ndarray doesn't define __round__ method");
      }
      return withNumbers(vm, self, (from) => {
        const result = roundedNumbers(from, intArg(vm, digits) ?? 0);
        if (isGiven(digits) || !result.data) return resultValue(vm, result);
        return int(result.data[0]);
      });
    },
  ],
  __index__: [
    "",
    (vm, self) =>
      withNumbers(vm, self, (from) => {
        if (categoryOf(from.dtype) === "integer" && from.shape.length === 0) {
          return toPython(vm, self, int);
        }
        const isScalar = !isArray(self) || isScalarValue(vm, self);
        const name = self ? messageName(vm.classOf(self)) : "";
        throw vm.raise(
          "TypeError",
          isScalar
            ? `'${name}' object cannot be interpreted as an integer`
            : "only integer scalar arrays can be converted to a scalar index",
        );
      }),
  ],
  __repr__: ["", (vm, self) => withText(vm, self, true)],
  __str__: ["", (vm, self) => withText(vm, self, false)],
  __format__: ["spec", formatted],
  __getitem__: ["index", (vm, self, index) => itemOf(vm, self, index)],
};

const ofArrays: Readonly<Record<string, readonly [parameters: string, body: FunctionBody]>> = {
  __len__: [
    "",
    (vm, self) => {
      const size = isArray(self) ? self.array.shape.at(0) : undefined;
      if (size === undefined) throw vm.raise("TypeError", "len() of unsized object");
      return int(size);
    },
  ],
  __iter__: [
    "",
    (vm, self) => {
      if (!isArray(self)) return None;
      if (self.array.shape.length === 0) throw vm.raise("TypeError", "iteration over a 0-d array");
      return elements(self);
    },
  ],
  __contains__: [
    "item",
    (vm, self, value) =>
      withNumbers(vm, self, (from) =>
        withNumbers(vm, value, (other) => {
          const same = apply(vm, ufuncNamed("equal"), [from, other]);
          if (!isKnown(same)) return vm.unknown({ kind: "data-dependent", what: "in an array" });
          return bool(same.data.some((one) => one !== 0));
        }),
      ),
  ],
  fill: [
    "value",
    (vm, self, value) => {
      if (isArray(self) && value) setItem(vm, self, { kind: "ellipsis" }, value);
      return None;
    },
  ],
  partition: [
    "kth, axis?, kind?, order?",
    (vm, self, kth, axis) => partitionInPlace(vm, self ?? None, kth, axis),
  ],
  sort: ["axis?, kind?, order?", (vm, self, axis) => sortInPlace(vm, self ?? None, axis)],
};

export function arrayMembers(): (readonly [string, PyValue])[] {
  const setter = nativeFunction(
    "__setitem__",
    "self, index, value, /",
    (vm, self, index, value) => {
      if (isArray(self)) setItem(vm, self, index, value);
      return None;
    },
    { isMethod: true, unknowns: "accept" },
  );
  return [
    ...common(),
    ...equalityMembers(),
    ...inPlaceMembers(),
    ...methods(ofArrays),
    lazyMethod("numpy._places", "put"),
    lazyMethod("numpy._places", "choose"),
    ["compress", lazyMethod("numpy._places", "compressed")[1]],
    ["__setitem__", setter],
    ["__hash__", None],
  ];
}

export function scalarMembers(): (readonly [string, PyValue])[] {
  return common();
}

/** What scalars other than `np.float64` have besides. */
export function keyMembers(): (readonly [string, PyValue])[] {
  return [...equalityMembers(), ...methods({ __hash__: ["", hash] })];
}

function common(): (readonly [string, PyValue])[] {
  return [
    ...Object.entries(getters).map(([name, get]) => [name, property(name, get)] as const),
    ...methodsOf(reducing, fromFunctions.reducing),
    ...methodsOf(shaping, fromFunctions.shaping),
    ...methodsOf(choosing, fromFunctions.choosing),
    ...methodsOf(sorting, fromFunctions.sorting),
    ...methodsOf(products, fromFunctions.products),
    ...methods(shared),
    ...operatorMembers(),
  ];
}

function methods(rows: typeof shared): (readonly [string, PyValue])[] {
  return Object.entries(rows).map(([name, [parameters, body]]) => [
    name,
    nativeFunction(
      name,
      parameters === "" ? "self, /" : `self, /, ${parameters}`,
      checked(parameters, body),
      {
        isMethod: true,
        qualifiedName: `ndarray.${name}`,
      },
    ),
  ]);
}

function checked(parameters: string, body: FunctionBody): FunctionBody {
  return withKnownType(`self, ${parameters.replace(/^dtype\b,?/, "dtype?,")}`, body);
}

function property(name: string, get: Getter): PyProperty {
  const getter = nativeFunction(
    name,
    "self, /",
    (vm, self) => withNumbers(vm, self, (from) => get(vm, from, self)),
    { isMethod: true },
  );
  if (name === "flat") {
    const setter = nativeFunction(
      name,
      "self, value, /",
      (vm, self, value) => {
        if (isArray(self)) setFlat(vm, self, value);
        return None;
      },
      { isMethod: true },
    );
    return { kind: "property", get: getter, set: setter };
  }
  if (name !== "shape") return { kind: "property", get: getter };
  const setter = nativeFunction(
    name,
    "self, value, /",
    (vm, self, value) => {
      if (!isArray(self)) return None;
      const from = numbersOf(self);
      return withSizes(vm, value, (sizes) => {
        const shaped = reshape(vm, arrayValue(vm, from), sizes);
        if (isArray(shaped)) setNumbers(self, numbersOf(shaped));
        return None;
      });
    },
    { isMethod: true },
  );
  return { kind: "property", get: getter, set: setter };
}

/** `a.reshape(2, 3)` and `a.reshape((2, 3))` */
function single(args: Given): Given {
  if (args?.kind !== "tuple") return args;
  if (args.items.length === 0) return undefined;
  return args.items.length === 1 ? args.items[0] : args;
}

/** Scalars stay scalars. */
function like(vm: Machine, self: Given, from: Numbers): PyValue {
  const isScalar = self?.kind === "float" || (isArray(self) && isScalarValue(vm, self));
  return isScalar ? resultValue(vm, from) : arrayValue(vm, from);
}

/** The same memory; as another type, a copy of its bits. */
function viewed(vm: Machine, self: Given, dtype: Given): PyValue {
  if (!isArray(self)) return self ?? None;
  const type = isGiven(dtype) ? readDType(vm, dtype) : undefined;
  if (type === undefined || type === self.array.dtype)
    return sameMemory(vm, self, self.array.shape);
  const result = reinterpreted(numbersOf(self), type);
  if (!result) {
    throw vm.raise(
      "ValueError",
      "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array.",
    );
  }
  return arrayValue(vm, result);
}

function item(vm: Machine, self: Given, args: Given): PyValue {
  return withNumbers(vm, self, (from) => {
    const given = args?.kind === "tuple" ? args.items : [];
    if (given.length === 0) {
      if (numel(from.shape) !== 1) {
        throw vm.raise("ValueError", "can only convert an array of size 1 to a Python scalar");
      }
      return toPython(vm, self, (value) => plainValue(from.dtype, value));
    }
    const flat = given.length === 1 && given[0].kind !== "tuple" && from.shape.length > 1;
    const source = arrayValue(vm, flat ? { ...from, shape: [numel(from.shape)] } : from);
    const found = getItem(vm, source, single(args) ?? None);
    return found.kind === "unknown" ? found : toPython(vm, found, (v) => plainValue(from.dtype, v));
  });
}

function nested(vm: Machine, from: Numbers, dim: number, offset: number): PyValue {
  const { shape, dtype, data } = from;
  if (dim === shape.length) {
    return data
      ? plainValue(dtype, data[offset])
      : vm.unknown({ kind: "data-dependent", what: "the number in an array" });
  }
  const step = stridesOf(shape)[dim];
  chargeElements(vm, shape[dim], data !== undefined);
  return list(
    Array.from({ length: shape[dim] }, (_, i) => nested(vm, from, dim + 1, offset + i * step)),
  );
}

function elements(self: PyArray): PyValue {
  let at = 0;
  const [size] = self.array.shape;
  return {
    kind: "iterator",
    name: "iterator",
    next: (vm) => (at < size ? getItem(vm, self, int(at++)) : undefined),
  };
}

function itemOf(vm: Machine, self: Given, index: Given): PyValue {
  if (self === undefined || index === undefined) return None;
  if (isArray(self) && !isScalarValue(vm, self)) return getItem(vm, self, index);
  const isEmpty = index.kind === "tuple" && index.items.length === 0;
  if (isEmpty || index.kind === "ellipsis") return self;
  throw vm.raise("IndexError", "invalid index to scalar variable.");
}

function truth(vm: Machine, self: Given): PyValue {
  return withNumbers(vm, self, (from) => {
    const count = numel(from.shape);
    if (count > 1) {
      throw vm.raise(
        "ValueError",
        "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
      );
    }
    if (count === 0) return False;
    if (!isKnown(from))
      return vm.unknown({ kind: "data-dependent", what: "the truth of an array" });
    return bool(from.data[0] !== 0);
  });
}

function toPython(vm: Machine, self: Given, make: (value: number) => PyValue): PyValue {
  return withNumbers(vm, self, (from) => {
    if (numel(from.shape) !== 1) {
      throw vm.raise("TypeError", "only size-1 arrays can be converted to Python scalars");
    }
    if (!isKnown(from)) {
      return vm.unknown({ kind: "data-dependent", what: "the number in an array" });
    }
    return make(from.data[0]);
  });
}

function hash(vm: Machine, self: Given): PyValue {
  return toPython(vm, self, (value) => int(Number.isSafeInteger(value) ? value : 0));
}

function textOf(vm: Machine, self: PyValue, isRepr: boolean): string {
  if (!isArray(self)) {
    return self.kind === "float" ? scalarRepr("float64", self.value) : "?";
  }
  const from = numbersOf(self);
  if (isScalarValue(vm, self) && from.data) return scalarRepr(from.dtype, from.data[0]);
  const options = optionsFor(vm, from);
  return isRepr ? arrayRepr(options, from) : arrayStr(options, from);
}

function* withText(vm: Machine, self: Given, isRepr: boolean): Steps<PyValue> {
  if (self === undefined) return None;
  if (!isArray(self) || isScalarValue(vm, self)) return str(textOf(vm, self, isRepr));
  const from = numbersOf(self);
  const options = optionsFor(vm, from);
  if (options.formatters.size === 0) return str(textOf(vm, self, isRepr));
  const custom = yield* customTexts(vm, options, from);
  return str((isRepr ? arrayRepr : arrayStr)({ ...options, custom }, from));
}

function* formatted(vm: Machine, self: Given, spec: Given): Steps<PyValue> {
  if (self === undefined || spec?.kind !== "str") return None;
  const from = toNumbers(vm, self);
  // A scalar is written as Python's number: a float32 shows more digits than `str` does.
  const isNumber = isArray(self) && isScalarValue(vm, self);
  if (spec.value === "" && !isNumber) return str(textOf(vm, self, false));
  const isSingle = from !== undefined && !isUnknownNumbers(from) && from.shape.length === 0;
  if (!isSingle || !isKnown(from)) {
    throw vm.raise("TypeError", "unsupported format string passed to numpy.ndarray.__format__");
  }
  const plain = plainValue(from.dtype, from.data[0]);
  return str(yield* finish(formatOf(vm, plain, spec.value)));
}
