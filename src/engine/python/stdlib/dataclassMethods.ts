/** The methods that `@dataclass` adds to a class. */

import { getAttribute, lookupClass, setAttribute } from "../attributes";
import { callValue } from "../call";
import { builtinClasses, defineClass, newInstance } from "../classes";
import { hashKey } from "../dict";
import type { Machine, Steps } from "../native";
import { finish } from "../nativeFunction";
import { compare, equals } from "../operators";
import { repr } from "../text";
import {
  bool,
  int,
  None,
  NotImplemented,
  str,
  tuple,
  type PyClass,
  type PyNative,
  type PyValue,
} from "../values";
import { frozenInstanceError, type Field } from "./dataclassFields";
import { describeParameters } from "./signatures";
import { callMethod, entries, method, once, ownAttributes, perRun, specialMethod } from "./support";

const accept = { unknowns: "accept" } as const;

/** `__init__` of a dataclass; raises TypeError where a field without a default follows one with. */
export function initMethod(
  vm: Machine,
  cls: PyClass,
  fields: readonly Field[],
  isFrozen: boolean,
): PyNative {
  const inInit = fields.filter((field) => field.init && field.role !== "class");
  const positional = inInit.filter((field) => !field.kwOnly);
  const keyword = inInit.filter((field) => field.kwOnly);
  const hasDefault = (field: Field) => field.default !== undefined || field.factory !== undefined;
  const firstDefault = positional.findIndex(hasDefault);
  const wrong = positional.find(
    (field, i) => firstDefault >= 0 && i > firstDefault && !hasDefault(field),
  );
  if (wrong) {
    throw vm.raise("TypeError", `non-default argument '${wrong.name}' follows default argument`);
  }
  const mark = (field: Field) => (hasDefault(field) ? `${field.name}?` : field.name);
  // A field may itself be called `self`.
  const self = inInit.some((field) => field.name === "self") ? "__dataclass_self__" : "self";
  const parameters = [
    self,
    ...positional.map(mark),
    ...(keyword.length > 0 ? ["*", ...keyword.map(mark)] : []),
  ].join(", ");
  const order = [...positional, ...keyword];
  const slots = new Map(order.map((field, i) => [field, i]));
  const body = (vm: Machine, ...bound: (PyValue | undefined)[]) => {
    const [instance, ...values] = bound;
    if (instance === undefined) return None;
    return initialize(vm, { fields, slots, isFrozen }, instance, values);
  };
  const init = method<string>(cls.name, "__init__", parameters, body, {
    ...accept,
    wording: "python",
    qualifiedName: `${cls.qualifiedName}.__init__`,
  });
  return describeParameters(init, [
    { name: self, kind: "either" },
    ...order.map((field) => ({
      name: field.name,
      kind: field.kwOnly ? ("keyword" as const) : ("either" as const),
      default: field.default ?? (field.factory && factoryMark()),
      annotation: field.type,
    })),
  ]);
}

/** What a signature shows for a default that a call makes. */
const factoryMark = once((): PyValue => {
  const cls = defineClass({
    name: "_HAS_DEFAULT_FACTORY_CLASS",
    module: "dataclasses",
    attributes: entries(
      method("_HAS_DEFAULT_FACTORY_CLASS", "__repr__", "self, /", () => str("<factory>")),
    ),
  });
  return newInstance(cls);
});

interface Initializer {
  readonly fields: readonly Field[];
  readonly slots: ReadonlyMap<Field, number>;
  readonly isFrozen: boolean;
}

function initialize(
  vm: Machine,
  init: Initializer,
  self: PyValue,
  values: readonly (PyValue | undefined)[],
): PyValue | Steps<PyValue> {
  const cls = vm.classOf(self);
  const own = ownAttributes(self);
  const isPlain = own !== undefined && (init.isFrozen || setsPlainly(cls));
  const needsCalls =
    !isPlain ||
    lookupClass(cls, "__post_init__") !== undefined ||
    init.fields.some((field) => field.factory !== undefined || hasDescriptor(cls, field.name));
  if (needsCalls) return initializeInSteps(vm, init, self, values);
  for (const field of init.fields) {
    if (field.role !== "field" || !field.init) continue;
    const slot = init.slots.get(field);
    const value = (slot === undefined ? undefined : values[slot]) ?? field.default;
    if (value !== undefined) own.set(field.name, value);
  }
  return None;
}

/** True where no class along the mro has its own way of setting attributes. */
function setsPlainly(cls: PyClass): boolean {
  for (const base of cls.mro) {
    if (base === builtinClasses.object) return true;
    if (base.attributes.has("__setattr__")) return false;
  }
  return true;
}

function hasDescriptor(cls: PyClass, name: string): boolean {
  const found = lookupClass(cls, name);
  if (found === undefined) return false;
  return (
    found.kind === "property" ||
    (found.kind === "instance" && lookupClass(found.of, "__set__") !== undefined)
  );
}

function* initializeInSteps(
  vm: Machine,
  init: Initializer,
  self: PyValue,
  values: readonly (PyValue | undefined)[],
): Steps<PyValue> {
  const handed: PyValue[] = [];
  const own = ownAttributes(self);
  const cls = vm.classOf(self);
  const isPlain = own !== undefined && (init.isFrozen || setsPlainly(cls));
  for (const field of init.fields) {
    // What `__init__` does not take and nothing makes is left to the class.
    if (field.role === "class" || (!field.init && field.factory === undefined)) continue;
    const slot = init.slots.get(field);
    let value = slot === undefined ? undefined : values[slot];
    if (value === undefined && field.factory !== undefined)
      value = yield* callValue(field.factory, []);
    value ??= field.default;
    if (value === undefined) continue;
    if (field.role === "init") handed.push(value);
    else if (isPlain && !hasDescriptor(cls, field.name)) own.set(field.name, value);
    else yield* setAttribute(vm, self, field.name, value);
  }
  const after = yield* specialMethod(vm, self, "__post_init__");
  if (after !== undefined) yield* callValue(after, handed);
  return None;
}

