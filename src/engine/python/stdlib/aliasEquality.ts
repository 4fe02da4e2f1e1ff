/** Which types with arguments are the same, and their hashes. */

import { hashKey } from "../dict";
import type { Machine, Steps } from "../native";
import { finish } from "../nativeFunction";
import type { PyValue } from "../values";
import { aliasOf, isUnion, stepsPerType, type Alias } from "./alias";

/** Equality of types without running any code: same class, or same structure. */
export function sameType(vm: Machine, a: PyValue, b: PyValue): boolean {
  if (a === b) return true;
  vm.charge(1);
  const [x, y] = [aliasOf(a), aliasOf(b)];
  if (x && y) {
    if (isUnion(x) && isUnion(y)) {
      const isPart = (of: Alias) => (arg: PyValue) =>
        of.args.some((other) => sameType(vm, arg, other));
      return x.args.every(isPart(y)) && y.args.every(isPart(x));
    }
    return (
      x.style === y.style &&
      sameType(vm, x.origin, y.origin) &&
      x.args.length === y.args.length &&
      x.args.every((arg, i) => sameType(vm, arg, y.args[i]))
    );
  }
  switch (a.kind) {
    case "str":
    case "int":
    case "float":
    case "bool":
      return a.kind === b.kind && a.value === b.value;
    case "tuple":
    case "list":
      return (
        a.kind === b.kind &&
        a.items.length === b.items.length &&
        a.items.every((item, i) => sameType(vm, item, b.items[i]))
      );
    case "instance": {
      const name = a.attributes.get("__forward_arg__");
      const other = b.kind === "instance" ? b.attributes.get("__forward_arg__") : undefined;
      return name !== undefined && other !== undefined && sameType(vm, name, other);
    }
    default:
      return false;
  }
}

/** Equal aliases need equal hashes; of unions in any order. */
export function* typeHash(vm: Machine, value: PyValue): Steps<number> {
  vm.charge(stepsPerType);
  const alias = aliasOf(value);
  if (alias === undefined) {
    if (value.kind === "list") return value.items.length;
    const forward = value.kind === "instance" ? value.attributes.get("__forward_arg__") : undefined;
    const key = yield* finish(hashKey(vm, forward ?? value));
    return textHash(typeof key === "object" ? String(objectNumber(key)) : String(key));
  }
  let hash = alias.args.length;
  for (const arg of alias.args) {
    const part = yield* typeHash(vm, arg);
    hash = isUnion(alias) ? (hash + part) | 0 : (Math.imul(hash, 31) + part) | 0;
  }
  return isUnion(alias) ? hash : (Math.imul(hash, 31) + (yield* typeHash(vm, alias.origin))) | 0;
}

function textHash(text: string): number {
  let hash = 7;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

function objectNumber(value: object): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  lastNumber += 1;
  numbers.set(value, lastNumber);
  return lastNumber;
}
