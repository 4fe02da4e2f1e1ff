/** Python's `functools`. */

import { findAttribute, setAttribute } from "../attributes";
import { callValue } from "../call";
import { defineClass, isSubclass, newInstance } from "../classes";
import { hashKey, newDict, setString } from "../dict";
import { iterator, next } from "../iterate";
import type { Machine, NativeModule, Steps } from "../native";
import { finish } from "../nativeFunction";
import { compare, isTrue } from "../operators";
import { repr } from "../text";
import {
  bool,
  int,
  None,
  NotImplemented,
  str,
  tuple,
  type HashKey,
  type PyClass,
  type PyNative,
  type PyValue,
} from "../values";
import { namedTuple } from "./namedTuple";
import {
  entries,
  keywordsOf,
  method,
  native,
  once,
  ownAttributes,
  perRun,
  plainInt,
  typeName,
} from "./support";
import { singleDispatch, singleDispatchMethod } from "./singleDispatch";
import { updateWrapper, wrapperAssignments } from "./wrapping";

export const functools: NativeModule = {
  name: "functools",
  create: (vm) => [
    ...functions(),
    ...entries(
      partialClass(vm),
      partialMethodClass(vm),
      cachedPropertyClass(vm),
      singleDispatchMethod(vm),
    ),
  ],
};

const functions = once(() =>
  entries(
    ["WRAPPER_ASSIGNMENTS", tuple(wrapperAssignments.map(str))],
    ["WRAPPER_UPDATES", tuple([str("__dict__")])],
    native("reduce", "function, iterable, initial?, /", reduce),
    native("update_wrapper", "wrapper, wrapped, assigned?, updated?", updateWrapper, {
      unknowns: "accept",
    }),
    native(
      "wraps",
      "wrapped, assigned?, updated?",
      (_vm, wrapped) =>
        native("wraps", "wrapper, /", (vm, wrapper) => updateWrapper(vm, wrapper, wrapped), {
          unknowns: "accept",
        }),
      { unknowns: "accept" },
    ),
    native("lru_cache", "maxsize?, typed?", lruCache, { unknowns: "accept" }),
    native("cache", "user_function, /", (vm, f) => cached(vm, f, Infinity), { unknowns: "accept" }),
    native("total_ordering", "cls", totalOrdering, { unknowns: "accept" }),
    native("cmp_to_key", "mycmp", (_vm, mycmp) => {
      const cls = comparingClass(mycmp);
      return native("K", "obj", (_vm, obj) => {
        const key = newInstance(cls);
        key.attributes.set("obj", obj);
        return key;
      });
    }),
    singleDispatch,
  ),
);

function* reduce(vm: Machine, f: PyValue, iterable: PyValue, initial?: PyValue): Steps<PyValue> {
  const source = yield* iterator(vm, iterable);
  if (source.kind === "unknown") return source;
  let value = initial ?? (yield* next(vm, source));
  if (value === undefined) {
    throw vm.raise("TypeError", "reduce() of empty iterable with no initial value");
  }
  for (;;) {
    const item = yield* next(vm, source);
    if (item === undefined) return value;
    value = yield* callValue(f, [value, item]);
  }
}

function lruCache(vm: Machine, maxsize?: PyValue, typed?: PyValue): PyValue | Steps<PyValue> {
  void typed;
  if (maxsize !== undefined && maxsize.kind !== "none" && plainInt(maxsize) === undefined) {
    if (maxsize.kind === "unknown") return maxsize;
    return cached(vm, maxsize, 128);
  }
  const limit = maxsize === undefined ? 128 : Number(plainInt(maxsize) ?? Infinity);
  return native("decorating_function", "user_function, /", (vm, f) => cached(vm, f, limit), {
    unknowns: "accept",
  });
}

const cacheInfo = once(() =>
  namedTuple("CacheInfo", "functools", ["hits", "misses", "maxsize", "currsize"]),
);

/** A mark between positional and keyword arguments in a key: nothing else equals it. */
const keywordMark: PyValue = { kind: "ellipsis" };

