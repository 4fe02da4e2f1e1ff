/** Calling a class: `__new__`, `create`, `__init__`. */

import { lookupClass } from "./attributes";
import { startCall, startSteps } from "./calls";
import { builtinClasses, classOf, creatorOf, isSubclass, newInstance } from "./classes";
import { isSteps } from "./nativeFunction";
import type { Machine, Steps } from "./native";
import type { Returns } from "./frame";
import { itemsPerInstance } from "./sizes";
import { pushSteps, type Vm } from "./vm";
import type { Keywords, PyClass, PyValue } from "./values";

/** Begins the call of a class; see `startCall`. */
export function construct(
  vm: Vm,
  cls: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
  returns: Returns,
): PyValue | undefined {
  if (cls === builtinClasses.type && args.length === 1 && kwargs.size === 0) {
    return args[0].kind === "unknown" ? derivedType(vm, args[0]) : classOf(args[0]);
  }
  if (cls.definedAt) vm.hooks.construct?.(cls, args, kwargs);
  if (cls.metaclass) {
    const call = lookupClass(cls.metaclass, "__call__");
    if (call && call !== builtinClasses.type.attributes.get("__call__")) {
      return startCall(vm, call, [cls, ...args], kwargs, returns);
    }
  }
  return plainConstruct(vm, cls, args, kwargs, returns);
}

function derivedType(vm: Machine, v: PyValue): PyValue {
  return vm.unknown({ kind: "derived", what: "type()" }, v.kind === "unknown" ? v : undefined);
}

/** `type.__call__` */
export function plainConstruct(
  vm: Vm,
  cls: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
  returns: Returns,
): PyValue | undefined {
  const maker = lookupClass(cls, "__new__");
  if (maker !== undefined && maker !== plainNew()) {
    pushSteps(vm, cls.name, makeAndInitialize(vm, cls, maker, args, kwargs), returns);
    return undefined;
  }
  const made = newObject(vm, cls, args, kwargs);
  if (isSteps(made)) {
    pushSteps(vm, cls.name, initialize(vm, cls, made, args, kwargs), returns);
    return undefined;
  }
  const init = initializer(vm, cls, made, args, kwargs);
  if (init === undefined) return made;
  if (init.kind === "function" && (returns === "push" || returns === "drop")) {
    return startCall(vm, init, [made, ...args], kwargs, "init", made);
  }
  if (init.kind === "native") {
    const result = startSteps(
      vm,
      init.name,
      init.call(vm, init.isMethod ? [made, ...args] : args, kwargs),
      "init",
      made,
    );
    return result === undefined ? undefined : made;
  }
  pushSteps(vm, cls.name, callInitializer(made, init, args, kwargs), returns);
  return undefined;
}

/** The same as steps, for native code. */
export function* constructSteps(
  vm: Machine,
  cls: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<PyValue> {
  const maker = lookupClass(cls, "__new__");
  if (maker !== undefined && maker !== plainNew()) {
    return yield* makeAndInitialize(vm, cls, maker, args, kwargs);
  }
  const making = newObject(vm, cls, args, kwargs);
  const made = isSteps(making) ? yield* making : making;
  const init = initializer(vm, cls, made, args, kwargs);
  return init ? yield* callInitializer(made, init, args, kwargs) : made;
}

/** `object.__new__`, which every builtin class has for its own. */
function plainNew(): PyValue | undefined {
  return builtinClasses.object.attributes.get("__new__");
}

/** What making an object counts against the budget. */
const stepsPerObject = 8;

/** A new instance before `__init__`. */
export function newObject(
  vm: Machine,
  cls: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
): PyValue | Steps<PyValue> {
  vm.charge(stepsPerObject);
  if (cls.metaclass) refuseAbstract(vm, cls);
  const create = creatorOf(cls);
  if (create) return create(vm, cls, args, kwargs);
  vm.chargeItems(itemsPerInstance);
  return newInstance(cls, vm.here());
}

/** What `abc` leaves on a class whose abstract methods are not all there. */
function refuseAbstract(vm: Machine, cls: PyClass): void {
  // Not what a base left: a class whose own names `ABCMeta` has yet to find can be called, as in `__init_subclass__`.
  const missing = cls.attributes.get("__abstractmethods__");
  if (!missing || (missing.kind !== "frozenset" && missing.kind !== "set")) return;
  const names = [...missing.entries.values()].map((v) => (v.kind === "str" ? v.value : "?")).sort();
  if (names.length === 0) return;
  const s = names.length === 1 ? "" : "s";
  const text = `abstract class ${cls.name} with abstract method${s} ${names.join(", ")}`;
  throw vm.raise("TypeError", `Can't instantiate ${text}`);
}

/** The `__init__` to call; absent where there is nothing to do. */
function initializer(
  vm: Machine,
  cls: PyClass,
  made: PyValue,
  args: readonly PyValue[],
  kwargs: Keywords,
): PyValue | undefined {
  const of = classOf(made);
  if (of !== cls && !isSubclass(of, cls)) return undefined;
  const init = lookupClass(of, "__init__");
  if (init !== undefined && init !== builtinClasses.object.attributes.get("__init__")) return init;
  const isPlain = made.kind === "instance" && !creatorOf(of);
  if (isPlain && (args.length > 0 || kwargs.size > 0) && !of.unknownBase) {
    if (lookupClass(of, "__new__") === plainNew()) {
      throw vm.raise("TypeError", `${cls.name}() takes no arguments`);
    }
  }
  return undefined;
}

function* initialize(
  vm: Machine,
  cls: PyClass,
  making: Steps<PyValue>,
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<PyValue> {
  const made = yield* making;
  const init = initializer(vm, cls, made, args, kwargs);
  return init ? yield* callInitializer(made, init, args, kwargs) : made;
}

function* callInitializer(
  made: PyValue,
  init: PyValue,
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<PyValue> {
  const binds = init.kind === "function" || (init.kind === "native" && init.isMethod);
  yield { callee: init, args: binds ? [made, ...args] : args, kwargs };
  return made;
}

/** A class with a `__new__` of its own. */
function* makeAndInitialize(
  vm: Machine,
  cls: PyClass,
  maker: PyValue,
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<PyValue> {
  const f = maker.kind === "staticmethod" ? maker.function : maker;
  const made =
    f.kind === "classmethod"
      ? yield { callee: f.function, args: [cls, ...args], kwargs }
      : yield { callee: f, args: [cls, ...args], kwargs };
  if (made.kind === "unknown") return made;
  const init = initializer(vm, cls, made, args, kwargs);
  return init ? yield* callInitializer(made, init, args, kwargs) : made;
}
