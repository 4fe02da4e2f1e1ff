/** `nn.Sequential`, `nn.ModuleList`, `nn.ModuleDict`. */

import { defineClass } from "../../python/classes";
import { callValue } from "../../python/call";
import { getItem } from "../../python/operators";
import { toItems } from "../../python/iterate";
import { PyRaise, type Machine, type Steps } from "../../python/native";
import {
  None,
  NotImplemented,
  bool,
  int,
  str,
  type PyClass,
  type PyInstance,
  type PyValue,
} from "../../python/values";
import { addModule } from "./attributes";
import { methodsOf, type Methods } from "./module";
import {
  childValues,
  dictWith,
  extendWith,
  isIterable,
  repaired,
  sequenceMethods,
} from "./sequences";
import {
  countOf,
  deleteEntry,
  dictOf,
  entriesOf,
  getEntry,
  initializeModule,
  isModule,
} from "./state";
import { iterate } from "./traversal";

export interface ContainerClasses {
  readonly sequential: PyClass;
  readonly moduleList: PyClass;
  readonly moduleDict: PyClass;
}

export function makeContainerClasses(moduleClass: PyClass): ContainerClasses {
  const make = (name: string, methods: Methods): PyClass =>
    defineClass({
      name,
      module: "torch.nn.modules.container",
      bases: [moduleClass],
      attributes: methodsOf(name, methods),
    });
  const sequential: PyClass = make("Sequential", sequentialMethods());
  const moduleList: PyClass = make("ModuleList", listMethods());
  return { sequential, moduleList, moduleDict: make("ModuleDict", dictMethods) };
}

/** What calls of layers raise; other exceptions are no mistakes to go on behind. */
const layerErrors: ReadonlySet<string> = new Set([
  "AssertionError",
  "AttributeError",
  "IndexError",
  "NotImplementedError",
  "RuntimeError",
  "TypeError",
  "ValueError",
]);

/**
 * One after the other. Where a child fails and evaluation goes on, so do the others, with what the child declares; its
 * exception comes up with what they gave.
 */
export function* runInOrder(
  vm: Machine,
  children: readonly PyValue[],
  input: PyValue,
): Steps<PyValue> {
  let value = input;
  let failure: PyRaise | undefined;
  for (const child of children) {
    try {
      value = yield* callValue(child, [value]);
    } catch (error) {
      if (!(error instanceof PyRaise) || !layerErrors.has(error.exception.of.name)) throw error;
      if (!vm.goesOn || vm.isGuarded()) throw error;
      failure ??= error;
      value = error.goOn ?? vm.unknown({ kind: "derived", what: "the output of a layer" });
    }
  }
  if (failure) throw new PyRaise(failure.exception, value);
  return value;
}

function sequentialMethods(): Methods {
  const add = function* (self: PyInstance, others: readonly PyValue[]): Steps<PyValue> {
    const plain = sequentialClassOf(self);
    return yield* callValue(plain, [...childValues(self), ...others]);
  };
  return {
    // A slice keeps the names of the children, which `OrderedDict` hands on.
    ...sequenceMethods(function* (_, self, entries) {
      return yield* callValue(self.of, [ordered(entries)]);
    }),
    __init__: ["*args", (vm, self, args) => buildSequential(vm, self, itemsOf(args))],
    forward: ["input", (vm, self, input) => runInOrder(vm, childValues(self), input ?? None)],
    extend: ["sequential", (vm, self, modules) => extendWith(vm, self, modules ?? None)],
    __add__: [
      "other",
      (vm, self, other) => {
        if (isModule(vm, other)) return add(self, childValues(other));
        const type = other ? vm.classOf(other) : undefined;
        throw vm.raise(
          "ValueError",
          `add operator supports only objects of Sequential class, but <class '${type?.name ?? "None"}'> is given.`,
        );
      },
    ],
    __iadd__: ["other", (vm, self, other) => extendWith(vm, self, other ?? None)],
    __mul__: ["other", (vm, self, count) => multiplied(vm, self, count ?? None, add)],
    __rmul__: ["other", (vm, self, count) => multiplied(vm, self, count ?? None, add)],
  };
}

