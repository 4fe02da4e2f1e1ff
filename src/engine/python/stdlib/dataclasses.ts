/** Python's `dataclasses`. */

import { findAttribute, setAttribute } from "../attributes";
import { slotsOf } from "../buildClass";
import { callValue } from "../call";
import { builtinClasses, defineClass, newInstance } from "../classes";
import { newDict, putEntry, setString } from "../dict";
import { toItems } from "../iterate";
import type { Machine, NativeModule, Steps } from "../native";
import { itemsPerEntry, itemsPerMap } from "../sizes";
import { repr, toStr } from "../text";
import { bool, None, str, tuple, type PyClass, type PyDict, type PyValue } from "../values";
import { deepCopy } from "./copying";
import {
  fieldClass,
  fieldObject,
  fieldOf,
  fieldsOf,
  frozenInstanceError,
  initVarClass,
  isDataclass,
  isFrozen,
  isKwOnlyMark,
  isUnhashable,
  KW_ONLY,
  MISSING,
  plainField,
  roleOf,
  showField,
  type Field,
} from "./dataclassFields";
import {
  equalityMethod,
  frozenMethods,
  hashMethod,
  initMethod,
  orderMethods,
  reprMethod,
} from "./dataclassMethods";
import { fieldNames } from "./namedTuple";
import { fromPython } from "./lazyPython";
import { entries, keywordsOf, method, native, once, ownAttributes } from "./support";

export const dataclasses: NativeModule = {
  name: "dataclasses",
  create: (vm) => [
    ...functions(),
    ...entries(fieldClass(vm), frozenInstanceError(vm), initVarClass()),
    ["MISSING", MISSING()],
    ["KW_ONLY", KW_ONLY()],
  ],
};

const accept = { unknowns: "accept" } as const;

interface Options {
  readonly init: boolean;
  readonly repr: boolean;
  readonly eq: boolean;
  readonly order: boolean;
  readonly unsafe_hash: boolean;
  readonly frozen: boolean;
  readonly match_args: boolean;
  readonly kw_only: boolean;
  readonly slots: boolean;
}

const optionList =
  "init?, repr?, eq?, order?, unsafe_hash?, frozen?, match_args?, kw_only?, slots?, weakref_slot?";

const optionNames = [
  "init",
  "repr",
  "eq",
  "order",
  "unsafe_hash",
  "frozen",
  "match_args",
  "kw_only",
  "slots",
] as const satisfies readonly (keyof Options)[];

function flag(value: PyValue | undefined, otherwise: boolean): boolean {
  if (value === undefined) return otherwise;
  return value.kind === "bool" ? value.value : value.kind !== "none";
}

function optionsOf(values: readonly (PyValue | undefined)[]): Options {
  const [init, repr, eq, order, unsafeHash, frozen, matchArgs, kwOnly, slots] = values;
  return {
    init: flag(init, true),
    repr: flag(repr, true),
    eq: flag(eq, true),
    order: flag(order, false),
    unsafe_hash: flag(unsafeHash, false),
    frozen: flag(frozen, false),
    match_args: flag(matchArgs, true),
    kw_only: flag(kwOnly, false),
    slots: flag(slots, false),
  };
}