function* cached(vm: Machine, f: PyValue, limit: number): Steps<PyValue> {
  let hits = 0;
  let misses = 0;
  const results = new Map<HashKey, PyValue>();
  function* call(
    vm: Machine,
    args: readonly PyValue[],
    kwargs: ReadonlyMap<string, PyValue>,
  ): Steps<PyValue> {
    const parts = [...args];
    if (kwargs.size > 0) {
      parts.push(keywordMark);
      for (const [name, value] of kwargs) parts.push(str(name), value);
    }
    // Ints and texts are their own keys; `1` and `True` are two calls, `1.0` and `True` one, as in CPython.
    const [only] = parts;
    const isOwnKey = parts.length === 1 && (only.kind === "int" || only.kind === "str");
    const key = yield* finish(hashKey(vm, isOwnKey ? only : tuple(parts)));
    const known = results.get(key);
    if (known !== undefined) {
      hits += 1;
      // Behind the others: the first of a Map is the one used longest ago.
      results.delete(key);
      results.set(key, known);
      return known;
    }
    misses += 1;
    const result = yield* callValue(f, args, kwargs);
    if (limit > 0) {
      vm.chargeItems(1);
      results.set(key, result);
      if (results.size > limit) {
        for (const oldest of results.keys()) {
          results.delete(oldest);
          break;
        }
      }
    }
    return result;
  }
  const info = native("cache_info", "", () => {
    const maxsize = limit === Infinity ? None : int(limit);
    return { ...tuple([int(hits), int(misses), maxsize, int(results.size)]), of: cacheInfo() };
  });
  const clear = native("cache_clear", "", () => {
    results.clear();
    hits = 0;
    misses = 0;
    return None;
  });
  const parameters = native("cache_parameters", "", () => {
    const dict = newDict();
    setString(dict, "maxsize", limit === Infinity ? None : int(limit));
    setString(dict, "typed", bool(false));
    return dict;
  });
  const wrapper: PyNative = {
    kind: "native",
    name: "lru_cache_wrapper",
    qualifiedName: "lru_cache_wrapper",
    isMethod: true,
    call,
    attributes: new Map(entries(info, clear, parameters)),
  };
  return yield* updateWrapper(vm, wrapper, f);
}

/** Adds the comparisons that follow from the one that is there: `a > b` is `not a < b and a != b`. */
function* totalOrdering(vm: Machine, cls: PyValue): Steps<PyValue> {
  if (cls.kind !== "class") return cls;
  const root = ["__lt__", "__le__", "__gt__", "__ge__"].find((name) =>
    cls.mro.some((base) => base !== vm.builtinClass("object") && base.attributes.has(name)),
  );
  if (root === undefined) {
    throw vm.raise("ValueError", "must define at least one ordering operation: < > <= >=");
  }
  for (const name of ["__lt__", "__le__", "__gt__", "__ge__"]) {
    const isDefined = cls.mro.some(
      (base) => base !== vm.builtinClass("object") && base.attributes.has(name),
    );
    if (!isDefined) yield* setAttribute(vm, cls, name, fromRoot(cls.name, name, root));
  }
  return cls;
}

function fromRoot(owner: string, name: string, root: string): PyNative {
  return method(owner, name, "self, other, /", function* (vm, self, other) {
    const found = yield* findAttribute(vm, self, root);
    if (found === undefined) return NotImplemented;
    const verdict = yield* callValue(found, [other]);
    if (verdict.kind === "notimplemented" || verdict.kind === "unknown") return verdict;
    const isRoot = yield* isTrue(vm, verdict);
    return yield* combine(vm, self, other, isRoot, howDerived(name, root));
  });
}

type Derivation =
  "opposite" | "or equal" | "unless equal" | "opposite or equal" | "opposite unless equal";

/** How a comparison follows from another, for which equality has to be asked as well in most cases. */
function howDerived(name: string, root: string): Derivation {
  const isStrict = (op: string) => op === "__lt__" || op === "__gt__";
  const isLess = (op: string) => op === "__lt__" || op === "__le__";
  const sameSide = isLess(name) === isLess(root);
  if (sameSide) return isStrict(root) ? "or equal" : "unless equal";
  if (isStrict(root)) return isStrict(name) ? "opposite unless equal" : "opposite";
  return isStrict(name) ? "opposite" : "opposite or equal";
}

