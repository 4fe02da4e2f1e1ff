/** `functools.partial` and `partialmethod`. */

import { findAttribute } from "../attributes";
import { callValue } from "../call";
import { defineClass, isSubclass } from "../classes";
import { newDict, setString } from "../dict";
import { isCallable } from "../functions/objects";
import { repr, toStr } from "../text";
import { None, str, tuple, type PyClass, type PyValue } from "../values";
import { entries, keywordsOf, method, native, ownAttributes, perRun } from "./support";

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
        "self, func?, /, *args, **keywords",
        (vm, self, func, args, keywords) => {
          if (func === undefined) {
            throw vm.raise("TypeError", "type 'partial' takes at least one argument");
          }
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

export const partialMethodClass = perRun("functools.partialmethod", () =>
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
      method("partialmethod", "__repr__", "self, /", function* (vm, self) {
        const partial = partialOf(self);
        if (partial === undefined) return str("functools.partialmethod(...)");
        const args: string[] = [];
        for (const each of partial.args) args.push(yield* repr(vm, each));
        const keywords: string[] = [];
        for (const [name, value] of partial.keywords) {
          keywords.push(`${name}=${yield* repr(vm, value)}`);
        }
        const parts = [yield* toStr(vm, partial.func), args.join(", "), keywords.join(", ")];
        return str(`functools.partialmethod(${parts.join(", ")})`);
      }),
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
