/** `numpy`, as far as model code uses it: the modules that Python can import. */

import type { Machine, NativeModule } from "../../python/native";
import { unmodelled } from "../../python/stdlib/pythonModule";
import { None, float, str, type PyValue } from "../../python/values";
import { isScalarValue } from "./arrays";
import { choosing } from "./choosing";
import { classesOf, dtypeOf, readDType } from "./classes";
import { composedEntries, composedLinalg, indexedObjects } from "./composed";
import { creation } from "./creation";
import { ufuncObjects } from "./operators";
import { products, linalg } from "./products";
import { categoryRank, promoteTypes, resultType, scalarTypeNames } from "./promotion";
import { randomFunctions } from "./random";
import { randomClassEntries } from "./randomClasses";
import { reducing } from "./reducing";
import { joining } from "./joining";
import { shaping } from "./shaping";
import { sorting } from "./sorting";
import { sums } from "./einsum";
import { pairs } from "./pairs";
import { getPrintOptions, printing, setPrintOptions } from "./printing";
import { decompositions } from "./decompositions";
import { contextsModule } from "./sources/contexts";
import { sharesMemory } from "./memory";
import { functionalModule } from "./sources/functional";
import { placesModule } from "./sources/places";
import { statisticsModule } from "./sources/statistics";
import { textsModule } from "./sources/texts";
import { numpyTesting } from "./sources/testing";
import { namedWidth } from "./textDType";
import { functionWithTexts } from "./texts";
import { typeInfoEntries } from "./typeInfo";
import { windows } from "./windows";
import {
  functionsOf,
  intArg,
  isArray,
  withAllNumbers,
  withNumbers,
  type Functions,
} from "./support";

type Entries = (readonly [string, PyValue])[];

const constants: Readonly<Record<string, PyValue>> = {
  pi: float(Math.PI),
  e: float(Math.E),
  euler_gamma: float(0.5772156649015329),
  inf: float(Infinity),
  Inf: float(Infinity),
  infty: float(Infinity),
  PINF: float(Infinity),
  NINF: float(-Infinity),
  nan: float(NaN),
  NaN: float(NaN),
  newaxis: None,
  __version__: str("1.24.2"),
};

const others: Functions = {
  shape: ["a", (vm, a) => withNumbers(vm, a, ({ shape }) => sizes(shape))],
  ndim: ["a", (vm, a) => withNumbers(vm, a, ({ shape }) => whole(shape.length))],
  size: [
    "a, axis?",
    (vm, a, axis) =>
      withNumbers(vm, a, ({ shape }) => {
        const at = intArg(vm, axis);
        return whole(at === undefined ? shape.reduce((x, y) => x * y, 1) : (shape.at(at) ?? 1));
      }),
  ],
  result_type: [
    "*arrays_and_dtypes",
    (vm, values) => {
      const items = values?.kind === "tuple" ? values.items : [];
      const types = items.map((item) => dtypeOf(vm, item));
      const plain = types.flatMap((type) => type ?? []);
      const { dtypes } = classesOf(vm);
      if (plain.length === items.length && plain.length > 0) {
        return dtypes[plain.reduce(promoteTypes)];
      }
      const arrays = items.filter((_, i) => types[i] === undefined);
      return withAllNumbers(
        vm,
        arrays,
        (...list) => dtypes[[resultType(list), ...plain].reduce(promoteTypes)],
      );
    },
  ],
  promote_types: [
    "type1, type2, /",
    (vm, a, b) =>
      classesOf(vm).dtypes[
        promoteTypes(readDType(vm, a) ?? "float64", readDType(vm, b) ?? "float64")
      ],
  ],
  issubdtype: [
    "arg1, arg2, /",
    (vm, a, b) => {
      const type = a && dtypeOf(vm, a);
      const isText = a !== undefined && namedWidth(vm, a) !== undefined;
      if (isText && b) return { kind: "bool", value: namedWidth(vm, b) !== undefined };
      if (!type || !b || namedWidth(vm, b) !== undefined) return { kind: "bool", value: false };
      const { scalars } = classesOf(vm);
      const target =
        b.kind === "class" && b.module === "numpy" ? b : scalars[dtypeOf(vm, b) ?? "float64"];
      return { kind: "bool", value: scalars[type].mro.includes(target) };
    },
  ],
  can_cast: [
    "from_, to, casting?",
    (vm, a, b) => {
      const from = a && dtypeOf(vm, a);
      const to = b && dtypeOf(vm, b);
      if (!from || !to) return vm.unknown({ kind: "unsupported", what: "numpy.can_cast" });
      return {
        kind: "bool",
        value: promoteTypes(from, to) === to && categoryRank(from) <= categoryRank(to),
      };
    },
  ],
  isscalar: [
    "element",
    (vm, value) => ({
      kind: "bool",
      value:
        ["int", "float", "bool", "str", "bytes", "complex"].includes(value?.kind ?? "") ||
        (isArray(value) && isScalarValue(vm, value)),
    }),
  ],
  set_printoptions: [
    "precision?, threshold?, edgeitems?, linewidth?, suppress?, nanstr?, infstr?, formatter?, sign?, floatmode?, **kwargs",
    setPrintOptions,
  ],
  get_printoptions: ["", getPrintOptions],
  seterr: ["all?, divide?, over?, under?, invalid?", () => ({ kind: "dict", entries: new Map() })],
  may_share_memory: ["a, b, max_work?", (_, a, b) => shared(a, b, false)],
  shares_memory: ["a, b, max_work?", (_, a, b) => shared(a, b, true)],
};

