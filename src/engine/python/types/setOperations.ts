/** What sets and dict views have in common: union and the like, and comparisons. */

import { copySet, setEntries, unionOf } from "../setOrder";
import type { HashKey, PySet, PyValue } from "../values";

export type SetOperation = "union" | "intersection" | "difference" | "symmetricDifference";

/** A new set, made as CPython makes it: that shows in its items and in their order. */
export function setOperation(operation: SetOperation, a: PySet, b: PySet): PySet {
  switch (operation) {
    case "union":
      return unionOf(a, b);
    case "intersection": {
      const [small, large] = b.entries.size > a.entries.size ? [a, b] : [b, a];
      return intersection(small, large);
    }
    case "difference":
      return difference(a, b);
    case "symmetricDifference": {
      const result = copySet(b);
      for (const [hash, item] of setEntries(a)) {
        if (!result.entries.delete(hash)) result.entries.set(hash, item);
      }
      return result;
    }
  }
}

function difference(a: PySet, b: PySet): PySet {
  if (a.entries.size >> 2 > b.entries.size) {
    const result = copySet(a);
    for (const hash of b.entries.keys()) result.entries.delete(hash);
    return result;
  }
  const entries = new Map<HashKey, PyValue>();
  for (const [hash, item] of setEntries(a)) if (!b.entries.has(hash)) entries.set(hash, item);
  return { kind: "set", entries };
}

/** Those items of `walked` that are in `other` too. */
export function intersection(walked: PySet, other: PySet): PySet {
  const entries = new Map<HashKey, PyValue>();
  for (const [hash, item] of setEntries(walked))
    if (other.entries.has(hash)) entries.set(hash, item);
  return { kind: "set", entries };
}

export type SetComparison = "__eq__" | "__ne__" | "__lt__" | "__le__" | "__gt__" | "__ge__";

/** `<` is a proper subset, `<=` a subset. */
export function compareSets(op: SetComparison, a: PySet, b: PySet): boolean {
  const [size, other] = [a.entries.size, b.entries.size];
  switch (op) {
    case "__eq__":
      return size === other && isSubset(a, b);
    case "__ne__":
      return size !== other || !isSubset(a, b);
    case "__lt__":
      return size < other && isSubset(a, b);
    case "__le__":
      return size <= other && isSubset(a, b);
    case "__gt__":
      return size > other && isSubset(b, a);
    case "__ge__":
      return size >= other && isSubset(b, a);
  }
}

function isSubset(a: PySet, b: PySet): boolean {
  for (const hash of a.entries.keys()) if (!b.entries.has(hash)) return false;
  return true;
}