function* combine(
  vm: Machine,
  self: PyValue,
  other: PyValue,
  isRoot: boolean,
  how: Derivation,
): Steps<PyValue> {
  switch (how) {
    case "opposite":
      return bool(!isRoot);
    case "or equal":
      return isRoot ? bool(true) : yield* compare(vm, "==", self, other);
    case "unless equal":
      return isRoot ? yield* compare(vm, "!=", self, other) : bool(false);
    case "opposite or equal":
      return isRoot ? yield* compare(vm, "==", self, other) : bool(true);
    case "opposite unless equal":
      return isRoot ? bool(false) : yield* compare(vm, "!=", self, other);
  }
}

/** Objects that compare by calling `mycmp` on what they hold. */
function comparingClass(mycmp: PyValue): PyClass {
  const comparison = (name: string, op: "<" | "<=" | ">" | ">=" | "==") =>
    method("K", name, "self, other, /", function* (vm, self, other) {
      const a = ownAttributes(self)?.get("obj");
      const b = ownAttributes(other)?.get("obj");
      if (a === undefined || b === undefined) {
        throw vm.raise("TypeError", "other argument must be K instance");
      }
      return yield* compare(vm, op, yield* callValue(mycmp, [a, b]), int(0));
    });
  return defineClass({
    name: "KeyWrapper",
    module: "functools",
    attributes: entries(
      comparison("__lt__", "<"),
      comparison("__le__", "<="),
      comparison("__gt__", ">"),
      comparison("__ge__", ">="),
      comparison("__eq__", "=="),
    ),
  });
}

interface Partial {
  readonly func: PyValue;
  readonly args: readonly PyValue[];
  readonly keywords: ReadonlyMap<string, PyValue>;
}

/** What a partial object holds, itself possibly of a subclass of the user's. */
function partialOf(self: PyValue): Partial | undefined {
  const own = ownAttributes(self);
  const func = own?.get("func");
  const args = own?.get("args");
  const keywords = own?.get("keywords");
  if (func === undefined || args?.kind !== "tuple" || keywords?.kind !== "dict") return undefined;
  return { func, args: args.items, keywords: keywordsOf(keywords) };
}

export const partialClass = perRun("functools.partial", (): PyClass =>
  defineClass({
    name: "partial",
    module: "functools",
    attributes: entries(
      method(
        "partial",
        "__init__",
        "self, func, /, *args, **keywords",
        (vm, self, func, args, keywords) => {
          const own = ownAttributes(self);
          const inner =
            func.kind === "instance" && isSubclass(func.of, partialClass(vm))
              ? partialOf(func)
              : undefined;
          if (func.kind !== "unknown" && !isCallable(vm, func)) {
            throw vm.raise("TypeError", "the first argument must be callable");
          }
          const all = newDict();
          for (const [name, value] of inner?.keywords ?? []) setString(all, name, value);
          for (const [name, value] of keywordsOf(keywords)) setString(all, name, value);
          own?.set("func", inner?.func ?? func);
          own?.set("args", tuple([...(inner?.args ?? []), ...args.items]));
          own?.set("keywords", all);
          return None;
        },
        { unknowns: "accept" },
      ),
      method(
        "partial",
        "__call__",
        "self, /, *args, **kwargs",
        (_vm, self, args, kwargs) => {
          const partial = partialOf(self);
          if (partial === undefined) return None;
          const keywords = new Map([...partial.keywords, ...keywordsOf(kwargs)]);
          return callValue(partial.func, [...partial.args, ...args.items], keywords);
        },
        { unknowns: "accept" },
      ),
      method("partial", "__repr__", "self, /", function* (vm, self) {
        const partial = partialOf(self);
        if (partial === undefined) return str("functools.partial(...)");
        const parts = [yield* repr(vm, partial.func)];
        for (const each of partial.args) parts.push(yield* repr(vm, each));
        for (const [name, value] of partial.keywords)
          parts.push(`${name}=${yield* repr(vm, value)}`);
        const cls = vm.classOf(self);
        const name = cls === partialClass(vm) ? "functools.partial" : cls.qualifiedName;
        return str(`${name}(${parts.join(", ")})`);
      }),
      [
        "__class_getitem__",
        {
          kind: "classmethod",
          function: native("__class_getitem__", "cls, item, /", (_vm, cls) => cls),
        },
      ],
    ),
  }),
);