function shared(a: PyValue | undefined, b: PyValue | undefined, isExact: boolean): PyValue {
  return { kind: "bool", value: isArray(a) && isArray(b) && sharesMemory(a, b, isExact) };
}

function whole(value: number): PyValue {
  return { kind: "int", value };
}

function sizes(shape: readonly number[]): PyValue {
  return { kind: "tuple", items: shape.map(whole) };
}

function numpyEntries(vm: Machine): Entries {
  const classes = classesOf(vm);
  const ufuncs = ufuncObjects();
  const entries: Entries = [
    ...Object.entries(constants),
    ...ufuncs.objects,
    ["ufunc", ufuncs.cls],
    ...functionsOf(creation),
    ...functionsOf(reducing),
    ...functionsOf(shaping),
    ...functionsOf(joining),
    ...functionsOf({ row_stack: joining.vstack }),
    ...functionsOf(choosing),
    ...functionsOf(sorting),
    ...functionsOf(products),
    ...functionsOf(sums),
    ...functionsOf(pairs),
    ...functionsOf(printing),
    ...functionsOf(others),
    ["ndarray", classes.ndarray],
    ["dtype", classes.dtype],
    ["AxisError", classes.axisError],
    ...classes.abstract,
    ...Object.entries(scalarTypeNames).map(
      ([name, type]) => [name, classes.scalars[type]] as const,
    ),
    ...composedEntries(),
    ...indexedObjects(),
    ...typeInfoEntries(),
    ["str_", classes.str],
    ["unicode_", classes.str],
  ];
  return entries.map(([name, value]) => [name, functionWithTexts(name, value)] as const);
}

function linalgEntries(vm: Machine): Entries {
  return [
    ...functionsOf(linalg),
    ...functionsOf(decompositions),
    ...composedLinalg(),
    ["LinAlgError", classesOf(vm).linAlgError],
  ];
}

function randomEntries(vm: Machine): Entries {
  return [...randomFunctions(), ...randomClassEntries(vm)];
}

/**
 * Names that only some versions of NumPy have. Until 1.23 they were Python's own types; 2.0 has some of them again, as
 * its scalar types. Which version code was written for is not known, so they are what they mean and never an error.
 */
function versionedName(vm: Machine, name: string): PyValue | undefined {
  switch (name) {
    case "int":
    case "float":
    case "complex":
    case "object":
    case "str":
      return vm.builtinClass(name);
    case "unicode":
      return vm.builtinClass("str");
    case "bool":
      return classesOf(vm).scalars.bool;
    case "long":
      return classesOf(vm).scalars.int64;
    case "ulong":
      return classesOf(vm).scalars.uint64;
    default:
      return undefined;
  }
}

export const numpy: NativeModule = {
  name: "numpy",
  create: numpyEntries,
  missing: (vm, name) => versionedName(vm, name) ?? unmodelled("numpy")(vm, name),
};

export const numpyLinalg: NativeModule = {
  name: "numpy.linalg",
  create: linalgEntries,
  missing: unmodelled("numpy.linalg"),
};

export const numpyRandom: NativeModule = {
  name: "numpy.random",
  create: randomEntries,
  missing: unmodelled("numpy.random"),
};

/** `numpy.typing`, for annotations. */
export const numpyTyping: NativeModule = {
  name: "numpy.typing",
  create: (vm) => [
    ["NDArray", classesOf(vm).ndarray],
    ["ArrayLike", vm.builtinClass("object")],
    ["DTypeLike", vm.builtinClass("object")],
  ],
  missing: unmodelled("numpy.typing"),
};

/** Modules whose functions are also found elsewhere, and those that are only known by name. */
const numpyLib: NativeModule = {
  name: "numpy.lib",
  create: () => [],
  missing: unmodelled("numpy.lib"),
};

const numpyStrides: NativeModule = {
  name: "numpy.lib.stride_tricks",
  create: () => functionsOf(windows),
  missing: unmodelled("numpy.lib.stride_tricks"),
};

function nameOnly(name: string): NativeModule {
  return { name, create: () => [], missing: unmodelled(name) };
}

export const numpyModules = [
  numpy,
  numpyLinalg,
  numpyRandom,
  numpyTyping,
  numpyLib,
  numpyStrides,
  numpyTesting,
  nameOnly("numpy.fft"),
  nameOnly("numpy.ma"),
  nameOnly("numpy.polynomial"),
  nameOnly("numpy.char"),
  nameOnly("numpy.core"),
  placesModule,
  functionalModule,
  contextsModule,
  statisticsModule,
  textsModule,
] as const;
