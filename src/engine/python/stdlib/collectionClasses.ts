/** The dict classes of `collections`: OrderedDict, defaultdict, Counter, ChainMap; and the User* wrappers. */

import { getAttribute } from "../attributes";
import { callValue } from "../call";
import { builtinClasses, defineClass, isSubclass } from "../classes";
import { hashKey, lastEntry, putEntry } from "../dict";
import { isCallable } from "../functions/objects";
import type { Machine, Steps } from "../native";
import { finish } from "../nativeFunction";
import { compare, equals, isTrue } from "../operators";
import { whileShowing } from "../reprText";
import { itemsPerEntry } from "../sizes";
import { repr } from "../text";
import {
  bool,
  None,
  NotImplemented,
  str,
  tuple,
  type PyClass,
  type PyDict,
  type PyValue,
} from "../values";
import { noteAbstract } from "./abstract";
import { genericAlias } from "./alias";
import { abstractCollections } from "./collectionsAbc";
import { lazyMethod } from "./lazyPython";
import { wrapperModule } from "./sources/collectionWrappers";
import { classMethod, entries, keywordsOf, method, perRun, typeName } from "./support";

const accept = { unknowns: "accept" } as const;

function asDict(vm: Machine, value: PyValue): PyDict {
  if (value.kind === "dict") return value;
  throw vm.raise(
    "TypeError",
    `descriptor requires a 'dict' object but received '${typeName(vm, value)}'`,
  );
}

const subscript = (owner: string) =>
  classMethod(
    owner,
    "__class_getitem__",
    "cls, item, /",
    (vm, cls, item) => genericAlias(vm, cls, item),
    accept,
  );

export const orderedDictClass = perRun("collections.OrderedDict", (): PyClass =>
  defineClass({
    name: "OrderedDict",
    module: "collections",
    bases: [builtinClasses.dict],
    attributes: entries(
      method("OrderedDict", "move_to_end", "self, /, key, last?", function* (vm, self, key, last) {
        const dict = asDict(vm, self);
        const hash = yield* finish(hashKey(vm, key));
        const entry = dict.entries.get(hash);
        if (entry === undefined) throw vm.raiseOf(builtinClasses.KeyError, [key]);
        dict.entries.delete(hash);
        const isLast = last === undefined || (yield* isTrue(vm, last));
        if (!isLast) vm.charge(dict.entries.size);
        const rest = isLast ? [] : [...dict.entries];
        if (!isLast) dict.entries.clear();
        dict.entries.set(hash, entry);
        for (const [each, value] of rest) dict.entries.set(each, value);
        return None;
      }),
      method("OrderedDict", "popitem", "self, /, last?", function* (vm, self, last) {
        const dict = asDict(vm, self);
        if (dict.entries.size === 0) throw vm.raise("KeyError", "dictionary is empty");
        const isLast = last === undefined || (yield* isTrue(vm, last));
        const found = isLast ? lastEntry(vm, dict) : dict.entries.entries().next().value;
        if (!found) return None;
        const [hash, { key, value }] = found;
        dict.entries.delete(hash);
        return tuple([key, value]);
      }),
      method("OrderedDict", "__repr__", "self, /", function* (vm, self) {
        const dict = asDict(vm, self);
        const name = vm.classOf(self).name;
        if (dict.entries.size === 0) return str(`${name}()`);
        const pairs = [...dict.entries.values()].map(({ key, value }) => tuple([key, value]));
        const text = whileShowing(vm, self, "...", function* () {
          return `${name}(${yield* repr(vm, { kind: "list", items: pairs })})`;
        });
        return str(yield* text);
      }),
      method(
        "OrderedDict",
        "__eq__",
        "self, other, /",
        (vm, self, other) => orderedEquals(vm, asDict(vm, self), other),
        accept,
      ),
      method(
        "OrderedDict",
        "__ne__",
        "self, other, /",
        function* (vm, self, other) {
          const verdict = yield* orderedEquals(vm, asDict(vm, self), other);
          return verdict.kind === "bool" ? bool(!verdict.value) : verdict;
        },
        accept,
      ),
      ["__hash__", None],
      method("OrderedDict", "copy", "self, /", copySame),
      method("OrderedDict", "__copy__", "self, /", copySame),
      method("OrderedDict", "__or__", "self, other, /", (vm, self, other) =>
        merged(vm, self, self, other),
      ),
      method("OrderedDict", "__ror__", "self, other, /", (vm, self, other) =>
        merged(vm, self, other, self),
      ),
      subscript("OrderedDict"),
    ),
  }),
);

