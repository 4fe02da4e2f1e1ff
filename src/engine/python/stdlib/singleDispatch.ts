/** `functools.singledispatch`: functions chosen by the class of their first argument. */

import { getTypeHints } from "./typingObjects";
import { findAttribute } from "../attributes";
import { callValue } from "../call";
import { builtinClasses, defineClass } from "../classes";
import type { Machine, Steps } from "../native";
import { None, type PyClass, type PyDict, type PyNative, type PyValue } from "../values";
import { repr, toStr } from "../text";
import { isVirtualSubclass } from "./abstract";
import { dispatchOrder } from "./dispatchOrder";
import { updateWrapper } from "./wrapping";
import { dictSet, newDict } from "../dict";
import { entries, keywordsOf, method, native, ownAttributes, perRun } from "./support";

/** Implementations by class, the one for `object` first. */
type Registry = Map<PyClass, PyValue>;

export const singleDispatch = native(
  "singledispatch",
  "func",
  function* (vm, func) {
    const registry: Registry = new Map([[builtinClasses.object, func]]);
    const wrapper: PyNative = {
      kind: "native",
      name: "singledispatch",
      qualifiedName: "singledispatch",
      isMethod: true,
      call: function* (vm, args, kwargs) {
        if (args.length === 0) {
          const name = func.kind === "function" ? func.name : "singledispatch function";
          throw vm.raise("TypeError", `${name} requires at least 1 positional argument`);
        }
        const chosen = yield* dispatch(vm, registry, vm.classOf(args[0]));
        return yield* callValue(chosen, args, kwargs);
      },
      attributes: new Map(entries(...registering(registry))),
    };
    return yield* updateWrapper(vm, wrapper, func);
  },
  { unknowns: "accept" },
);

function* dispatch(vm: Machine, registry: Registry, cls: PyClass): Steps<PyValue> {
  let match: PyClass | undefined;
  for (const type of dispatchOrder(vm, cls, registry.keys())) {
    if (match !== undefined) {
      // Two abstract classes that fit equally well: which is meant is not guessed.
      const isRival = registry.has(type) && !cls.mro.includes(type) && !cls.mro.includes(match);
      if (isRival && !isVirtualSubclass(vm, match, type)) {
        const names = `${yield* toStr(vm, match)} or ${yield* toStr(vm, type)}`;
        throw vm.raise("RuntimeError", `Ambiguous dispatch: ${names}`);
      }
      break;
    }
    if (registry.has(type)) match = type;
  }
  return registry.get(match ?? builtinClasses.object) ?? None;
}

function registering(registry: Registry): readonly (PyNative | readonly [string, PyValue])[] {
  const register = native(
    "register",
    "cls, func?",
    function* (vm, cls, func) {
      if (func !== undefined && func.kind !== "none") return yield* add(vm, registry, cls, func);
      if (!isAnnotated(cls)) {
        return native("register", "func, /", (vm, f) => add(vm, registry, cls, f), {
          unknowns: "accept",
        });
      }
      const plain = functionIn(cls);
      const annotations = yield* findAttribute(vm, plain, "__annotations__");
      const types = annotations?.kind === "dict" ? [...annotations.entries.values()] : [];
      const first = types.at(0);
      if (first === undefined) {
        const message =
          `Invalid first argument to \`register()\`: ${yield* repr(vm, cls)}. ` +
          "Use either `@register(some_class)` or plain `@register` on an annotated function.";
        throw vm.raise("TypeError", message);
      }
      // An annotation that is text stands for the type it names.
      const hints = first.value.kind === "str" ? yield* getTypeHints(vm, plain) : annotations;
      const type = hints?.kind === "dict" ? hints.entries.values().next().value : undefined;
      return yield* add(vm, registry, (type ?? first).value, cls);
    },
    { unknowns: "accept" },
  );
  return [
    register,
    native("dispatch", "cls, /", (vm, cls) =>
      cls.kind === "class" ? dispatch(vm, registry, cls) : None,
    ),
    ["registry", registryView(registry)],
  ];
}

/** `@register` without a class: the annotation of the first parameter says which. */
function isAnnotated(value: PyValue): boolean {
  return functionIn(value).kind === "function";
}

function functionIn(value: PyValue): PyValue {
  return value.kind === "classmethod" || value.kind === "staticmethod" ? value.function : value;
}

/** Kept up to date by `add`, which writes to both. */
const views = new WeakMap<Registry, PyDict>();

function registryView(registry: Registry): PyDict {
  const view = newDict();
  for (const [cls, func] of registry) dictSet(view, cls, func);
  views.set(registry, view);
  return view;
}

function* add(vm: Machine, registry: Registry, types: PyValue, func: PyValue): Steps<PyValue> {
  const classes = yield* classesOf(vm, types);
  for (const cls of classes) {
    registry.set(cls, func);
    const view = views.get(registry);
    if (view) dictSet(view, cls, func);
  }
  return func;
}

/** A class, or the classes of a union. */
function* classesOf(vm: Machine, types: PyValue): Steps<readonly PyClass[]> {
  if (types.kind === "class") return [types];
  if (types.kind === "none") return [builtinClasses.NoneType];
  const args = yield* findAttribute(vm, types, "__args__");
  if (args?.kind !== "tuple") return [];
  return args.items.flatMap((item) => (item.kind === "class" ? [item] : []));
}

export const singleDispatchMethod = perRun("functools.singledispatchmethod", () =>
  defineClass({
    name: "singledispatchmethod",
    module: "functools",
    attributes: entries(
      method(
        "singledispatchmethod",
        "__init__",
        "self, func",
        function* (vm, self, func) {
          const own = ownAttributes(self);
          own?.set("func", func);
          own?.set("dispatcher", yield* callValue(singleDispatch, [func]));
          return None;
        },
        { unknowns: "accept" },
      ),
      method(
        "singledispatchmethod",
        "register",
        "self, cls, method?",
        function* (vm, self, cls, func) {
          const dispatcher = ownAttributes(self)?.get("dispatcher");
          const register = dispatcher && (yield* findAttribute(vm, dispatcher, "register"));
          if (register === undefined) return None;
          return yield* callValue(register, func === undefined ? [cls] : [cls, func]);
        },
        { unknowns: "accept" },
      ),
      method(
        "singledispatchmethod",
        "__get__",
        "self, obj, cls?",
        (_vm, self, obj, owner) => {
          const dispatcher = ownAttributes(self)?.get("dispatcher");
          if (dispatcher?.kind !== "native") return None;
          const choose = dispatcher.attributes?.get("dispatch");
          return native(
            "singledispatchmethod",
            "*args, **kwargs",
            function* (vm, args, kwargs) {
              const first = args.items.at(0);
              if (first === undefined || choose === undefined) {
                const message = "singledispatchmethod requires at least 1 positional argument";
                throw vm.raise("TypeError", message);
              }
              const chosen = yield* callValue(choose, [vm.classOf(first)]);
              const getter = yield* findAttribute(vm, chosen, "__get__");
              const bound =
                getter === undefined
                  ? chosen
                  : yield* callValue(getter, [obj, owner ?? vm.classOf(obj)]);
              return yield* callValue(bound, args.items, keywordsOf(kwargs));
            },
            { unknowns: "accept" },
          );
        },
        { unknowns: "accept" },
      ),
    ),
  }),
);
