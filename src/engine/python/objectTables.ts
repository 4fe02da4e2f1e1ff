/** What the classes that the machine itself is made of can do: `object`, `type`, functions, generators, exceptions. */

import { exceptionTables } from "./exceptionTables";
import { cellTable } from "./cellObject";
import { callableTables } from "./callableTables";
import { frameTable } from "./frameObjects";
import { generatorTables } from "./generatorTables";
import { plainAttribute, missingAttribute, findSpecial, specialCall } from "./attributes";
import { classOf, creatorOf } from "./classes";
import { newObject } from "./construct";
import { identity } from "./dict";
import { nativeFunction } from "./nativeFunction";
import type { Machine, Native, Steps } from "./native";
import { rawMethod } from "./rawMethod";
import { plainObject } from "./reprText";
import { attributesOf, plainRemove, plainStore } from "./storeAttributes";
import { repr } from "./text";
import { typeTable } from "./typeTable";
import type { TypeTable } from "./types/table";
import { NotImplemented, None, bool, int, list, str } from "./values";
import type { PyClass, PyNative, PyValue } from "./values";

export function objectTables(): readonly TypeTable[] {
  return [
    objectTable(),
    typeTable(),
    ...callableTables(),
    ...generatorTables(),
    ...exceptionTables(),
    cellTable(),
    frameTable(),
  ];
}

function objectTable(): TypeTable {
  const method = (
    name: string,
    parameters: string,
    body: Parameters<typeof nativeFunction>[2],
  ): readonly [string, PyValue] => [
    name,
    nativeFunction(name, parameters, body, {
      isMethod: true,
      qualifiedName: `object.${name}`,
      unknowns: "accept",
      wording: "c",
    }),
  ];
  return {
    name: "object",
    attributes: new Map<string, PyValue>([
      ["__new__", { kind: "staticmethod", function: objectNew }],
      rawMethod("object", "__init__", objectInit),
      method("__repr__", "self, /", (_vm, self) => str(self ? plainObject(self) : "")),
      method("__str__", "self, /", (vm, self) => strOfObject(vm, self ?? None)),
      method("__format__", "self, format_spec, /", (vm, self, spec) =>
        formatObject(vm, self ?? None, spec ?? str("")),
      ),
      method("__eq__", "self, value, /", (_vm, a, b) => (a === b ? bool(true) : NotImplemented)),
      method("__ne__", "self, value, /", (vm, a, b) => notEqual(vm, a ?? None, b ?? None)),
      method("__hash__", "self, /", (_vm, self) => int(identity(self ?? None))),
      method("__getattribute__", "self, name, /", (vm, self, name) =>
        getPlain(vm, self ?? None, nameOf(vm, name)),
      ),
      method("__setattr__", "self, name, value, /", (vm, self, name, value) =>
        setPlain(vm, self ?? None, nameOf(vm, name), value ?? None),
      ),
      method("__delattr__", "self, name, /", (vm, self, name) =>
        removePlain(vm, self ?? None, nameOf(vm, name)),
      ),
      method("__dir__", "self, /", (_vm, self) => list(namesOf(self ?? None).map(str))),
      ["__init_subclass__", { kind: "classmethod", function: initSubclass }],
      ["__subclasshook__", { kind: "classmethod", function: subclassHook }],
    ]),
  };
}

function* strOfObject(vm: Machine, self: PyValue): Steps<PyValue> {
  return str(yield* repr(vm, self));
}

function* formatObject(vm: Machine, self: PyValue, spec: PyValue): Steps<PyValue> {
  if (spec.kind === "str" && spec.value !== "") {
    const text = `unsupported format string passed to ${classOf(self).name}.__format__`;
    throw vm.raise("TypeError", text);
  }
  return yield { callee: vm.builtinClass("str"), args: [self] };
}

function* notEqual(vm: Machine, a: PyValue, b: PyValue): Steps<PyValue> {
  const method = findSpecial(vm, a, "__eq__");
  if (!method) return NotImplemented;
  const result = yield specialCall(a, method, [b]);
  if (result === NotImplemented) return NotImplemented;
  return result.kind === "bool" ? bool(!result.value) : result;
}

const objectNew: PyNative = {
  kind: "native",
  name: "__new__",
  qualifiedName: "object.__new__",
  isMethod: false,
  call(vm, args, kwargs) {
    const [cls, ...rest] = args;
    if (cls === undefined || cls.kind !== "class") {
      throw vm.raise("TypeError", "object.__new__(X): X is not a type object");
    }
    const hasExcess = (rest.length > 0 || kwargs.size > 0) && !creatorOf(cls) && !cls.unknownBase;
    if (hasExcess && definesOwn(cls, "__new__")) {
      const text = "object.__new__() takes exactly one argument (the type to instantiate)";
      throw vm.raise("TypeError", text);
    }
    if (hasExcess && !definesOwn(cls, "__init__")) {
      throw vm.raise("TypeError", `${cls.name}() takes no arguments`);
    }
    return newObject(vm, cls, rest, kwargs);
  },
};

const objectInit: Native = (vm, args, kwargs) => {
  const [self, ...rest] = args;
  if (rest.length === 0 && kwargs.size === 0) return None;
  const cls = classOf(self);
  if (creatorOf(cls) || cls.unknownBase) return None;
  const isOverridden = definesOwn(cls, "__init__");
  if (!isOverridden && definesOwn(cls, "__new__")) return None;
  const name = isOverridden ? "object" : cls.name;
  const text = `${name}.__init__() takes exactly one argument (the instance to initialize)`;
  throw vm.raise("TypeError", text);
};

/** Whether a class or one of its bases, `object` aside, has a method. */
function definesOwn(cls: PyClass, name: string): boolean {
  return cls.mro.slice(0, -1).some((base) => base.attributes.has(name));
}

const initSubclass: PyNative = {
  kind: "native",
  name: "__init_subclass__",
  qualifiedName: "object.__init_subclass__",
  isMethod: false,
  call(vm, args, kwargs) {
    const [cls] = args;
    if (kwargs.size === 0 || cls.kind !== "class" || cls.unknownBase) return None;
    throw vm.raise("TypeError", `${cls.name}.__init_subclass__() takes no keyword arguments`);
  },
};

const subclassHook: PyNative = {
  kind: "native",
  name: "__subclasshook__",
  qualifiedName: "object.__subclasshook__",
  isMethod: false,
  call: () => NotImplemented,
};

function nameOf(vm: Machine, name: PyValue | undefined): string {
  if (name?.kind === "str") return name.value;
  const type = classOf(name ?? None).name;
  throw vm.raise("TypeError", `attribute name must be string, not '${type}'`);
}

function* getPlain(vm: Machine, self: PyValue, name: string): Steps<PyValue> {
  const found = plainAttribute(vm, self, classOf(self), attributesOf(self), name);
  if (found === undefined) throw missingAttribute(vm, self, name);
  return found.kind === "call" ? yield found : found;
}

function* setPlain(vm: Machine, self: PyValue, name: string, value: PyValue): Steps<PyValue> {
  const call = plainStore(vm, self, classOf(self), name, value);
  if (call) yield call;
  return None;
}

function* removePlain(vm: Machine, self: PyValue, name: string): Steps<PyValue> {
  const call = plainRemove(vm, self, classOf(self), name);
  if (call) yield call;
  return None;
}

function namesOf(self: PyValue): readonly string[] {
  const names = new Set(attributesOf(self)?.keys());
  for (const cls of classOf(self).mro) for (const name of cls.attributes.keys()) names.add(name);
  return [...names].sort();
}