const functions = once(() =>
  entries(
    native<string>(
      "dataclass",
      `cls?, /, *, ${optionList}`,
      (vm: Machine, ...bound: (PyValue | undefined)[]) => {
        const [cls, ...values] = bound;
        const options = optionsOf(values);
        if (cls !== undefined && cls.kind !== "none") return process(vm, cls, options);
        return native("wrap", "cls, /", (vm, cls) => process(vm, cls, options), accept);
      },
      accept,
    ),
    native(
      "field",
      "*, default?, default_factory?, init?, repr?, hash?, compare?, metadata?, kw_only?",
      (vm, value, factory, init, repr, hash, compare, metadata, kwOnly) => {
        const isGiven = (v: PyValue | undefined) => v !== undefined && v !== MISSING();
        if (isGiven(value) && isGiven(factory)) {
          throw vm.raise("ValueError", "cannot specify both default and default_factory");
        }
        const field: Field = {
          ...plainField("", None, isGiven(value) ? value : undefined),
          factory: isGiven(factory) ? factory : undefined,
          init: flag(init, true),
          repr: flag(repr, true),
          hash: hash === undefined || hash.kind === "none" ? undefined : flag(hash, true),
          compare: flag(compare, true),
          kwOnly: isGiven(kwOnly) ? flag(kwOnly, false) : undefined,
        };
        return fieldObject(vm, field, metadata?.kind === "none" ? undefined : metadata);
      },
      accept,
    ),
    native("fields", "class_or_instance", (vm, value) =>
      tuple(fieldObjects(vm, value).map(([, object]) => object)),
    ),
    native("is_dataclass", "obj", (vm, obj) =>
      bool(isDataclass(obj.kind === "class" ? obj : vm.classOf(obj))),
    ),
    native(
      "asdict",
      "obj, *, dict_factory?",
      (vm, obj, factory) => {
        requireInstance(vm, obj, "asdict");
        return asDict(vm, obj, factory);
      },
      accept,
    ),
    native(
      "astuple",
      "obj, *, tuple_factory?",
      (vm, obj, factory) => {
        requireInstance(vm, obj, "astuple");
        return asTuple(vm, obj, factory);
      },
      accept,
    ),
    native("replace", "obj, /, **changes", (vm, obj, changes) => replace(vm, obj, changes), accept),
    native<string>(
      "make_dataclass",
      `cls_name, fields, *, bases?, namespace?, ${optionList}, module?`,
      makeDataclass,
      accept,
    ),
  ),
);

/** The dataclass decorator: adds methods to the class it is given. */
function* process(vm: Machine, cls: PyValue, options: Options): Steps<PyValue> {
  if (cls.kind !== "class") return cls;
  const fields = yield* collectFields(vm, cls, options);
  const all = [...fields.values()];
  const own = cls.attributes;
  const parameters = newInstance(parametersClass());
  for (const name of optionNames) parameters.attributes.set(name, bool(options[name]));
  own.set("__dataclass_params__", parameters);
  const hasExplicitHash = hasOwnHash(own);
  const isInit = options.init;
  if (isInit) own.set("__init__", initMethod(vm, cls, all, options.frozen));
  if (options.repr && !own.has("__repr__")) own.set("__repr__", reprMethod(all));
  if (options.order && !options.eq)
    throw vm.raise("ValueError", "eq must be true if order is true");
  if (options.eq && !own.has("__eq__")) own.set("__eq__", equalityMethod(all));
  if (options.order) {
    for (const compared of orderMethods(all)) {
      if (own.has(compared.name)) {
        const message = `Cannot overwrite attribute ${compared.name} in class ${cls.name}. Consider using functools.total_ordering`;
        throw vm.raise("TypeError", message);
      }
      own.set(compared.name, compared);
    }
  }
  if (options.frozen) {
    for (const refusing of frozenMethods(cls, all, options.slots)) {
      if (own.has(refusing.name)) {
        throw vm.raise(
          "TypeError",
          `Cannot overwrite attribute ${refusing.name} in class ${cls.name}`,
        );
      }
      own.set(refusing.name, refusing);
    }
  }
  setHash(vm, cls, all, options, hasExplicitHash);
  if (own.get("__doc__")?.kind === "none") own.set("__doc__", newInstance(signatureTextClass()));
  if (options.match_args && !own.has("__match_args__")) {
    const names = all
      .filter((f) => f.init && !f.kwOnly && f.role !== "class")
      .map((f) => str(f.name));
    own.set("__match_args__", tuple(names));
  }
  if (options.slots) {
    if (own.has("__slots__"))
      throw vm.raise("TypeError", `${cls.name} already specifies __slots__`);
    for (const field of all) if (field.role === "field") own.delete(field.name);
    const inherited = cls.mro.slice(1).flatMap((base) => [...(base.slots ?? [])]);
    const names = all.filter((f) => f.role === "field" && !inherited.includes(f.name));
    own.set("__slots__", tuple(names.map((f) => str(f.name))));
    Object.assign(cls, { slots: slotsOf(cls.bases, own.get("__slots__")) });
  }
  return cls;
}

