/** The dtypes of arrays of strings: `dtype('<U3')`. */

import { nativeFunction } from "../../python/nativeFunction";
import type { Machine, StateKey } from "../../python/native";
import { defineClass } from "../../python/classes";
import {
  None,
  bool,
  int,
  str,
  tuple,
  type PyClass,
  type PyNative,
  type PyValue,
} from "../../python/values";
import { classesOf } from "./classes";

/** What such a dtype keeps: the most characters that an element has. */
interface TextDTypeHost {
  readonly textWidth: number;
}

const classKey: StateKey<PyClass> = { name: "numpy string dtype", create: makeClass };

export function textDType(vm: Machine, width: number): PyValue {
  const host: TextDTypeHost = { textWidth: width };
  return { kind: "instance", of: vm.state(classKey), attributes: new Map(), host };
}

/** The width of such a dtype; `undefined` for any other value. */
export function widthOfDType(value: PyValue): number | undefined {
  return value.kind === "instance" && isHost(value.host) ? value.host.textWidth : undefined;
}

function isHost(host: unknown): host is TextDTypeHost {
  return typeof host === "object" && host !== null && "textWidth" in host;
}

const getters: Readonly<Record<string, (width: number, vm: Machine) => PyValue>> = {
  name: (width) => str(`str${width === 0 ? "" : 32 * width}`),
  itemsize: (width) => int(4 * width),
  alignment: () => int(4),
  kind: () => str("U"),
  char: () => str("U"),
  str: (width) => str(`<U${width}`),
  byteorder: () => str("="),
  shape: () => tuple([]),
  names: () => None,
  type: (_, vm) => classesOf(vm).str,
};

function makeClass(vm: Machine): PyClass {
  const of = defineClass({ name: "dtype[str_]", module: "numpy", bases: [classesOf(vm).dtype] });
  for (const [name, get] of Object.entries(getters)) {
    const native = nativeFunction(name, "self, /", (_, self) => get(widthOfDType(self) ?? 0, vm), {
      isMethod: true,
    });
    of.attributes.set(name, { kind: "property", get: native });
  }
  const method = (name: string, make: (width: number) => PyValue): void => {
    const body = (_: Machine, self: PyValue): PyValue => make(widthOfDType(self) ?? 0);
    of.attributes.set(name, nativeFunction(name, "self, /", body, { isMethod: true }));
  };
  method("__repr__", (width) => str(`dtype('<U${width}')`));
  method("__str__", (width) => str(`<U${width}`));
  method("__hash__", (width) => int(1000 + width));
  const comparison = (name: string, isEqual: boolean): void => {
    const body = (_: Machine, self: PyValue, other: PyValue): PyValue =>
      bool((widthOfDType(self) === namedWidth(vm, other)) === isEqual);
    of.attributes.set(name, nativeFunction(name, "self, other, /", body, { isMethod: true }));
  };
  comparison("__eq__", true);
  comparison("__ne__", false);
  return of;
}

/** What a `numpy.str_` has beside what every string has. */
export function stringMembers(): (readonly [string, PyValue])[] {
  const method = (name: string, body: (vm: Machine, text: string) => PyValue): PyNative =>
    nativeFunction(
      name,
      "self, /",
      (vm, self) => (self.kind === "str" ? body(vm, self.value) : None),
      { isMethod: true },
    );
  const property = (name: string, body: (vm: Machine, text: string) => PyValue) =>
    [name, { kind: "property", get: method(name, body) }] as const;
  return [
    ["item", method("item", (_, text) => str(text))],
    ["tolist", method("tolist", (_, text) => str(text))],
    property("dtype", (vm, text) => textDType(vm, [...text].length)),
    property("shape", () => tuple([])),
    property("ndim", () => int(0)),
    property("size", () => int(1)),
  ];
}

/** How wide the strings of a dtype are; 0 where they are as wide as they need to be, `undefined` for other dtypes. */
export function namedWidth(vm: Machine, value: PyValue): number | undefined {
  if (value.kind === "class") {
    return value === vm.builtinClass("str") || value === classesOf(vm).str ? 0 : undefined;
  }
  if (value.kind !== "str") return widthOfDType(value);
  if (value.value === "str") return 0;
  const found = /^[<=]?U(\d{0,6})$/.exec(value.value);
  return found ? Number(found[1]) : undefined;
}
