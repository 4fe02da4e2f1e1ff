/** The class objects of a run's `numpy`: `ndarray`, `dtype`, and the scalar types. */

import { defineClass } from "../../python/classes";
import type { Machine, StateKey } from "../../python/native";
import { type PyClass, type PyInstance, type PyValue } from "../../python/values";
import { categoryOf, isUnsigned, type DType } from "../../tensor/dtype";
import { dtypeHost, dtypeOfValue } from "../dtypes";
import { arrayMembers, keyMembers, scalarMembers } from "./members";
import { dtypeMembers } from "./dtypeMembers";
import {
  makeArrayObject,
  makeDTypeObject,
  makeScalarObject,
  makeStringObject,
} from "./constructors";
import { typeNamed } from "./promotion";
import { stringMembers } from "./textDType";
import { memberWithTexts } from "./texts";

export interface NumpyClasses {
  readonly ndarray: PyClass;
  readonly dtype: PyClass;
  /** `numpy.float32` and the like. */
  readonly scalars: Readonly<Record<DType, PyClass>>;
  /** `numpy.generic`, `numpy.floating`, …: what scalar types are made of. */
  readonly abstract: ReadonlyMap<string, PyClass>;
  /** `dtype('float32')` and the like. */
  readonly dtypes: Readonly<Record<DType, PyInstance>>;
  /** `numpy.str_`: the elements of arrays of strings. */
  readonly str: PyClass;
  readonly axisError: PyClass;
  readonly linAlgError: PyClass;
  readonly ufuncTypeError: PyClass;
}

const classesKey: StateKey<NumpyClasses> = { name: "numpy classes", create: makeClasses };

export function classesOf(vm: Machine): NumpyClasses {
  return vm.state(classesKey);
}

const elementTypes: readonly DType[] = [
  "bool",
  "int8",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "int16",
  "int32",
  "int64",
  "float16",
  "float32",
  "float64",
  "complex64",
  "complex128",
];

function makeClasses(vm: Machine): NumpyClasses {
  const ndarray = defineClass({ name: "ndarray", module: "numpy", create: makeArrayObject });
  for (const [name, value] of arrayMembers().map(memberWithTexts))
    ndarray.attributes.set(name, value);
  const abstract = makeAbstractClasses();
  const made = new Map<DType, PyClass>();
  for (const type of elementTypes) made.set(type, makeScalarClass(vm, abstract, type));
  const classFor = (type: DType): PyClass => made.get(type) ?? ndarray;
  const dtype = defineClass({ name: "dtype", module: "numpy", create: makeDTypeObject });
  for (const [name, value] of dtypeMembers()) dtype.attributes.set(name, value);
  const instance = (type: DType): PyInstance => ({
    kind: "instance",
    of: dtype,
    attributes: new Map<string, PyValue>([["type", classFor(type)]]),
    host: dtypeHost(type),
  });
  return {
    ndarray,
    dtype,
    abstract,
    scalars: everyType(classFor),
    dtypes: everyType(instance),
    str: defineClass({
      name: "str_",
      module: "numpy",
      bases: [vm.builtinClass("str")],
      attributes: stringMembers(),
      create: makeStringObject,
    }),
    axisError: defineClass({
      name: "AxisError",
      module: "numpy",
      bases: [vm.builtinClass("ValueError"), vm.builtinClass("IndexError")],
    }),
    ufuncTypeError: defineClass({
      name: "UFuncTypeError",
      module: "numpy.core._exceptions",
      bases: [vm.builtinClass("TypeError")],
    }),
    linAlgError: defineClass({
      name: "LinAlgError",
      module: "numpy.linalg",
      bases: [vm.builtinClass("Exception")],
    }),
  };
}

function everyType<T>(make: (type: DType) => T): Record<DType, T> {
  return {
    bool: make("bool"),
    int8: make("int8"),
    uint8: make("uint8"),
    uint16: make("uint16"),
    uint32: make("uint32"),
    uint64: make("uint64"),
    int16: make("int16"),
    int32: make("int32"),
    int64: make("int64"),
    float16: make("float16"),
    bfloat16: make("float32"),
    float32: make("float32"),
    float64: make("float64"),
    complex64: make("complex64"),
    complex128: make("complex128"),
  };
}

function makeAbstractClasses(): ReadonlyMap<string, PyClass> {
  const classes = new Map<string, PyClass>();
  const add = (name: string, base?: string): void => {
    const parent = base === undefined ? undefined : classes.get(base);
    classes.set(name, defineClass({ name, module: "numpy", bases: parent ? [parent] : undefined }));
  };
  add("generic");
  add("number", "generic");
  add("integer", "number");
  add("signedinteger", "integer");
  add("unsignedinteger", "integer");
  add("inexact", "number");
  add("floating", "inexact");
  add("complexfloating", "inexact");
  const generic = classes.get("generic");
  for (const [name, value] of scalarMembers()) generic?.attributes.set(name, value);
  return classes;
}

function makeScalarClass(
  vm: Machine,
  abstract: ReadonlyMap<string, PyClass>,
  type: DType,
): PyClass {
  const category = categoryOf(type);
  const families = { bool: "generic", integer: "signedinteger", float: "floating" } as const;
  const family = isUnsigned(type)
    ? "unsignedinteger"
    : category === "complex"
      ? "complexfloating"
      : families[category];
  const base = abstract.get(family);
  const bases = base ? [base] : [];
  // As in NumPy, a float64 is a Python float too.
  if (type === "float64") bases.push(vm.builtinClass("float"));
  return defineClass({
    name: type === "bool" ? "bool_" : type,
    module: "numpy",
    bases,
    attributes: type === "float64" ? [] : keyMembers(),
    create: makeScalarObject(type),
  });
}

/** The element type that a value given as `dtype=` means; `undefined` for None, a TypeError for what is none. */
export function readDType(vm: Machine, value: PyValue | undefined): DType | undefined {
  if (value === undefined || value.kind === "none") return undefined;
  const found = dtypeOf(vm, value);
  if (found) return found;
  if (value.kind === "str") {
    throw vm.raise("TypeError", `data type '${value.value}' not understood`);
  }
  throw vm.raise("TypeError", `Cannot interpret '${vm.classOf(value).name}' as a data type`);
}

/** The same without an error. */
export function dtypeOf(vm: Machine, value: PyValue): DType | undefined {
  if (value.kind === "str") return typeNamed(value.value);
  if (value.kind === "class") {
    if (value.module === "builtins")
      return value === vm.builtinClass("object") ? undefined : typeNamed(value.name);
    const { scalars } = classesOf(vm);
    if (value === classesOf(vm).abstract.get("floating")) return "float64";
    return elementTypes.find((type) => scalars[type] === value);
  }
  if (value.kind === "instance") return dtypeOfValue(value);
  return undefined;
}