/** The `__doc__` of a dataclass that has none: its name and signature, made when somebody asks for it. */
const signatureTextClass = once((): PyClass =>
  defineClass({
    name: "str",
    module: "builtins",
    attributes: entries(
      method("str", "__get__", "self, instance, owner?, /", function* (vm, _self, _instance, cls) {
        if (cls?.kind !== "class") return None;
        const signature = yield* callValue(yield* fromPython(vm, "inspect", "signature"), [cls]);
        const text = (yield* toStr(vm, signature)).replace(" -> None", "");
        const doc = str(`${cls.name}${text}`);
        cls.attributes.set("__doc__", doc);
        return doc;
      }),
    ),
  }),
);

const parametersClass = once((): PyClass =>
  defineClass({
    name: "_DataclassParams",
    module: "dataclasses",
    attributes: entries(
      method("_DataclassParams", "__repr__", "self, /", function* (vm, self) {
        const parts: string[] = [];
        for (const name of ["init", "repr", "eq", "order", "unsafe_hash", "frozen"]) {
          parts.push(`${name}=${yield* repr(vm, ownAttributes(self)?.get(name) ?? None)}`);
        }
        return str(`_DataclassParams(${parts.join(",")})`);
      }),
    ),
  }),
);

/** A class that only defines `__eq__` has `__hash__` None without having said so. */
function hasOwnHash(own: ReadonlyMap<string, PyValue>): boolean {
  const hash = own.get("__hash__");
  return hash !== undefined && !(hash.kind === "none" && own.has("__eq__"));
}

function setHash(
  vm: Machine,
  cls: PyClass,
  fields: readonly Field[],
  options: Options,
  hasExplicitHash: boolean,
): void {
  const own = cls.attributes;
  if (options.unsafe_hash) {
    if (hasExplicitHash) {
      throw vm.raise("TypeError", `Cannot overwrite attribute __hash__ in class ${cls.name}`);
    }
    own.set("__hash__", hashMethod(fields));
    return;
  }
  if (!options.eq || hasExplicitHash) return;
  own.set("__hash__", options.frozen ? hashMethod(fields) : None);
}

/** The fields of the bases, then those that the class statement declares, in order. */
function* collectFields(vm: Machine, cls: PyClass, options: Options): Steps<Map<string, Field>> {
  const fields = new Map<string, Field>();
  const objects = newDict();
  let anyFrozen: boolean | undefined;
  for (const base of [...cls.mro].slice(1).reverse()) {
    const inherited = base.attributes.get("__dataclass_fields__");
    if (inherited?.kind !== "dict") continue;
    for (const { value } of inherited.entries.values()) {
      const field = fieldOf(value);
      if (!field) continue;
      fields.set(field.name, field);
      setString(objects, field.name, value);
    }
    anyFrozen = (anyFrozen ?? false) || (isFrozen(base) ?? false);
  }
  const annotations = cls.attributes.get("__annotations__");
  const declared = annotations?.kind === "dict" ? [...annotations.entries.values()] : [];
  let isKwOnly = options.kw_only;
  const names = new Set<string>();
  for (const { key, value: type } of declared) {
    if (key.kind !== "str") continue;
    names.add(key.value);
    if (isKwOnlyMark(type)) {
      isKwOnly = true;
      continue;
    }
    const object = yield* declare(vm, cls, key.value, type, isKwOnly);
    const field = fieldOf(object);
    if (!field) continue;
    fields.set(key.value, field);
    setString(objects, key.value, object);
    if (!fieldOf(cls.attributes.get(key.value))) continue;
    if (field.default !== undefined) cls.attributes.set(key.value, field.default);
    else cls.attributes.delete(key.value);
  }
  for (const [name, value] of cls.attributes) {
    if (fieldOf(value) && !names.has(name)) {
      throw vm.raise("TypeError", `'${name}' is a field but has no type annotation`);
    }
  }
  if (anyFrozen === true && !options.frozen) {
    throw vm.raise("TypeError", "cannot inherit non-frozen dataclass from a frozen one");
  }
  if (anyFrozen === false && options.frozen) {
    throw vm.raise("TypeError", "cannot inherit frozen dataclass from a non-frozen one");
  }
  yield* setAttribute(vm, cls, "__dataclass_fields__", objects);
  return fields;
}

