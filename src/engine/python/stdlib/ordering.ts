/** `functools.total_ordering` and `cmp_to_key`. */

import { findAttribute, setAttribute } from "../attributes";
import { callValue } from "../call";
import { defineClass } from "../classes";
import type { Machine, Steps } from "../native";
import { compare, isTrue } from "../operators";
import { bool, int, NotImplemented, type PyClass, type PyNative, type PyValue } from "../values";
import { entries, method, ownAttributes } from "./support";

/** Adds the comparisons that follow from the one that is there: `a > b` is `not a < b and a != b`. */
export function* totalOrdering(vm: Machine, cls: PyValue): Steps<PyValue> {
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
export function comparingClass(mycmp: PyValue): PyClass {
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
