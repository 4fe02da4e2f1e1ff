/** `nn.ParameterList` and `nn.ParameterDict`. */

import { defineClass } from "../../python/classes";
import { toItems } from "../../python/iterate";
import { sliceRange, takeSlice } from "../../python/types/sequence";
import type { Machine, Steps } from "../../python/native";
import {
  None,
  bool,
  int,
  str,
  type PyClass,
  type PyInstance,
  type PyValue,
} from "../../python/values";
import { isUnknown, readInt, wrong } from "../args";
import { tensorClasses } from "../session";
import { deleteModuleAttribute, setModuleAttribute } from "./attributes";
import { methodsOf, type Methods } from "./module";
import { isIterable } from "./sequences";
import { entriesOf, initializeModule, isModule, peek, typeName } from "./state";
import { iterate } from "./traversal";

export function makeParameterContainers(moduleClass: PyClass): readonly PyClass[] {
  const make = (name: string, methods: Methods): PyClass =>
    defineClass({
      name,
      module: "torch.nn.modules.container",
      bases: [moduleClass],
      attributes: methodsOf(name, methods),
    });
  return [make("ParameterList", listMethods), make("ParameterDict", dictMethods)];
}

const listMethods: Methods = {
  __init__: [
    "values?",
    function* (vm, self, values) {
      initializeModule(vm, self);
      self.attributes.set("_size", int(0));
      if (values !== undefined && values.kind !== "none") yield* extend(vm, self, values);
      return None;
    },
  ],
  __len__: ["", (_, self) => int(sizeOf(self))],
  __iter__: ["", (_, self) => iterate(items(self))],
  __getitem__: [
    "idx",
    (vm, self, idx) => {
      if (idx?.kind === "slice") {
        return { kind: "list", items: takeSlice(items(self), sliceRange(vm, idx, sizeOf(self))) };
      }
      const index = position(vm, self, idx ?? None);
      return isUnknown(index) ? index : items(self)[index];
    },
  ],
  __setitem__: [
    "idx, param",
    (vm, self, idx, value) => {
      const index = position(vm, self, idx ?? None);
      if (isUnknown(index)) return None;
      return setModuleAttribute(vm, self, String(index), asParameter(vm, value ?? None));
    },
  ],
  append: ["value", (vm, self, value) => append(vm, self, value ?? None)],
  extend: ["values", (vm, self, values) => extend(vm, self, values ?? None)],
  __iadd__: ["values", (vm, self, values) => extend(vm, self, values ?? None)],
  extra_repr: [
    "",
    (vm, self) =>
      str(
        listed(
          vm,
          items(self).map((v, i) => [String(i), v]),
        ),
      ),
  ],
  __call__: [
    "*args, **kwargs",
    (vm) => {
      throw vm.raise("RuntimeError", "ParameterList should not be called.");
    },
  ],
};

const dictMethods: Methods = {
  __init__: [
    "parameters?",
    function* (vm, self, values) {
      initializeModule(vm, self);
      self.attributes.set("_keys", { kind: "dict", entries: new Map() });
      if (values !== undefined && values.kind !== "none") yield* update(vm, self, values);
      return None;
    },
  ],
  __len__: ["", (_, self) => int(keysOf(self).length)],
  __iter__: ["", (_, self) => iterate(keysOf(self).map(str))],
  __contains__: [
    "key",
    (_, self, key) => bool(key?.kind === "str" && keysOf(self).includes(key.value)),
  ],
  __getitem__: [
    "key",
    (vm, self, key) => {
      if (key?.kind === "unknown") return key;
      const found = key?.kind === "str" ? peek(self, key.value) : undefined;
      if (found !== undefined) return found;
      const name = key?.kind === "str" ? key.value : "?";
      throw vm.raise("AttributeError", `'${self.of.name}' object has no attribute '${name}'`);
    },
  ],
  __setitem__: [
    "key, value",
    (vm, self, key, value) => store(vm, self, key ?? None, value ?? None),
  ],
  __delitem__: [
    "key",
    (vm, self, key) => {
      if (key?.kind !== "str") return None;
      keyDict(self)?.entries.delete(key.value);
      return deleteModuleAttribute(vm, self, key.value);
    },
  ],
  keys: ["", (_, self) => iterate(keysOf(self).map(str))],
  values: ["", (_, self) => iterate(keysOf(self).map((key) => peek(self, key) ?? None))],
  items: [
    "",
    (_, self) =>
      iterate(
        keysOf(self).map((key) => ({ kind: "tuple", items: [str(key), peek(self, key) ?? None] })),
      ),
  ],
  get: [
    "key, default?",
    (_, self, key, otherwise) =>
      (key?.kind === "str" && keysOf(self).includes(key.value)
        ? peek(self, key.value)
        : undefined) ??
      otherwise ??
      None,
  ],
  update: ["parameters", (vm, self, values) => update(vm, self, values ?? None)],
  extra_repr: [
    "",
    (vm, self) =>
      str(
        listed(
          vm,
          keysOf(self).map((key) => [key, peek(self, key) ?? None]),
          true,
        ),
      ),
  ],
};