/** What a field counts against the budget: Python sees an object with a dozen attributes. */
const stepsPerField = 40;
const itemsPerField = 200;

function* declare(
  vm: Machine,
  cls: PyClass,
  name: string,
  type: PyValue,
  isKwOnly: boolean,
): Steps<PyValue> {
  vm.charge(stepsPerField);
  vm.chargeItems(itemsPerField);
  const given = yield* findAttribute(vm, cls, name);
  const object =
    fieldOf(given) && given?.kind === "instance"
      ? given
      : fieldObject(vm, plainField(name, type, given));
  const field = fieldOf(object);
  if (!field) return object;
  field.name = name;
  field.type = type;
  field.role = roleOf(type);
  if (field.role !== "class") field.kwOnly ??= isKwOnly;
  showField(object, field);
  if (field.role !== "field" && field.factory !== undefined) {
    throw vm.raise("TypeError", `field ${name} cannot have a default factory`);
  }
  if (field.role === "field" && field.default !== undefined && isUnhashable(vm, field.default)) {
    const { name: kind, module } = vm.classOf(field.default);
    const typeText =
      module === "builtins" ? kind : `${module}.${vm.classOf(field.default).qualifiedName}`;
    const message = `mutable default <class '${typeText}'> for field ${name} is not allowed: use default_factory`;
    throw vm.raise("ValueError", message);
  }
  return object;
}

/** The fields of a dataclass or of an instance, as Python sees them. */
function fieldObjects(vm: Machine, value: PyValue): readonly (readonly [Field, PyValue])[] {
  const cls = value.kind === "class" ? value : vm.classOf(value);
  for (const base of cls.mro) {
    const fields = base.attributes.get("__dataclass_fields__");
    if (fields?.kind !== "dict") continue;
    return [...fields.entries.values()].flatMap(({ value: object }) => {
      const field = fieldOf(object);
      return field?.role === "field" ? [[field, object] as const] : [];
    });
  }
  throw vm.raise("TypeError", "must be called with a dataclass type or instance");
}

function requireInstance(vm: Machine, value: PyValue, what: string): void {
  if (value.kind === "unknown") return;
  if (value.kind === "class" || !isDataclass(vm.classOf(value))) {
    throw vm.raise("TypeError", `${what}() should be called on dataclass instances`);
  }
}

function* valueOf(vm: Machine, obj: PyValue, name: string): Steps<PyValue> {
  return ownAttributes(obj)?.get(name) ?? (yield* findAttribute(vm, obj, name)) ?? None;
}

function* asDict(vm: Machine, obj: PyValue, factory: PyValue | undefined): Steps<PyValue> {
  if (obj.kind === "instance" && isDataclass(obj.of)) {
    const result = newDict();
    for (const [field] of fieldObjects(vm, obj)) {
      setString(
        result,
        field.name,
        yield* asDict(vm, yield* valueOf(vm, obj, field.name), factory),
      );
    }
    if (factory === undefined) return result;
    const pairs = [...result.entries.values()].map(({ key, value }) => tuple([key, value]));
    return yield* callValue(factory, [{ kind: "list", items: pairs }]);
  }
  return yield* insideContainer(vm, obj, (value) => asDict(vm, value, factory));
}

