/** Attribute access: descriptors, instance dictionaries, `__getattr__` and the like. */

import type { Machine, Steps } from "./native";
import type { PyClass, PyValue } from "./values";

/** `v.name`; raises AttributeError. */
export function getAttribute(vm: Machine, v: PyValue, name: string): Steps<PyValue> {
  void vm;
  throw new Error(`not yet: ${v.kind}.${name}`);
}

/** `v.name`, or `undefined` where that raises AttributeError. */
export function findAttribute(vm: Machine, v: PyValue, name: string): Steps<PyValue | undefined> {
  void vm;
  throw new Error(`not yet: ${v.kind}.${name}`);
}

/** `v.name = x` */
export function setAttribute(vm: Machine, v: PyValue, name: string, x: PyValue): Steps<void> {
  void vm;
  throw new Error(`not yet: ${v.kind}.${name} = ${x.kind}`);
}

/** `del v.name` */
export function deleteAttribute(vm: Machine, v: PyValue, name: string): Steps<void> {
  void vm;
  throw new Error(`not yet: del ${v.kind}.${name}`);
}

/** What the classes along the mro have under a name, not bound to anything. */
export function lookupClass(cls: PyClass, name: string): PyValue | undefined {
  for (const base of cls.mro) {
    const found = base.attributes.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}
