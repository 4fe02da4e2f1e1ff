/** `typing.Generic`: classes that take types in brackets. */

import { defineClass } from "../classes";
import { bool, None, tuple, type PyClass, type PyValue } from "../values";
import { argumentsOf, isTypeVariable, parametersOf, typingAlias } from "./alias";
import { classMethod, once, perRun } from "./support";

const subscript = once(() =>
  classMethod(
    "Generic",
    "__class_getitem__",
    "cls, params, /",
    (vm, cls, item) => {
      const isBase = cls.kind === "class" && cls.module === "typing";
      if (isBase && !argumentsOf(item).every(isTypeVariable)) {
        const what = "must all be type variables or parameter specification variables.";
        throw vm.raise("TypeError", `Parameters to ${cls.name}[...] ${what}`);
      }
      return typingAlias(cls, argumentsOf(item));
    },
    { unknowns: "accept" },
  ),
);

const initSubclass = once(() =>
  classMethod("Generic", "__init_subclass__", "cls, **kwargs", (_vm, cls) => {
    noteParameters(cls);
    return None;
  }),
);

/** `class Stack(Generic[T])`: its type variables, read from what the class statement had in its brackets. */
export function noteParameters(cls: PyValue): void {
  if (cls.kind !== "class") return;
  const found: PyValue[] = [];
  const bases = cls.attributes.get("__orig_bases__");
  for (const base of bases?.kind === "tuple" ? bases.items : []) {
    for (const parameter of parametersOf(base)) {
      if (!found.includes(parameter)) found.push(parameter);
    }
  }
  cls.attributes.set("__parameters__", tuple(found));
}

export const genericClass = perRun("typing.Generic", (): PyClass =>
  defineClass({
    name: "Generic",
    module: "typing",
    attributes: [["_is_protocol", bool(false)], subscript(), initSubclass()],
  }),
);
