/** Python's `functools`. */

import { findAttribute } from "../attributes";
import { callValue } from "../call";
import { defineClass, newInstance } from "../classes";
import { hashKey, newDict, setString } from "../dict";
import { iterator, next } from "../iterate";
import type { Machine, NativeModule, Steps } from "../native";
import { isCallable } from "../functions/objects";
import { finish } from "../nativeFunction";
import { plainTruth } from "../operators";
import { bool, int, None, str, tuple, type HashKey, type PyNative, type PyValue } from "../values";
import { namedTuple } from "./namedTuple";
import {
  entries,
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
import { comparingClass, totalOrdering } from "./ordering";
import { partialClass, partialMethodClass } from "./partial";

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
      (_vm, wrapped, assigned, updated) =>
        native(
          "wraps",
          "wrapper, /",
          (vm, wrapper) => updateWrapper(vm, wrapper, wrapped, assigned, updated),
          { unknowns: "accept" },
        ),
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
  const isTyped = typed !== undefined && plainTruth(typed) === true;
  if (maxsize !== undefined && maxsize.kind !== "none" && plainInt(maxsize) === undefined) {
    if (maxsize.kind === "unknown") return maxsize;
    if (!isCallable(vm, maxsize)) {
      const message = "Expected first argument to be an integer, a callable, or None";
      throw vm.raise("TypeError", message);
    }
    return cached(vm, maxsize, 128, isTyped);
  }
  const limit = maxsize === undefined ? 128 : Math.max(0, Number(plainInt(maxsize) ?? Infinity));
  return native(
    "decorating_function",
    "user_function, /",
    (vm, f) => cached(vm, f, limit, isTyped),
    { unknowns: "accept" },
  );
}

const cacheInfo = once(() =>
  namedTuple("CacheInfo", "functools", ["hits", "misses", "maxsize", "currsize"]),
);

/** A mark between positional and keyword arguments in a key: nothing else equals it. */
const keywordMark: PyValue = { kind: "ellipsis" };

function* cached(vm: Machine, f: PyValue, limit: number, isTyped = false): Steps<PyValue> {
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
    // `typed`: what the arguments are is a part of the key.
    if (isTyped) parts.push(...[...args, ...kwargs.values()].map((each) => vm.classOf(each)));
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
    setString(dict, "typed", bool(isTyped));
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
          const attributes = vm.classOf(instance).slots ? undefined : ownAttributes(instance);
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