function* buildSequential(vm: Machine, self: PyInstance, args: readonly PyValue[]): Steps<PyValue> {
  initializeModule(vm, self);
  const [first] = args;
  if (args.length === 1 && first.kind === "dict" && first.of?.name === "OrderedDict") {
    for (const { key, value } of first.entries.values()) {
      if (key.kind === "str") addModule(vm, self, key.value, value);
    }
    return None;
  }
  if (args.length === 1 && first.kind === "unknown" && first.of?.name === "OrderedDict") {
    addModule(vm, self, "0", vm.unknown({ kind: "derived", what: "a child" }, first));
    return None;
  }
  for (const [i, module] of args.entries()) {
    try {
      addModule(vm, self, String(i), module);
    } catch (error) {
      if (!(error instanceof PyRaise) || vm.isGuarded()) throw error;
      yield* goOnWith(vm, self, args.slice(i));
      throw new PyRaise(error.exception, self);
    }
  }
  return None;
}

/** `nn.Sequential([a, b])` is an error; what is meant is a Sequential of the list's items. */
function* goOnWith(vm: Machine, self: PyInstance, rest: readonly PyValue[]): Steps<void> {
  let next = countOf(self, "_modules");
  for (const value of rest) {
    for (const module of yield* repaired(vm, value)) addModule(vm, self, String(next++), module);
  }
}

function listMethods(): Methods {
  return {
    ...sequenceMethods(function* (_, self, entries) {
      return yield* callValue(self.of, [
        { kind: "list", items: entries.map(([, value]) => value) },
      ]);
    }),
    __init__: [
      "modules?",
      function* (vm, self, modules) {
        initializeModule(vm, self);
        if (modules !== undefined && modules.kind !== "none") yield* extendList(vm, self, modules);
        return None;
      },
    ],
    extend: ["modules", (vm, self, modules) => extendList(vm, self, modules ?? None)],
    __iadd__: ["modules", (vm, self, modules) => extendList(vm, self, modules ?? None)],
    __add__: [
      "other",
      function* (vm, self, other) {
        const rest = yield* toItems(vm, other ?? None);
        const cls = self.of.mro.find((base) => base.name === "ModuleList") ?? self.of;
        return yield* callValue(cls, [{ kind: "list", items: [...childValues(self), ...rest] }]);
      },
    ],
  };
}

function* extendList(vm: Machine, self: PyInstance, modules: PyValue): Steps<PyValue> {
  if (modules.kind === "unknown") {
    // One child stands for however many there are: what comes out of the list is unknown, not what went in.
    const child = vm.unknown({ kind: "derived", what: "a child" }, modules);
    addModule(vm, self, String(countOf(self, "_modules")), child);
    return self;
  }
  if (!isIterable(vm, modules)) {
    throw vm.raise(
      "TypeError",
      `ModuleList.extend should be called with an iterable, but got ${vm.classOf(modules).name}`,
      self,
    );
  }
  return yield* extendWith(vm, self, modules);
}

const dictMethods: Methods = {
  __init__: [
    "modules?",
    function* (vm, self, modules) {
      initializeModule(vm, self);
      if (modules !== undefined && modules.kind !== "none") yield* update(vm, self, modules);
      return None;
    },
  ],
  __getitem__: ["key", (vm, self, key) => childAt(vm, self, key ?? None)],
  __setitem__: [
    "key, module",
    (vm, self, key, module) => {
      if (key?.kind === "unknown") return None;
      if (key?.kind !== "str") {
        const got = key ? vm.classOf(key).name : "None";
        throw vm.raise("TypeError", `module name should be a string. Got ${got}`);
      }
      return addModule(vm, self, key.value, module ?? None);
    },
  ],
  __delitem__: [
    "key",
    (vm, self, key) => {
      childAt(vm, self, key ?? None);
      if (key?.kind === "str") deleteEntry(self, "_modules", key.value);
      return None;
    },
  ],
  __len__: ["", (_, self) => int(countOf(self, "_modules"))],
  __iter__: ["", (_, self) => iterate(entriesOf(self, "_modules").map(([name]) => str(name)))],
  __contains__: [
    "key",
    (_, self, key) =>
      bool(key?.kind === "str" && getEntry(self, "_modules", key.value) !== undefined),
  ],
  clear: [
    "",
    (_, self) => {
      dictOf(self, "_modules")?.entries.clear();
      return None;
    },
  ],
  pop: [
    "key",
    (vm, self, key) => {
      const child = childAt(vm, self, key ?? None);
      if (key?.kind === "str") deleteEntry(self, "_modules", key.value);
      return child;
    },
  ],
  keys: ["", (_, self) => view(self, "keys")],
  values: ["", (_, self) => view(self, "values")],
  items: ["", (_, self) => view(self, "items")],
  update: ["modules", (vm, self, modules) => update(vm, self, modules ?? None)],
};