function copySame(vm: Machine, self: PyValue): Steps<PyValue> {
  return callValue(vm.classOf(self), [self]);
}

/** `a | b` as a dict of the class of `self`. */
function* merged(vm: Machine, self: PyValue, a: PyValue, b: PyValue): Steps<PyValue> {
  if (a.kind !== "dict" || b.kind !== "dict") return NotImplemented;
  const result = yield* callValue(vm.classOf(self), [a]);
  const update = yield* getAttribute(vm, result, "update");
  yield* callValue(update, [b]);
  return result;
}

/** Two ordered dicts are equal in the same order only. */
function* orderedEquals(vm: Machine, self: PyDict, other: PyValue): Steps<PyValue> {
  if (other.kind !== "dict") return NotImplemented;
  const isOrdered = isSubclass(vm.classOf(other), orderedDictClass(vm));
  if (!isOrdered) {
    return yield* compare(
      vm,
      "==",
      { kind: "dict", entries: self.entries },
      { kind: "dict", entries: other.entries },
    );
  }
  if (self.entries.size !== other.entries.size) return bool(false);
  const theirs = [...other.entries.values()];
  let i = 0;
  for (const { key, value } of [...self.entries.values()]) {
    if (!(yield* equals(vm, key, theirs[i].key))) return bool(false);
    if (!(yield* equals(vm, value, theirs[i].value))) return bool(false);
    i += 1;
  }
  return bool(true);
}

export const defaultDictClass = perRun("collections.defaultdict", (): PyClass =>
  defineClass({
    name: "defaultdict",
    module: "collections",
    bases: [builtinClasses.dict],
    attributes: entries(
      method(
        "defaultdict",
        "__init__",
        "self, default_factory?, /, *args, **kwargs",
        function* (vm, self, factory, args, kwargs) {
          const dict = asDict(vm, self);
          if (factory !== undefined && factory.kind !== "none") {
            if (factory.kind !== "unknown" && !isCallable(vm, factory)) {
              throw vm.raise("TypeError", "first argument must be callable or None");
            }
            dict.defaultFactory = factory;
          }
          const update = yield* getAttribute(vm, builtinClasses.dict, "update");
          if (args.items.length > 0 || kwargs.entries.size > 0) {
            yield* callValue(update, [self, ...args.items], keywordsOf(kwargs));
          }
          return None;
        },
        accept,
      ),
      method(
        "defaultdict",
        "__missing__",
        "self, key, /",
        function* (vm, self, key) {
          const dict = asDict(vm, self);
          if (dict.defaultFactory === undefined) throw vm.raiseOf(builtinClasses.KeyError, [key]);
          const value = yield* callValue(dict.defaultFactory, []);
          putEntry(dict, yield* finish(hashKey(vm, key)), key, value);
          return value;
        },
        accept,
      ),
      method("defaultdict", "__repr__", "self, /", function* (vm, self) {
        const dict = asDict(vm, self);
        const factory = yield* repr(vm, dict.defaultFactory ?? None);
        const items = yield* whileShowing(vm, self, "{...}", () =>
          repr(vm, { kind: "dict", entries: dict.entries }),
        );
        return str(`${vm.classOf(self).name}(${factory}, ${items})`);
      }),
      method("defaultdict", "copy", "self, /", copyDefault),
      method("defaultdict", "__copy__", "self, /", copyDefault),
      [
        "default_factory",
        {
          kind: "property",
          get: method(
            "defaultdict",
            "default_factory",
            "self, /",
            (vm, self) => asDict(vm, self).defaultFactory ?? None,
          ),
          set: method("defaultdict", "default_factory", "self, value, /", (vm, self, value) => {
            asDict(vm, self).defaultFactory = value.kind === "none" ? undefined : value;
            return None;
          }),
        },
      ],
      subscript("defaultdict"),
    ),
  }),
);