function* asTuple(vm: Machine, obj: PyValue, factory: PyValue | undefined): Steps<PyValue> {
  if (obj.kind === "instance" && isDataclass(obj.of)) {
    const items: PyValue[] = [];
    for (const [field] of fieldObjects(vm, obj)) {
      items.push(yield* asTuple(vm, yield* valueOf(vm, obj, field.name), factory));
    }
    if (factory === undefined) return tuple(items);
    return yield* callValue(factory, [{ kind: "list", items }]);
  }
  return yield* insideContainer(vm, obj, (value) => asTuple(vm, value, factory));
}

/** What converting one value counts against the budget. */
const stepsPerValue = 24;

/** Lists, tuples and dicts are rebuilt with their items converted; everything else is copied. */
function* insideContainer(
  vm: Machine,
  value: PyValue,
  convert: (value: PyValue) => Steps<PyValue>,
): Steps<PyValue> {
  vm.charge(stepsPerValue);
  vm.chargeItems(itemsPerMap);
  if (value.kind === "list" || value.kind === "tuple") {
    const items: PyValue[] = [];
    vm.chargeItems(value.items.length);
    for (const item of value.items) items.push(yield* convert(item));
    if (value.kind === "list") return { kind: "list", items, of: value.of };
    return value.of && fieldNames(value.of) === undefined
      ? { ...tuple(items), of: value.of }
      : { ...value, items };
  }
  if (value.kind === "dict") {
    const result: PyDict = { ...value, entries: new Map() };
    vm.chargeItems(value.entries.size * itemsPerEntry);
    for (const [hash, { key, value: inner }] of [...value.entries]) {
      putEntry(result, hash, yield* convert(key), yield* convert(inner));
    }
    return result;
  }
  return yield* deepCopy(vm, value);
}

function* replace(vm: Machine, obj: PyValue, changes: PyDict): Steps<PyValue> {
  if (obj.kind === "unknown") return obj;
  const fields = obj.kind === "class" ? undefined : fieldsOf(vm.classOf(obj));
  if (fields === undefined) {
    throw vm.raise("TypeError", "replace() should be called on dataclass instances");
  }
  const given = keywordsOf(changes);
  for (const field of fields.values()) {
    if (field.role === "class") continue;
    if (!field.init) {
      if (given.has(field.name)) {
        const message = `field ${field.name} is declared with init=False, it cannot be specified with replace()`;
        throw vm.raise("ValueError", message);
      }
      continue;
    }
    if (given.has(field.name)) continue;
    if (field.role === "init" && field.default === undefined) {
      throw vm.raise("ValueError", `InitVar '${field.name}' must be specified with replace()`);
    }
    given.set(field.name, yield* valueOf(vm, obj, field.name));
  }
  return yield* callValue(vm.classOf(obj), [], given);
}

function* makeDataclass(vm: Machine, ...bound: (PyValue | undefined)[]): Steps<PyValue> {
  const [name, specs, bases, namespace, ...values] = bound;
  const annotations = newDict();
  const body = newDict();
  if (namespace?.kind === "dict") {
    for (const [hash, { key, value }] of namespace.entries) putEntry(body, hash, key, value);
  }
  for (const spec of specs === undefined ? [] : yield* toItems(vm, specs)) {
    const parts = spec.kind === "str" ? [spec] : yield* toItems(vm, spec);
    const [field, type, value] = parts;
    if (field?.kind !== "str") continue;
    setString(annotations, field.value, type ?? str("typing.Any"));
    if (value !== undefined) setString(body, field.value, value);
  }
  setString(body, "__annotations__", annotations);
  const from = bases === undefined ? [] : yield* toItems(vm, bases);
  const cls = yield* callValue(builtinClasses.type, [name ?? str("?"), tuple(from), body]);
  return yield* process(vm, cls, optionsOf(values));
}