function isCallable(vm: Machine, value: PyValue): boolean {
  switch (value.kind) {
    case "function":
    case "native":
    case "method":
    case "class":
      return true;
    default:
      return vm.classOf(value).mro.some((base) => base.attributes.has("__call__"));
  }
}

const partialMethodClass = perRun("functools.partialmethod", () =>
  defineClass({
    name: "partialmethod",
    module: "functools",
    attributes: entries(
      method(
        "partialmethod",
        "__init__",
        "self, func, /, *args, **keywords",
        (_vm, self, func, args, keywords) => {
          const own = ownAttributes(self);
          own?.set("func", func);
          own?.set("args", args);
          own?.set("keywords", keywords);
          return None;
        },
        { unknowns: "accept" },
      ),
      method(
        "partialmethod",
        "__get__",
        "self, obj, cls?, /",
        function* (vm, self, obj, cls) {
          const partial = partialOf(self);
          if (partial === undefined) return None;
          const getter = yield* findAttribute(vm, partial.func, "__get__");
          const bound =
            obj.kind === "none"
              ? partial.func
              : getter === undefined
                ? ({ kind: "method", self: obj, function: partial.func } as const)
                : yield* callValue(getter, [obj, cls ?? vm.classOf(obj)]);
          return native(
            "partialmethod",
            "*args, **kwargs",
            (_vm, args, kwargs) => {
              const keywords = new Map([...partial.keywords, ...keywordsOf(kwargs)]);
              // Without an instance, `self` is the first argument of the call and stays in front.
              const own = obj.kind === "none" ? args.items.slice(0, 1) : [];
              const rest = obj.kind === "none" ? args.items.slice(1) : args.items;
              return callValue(bound, [...own, ...partial.args, ...rest], keywords);
            },
            { unknowns: "accept" },
          );
        },
        { unknowns: "accept" },
      ),
    ),
  }),
);

const cachedPropertyClass = perRun("functools.cached_property", () =>
  defineClass({
    name: "cached_property",
    module: "functools",
    attributes: entries(
      method(
        "cached_property",
        "__init__",
        "self, func",
        function* (vm, self, func) {
          const own = ownAttributes(self);
          own?.set("func", func);
          own?.set("attrname", None);
          own?.set("__doc__", (yield* findAttribute(vm, func, "__doc__")) ?? None);
          return None;
        },
        { unknowns: "accept" },
      ),
      method(
        "cached_property",
        "__set_name__",
        "self, owner, name",
        (_vm, self, _owner, name) => {
          ownAttributes(self)?.set("attrname", name);
          return None;
        },
        { unknowns: "accept" },
      ),
      method(
        "cached_property",
        "__get__",
        "self, instance, owner?",
        function* (vm, self, instance) {
          if (instance.kind === "none") return self;
          const own = ownAttributes(self);
          const name = own?.get("attrname");
          const func = own?.get("func");
          if (name?.kind !== "str" || func === undefined) {
            const message =
              "Cannot use cached_property instance without calling __set_name__ on it.";
            throw vm.raise("TypeError", message);
          }
          const attributes = ownAttributes(instance);
          if (attributes === undefined) {
            const message = `No '__dict__' attribute on '${typeName(vm, instance)}' instance to cache '${name.value}' property.`;
            throw vm.raise("TypeError", message);
          }
          const known = attributes.get(name.value);
          if (known !== undefined) return known;
          const value = yield* callValue(func, [instance]);
          attributes.set(name.value, value);
          return value;
        },
        { unknowns: "accept" },
      ),
    ),
  }),
);