function copyDefault(vm: Machine, self: PyValue): PyValue {
  const dict = asDict(vm, self);
  vm.chargeItems(dict.entries.size * itemsPerEntry);
  const entries = new Map(
    [...dict.entries].map(([hash, { key, value }]) => [hash, { key, value }]),
  );
  return { ...dict, entries, attributes: new Map(dict.attributes) };
}

/** A class of the library whose methods are written in Python. */
function inPython(name: string, bases: readonly PyClass[], methods: string): PyClass {
  const cls = defineClass({
    name,
    module: "collections",
    bases,
    attributes: [
      ...methods.split(" ").map((each) => lazyMethod(wrapperModule, `${name}.${each}`)),
      subscript(name),
    ],
  });
  noteAbstract(cls);
  return cls;
}

export const counterClass = perRun("collections.Counter", (): PyClass => {
  const cls = inPython(
    "Counter",
    [builtinClasses.dict],
    "__init__ most_common elements update subtract copy total __repr__ __delitem__ __add__ __sub__ __or__ __and__ " +
      "__pos__ __neg__ __iadd__ __isub__ __ior__ __iand__ __eq__ __ne__ __le__ __lt__ __ge__ __gt__",
  );
  cls.attributes.set("__hash__", None);
  cls.attributes.set(
    "__missing__",
    method("Counter", "__missing__", "self, key, /", () => ({ kind: "int", value: 0 }), accept),
  );
  const fromKeys = classMethod("Counter", "fromkeys", "cls, iterable, v?", (vm) => {
    throw vm.raise(
      "NotImplementedError",
      "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.",
    );
  });
  cls.attributes.set(...fromKeys);
  return cls;
});

function abstract(vm: Machine, name: string): readonly PyClass[] {
  const cls = abstractCollections(vm).get(name);
  return cls === undefined ? [] : [cls];
}

export const chainMapClass = perRun("collections.ChainMap", (vm): PyClass => {
  const cls = inPython(
    "ChainMap",
    abstract(vm, "MutableMapping"),
    "__init__ __missing__ __getitem__ get __len__ __iter__ __contains__ __bool__ __repr__ copy __copy__ new_child " +
      "__setitem__ __delitem__ __or__ __ror__ __ior__ popitem pop clear",
  );
  const [name, get] = lazyMethod(wrapperModule, "ChainMap.parents");
  cls.attributes.set(name, { kind: "property", get });
  return cls;
});

export const userClasses = perRun("collections.User", (vm): readonly PyClass[] => [
  inPython(
    "UserDict",
    abstract(vm, "MutableMapping"),
    "__init__ __len__ __getitem__ __setitem__ __delitem__ __iter__ __contains__ __repr__ __or__ __ror__ __ior__ copy",
  ),
  inPython(
    "UserList",
    abstract(vm, "MutableSequence"),
    "__init__ __repr__ __lt__ __le__ __eq__ __gt__ __ge__ __contains__ __len__ __getitem__ __setitem__ __delitem__ " +
      "__add__ __radd__ __iadd__ __mul__ __rmul__ append insert pop remove clear copy count index reverse sort extend",
  ),
  inPython(
    "UserString",
    abstract(vm, "Sequence"),
    "__init__ __str__ __repr__ __int__ __float__ __hash__ __eq__ __lt__ __le__ __gt__ __ge__ __contains__ __len__ " +
      "__getitem__ __add__ __radd__ __mul__ __getattr__",
  ),
]);
