/** Abstract classes: which methods a class still lacks, and which classes count as subclasses without being any. */

import { getAttribute, lookupClass } from "../attributes";
import { callValue } from "../call";
import { builtinClasses, defineClass, isSubclass } from "../classes";
import type { Machine, NativeModule, Steps } from "../native";
import { isTrue } from "../operators";
import { noteChange } from "../storeAttributes";
import { bool, False, None, str, True, tuple, type PyClass, type PyValue } from "../values";
import { entries, keywordsOf, method, native, once, ownAttributes, perRun } from "./support";

export const abc: NativeModule = {
  name: "abc",
  create: (vm) => [...entries(abcMeta(vm), abcClass(vm)), ...decorators()],
};

const decorators = once(() =>
  entries(
    native("abstractmethod", "funcobj, /", markAbstract, { unknowns: "accept" }),
    native("abstractproperty", "fget?, fset?, fdel?, doc?", (_vm, get, set, remove, doc) => {
      if (get) markAbstract(_vm, get);
      return { kind: "property", get, set, delete: remove, doc };
    }),
    native("abstractclassmethod", "callable, /", (vm, f) => ({
      kind: "classmethod",
      function: markAbstract(vm, f),
    })),
    native("abstractstaticmethod", "callable, /", (vm, f) => ({
      kind: "staticmethod",
      function: markAbstract(vm, f),
    })),
    native("get_cache_token", "", () => None),
    native("update_abstractmethods", "cls", (_vm, cls) => cls),
  ),
);

function markAbstract(_vm: Machine, value: PyValue): PyValue {
  ownAttributes(value)?.set("__isabstractmethod__", True);
  return value;
}

/** True for what `abstractmethod` has marked, in whatever it is wrapped. */
export function isAbstract(value: PyValue): boolean {
  switch (value.kind) {
    case "function":
    case "native":
    case "instance": {
      const mark = value.attributes?.get("__isabstractmethod__");
      return mark?.kind === "bool" && mark.value;
    }
    case "property":
      return [value.get, value.set, value.delete].some((f) => f !== undefined && isAbstract(f));
    case "classmethod":
    case "staticmethod":
      return isAbstract(value.function);
    default:
      return false;
  }
}

/** Names of the abstract methods that a class does not override, sorted. */
export function abstractNames(cls: PyClass): readonly string[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  for (const base of cls.mro) {
    for (const [name, value] of base.attributes) {
      if (seen.has(name)) continue;
      seen.add(name);
      if (isAbstract(value)) names.add(name);
    }
  }
  return [...names].sort();
}

/** Leaves the names on the class, where calling it looks for them. */
export function noteAbstract(cls: PyClass): void {
  cls.attributes.set("__abstractmethods__", {
    kind: "frozenset",
    entries: new Map(abstractNames(cls).map((name) => [name, str(name)])),
  });
}

/** Classes that were registered with an abstract class: `Sequence.register(MySequence)`. */
const registered = perRun("abc.registry", () => new Map<PyClass, Set<PyClass>>());

/** Structural checks of single abstract classes: those of `collections.abc`. */
const structural = perRun(
  "abc.structural",
  () => new Map<PyClass, (vm: Machine, cls: PyClass) => boolean>(),
);

export function setStructuralCheck(
  vm: Machine,
  abstract: PyClass,
  check: (vm: Machine, cls: PyClass) => boolean,
): void {
  structural(vm).set(abstract, check);
}

/** `issubclass(cls, abstract)`, with what is registered and what has the methods asked for. */
export function isVirtualSubclass(vm: Machine, cls: PyClass, abstract: PyClass): boolean {
  if (isSubclass(cls, abstract)) return true;
  if (structural(vm).get(abstract)?.(vm, cls)) return true;
  for (const [base, classes] of registered(vm)) {
    if (!isSubclass(base, abstract)) continue;
    for (const each of classes) if (isSubclass(cls, each)) return true;
  }
  for (const [base, check] of structural(vm)) {
    if (base !== abstract && isSubclass(base, abstract) && check(vm, cls)) return true;
  }
  return false;
}

/** What `isinstance` and `issubclass` say; a `__subclasshook__` of the user's is asked first. */
function checkSubclass(vm: Machine, cls: PyValue, subclass: PyValue): PyValue | Steps<PyValue> {
  if (cls.kind !== "class" || subclass.kind !== "class") return False;
  const hook = lookupClass(cls, "__subclasshook__");
  if (hook?.kind === "classmethod" && hook.function.kind === "function") {
    return askHook(vm, cls, subclass, hook.function);
  }
  return bool(isVirtualSubclass(vm, subclass, cls));
}

function* askHook(vm: Machine, cls: PyClass, subclass: PyClass, hook: PyValue): Steps<PyValue> {
  const verdict = yield* callValue(hook, [cls, subclass]);
  if (verdict.kind !== "notimplemented") return bool(yield* isTrue(vm, verdict));
  return bool(isVirtualSubclass(vm, subclass, cls));
}

/** The metaclass of abstract classes. */
export const abcMeta = perRun("abc.ABCMeta", () =>
  defineClass({
    name: "ABCMeta",
    module: "abc",
    bases: [builtinClasses.type],
    attributes: entries(
      method("ABCMeta", "register", "cls, subclass", (vm, cls, subclass) => {
        if (subclass.kind !== "class") {
          throw vm.raise("TypeError", "Can only register classes");
        }
        if (cls.kind === "class") {
          noteChange(vm, cls, "register", subclass);
          const classes = registered(vm).get(cls) ?? new Set();
          classes.add(subclass);
          registered(vm).set(cls, classes);
        }
        return subclass;
      }),
      method("ABCMeta", "__instancecheck__", "cls, instance", (vm, cls, instance) =>
        checkSubclass(vm, cls, vm.classOf(instance)),
      ),
      method("ABCMeta", "__subclasscheck__", "cls, subclass", (vm, cls, subclass) =>
        checkSubclass(vm, cls, subclass),
      ),
      [
        "__new__",
        {
          kind: "staticmethod",
          function: native(
            "__new__",
            "mcls, name, bases, namespace, /, **kwargs",
            function* (vm, mcls, name, bases, namespace, kwargs) {
              const make = yield* getAttribute(vm, builtinClasses.type, "__new__");
              const args = [mcls, name, bases, namespace];
              const cls = yield* callValue(make, args, keywordsOf(kwargs));
              if (cls.kind === "class") noteAbstract(cls);
              return cls;
            },
            { unknowns: "accept" },
          ),
        },
      ],
    ),
  }),
);

export const abcClass = perRun("abc.ABC", (vm) =>
  defineClass({
    name: "ABC",
    module: "abc",
    metaclass: abcMeta(vm),
    attributes: [
      ["__slots__", tuple([])],
      ["__abstractmethods__", { kind: "frozenset", entries: new Map() }],
    ],
  }),
);

/** A method that subclasses must override. */
export function abstractMethod(owner: string, name: string): readonly [string, PyValue] {
  const function_ = method(owner, name, "self, /, *args, **kwargs", () =>
    name === "__contains__" ? False : None,
  );
  return [name, { ...function_, attributes: new Map([["__isabstractmethod__", True]]) }];
}
