/** `np.finfo` and `np.iinfo`: what an element type can hold. */

import { defineClass } from "../../python/classes";
import { nativeFunction } from "../../python/nativeFunction";
import type { Machine } from "../../python/native";
import { int, str, type PyClass, type PyValue } from "../../python/values";
import { categoryOf, itemSize, type DType } from "../../tensor/dtype";
import { scalarValue } from "./arrays";
import { classesOf, dtypeOf } from "./classes";
import { numbers } from "./numbers";
import { toNumbersOrNone } from "./support";

interface FloatRow {
  readonly digits: number;
  readonly exponent: number;
  readonly most: number;
  readonly precision: number;
}

const floats: Partial<Record<DType, FloatRow>> = {
  float16: { digits: 10, exponent: 14, most: 65504, precision: 3 },
  float32: { digits: 23, exponent: 126, most: 3.4028234663852886e38, precision: 6 },
  float64: { digits: 52, exponent: 1022, most: Number.MAX_VALUE, precision: 15 },
};

export function typeInfoEntries(): readonly (readonly [string, PyValue])[] {
  return [
    ["finfo", infoClass("finfo", floatFacts)],
    ["iinfo", infoClass("iinfo", integerFacts)],
  ];
}

type Facts = (vm: Machine, dtype: DType) => readonly (readonly [string, PyValue])[] | undefined;

function infoClass(name: string, facts: Facts): PyClass {
  const text = nativeFunction(
    "__repr__",
    "self, /",
    (_, self) => {
      const value = (key: string): string => {
        const found = self.kind === "instance" ? self.attributes.get(key) : undefined;
        if (found?.kind === "str") return found.value;
        return found?.kind === "int" ? String(found.value) : "";
      };
      return str(`iinfo(min=${value("min")}, max=${value("max")}, dtype=${value("__type__")})`);
    },
    { isMethod: true },
  );
  const table = nativeFunction("__str__", "self, /", (_, self) => str(limitsTable(self)), {
    isMethod: true,
  });
  return defineClass({
    name,
    module: "numpy",
    attributes:
      name === "iinfo"
        ? [
            ["__repr__", text],
            ["__str__", table],
          ]
        : [],
    create: (vm, of, args, kwargs) => {
      const given = args.at(0) ?? kwargs.get("dtype") ?? kwargs.get("type");
      if (given?.kind === "unknown") return given;
      const dtype = given && (dtypeOf(vm, given) ?? toNumbersOrNone(vm, given)?.dtype);
      const found = dtype && facts(vm, dtype);
      if (!dtype || !found) {
        const kind = name === "iinfo" ? "integer" : "inexact";
        const code = dtype && categoryOf(dtype) === "integer" ? "i" : "f";
        throw vm.raise(
          "ValueError",
          name === "iinfo"
            ? `Invalid integer data type '${code}'.`
            : `data type ${dtype ? `<class 'numpy.${dtype}'>` : "this"} not ${kind}`,
        );
      }
      return { kind: "instance", of, attributes: new Map(found) };
    },
  });
}

/** What `print(np.iinfo(np.int8))` shows. */
function limitsTable(self: PyValue): string {
  const text = (key: string): string => {
    const value = self.kind === "instance" ? self.attributes.get(key) : undefined;
    return value?.kind === "int" ? String(value.value) : value?.kind === "str" ? value.value : "";
  };
  const rule = "-".repeat(63);
  return `Machine parameters for ${text("__type__")}\n${rule}\nmin = ${text("min")}\nmax = ${text("max")}\n${rule}\n`;
}

function floatFacts(vm: Machine, dtype: DType) {
  const real = dtype === "complex64" ? "float32" : dtype === "complex128" ? "float64" : dtype;
  const row = floats[real];
  if (!row) return undefined;
  const value = (x: number): PyValue => scalarValue(vm, numbers([], real, Float64Array.of(x)));
  const least = 2 ** -row.exponent;
  return [
    ["eps", value(2 ** -row.digits)],
    ["epsneg", value(2 ** (-row.digits - 1))],
    ["max", value(row.most)],
    ["min", value(-row.most)],
    ["tiny", value(least)],
    ["smallest_normal", value(least)],
    ["smallest_subnormal", value(least * 2 ** -row.digits)],
    ["resolution", value(10 ** -row.precision)],
    ["precision", int(row.precision)],
    ["bits", int(itemSize[real] * 8)],
    ["dtype", classesOf(vm).dtypes[real]],
  ] as const;
}

function integerFacts(vm: Machine, dtype: DType) {
  if (categoryOf(dtype) !== "integer") return undefined;
  const bits = BigInt(itemSize[dtype] * 8);
  const isUnsigned = dtype.startsWith("u");
  return [
    ["min", int(isUnsigned ? 0n : -(1n << (bits - 1n)))],
    ["max", int((1n << (isUnsigned ? bits : bits - 1n)) - 1n)],
    ["bits", int(Number(bits))],
    ["kind", str(isUnsigned ? "u" : "i")],
    ["dtype", classesOf(vm).dtypes[dtype]],
    ["__type__", str(dtype)],
  ] as const;
}
