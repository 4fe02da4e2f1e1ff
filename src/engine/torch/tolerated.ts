/** Functions and classes that a model file calls without meaning for what the model is. */

import { defineClass } from "../python/classes";
import { isSteps } from "../python/nativeFunction";
import type { Machine, Native, Steps } from "../python/native";
import { False, None, type PyClass, type PyNative, type PyValue } from "../python/values";

/** A function that takes anything and gives always the same. */
export function constantFunction(name: string, result: PyValue): PyNative {
  return plainFunction(name, () => result);
}

/** A function that takes anything. */
export function plainFunction(name: string, call: Native): PyNative {
  return { kind: "native", name, qualifiedName: name, call, isMethod: false };
}

export function plainMethod(name: string, call: Native): PyNative {
  return { kind: "native", name, qualifiedName: name, call, isMethod: true };
}

/** Takes anything, does nothing. */
export const acceptAll: PyNative = constantFunction("ignored", None);

/** Gives its first argument back: what wraps or compiles a model. */
export function passThrough(name: string): PyNative {
  return plainFunction(name, (_, args) => args.at(0) ?? None);
}

/**
 * A context manager that is also a decorator: `with torch.no_grad():`, `@torch.no_grad()`. `enter` says what `as` binds
 * and gives the function that leaves it again.
 */
export function contextClass(
  name: string,
  module: string,
  enter: (vm: Machine, self: PyValue) => (() => void) | undefined = () => undefined,
): PyClass {
  const leave = new WeakMap<object, () => void>();
  return defineClass({
    name,
    module,
    create: (_, cls, args) => {
      const [only] = args;
      // Used without a call, as `@torch.no_grad`, it is given the function.
      if (args.length === 1 && only.kind === "function") return only;
      return { kind: "instance", of: cls, attributes: new Map(), host: args };
    },
    attributes: [
      ["__init__", plainMethod("__init__", () => None)],
      [
        "__enter__",
        plainMethod("__enter__", (vm, [self]) => {
          const undo = enter(vm, self);
          if (undo) leave.set(self, undo);
          return self;
        }),
      ],
      [
        "__exit__",
        plainMethod("__exit__", (_, [self]) => {
          leave.get(self)?.();
          return False;
        }),
      ],
      ["__call__", plainMethod("__call__", (_, args) => args.at(1) ?? None)],
    ],
  });
}

/** An instance whose every attribute is a function that takes anything: optimizers, writers. */
export function tolerantClass(
  name: string,
  module: string,
  methods: readonly string[],
  attributes: readonly (readonly [string, PyValue])[] = [],
  answering: readonly (readonly [string, PyValue])[] = [],
): PyClass {
  return defineClass({
    name,
    module,
    create: (_, cls) => ({ kind: "instance", of: cls, attributes: new Map(attributes) }),
    attributes: [
      ["__init__", plainMethod("__init__", () => None)],
      ...methods.map((method) => [method, plainMethod(method, () => None)] as const),
      ...answering,
    ],
  });
}

/** Unwraps what is there at once; what needs the machine is unknown. */
export function atOnce(vm: Machine, value: PyValue | Steps<PyValue>, what: string): PyValue {
  return isSteps(value) ? vm.unknown({ kind: "unsupported", what }) : value;
}
