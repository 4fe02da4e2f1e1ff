/** `typing.Generic`: classes that take types in brackets. */

import { defineClass } from "../classes";
import type { Machine } from "../native";
import { bool, None, tuple, type PyClass, type PyValue } from "../values";
import { aliasOf, argumentsOf, isTypeVariable, parametersOf, typingAlias } from "./alias";
import { classMethod, once, perRun } from "./support";

const subscript = once(() =>
  classMethod(
    "Generic",
    "__class_getitem__",
    "cls, params, /",
    (vm, cls, item) => {
      const isBase =
        cls.kind === "class" &&
        cls.module === "typing" &&
        (cls.name === "Generic" || cls.name === "Protocol");
      if (isBase && !argumentsOf(item).every(isParameter)) {
        const what = "must all be type variables or parameter specification variables.";
        throw vm.raise("TypeError", `Parameters to ${cls.name}[...] ${what}`);
      }
      const args = argumentsOf(item);
      if (!isBase) checkCount(vm, cls, args.length);
      return typingAlias(vm, cls, args);
    },
    { unknowns: "accept" },
  ),
);

/** A type variable, or several: `Unpack[Ts]`. */
function isParameter(value: PyValue): boolean {
  return isTypeVariable(value) || aliasOf(value)?.name === "Unpack";
}

/** As many types as there are type variables; those that stand for several take any number. */
function checkCount(vm: Machine, cls: PyValue, count: number): void {
  if (cls.kind !== "class" || cls.module === "typing" || cls.unknownBase) return;
  const parameters = cls.attributes.get("__parameters__");
  const wanted = parameters?.kind === "tuple" ? parameters.items : [];
  if (wanted.some((each) => vm.classOf(each).name !== "TypeVar")) return;
  const shown = `<class '${cls.module}.${cls.qualifiedName}'>`;
  if (wanted.length === 0) throw vm.raise("TypeError", `${shown} is not a generic class`);
  if (count === wanted.length) return;
  const how = count > wanted.length ? "many" : "few";
  const text = `Too ${how} arguments for ${shown}; actual ${count}, expected ${wanted.length}`;
  throw vm.raise("TypeError", text);
}

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
