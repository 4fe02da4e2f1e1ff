/** `typing.NamedTuple` and `typing.TypedDict`: records declared by a class statement or by a call. */

import { builtinClasses, defineClass } from "../classes";
import { dictSet, newDict, putEntry, stringKey } from "../dict";
import { toItems } from "../iterate";
import type { Machine, Steps } from "../native";
import { itemsPerEntry } from "../sizes";
import { bool, None, str, type Keywords, type PyClass, type PySet, type PyValue } from "../values";
import { typeNamed } from "./forwardRef";
import { createNamedTuple, nameItems, namedTuple, sharedMethods } from "./namedTuple";
import { aliasOf } from "./alias";
import { classMethod, entries, method, once, ownAttributes, perRun } from "./support";

export const namedTupleClass = perRun("typing.NamedTuple", (): PyClass => {
  const cls: PyClass = defineClass({
    name: "NamedTuple",
    module: "typing",
    bases: [builtinClasses.tuple],
    attributes: [
      ...sharedMethods(),
      classMethod("NamedTuple", "__init_subclass__", "cls, **kwargs", (vm, self) => {
        if (self.kind === "class" && self.bases.includes(cls)) nameAnnotated(vm, self);
        return None;
      }),
    ],
    create: (vm, of, args, kwargs) =>
      of === cls ? fromCall(vm, args, kwargs) : createNamedTuple(vm, of, args, kwargs),
  });
  return cls;
});

/** The annotated names of a class statement, in order; a value that stands there is the default. */
function nameAnnotated(vm: Machine, cls: PyClass): void {
  const annotations = cls.attributes.get("__annotations__");
  const fields = annotations?.kind === "dict" ? [...annotations.entries.values()] : [];
  for (const entry of fields) entry.value = typeNamed(entry.value);
  const defaults = new Map<string, PyValue>();
  const names = fields.flatMap(({ key }) => (key.kind === "str" ? [key.value] : []));
  for (const name of names) {
    const value = cls.attributes.get(name);
    if (value !== undefined) defaults.set(name, value);
    else if (defaults.size > 0) {
      const before = [...defaults.keys()].join(", ");
      const text = `Non-default namedtuple field ${name} cannot follow default field`;
      throw vm.raise("TypeError", `${text}${defaults.size > 1 ? "s" : ""} ${before}`);
    }
  }
  nameItems(cls, names, defaults);
}

/** `NamedTuple("Point", [("x", int), ("y", int)])` */
function* fromCall(vm: Machine, args: readonly PyValue[], kwargs: Keywords): Steps<PyValue> {
  const [name, fields] = args;
  if (name?.kind !== "str") {
    throw vm.raise("TypeError", "NamedTuple() missing 1 required positional argument: 'typename'");
  }
  const names: string[] = [];
  const types: PyValue[] = [];
  for (const pair of fields === undefined ? [] : yield* toItems(vm, fields)) {
    const [key, type] = yield* toItems(vm, pair);
    if (key?.kind !== "str") continue;
    names.push(key.value);
    types.push(type ?? None);
  }
  for (const [key, type] of kwargs) {
    names.push(key);
    types.push(type);
  }
  return namedTuple(name.value, "__main__", names, { annotations: types });
}

const typedDictMeta = once((): PyClass => {
  const refuse = (name: string) =>
    method("_TypedDictMeta", name, "cls, other, /", (vm) => {
      throw vm.raise("TypeError", "TypedDict does not support instance and class checks");
    });
  return defineClass({
    name: "_TypedDictMeta",
    module: "typing",
    bases: [builtinClasses.type],
    attributes: entries(refuse("__instancecheck__"), refuse("__subclasscheck__")),
  });
});

export const typedDictClass = perRun("typing.TypedDict", (): PyClass => {
  const cls: PyClass = defineClass({
    name: "TypedDict",
    module: "typing",
    bases: [builtinClasses.dict],
    metaclass: typedDictMeta(),
    attributes: [
      classMethod("TypedDict", "__init_subclass__", "cls, **kwargs", (_vm, self, kwargs) => {
        if (self.kind !== "class") return None;
        const total = kwargs.entries.get("total")?.value ?? bool(true);
        self.attributes.set("__total__", total);
        noteRequired(self, total.kind === "bool" && total.value);
        inheritAnnotations(self);
        return None;
      }),
    ],
    create: (vm, of, args, kwargs) =>
      of === cls ? typedDictFromCall(vm, cls, args, kwargs) : plainDict(vm, args, kwargs),
  });
  return cls;
});

/** `__required_keys__` and `__optional_keys__`: those of the bases, and the class's own as it says. */
function noteRequired(cls: PyClass, isTotal: boolean): void {
  const required = new Map<string, boolean>();
  for (const base of [...cls.bases].reverse()) {
    for (const isRequired of [true, false]) {
      const keys = base.attributes.get(isRequired ? "__required_keys__" : "__optional_keys__");
      for (const key of keys?.kind === "frozenset" ? keys.entries.values() : []) {
        if (key.kind === "str") required.set(key.value, isRequired);
      }
    }
  }
  const own = cls.attributes.get("__annotations__");
  for (const { key, value } of own?.kind === "dict" ? own.entries.values() : []) {
    if (key.kind !== "str") continue;
    const mark = aliasName(value);
    required.set(key.value, mark === "Required" || (isTotal && mark !== "NotRequired"));
  }
  for (const isRequired of [true, false]) {
    const keys: PySet = { kind: "frozenset", entries: new Map() };
    for (const [name, each] of required) {
      if (each === isRequired) keys.entries.set(stringKey(name), str(name));
    }
    cls.attributes.set(isRequired ? "__required_keys__" : "__optional_keys__", keys);
  }
}

/** `Required` of `Required[int]`. */
function aliasName(type: PyValue): string | undefined {
  const alias = aliasOf(type);
  if (alias?.name !== undefined) return alias.name;
  const name = alias && ownAttributes(alias.origin)?.get("_name");
  return name?.kind === "str" ? name.value : undefined;
}

function inheritAnnotations(cls: PyClass): void {
  const all = newDict();
  for (const base of [...cls.mro].reverse()) {
    const annotations = base.attributes.get("__annotations__");
    for (const { key, value } of annotations?.kind === "dict" ? annotations.entries.values() : []) {
      dictSet(all, key, value);
    }
  }
  cls.attributes.set("__annotations__", all);
}

function typedDictFromCall(
  vm: Machine,
  base: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
): PyValue {
  const [name, fields] = args;
  if (name?.kind !== "str") {
    throw vm.raise("TypeError", "TypedDict() missing 1 required positional argument: 'typename'");
  }
  const made = defineClass({ name: name.value, module: "__main__", bases: [base] });
  made.attributes.set("__annotations__", fields?.kind === "dict" ? fields : newDict());
  made.attributes.set("__total__", kwargs.get("total") ?? bool(true));
  return made;
}

/** Instances of a TypedDict are plain dicts. */
function* plainDict(vm: Machine, args: readonly PyValue[], kwargs: Keywords): Steps<PyValue> {
  const dict = newDict();
  const [from] = args;
  if (from?.kind === "dict") {
    vm.chargeItems(from.entries.size * itemsPerEntry);
    for (const [hash, { key, value }] of from.entries) putEntry(dict, hash, key, value);
  } else if (from !== undefined) {
    for (const pair of yield* toItems(vm, from)) {
      const [key, value] = yield* toItems(vm, pair);
      if (key !== undefined) dictSet(dict, key, value ?? None);
    }
  }
  for (const [name, value] of kwargs) dictSet(dict, str(name), value);
  return dict;
}
