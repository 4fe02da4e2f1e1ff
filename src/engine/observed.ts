/** What names and expressions held during a run, by where they stand. */

import { rootOf, whyText } from "./python/reasons";
import { repr } from "./python/text";
import type { Machine, Steps } from "./python/native";
import type { PyValue } from "./python/values";
import type { ObservedValue } from "./analysis";
import type { Range } from "./source";

export interface Observations {
  add(at: Range, value: PyValue): void;
  /** The smallest expression around an offset that held something, and what it held last. */
  find(source: string, offset: number): Observed | undefined;
  /** What exactly this expression held last. */
  at(range: Range): PyValue | undefined;
  /** Does something, and gives its result and what was added meanwhile. */
  during<T>(act: () => T): { readonly result: T; readonly observed: readonly Observed[] };
}

export interface Observed {
  readonly at: Range;
  readonly value: PyValue;
}

/** A loop that makes a tensor a million times is not remembered a million times. */
const mostPerSource = 200_000;

export function newObservations(): Observations {
  const bySource = new Map<string, Map<string, Observed>>();
  let added: Observed[] | undefined;
  return {
    add(at, value) {
      added?.push({ at, value });
      const ranges = bySource.get(at.source) ?? new Map<string, Observed>();
      bySource.set(at.source, ranges);
      const key = `${at.start}:${at.end}`;
      // A pass over unknown arguments does not undo what another one found out.
      if (value.kind === "unknown" && ranges.has(key)) return;
      if (ranges.size < mostPerSource) ranges.set(key, { at, value });
    },
    during(act) {
      const outer = added;
      const own: Observed[] = [];
      added = own;
      try {
        return { result: act(), observed: own };
      } finally {
        added = outer;
      }
    },
    at: ({ source, start, end }) => bySource.get(source)?.get(`${start}:${end}`)?.value,
    find(source, offset) {
      let found: Observed | undefined;
      for (const entry of bySource.get(source)?.values() ?? []) {
        const { start, end } = entry.at;
        if (start > offset || offset > end) continue;
        if (!found || end - start <= found.at.end - found.at.start) found = entry;
      }
      return found;
    },
  };
}

/** Longer reprs are not asked for: a hover is small. */
const mostElements = 4096;

/** A value in the words of a hover; nothing for what a hover has nothing to say about. */
export function* describeValue(
  vm: Machine,
  at: Range,
  value: PyValue,
): Steps<ObservedValue | undefined> {
  switch (value.kind) {
    case "tensor": {
      const { shape, dtype, values, isUninitialized } = value.state;
      if (isUninitialized) return undefined;
      if (!values || values.data.length > mostElements) return { at, shape, dtype };
      return { at, shape, dtype, text: yield* repr(vm, value), numbers: values.data };
    }
    case "ndarray": {
      const { shape, dtype, data } = value.array;
      return { at, shape, dtype, text: yield* repr(vm, value), numbers: data };
    }
    case "int":
    case "float":
    case "bool":
    case "str":
    case "tuple":
    case "list":
    case "dict":
    case "set":
      return { at, text: yield* repr(vm, value) };
    case "unknown":
      return { at, why: whyText(rootOf(value).reason) };
    default:
      return undefined;
  }
}