function sizeOf(self: PyInstance): number {
  const size = self.attributes.get("_size");
  return size?.kind === "int" ? Number(size.value) : 0;
}

function items(self: PyInstance): PyValue[] {
  return Array.from({ length: sizeOf(self) }, (_, i) => peek(self, String(i)) ?? None);
}

function keyDict(self: PyInstance) {
  const keys = self.attributes.get("_keys");
  return keys?.kind === "dict" ? keys : undefined;
}

function keysOf(self: PyInstance): string[] {
  const dict = keyDict(self);
  if (!dict) return [];
  return [...dict.entries.values()].flatMap(({ key }) => (key.kind === "str" ? [key.value] : []));
}

function* append(vm: Machine, self: PyInstance, value: PyValue): Steps<PyValue> {
  const at = sizeOf(self);
  self.attributes.set("_size", int(at + 1));
  const stored = setModuleAttribute(vm, self, String(at), asParameter(vm, value));
  if (!("kind" in stored)) yield* stored;
  return self;
}

function* extend(vm: Machine, self: PyInstance, values: PyValue): Steps<PyValue> {
  if (values.kind === "unknown") return self;
  if (!isIterable(vm, values) || values.kind === "tensor") {
    const got = vm.classOf(values).name;
    throw vm.raise(
      "TypeError",
      `ParameterList.extend should be called with an iterable, but got ${got}`,
    );
  }
  for (const value of yield* toItems(vm, values)) yield* append(vm, self, value);
  return self;
}

function* update(vm: Machine, self: PyInstance, values: PyValue): Steps<PyValue> {
  if (values.kind === "dict") {
    for (const { key, value } of values.entries.values()) yield* store(vm, self, key, value);
    return None;
  }
  if (isModule(vm, values)) {
    for (const [name, value] of entriesOf(values, "_parameters")) {
      yield* store(vm, self, str(name), value);
    }
    return None;
  }
  for (const pair of yield* toItems(vm, values)) {
    if (pair.kind !== "tuple" && pair.kind !== "list") continue;
    yield* store(vm, self, pair.items[0] ?? None, pair.items[1] ?? None);
  }
  return None;
}

function* store(vm: Machine, self: PyInstance, key: PyValue, value: PyValue): Steps<PyValue> {
  if (key.kind === "unknown") return None;
  if (key.kind !== "str") {
    throw vm.raise(
      "TypeError",
      `Index given to ParameterDict cannot be used as a key as it is not a string (type is '${vm.classOf(key).name}'). ` +
        "Open an issue on github if you need non-string keys.",
    );
  }
  keyDict(self)?.entries.set(key.value, { key, value: None });
  const stored = setModuleAttribute(vm, self, key.value, asParameter(vm, value));
  if (!("kind" in stored)) yield* stored;
  return None;
}

/** Plain tensors become parameters. */
function asParameter(vm: Machine, value: PyValue): PyValue {
  if (value.kind !== "tensor") return value;
  const { parameter } = tensorClasses(vm);
  if (value.of.mro.includes(parameter)) return value;
  return { ...value, of: parameter, attributes: new Map(), state: value.state, requiresGrad: true };
}

function position(vm: Machine, self: PyInstance, idx: PyValue) {
  const index = readInt(vm, idx);
  if (isUnknown(index)) return index;
  const size = sizeOf(self);
  if (index === wrong) {
    const type = vm.classOf(idx).name;
    throw vm.raise("TypeError", `'${type}' object cannot be interpreted as an integer`);
  }
  if (index < -size || index >= size) {
    throw vm.raise("IndexError", `index ${index} is out of range`);
  }
  return index < 0 ? index + size : index;
}

function listed(
  vm: Machine,
  entries: readonly (readonly [string, PyValue])[],
  isDict = false,
): string {
  const lines = entries.map(([name, value]) => {
    if (value.kind !== "tensor") return `  (${name}): Object of type: ${vm.classOf(value).name}`;
    const isParameter = value.of.mro.includes(tensorClasses(vm).parameter);
    const size = value.state.shape.join("x");
    const type = isDict ? typeName(vm, value) : `torch.${value.state.dtype}`;
    return `  (${name}): ${isParameter ? "Parameter" : "Tensor"} containing: [${type} of size ${size}]`;
  });
  return lines.join("\n");
}
