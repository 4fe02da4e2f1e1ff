/** Python's `collections.abc`: abstract classes that ask for methods, not for ancestry. */

import { lookupClass } from "../attributes";
import { builtinClasses, defineClass, isSubclass, type BuiltinClassName } from "../classes";
import type { Machine, NativeModule } from "../native";
import type { PyClass, PyValue } from "../values";
import { abcMeta, abstractMethod, noteAbstract, setStructuralCheck } from "./abstract";
import { genericAlias } from "./alias";
import { lazyMethod } from "./lazyPython";
import { mixinModule } from "./sources/collectionMixins";
import { classMethod, perRun } from "./support";
import { dequeClass } from "./deque";
import { mappingProxyClass } from "./types";

export const collectionsAbc: NativeModule = {
  name: "collections.abc",
  create: (vm) => abstractCollections(vm),
};

interface Row {
  readonly name: string;
  readonly bases: string;
  /** Methods a class needs to count, where that is enough. */
  readonly needs?: string;
  /** Builtin classes that count, besides those that have the methods. */
  readonly builtins: string;
  /** Methods that subclasses must define. */
  readonly abstract: string;
  /** Methods that subclasses are given. */
  readonly mixins: string;
}

function row(
  name: string,
  bases: string,
  builtins: string,
  abstract = "",
  mixins = "",
  needs?: string,
): Row {
  return { name, bases, builtins, abstract, mixins, needs };
}

const containers = "str bytes bytearray tuple list dict set frozenset range mappingproxy";
const views = "dict_keys dict_values dict_items";
const iterators = "generator enumerate zip map filter reversed";

const rows: readonly Row[] = [
  row("Hashable", "", "", "__hash__", "", "__hash__"),
  row("Awaitable", "", "coroutine", "__await__", "", "__await__"),
  row("Coroutine", "Awaitable", "coroutine", "send throw", "close", "__await__ send throw close"),
  row("AsyncIterable", "", "async_generator", "__aiter__", "", "__aiter__"),
  row(
    "AsyncIterator",
    "AsyncIterable",
    "async_generator",
    "__anext__",
    "__aiter__",
    "__anext__ __aiter__",
  ),
  row(
    "AsyncGenerator",
    "AsyncIterator",
    "async_generator",
    "asend athrow",
    "aclose",
    "__aiter__ __anext__ asend athrow aclose",
  ),
  row("Iterable", "", `${containers} ${views} ${iterators}`, "__iter__", "", "__iter__"),
  row("Iterator", "Iterable", iterators, "__next__", "__iter__", "__iter__ __next__"),
  row(
    "Generator",
    "Iterator",
    "generator",
    "send throw",
    "close __next__",
    "__iter__ __next__ send throw close",
  ),
  row(
    "Reversible",
    "Iterable",
    "str bytes bytearray tuple list dict range dict_keys dict_values dict_items",
    "__reversed__",
    "",
    "__reversed__ __iter__",
  ),
  row("Sized", "", `${containers} ${views}`, "__len__", "", "__len__"),
  row("Container", "", `${containers} dict_keys dict_items`, "__contains__", "", "__contains__"),
  row(
    "Callable",
    "",
    "function builtin_function_or_method method type staticmethod",
    "__call__",
    "",
    "__call__",
  ),
  row(
    "Collection",
    "Sized Iterable Container",
    `${containers} dict_keys dict_items`,
    "",
    "",
    "__len__ __iter__ __contains__",
  ),
  row(
    "Set",
    "Collection",
    "set frozenset dict_keys dict_items",
    "",
    "__le__ __lt__ __gt__ __ge__ __eq__ _from_iterable __and__ __rand__ __or__ __ror__ __sub__ __rsub__ __xor__ __rxor__ isdisjoint",
  ),
  row(
    "MutableSet",
    "Set",
    "set",
    "add discard",
    "remove pop clear __ior__ __iand__ __ixor__ __isub__",
  ),
  row(
    "Mapping",
    "Collection",
    "dict mappingproxy",
    "__getitem__",
    "get __contains__ keys items values __eq__",
  ),
  row("MappingView", "Sized", views, "", "__init__ __len__ __repr__"),
  row("KeysView", "MappingView Set", "dict_keys", "", "_from_iterable __contains__ __iter__"),
  row("ItemsView", "MappingView Set", "dict_items", "", "_from_iterable __contains__ __iter__"),
  row("ValuesView", "MappingView Collection", "dict_values", "", "__contains__ __iter__"),
  row(
    "MutableMapping",
    "Mapping",
    "dict",
    "__setitem__ __delitem__",
    "pop popitem clear update setdefault",
  ),
  row(
    "Sequence",
    "Reversible Collection",
    "str bytes bytearray tuple list range memoryview",
    "__getitem__",
    "__iter__ __contains__ __reversed__ index count",
  ),
  row("ByteString", "Sequence", "bytes bytearray", ""),
  row(
    "MutableSequence",
    "Sequence",
    "bytearray list",
    "__setitem__ __delitem__ insert",
    "append clear reverse extend pop remove __iadd__",
  ),
];

