/** `type`: calling classes, making them, and what classes answer about themselves. */

import { lookupClass, missingAttribute } from "./attributes";
import { newClass, pickMetaclass } from "./buildClass";
import { classOf, isSubclass } from "./classes";
import { constructSteps } from "./construct";
import { nativeFunction } from "./nativeFunction";
import type { Machine, Native, Steps } from "./native";
import { unionOf } from "./stdlib/alias";
import { plainRemove, plainStore } from "./storeAttributes";
import { subclassesOf } from "./subclasses";
import type { TypeTable } from "./types/table";
import { None, NotImplemented, bool, list } from "./values";
import type { Keywords, PyClass, PyNative, PyValue } from "./values";

export function typeTable(): TypeTable {
  return {
    name: "type",
    attributes: new Map<string, PyValue>([
      ["__call__", raw("__call__", typeCall, true)],
      ["__new__", { kind: "staticmethod", function: raw("__new__", typeNew, false) }],
      ["__init__", raw("__init__", () => None, true)],
      ["__prepare__", { kind: "classmethod", function: raw("__prepare__", emptyNamespace, false) }],
      method("mro", "self, /", (vm, self) => list([...asClass(vm, self).mro])),
      method("__subclasses__", "self, /", (vm, self) => list(subclassesOf(vm, asClass(vm, self)))),
      method("__instancecheck__", "self, instance, /", (vm, self, v) =>
        bool(v !== undefined && isSubclass(classOf(v), asClass(vm, self))),
      ),
      method("__subclasscheck__", "self, subclass, /", (vm, self, v) =>
        bool(v?.kind === "class" && isSubclass(v, asClass(vm, self))),
      ),
      method("__setattr__", "self, name, value, /", (vm, self, name, value) =>
        setOnClass(vm, self ?? None, name, value ?? None),
      ),
      method("__delattr__", "self, name, /", (vm, self, name) =>
        removeFromClass(vm, self ?? None, name),
      ),
      method("__or__", "self, other, /", (vm, a, b) => union(vm, a, b)),
      method("__ror__", "self, other, /", (vm, a, b) => union(vm, b, a)),
    ]),
  };
}

function raw(name: string, call: Native, isMethod: boolean): PyNative {
  return { kind: "native", name, qualifiedName: `type.${name}`, isMethod, call };
}

function method(
  name: string,
  parameters: string,
  body: Parameters<typeof nativeFunction>[2],
): readonly [string, PyValue] {
  const options = { isMethod: true, qualifiedName: `type.${name}`, unknowns: "accept" } as const;
  return [name, nativeFunction(name, parameters, body, options)];
}

function asClass(vm: Machine, v: PyValue | undefined): PyClass {
  if (v?.kind === "class") return v;
  const type = classOf(v ?? None).name;
  throw vm.raise("TypeError", `descriptor requires a 'type' object but received a '${type}'`);
}

const typeCall: Native = (vm, args, kwargs) => {
  const [cls, ...rest] = args;
  return constructSteps(vm, asClass(vm, cls), rest, kwargs);
};

const typeNew: Native = (vm, args, kwargs) => {
  const [meta, name, bases, namespace] = args;
  if (args.length === 2 && kwargs.size === 0) return classOf(name);
  if (args.length !== 4) {
    const isType = meta === vm.builtinClass("type");
    const text = isType ? "type() takes 1 or 3" : "type.__new__() takes exactly 3";
    throw vm.raise("TypeError", `${text} arguments`);
  }
  if (name.kind === "unknown" || bases.kind === "unknown" || namespace.kind === "unknown") {
    return vm.unknown({ kind: "unsupported", what: "type() of unknowns" });
  }
  if (name.kind !== "str" || bases.kind !== "tuple" || namespace.kind !== "dict") {
    const given = name.kind !== "str" ? name : bases.kind !== "tuple" ? bases : namespace;
    const [position, type] =
      given === name ? [1, "str"] : given === bases ? [2, "tuple"] : [3, "dict"];
    const text = `type.__new__() argument ${position} must be ${type}, not ${classOf(given).name}`;
    throw vm.raise("TypeError", text);
  }
  return makeClass(vm, meta, args, kwargs);
};

/** A class of the most derived metaclass; where that is another one, it has the say. */
function* makeClass(
  vm: Machine,
  meta: PyValue,
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<PyValue> {
  const [, name, bases, namespace] = args;
  if (name.kind !== "str" || bases.kind !== "tuple" || namespace.kind !== "dict") return None;
  if (bases.items.some((base) => base.kind !== "class" && base.kind !== "unknown")) {
    const text =
      "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases";
    throw vm.raise("TypeError", text);
  }
  const winner = yield* pickMetaclass(vm, meta, bases.items);
  if (winner !== meta && winner.kind === "class") {
    const maker = lookupClass(winner, "__new__");
    const f = maker?.kind === "staticmethod" ? maker.function : maker;
    if (f?.kind === "function") {
      return yield { callee: f, args: [winner, name, bases, namespace], kwargs };
    }
  }
  return yield* newClass(vm, winner, name.value, bases.items, namespace, kwargs);
}

const emptyNamespace: Native = () => ({ kind: "dict", entries: new Map() });

function union(vm: Machine, a: PyValue | undefined, b: PyValue | undefined): PyValue {
  return a && b ? unionOf(vm, a, b) : NotImplemented;
}

function* setOnClass(
  vm: Machine,
  cls: PyValue,
  name: PyValue | undefined,
  value: PyValue,
): Steps<PyValue> {
  if (name?.kind !== "str") throw missingAttribute(vm, cls, "?");
  const call = plainStore(vm, cls, classOf(cls), name.value, value);
  if (call) yield call;
  return None;
}

function* removeFromClass(vm: Machine, cls: PyValue, name: PyValue | undefined): Steps<PyValue> {
  if (name?.kind !== "str") throw missingAttribute(vm, cls, "?");
  const call = plainRemove(vm, cls, classOf(cls), name.value);
  if (call) yield call;
  return None;
}
