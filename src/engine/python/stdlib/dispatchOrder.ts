/** In which order `singledispatch` looks for a class: its mro, with abstract classes where their behaviour comes in. */

import { isSubclass } from "../classes";
import type { Machine } from "../native";
import type { PyClass } from "../values";
import { isVirtualSubclass } from "./abstract";

/** The class, its bases, and those of `types` that it is a virtual subclass of. */
export function dispatchOrder(
  vm: Machine,
  cls: PyClass,
  types: Iterable<PyClass>,
): readonly PyClass[] {
  const related = [...types].filter(
    (type) => !cls.mro.includes(type) && isVirtualSubclass(vm, cls, type),
  );
  if (related.length === 0) return cls.mro;
  const inner = related.filter(
    (type) => !related.some((other) => other !== type && isSubclass(other, type)),
  );
  return orderWith(vm, cls, inner);
}

/** An abstract class stands behind the first class that has its behaviour while no base of it has. */
function orderWith(vm: Machine, cls: PyClass, abstracts: readonly PyClass[]): readonly PyClass[] {
  vm.charge(1 + abstracts.length * (1 + cls.bases.length));
  const boundary = cls.bases.reduce(
    (found, base, at) => (base.attributes.has("__abstractmethods__") ? at + 1 : found),
    0,
  );
  const [explicit, others] = [cls.bases.slice(0, boundary), cls.bases.slice(boundary)];
  const introduced = abstracts.filter(
    (type) =>
      isVirtualSubclass(vm, cls, type) &&
      !cls.bases.some((base) => isVirtualSubclass(vm, base, type)),
  );
  const rest = abstracts.filter((type) => !introduced.includes(type));
  const orders = (classes: readonly PyClass[]) => classes.map((base) => orderWith(vm, base, rest));
  return merge([
    [cls],
    ...orders(explicit),
    ...orders(introduced),
    ...orders(others),
    explicit,
    introduced,
    others,
  ]);
}

/** C3: the first head that is in no tail. */
function merge(sequences: readonly (readonly PyClass[])[]): readonly PyClass[] {
  const merged: PyClass[] = [];
  let left = sequences.filter((each) => each.length > 0);
  while (left.length > 0) {
    const head = left
      .map(([first]) => first)
      .find((first) => !left.some((each) => each.indexOf(first) > 0));
    // A hierarchy that has no order was refused when its class was made.
    if (head === undefined) return merged;
    merged.push(head);
    left = left
      .map((each) => (each[0] === head ? each.slice(1) : each))
      .filter((each) => each.length > 0);
  }
  return merged;
}
