/** Named tuples: what `collections.namedtuple` and `typing.NamedTuple` make. */

import { lookupClass } from "../attributes";
import { builtinClasses, defineClass } from "../classes";
import { dictGet, newDict, setString } from "../dict";
import { toItems } from "../iterate";
import type { Machine, Steps } from "../native";
import { repr } from "../text";
import { isIdentifier } from "../types/strCases";
import {
  None,
  str,
  tuple,
  type Attributes,
  type Keywords,
  type PyClass,
  type PyNative,
  type PyTuple,
  type PyValue,
} from "../values";
import { classMethod, dictOf, entries, keywordsOf, method, native, once } from "./support";

export interface NamedTupleOptions {
  readonly defaults?: readonly PyValue[];
  readonly annotations?: readonly PyValue[];
}

/** A class whose instances are tuples with names for their items. */
export function namedTuple(
  name: string,
  module: string,
  fields: readonly string[],
  options: NamedTupleOptions = {},
): PyClass {
  const cls = defineClass({
    name,
    module,
    bases: [builtinClasses.tuple],
    attributes: sharedMethods(),
    create: createNamedTuple,
  });
  const { defaults = [], annotations } = options;
  const optional = fields.slice(fields.length - defaults.length);
  nameItems(cls, fields, new Map(optional.map((field, i) => [field, defaults[i]])));
  if (annotations) {
    const types = dictOf(fields.map((field, i) => [field, annotations[i]] as const));
    cls.attributes.set("__annotations__", types);
  }
  return cls;
}

/** A plain instance of a named tuple class. */
export function newNamedTuple(cls: PyClass, items: readonly PyValue[]): PyTuple {
  return { kind: "tuple", items, of: cls };
}

/** Gives a class of tuples its field names. */
export function nameItems(
  cls: PyClass,
  fields: readonly string[],
  defaults: ReadonlyMap<string, PyValue>,
): void {
  const names = tuple(fields.map(str));
  cls.attributes.set("_fields", names);
  cls.attributes.set("__match_args__", names);
  cls.attributes.set("_field_defaults", dictOf(defaults));
  if (!cls.attributes.has("__doc__")) {
    cls.attributes.set("__doc__", str(`${cls.name}(${fields.join(", ")})`));
  }
  fields.forEach((field, index) => {
    cls.attributes.set(field, {
      kind: "property",
      get: itemGetter(field, index),
      set: refuseSet(),
    });
  });
  cls.attributes.set("__new__", constructor(cls.name, fields, defaults));
}

const refuseSet = once(() =>
  method("tuple", "__set__", "self, value, /", (vm) => {
    throw vm.raise("AttributeError", "can't set attribute");
  }),
);

function itemGetter(field: string, index: number): PyNative {
  return method("tuple", field, "self, /", (vm, self) => {
    const item = self.kind === "tuple" ? self.items.at(index) : undefined;
    if (item === undefined) throw vm.raise("IndexError", "tuple index out of range");
    return item;
  });
}

/** `__new__`; its defaults are where Python keeps them, and programs write to them: `T.__new__.__defaults__ = (None,) * 3`. */
function constructor(
  name: string,
  fields: readonly string[],
  defaults: ReadonlyMap<string, PyValue>,
): PyNative {
  const start = defaults.size > 0 ? tuple([...defaults.values()]) : None;
  const attributes: Attributes = new Map<string, PyValue>([["__defaults__", start]]);
  let made: { readonly from: PyValue; readonly call: PyNative["call"] } | undefined;
  return {
    kind: "native",
    name: "__new__",
    qualifiedName: `${name}.__new__`,
    isMethod: false,
    attributes,
    call: (vm, args, kwargs) => {
      const from = attributes.get("__defaults__") ?? None;
      if (made?.from !== from) {
        made = { from, call: binder(name, fields, from.kind === "tuple" ? from.items : []).call };
      }
      return made.call(vm, args, kwargs);
    },
  };
}

/** Matches arguments against the fields, the last of which have defaults. */
function binder(name: string, fields: readonly string[], defaults: readonly PyValue[]): PyNative {
  const required = fields.length - defaults.length;
  const parameters = fields.map((field, i) => (i < required ? field : `${field}?`));
  const make = (vm: Machine, cls: PyValue, ...values: (PyValue | undefined)[]): PyValue => {
    if (cls.kind !== "class")
      throw vm.raise("TypeError", "tuple.__new__(X): X is not a type object");
    // A field without a value and without a default never gets here: the binder has refused the call.
    const items = fields.map((field, i) => values[i] ?? defaults.at(i - required) ?? str(field));
    const isOwn = cls.attributes.has("_fields");
    return isOwn
      ? newNamedTuple(cls, items)
      : { kind: "tuple", items, of: cls, attributes: new Map() };
  };
  return native<string>(
    "__new__",
    ["_cls", ...parameters].join(", "),
    (vm: Machine, ...bound: (PyValue | undefined)[]) => {
      const [cls, ...values] = bound;
      return make(vm, cls ?? builtinClasses.tuple, ...values);
    },
    { qualifiedName: `${name}.__new__`, wording: "python", unknowns: "accept" },
  );
}

/** Calling the class: its `__new__`, which knows the fields. */
export function createNamedTuple(
  vm: Machine,
  cls: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
): PyValue | Steps<PyValue> {
  for (const base of cls.mro) {
    const made = base.attributes.has("_fields") ? base.attributes.get("__new__") : undefined;
    if (made?.kind === "native") return made.call(vm, [cls, ...args], kwargs);
  }
  return { kind: "tuple", items: args, of: cls };
}