/** The classes by name. */
export const abstractCollections = perRun("collections.abc", (vm) => {
  const made = new Map<string, PyClass>();
  for (const each of rows) made.set(each.name, makeClass(vm, each, made));
  return made;
});

function words(text: string): readonly string[] {
  return text === "" ? [] : text.split(" ");
}

function makeClass(vm: Machine, row: Row, made: ReadonlyMap<string, PyClass>): PyClass {
  const bases = words(row.bases).flatMap((base) => made.get(base) ?? []);
  const attributes: (readonly [string, PyValue])[] = [
    ...words(row.abstract).map((name) => abstractMethod(row.name, name)),
    ...words(row.mixins).map((name) => lazyMethod(mixinModule, `${row.name}.${name}`)),
    classMethod(row.name, "__class_getitem__", "cls, item, /", (vm, cls, item) =>
      genericAlias(vm, cls, item),
    ),
  ];
  const fromIterable = attributes.find(([name]) => name === "_from_iterable");
  const cls = defineClass({
    name: row.name,
    module: "collections.abc",
    bases: bases.length > 0 ? bases : undefined,
    metaclass: abcMeta(vm),
    attributes,
  });
  if (fromIterable) {
    cls.attributes.set("_from_iterable", { kind: "classmethod", function: fromIterable[1] });
  }
  noteAbstract(cls);
  const builtins = words(row.builtins).map((name) => builtinClass(name));
  const needs = row.needs === undefined ? undefined : words(row.needs);
  setStructuralCheck(vm, cls, (vm, candidate) => {
    if (builtins.some((builtin) => builtin && isSubclass(candidate, builtin))) return true;
    // `types.MappingProxyType` is a class of its own, in Python.
    if (row.name === "Mapping" && isSubclass(candidate, mappingProxyClass(vm))) return true;
    if (row.name === "MutableSequence" && isSubclass(candidate, dequeClass(vm))) return true;
    if (row.name === "Hashable") return isHashable(candidate);
    if (row.name === "Callable" && candidate.mro.includes(builtinClasses.type)) return true;
    return needs !== undefined && hasAll(vm, candidate, needs);
  });
  return cls;
}

function builtinClass(name: string): PyClass | undefined {
  const classes: Readonly<Record<string, PyClass | undefined>> = builtinClasses;
  return classes[name];
}

const unhashable: readonly BuiltinClassName[] = ["list", "dict", "set", "bytearray", "slice"];

function isHashable(cls: PyClass): boolean {
  for (const base of cls.mro) {
    if (unhashable.some((name) => base === builtinClasses[name])) return false;
    const hash = base.attributes.get("__hash__");
    if (hash !== undefined && base !== builtinClasses.object) return hash.kind !== "none";
    // A class that defines equality without a hash has none.
    if (base.attributes.has("__eq__") && base.definedAt !== undefined) return false;
  }
  return true;
}

function hasAll(vm: Machine, cls: PyClass, names: readonly string[]): boolean {
  void vm;
  return names.every((name) => {
    const found = lookupClass(cls, name);
    return found !== undefined && found.kind !== "none";
  });
}