function view(self: PyInstance, what: "keys" | "values" | "items"): PyValue {
  const dict = dictOf(self, "_modules");
  return dict ? { kind: "dictview", view: what, dict } : None;
}

function childAt(vm: Machine, self: PyInstance, key: PyValue): PyValue {
  if (key.kind === "unknown") return key;
  const found = key.kind === "str" ? getEntry(self, "_modules", key.value) : undefined;
  if (found !== undefined) return found;
  throw vm.raiseOf(vm.builtinClass("KeyError"), [key]);
}

/** From a dict, another ModuleDict, or pairs. */
function* update(vm: Machine, self: PyInstance, modules: PyValue): Steps<PyValue> {
  if (modules.kind === "unknown") return None;
  if (modules.kind === "dict") {
    for (const { key, value } of modules.entries.values()) yield* store(vm, self, key, value);
    return None;
  }
  if (isModule(vm, modules)) {
    for (const [name, value] of entriesOf(modules, "_modules")) {
      yield* store(vm, self, str(name), value);
    }
    return None;
  }
  if (!isIterable(vm, modules)) {
    const got = vm.classOf(modules).name;
    throw vm.raise(
      "TypeError",
      `ModuleDict.update should be called with an iterable of key/value pairs, but got ${got}`,
    );
  }
  const pairs = yield* toItems(vm, modules);
  for (const [i, pair] of pairs.entries()) {
    if (pair.kind === "tuple" || pair.kind === "list") {
      if (pair.items.length !== 2) {
        throw vm.raise(
          "ValueError",
          `ModuleDict update sequence element #${i} has length ${pair.items.length}; 2 is required`,
        );
      }
      yield* store(vm, self, pair.items[0], pair.items[1]);
      continue;
    }
    yield* store(vm, self, yield* getItem(vm, pair, int(0)), yield* getItem(vm, pair, int(1)));
  }
  return None;
}

function* store(vm: Machine, self: PyInstance, key: PyValue, value: PyValue): Steps<void> {
  vm.charge(1);
  if (key.kind === "str") addModule(vm, self, key.value, value);
  else if (key.kind !== "unknown") {
    throw vm.raise("TypeError", `module name should be a string. Got ${vm.classOf(key).name}`);
  }
}

function multiplied(
  vm: Machine,
  self: PyInstance,
  count: PyValue,
  add: (self: PyInstance, others: readonly PyValue[]) => Steps<PyValue>,
): PyValue | Steps<PyValue> {
  if (count.kind !== "int") return NotImplemented;
  if (count.value <= 0) {
    throw vm.raise(
      "ValueError",
      `Non-positive multiplication factor ${count.value} for <class '${self.of.module}.${self.of.name}'>`,
    );
  }
  vm.chargeItems(Number(count.value) * countOf(self, "_modules"));
  const others: PyValue[] = [];
  for (let i = 1; i < count.value; i++) for (const child of childValues(self)) others.push(child);
  return add(self, others);
}

/** A slice of a Sequential is built from an `OrderedDict`; only the name of the class is looked at. */
function ordered(entries: readonly (readonly [string, PyValue])[]): PyValue {
  const dict = dictWith(entries);
  if (dict.kind !== "dict") return dict;
  return { ...dict, of: orderedDict() };
}

let orderedDictClass: PyClass | undefined;

function orderedDict(): PyClass {
  orderedDictClass ??= defineClass({ name: "OrderedDict", module: "collections" });
  return orderedDictClass;
}

function sequentialClassOf(self: PyInstance): PyClass {
  return self.of.mro.find((base) => base.name === "Sequential") ?? self.of;
}

function itemsOf(value: PyValue | undefined): readonly PyValue[] {
  return value?.kind === "tuple" ? value.items : [];
}