/** The field names of a tuple's class, where it has any. */
export function fieldNames(cls: PyClass): readonly string[] | undefined {
  const fields = lookupClass(cls, "_fields");
  if (fields?.kind !== "tuple") return undefined;
  return fields.items.flatMap((field) => (field.kind === "str" ? [field.value] : []));
}

/** What all named tuples can do. */
export const sharedMethods = once(() =>
  entries(
    ["__slots__", tuple([])],
    classMethod("namedtuple", "_make", "cls, iterable, /", function* (vm, cls, iterable) {
      if (cls.kind !== "class") return cls;
      const items = yield* toItems(vm, iterable);
      const fields = fieldNames(cls) ?? [];
      if (items.length !== fields.length) {
        const message = `Expected ${fields.length} arguments, got ${items.length}`;
        throw vm.raise("TypeError", message);
      }
      return newNamedTuple(cls, items);
    }),
    method(
      "namedtuple",
      "_replace",
      "self, /, **kwds",
      (vm, self, kwds) => {
        if (self.kind !== "tuple") return self;
        const fields = fieldNames(vm.classOf(self)) ?? [];
        const given = keywordsOf(kwds);
        const strange = [...given.keys()].filter((name) => !fields.includes(name));
        if (strange.length > 0) {
          const names = strange.map((name) => `'${name}'`).join(", ");
          throw vm.raise("ValueError", `Got unexpected field names: [${names}]`);
        }
        const items = fields.map((field, i) => given.get(field) ?? self.items[i]);
        return { ...self, items };
      },
      { unknowns: "accept" },
    ),
    method("namedtuple", "_asdict", "self, /", (vm, self) => {
      const dict = newDict();
      if (self.kind !== "tuple") return dict;
      const fields = fieldNames(vm.classOf(self)) ?? [];
      fields.forEach((field, i) => setString(dict, field, self.items[i]));
      return dict;
    }),
    method("namedtuple", "__repr__", "self, /", function* (vm, self) {
      const cls = vm.classOf(self);
      const fields = fieldNames(cls) ?? [];
      const parts: string[] = [];
      const items = self.kind === "tuple" ? self.items : [];
      for (let i = 0; i < fields.length && i < items.length; i++) {
        parts.push(`${fields[i]}=${yield* repr(vm, items[i])}`);
      }
      return str(`${cls.name}(${parts.join(", ")})`);
    }),
    method("namedtuple", "__getnewargs__", "self, /", (_vm, self) =>
      tuple(self.kind === "tuple" ? self.items : []),
    ),
  ),
);

const keywords = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from " +
    "global if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

export function isKeyword(name: string): boolean {
  return keywords.has(name);
}

/** `collections.namedtuple`. */
export const namedtuple = once(() =>
  native(
    "namedtuple",
    "typename, field_names, *, rename?, defaults?, module?",
    function* (vm, typename, fieldNames_, rename, defaults, module) {
      const names = yield* splitNames(vm, fieldNames_);
      if (rename !== undefined && rename.kind === "bool" && rename.value) {
        const seen = new Set<string>();
        names.forEach((name, i) => {
          const isBad = !isIdentifier(name) || isKeyword(name) || name.startsWith("_");
          if (isBad || seen.has(name)) names[i] = `_${i}`;
          seen.add(name);
        });
      }
      const name = typename.kind === "str" ? typename.value : String(yield* repr(vm, typename));
      checkNames(vm, name, names, rename?.kind === "bool" && rename.value);
      const values =
        defaults === undefined || defaults.kind === "none" ? [] : yield* toItems(vm, defaults);
      if (values.length > names.length) {
        throw vm.raise("TypeError", "Got more default values than field names");
      }
      const home = module?.kind === "str" ? module.value : "__main__";
      return namedTuple(name, home, names, { defaults: values });
    },
  ),
);

function* splitNames(vm: Machine, names: PyValue): Steps<string[]> {
  if (names.kind === "str") return names.value.replace(/,/g, " ").split(/\s+/).filter(Boolean);
  const items = yield* toItems(vm, names);
  return items.map((item) => (item.kind === "str" ? item.value : item.kind));
}

function checkNames(
  vm: Machine,
  typename: string,
  fields: readonly string[],
  isRenaming: boolean,
): void {
  for (const name of [typename, ...fields]) {
    if (!isIdentifier(name)) {
      const message = `Type names and field names must be valid identifiers: '${name}'`;
      throw vm.raise("ValueError", message);
    }
    if (isKeyword(name)) {
      throw vm.raise("ValueError", `Type names and field names cannot be a keyword: '${name}'`);
    }
  }
  const seen = new Set<string>();
  for (const name of fields) {
    if (name.startsWith("_") && !isRenaming) {
      throw vm.raise("ValueError", `Field names cannot start with an underscore: '${name}'`);
    }
    if (seen.has(name)) throw vm.raise("ValueError", `Encountered duplicate field name: '${name}'`);
    seen.add(name);
  }
}

/** The default of a field; absent where it has none. */
export function fieldDefault(cls: PyClass, field: string): PyValue | undefined {
  const defaults = lookupClass(cls, "_field_defaults");
  return defaults?.kind === "dict" ? dictGet(defaults, str(field)) : undefined;
}
