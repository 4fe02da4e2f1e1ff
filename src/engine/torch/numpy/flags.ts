/** `a.flags`: how an array lies in memory. */

import { defineClass } from "../../python/classes";
import type { Machine, StateKey } from "../../python/native";
import { nativeFunction } from "../../python/nativeFunction";
import { bool, str, type PyArray, type PyClass, type PyValue } from "../../python/values";
import { stridesOf } from "../../tensor/shape";
import { ownerOf, stepsOf } from "./memory";

const classKey: StateKey<PyClass> = { name: "numpy.flagsobj", create: makeClass };

const names = [
  "C_CONTIGUOUS",
  "F_CONTIGUOUS",
  "OWNDATA",
  "WRITEABLE",
  "ALIGNED",
  "WRITEBACKIFCOPY",
];

const shortNames: Readonly<Record<string, string>> = {
  C: "C_CONTIGUOUS",
  F: "F_CONTIGUOUS",
  O: "OWNDATA",
  W: "WRITEABLE",
  A: "ALIGNED",
  CONTIGUOUS: "C_CONTIGUOUS",
  FORTRAN: "F_CONTIGUOUS",
};

export function flagsOf(vm: Machine, array: PyArray): PyValue {
  const { shape } = array.array;
  const steps = stepsOf(array, shape);
  const inOrder = (wanted: readonly number[]): boolean =>
    steps !== undefined && shape.every((size, dim) => size === 1 || steps[dim] === wanted[dim]);
  const turned = [...stridesOf([...shape].reverse())].reverse();
  const values = [
    inOrder(stridesOf(shape)),
    inOrder(turned),
    ownerOf(array) === array,
    true,
    true,
    false,
  ];
  const attributes = new Map<string, PyValue>();
  names.forEach((name, i) => attributes.set(name.toLowerCase(), bool(values[i])));
  attributes.set("contiguous", bool(values[0]));
  return { kind: "instance", of: vm.state(classKey), attributes };
}

function makeClass(): PyClass {
  const get = nativeFunction(
    "__getitem__",
    "self, name, /",
    (vm, self, name) => {
      const key = name.kind === "str" ? (shortNames[name.value] ?? name.value) : "";
      const found = self.kind === "instance" && self.attributes.get(key.toLowerCase());
      if (!found || !names.includes(key)) throw vm.raise("KeyError", "Unknown flag");
      return found;
    },
    { isMethod: true },
  );
  const text = nativeFunction(
    "__repr__",
    "self, /",
    (_, self) => {
      const lines = names.map((name) => {
        const value =
          self.kind === "instance" ? self.attributes.get(name.toLowerCase()) : undefined;
        return `  ${name} : ${value?.kind === "bool" && value.value ? "True" : "False"}\n`;
      });
      return str(lines.join(""));
    },
    { isMethod: true },
  );
  return defineClass({
    name: "flagsobj",
    module: "numpy.core.multiarray",
    attributes: [
      ["__getitem__", get],
      ["__repr__", text],
    ],
  });
}
