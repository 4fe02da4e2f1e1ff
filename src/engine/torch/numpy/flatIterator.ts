/** `a.flat`: an array's elements in order, to be walked, read and written. */

import { defineClass } from "../../python/classes";
import type { Machine, StateKey } from "../../python/native";
import { nativeFunction } from "../../python/nativeFunction";
import { None, int, type PyArray, type PyClass, type PyValue } from "../../python/values";
import { numel } from "../../tensor/shape";
import { arrayValue, numbersOf } from "./arrays";
import { getItem, setItem } from "./indexing";
import { reshape } from "./shaping";
import type { FunctionBody } from "./support";

type Given = PyValue | undefined;

const classKey: StateKey<PyClass> = { name: "numpy.flatiter", create: makeClass };

/** What `a.flat` is. */
export function flatOf(vm: Machine, array: PyArray): PyValue {
  const flat = reshape(vm, array, [-1]);
  const attributes = new Map<string, PyValue>([["base", array]]);
  return { kind: "instance", of: vm.state(classKey), attributes, host: flat };
}

/** `a.flat = value` */
export function setFlat(vm: Machine, array: PyArray, value: PyValue): void {
  setItem(vm, array, { kind: "ellipsis" }, value);
}

function makeClass(): PyClass {
  return defineClass({
    name: "flatiter",
    module: "numpy",
    attributes: [
      method("__getitem__", "index", (vm, self, index) => {
        const flat = flatArray(self);
        return flat && index ? getItem(vm, flat, index) : None;
      }),
      method("__setitem__", "index, value", (vm, self, index, value) => {
        const flat = flatArray(self);
        if (flat && index && value) setItem(vm, flat, index, value);
        return None;
      }),
      method("__len__", "", (_, self) => int(numel(flatArray(self)?.array.shape ?? []))),
      method("__iter__", "", (_, self) => elements(flatArray(self))),
      method("copy", "", (vm, self) => copied(vm, self)),
      method("__array__", "", (vm, self) => copied(vm, self)),
    ],
  });
}

function method(name: string, parameters: string, body: FunctionBody) {
  const list = parameters === "" ? "self, /" : `self, ${parameters}, /`;
  return [name, nativeFunction(name, list, body, { isMethod: true })] as const;
}

function copied(vm: Machine, self: Given): PyValue {
  const flat = flatArray(self);
  return flat ? arrayValue(vm, numbersOf(flat)) : None;
}

function elements(flat: PyArray | undefined): PyValue {
  let at = 0;
  const size = flat ? numel(flat.array.shape) : 0;
  return {
    kind: "iterator",
    name: "flatiter",
    next: (vm) => (flat && at < size ? getItem(vm, flat, int(at++)) : undefined),
  };
}

function flatArray(self: Given): PyArray | undefined {
  if (self?.kind !== "instance") return undefined;
  const { host } = self;
  return isArrayHost(host) ? host : undefined;
}

function isArrayHost(host: unknown): host is PyArray {
  return typeof host === "object" && host !== null && "kind" in host && host.kind === "ndarray";
}
