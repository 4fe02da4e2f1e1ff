/** What a `numpy.dtype` object has: its names, sizes and comparisons. */

import { nativeFunction } from "../../python/nativeFunction";
import { NotImplemented, bool, int, str, type PyProperty, type PyValue } from "../../python/values";
import type { Machine } from "../../python/native";
import { categoryOf, isUnsigned, itemSize, type DType } from "../../tensor/dtype";
import { dtypeOfValue } from "../dtypes";
import { dtypeOf } from "./classes";

type Getter = (dtype: DType, vm: Machine) => PyValue;

const characters: Readonly<Record<DType, string>> = {
  bool: "?",
  int8: "b",
  uint8: "B",
  uint16: "H",
  uint32: "I",
  uint64: "L",
  int16: "h",
  int32: "i",
  int64: "l",
  float16: "e",
  bfloat16: "E",
  float32: "f",
  float64: "d",
  complex64: "F",
  complex128: "D",
};

const getters: Readonly<Record<string, Getter>> = {
  name: (dtype) => str(dtype),
  itemsize: (dtype) => int(itemSize[dtype]),
  alignment: (dtype) => int(itemSize[dtype]),
  kind: (dtype) => str(kindOf(dtype)),
  char: (dtype) => str(characters[dtype]),
  str: (dtype) => str(`${itemSize[dtype] === 1 ? "|" : "<"}${kindOf(dtype)}${itemSize[dtype]}`),
  byteorder: (dtype) => str(itemSize[dtype] === 1 ? "|" : "="),
  shape: () => ({ kind: "tuple", items: [] }),
  names: () => ({ kind: "none" }),
};

export function dtypeMembers(): (readonly [string, PyValue])[] {
  const properties = Object.entries(getters).map(
    ([name, get]) => [name, property(name, get)] as const,
  );
  return [
    ...properties,
    text("__repr__", (dtype) => `dtype('${dtype}')`),
    text("__str__", (dtype) => dtype),
    comparison("__eq__", (same) => same),
    comparison("__ne__", (same) => !same),
    [
      "__hash__",
      nativeFunction(
        "__hash__",
        "self, /",
        (_, self) => int(Object.keys(itemSize).indexOf(dtypeOfValue(self) ?? "float64")),
        { isMethod: true },
      ),
    ],
  ];
}

function property(name: string, get: Getter): PyProperty {
  const getter = nativeFunction(
    name,
    "self, /",
    (vm, self) => get(dtypeOfValue(self) ?? "float64", vm),
    { isMethod: true },
  );
  return { kind: "property", get: getter };
}

function text(name: string, make: (dtype: DType) => string): readonly [string, PyValue] {
  const native = nativeFunction(
    name,
    "self, /",
    (_, self) => str(make(dtypeOfValue(self) ?? "float64")),
    { isMethod: true },
  );
  return [name, native];
}

/** A dtype equals whatever names the same type: `a.dtype == "float32"`, `a.dtype == np.float32`. */
function comparison(
  name: string,
  result: (isSame: boolean) => boolean,
): readonly [string, PyValue] {
  const native = nativeFunction(
    name,
    "self, other, /",
    (vm, self, other) => {
      if (other.kind === "instance" && dtypeOfValue(other) === undefined) return NotImplemented;
      return bool(result(dtypeOf(vm, other) === dtypeOfValue(self)));
    },
    { isMethod: true },
  );
  return [name, native];
}

function kindOf(dtype: DType): string {
  const category = categoryOf(dtype);
  if (category === "bool") return "b";
  if (category === "float") return "f";
  if (category === "complex") return "c";
  return isUnsigned(dtype) ? "u" : "i";
}