/** Instances whose repr is being made: one inside itself reads `...`. */
const inRepr = perRun("dataclasses.repr", () => new Set<PyValue>());

export function reprMethod(fields: readonly Field[]): PyNative {
  const shown = fields.filter((field) => field.repr && field.role === "field");
  return method("dataclass", "__repr__", "self, /", function* (vm, self) {
    if (inRepr(vm).has(self)) return str("...");
    inRepr(vm).add(self);
    try {
      const parts: string[] = [];
      for (const field of shown) {
        const value = yield* read(vm, self, field);
        parts.push(`${field.name}=${yield* repr(vm, value)}`);
      }
      return str(`${vm.classOf(self).qualifiedName}(${parts.join(", ")})`);
    } finally {
      inRepr(vm).delete(self);
    }
  });
}

function* read(vm: Machine, self: PyValue, field: Field): Steps<PyValue> {
  const own = ownAttributes(self)?.get(field.name);
  if (own !== undefined) return own;
  return yield* getAttribute(vm, self, field.name);
}

function* valuesOf(vm: Machine, self: PyValue, fields: readonly Field[]): Steps<PyValue[]> {
  const values: PyValue[] = [];
  for (const field of fields) values.push(yield* read(vm, self, field));
  return values;
}

export function equalityMethod(fields: readonly Field[]): PyNative {
  const compared = fields.filter((field) => field.compare && field.role === "field");
  return method("dataclass", "__eq__", "self, other, /", function* (vm, self, other) {
    if (vm.classOf(self) !== vm.classOf(other)) return NotImplemented;
    for (const field of compared) {
      const [a, b] = [yield* read(vm, self, field), yield* read(vm, other, field)];
      if (!(yield* equals(vm, a, b))) return bool(false);
    }
    return bool(true);
  });
}

export function orderMethods(fields: readonly Field[]): readonly PyNative[] {
  const compared = fields.filter((field) => field.compare && field.role === "field");
  const rows = [
    ["__lt__", "<"],
    ["__le__", "<="],
    ["__gt__", ">"],
    ["__ge__", ">="],
  ] as const;
  return rows.map(([name, op]) =>
    method("dataclass", name, "self, other, /", function* (vm, self, other) {
      if (vm.classOf(self) !== vm.classOf(other)) return NotImplemented;
      const mine = tuple(yield* valuesOf(vm, self, compared));
      return yield* compare(vm, op, mine, tuple(yield* valuesOf(vm, other, compared)));
    }),
  );
}

export function hashMethod(fields: readonly Field[]): PyNative {
  const hashed = fields.filter((field) => (field.hash ?? field.compare) && field.role === "field");
  return method("dataclass", "__hash__", "self, /", function* (vm, self) {
    const values = tuple(yield* valuesOf(vm, self, hashed));
    // Unhashable values raise here, in Python's words.
    yield* finish(hashKey(vm, values));
    const hash = yield* callMethod(vm, values, "__hash__");
    return hash.kind === "int" ? hash : int(0);
  });
}

/** `__setattr__` and `__delattr__` of a frozen dataclass. */
export function frozenMethods(
  cls: PyClass,
  fields: readonly Field[],
  isSlotted: boolean,
): readonly PyNative[] {
  const names = new Set(fields.map((field) => field.name));
  const refuses = (vm: Machine, self: PyValue, name: PyValue) => {
    if (name.kind === "str" && names.has(name.value)) return true;
    if (!isSlotted) return vm.classOf(self) === cls;
    // CPython's methods still speak of the class without slots, which this one took the place of.
    throw vm.raise("TypeError", "super(type, obj): obj must be an instance or subtype of type");
  };
  const text = (name: PyValue) => (name.kind === "str" ? name.value : "?");
  return [
    method(
      cls.name,
      "__setattr__",
      "self, name, value, /",
      function* (vm, self, name, value) {
        if (refuses(vm, self, name)) {
          const message = str(`cannot assign to field '${text(name)}'`);
          throw vm.raiseOf(frozenInstanceError(vm), [message]);
        }
        return yield* inherited(vm, cls, "__setattr__", [self, name, value]);
      },
      accept,
    ),
    method(
      cls.name,
      "__delattr__",
      "self, name, /",
      function* (vm, self, name) {
        if (refuses(vm, self, name)) {
          const message = str(`cannot delete field '${text(name)}'`);
          throw vm.raiseOf(frozenInstanceError(vm), [message]);
        }
        return yield* inherited(vm, cls, "__delattr__", [self, name]);
      },
      accept,
    ),
  ];
}

/** `super(cls, self).name(*args)` */
function* inherited(
  vm: Machine,
  cls: PyClass,
  name: string,
  args: readonly [PyValue, PyValue, ...PyValue[]],
): Steps<PyValue> {
  const [self, attribute, value] = args;
  const { mro } = vm.classOf(self);
  for (const base of mro.slice(mro.indexOf(cls) + 1)) {
    const found = base.attributes.get(name);
    if (found !== undefined && base !== builtinClasses.object) return yield* callValue(found, args);
  }
  const own = ownAttributes(self);
  if (attribute.kind === "str" && own) {
    if (value !== undefined) own.set(attribute.value, value);
    else own.delete(attribute.value);
  }
  return None;
}
