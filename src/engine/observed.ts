/** What names and expressions held during a run, by where they stand. */

import { rootOf, whyText } from "./python/reasons";
import { repr } from "./python/text";
import type { PythonMachine } from "./python/machine";
import type { Machine, Steps } from "./python/native";
import type { PyValue } from "./python/values";
import type { ObservedValue } from "./analysis";
import type { Range } from "./source";

export interface Observations {
  add(at: Range, value: PyValue, machine?: PythonMachine): void;
  /** The smallest expression around an offset that held something, and what it held last. */
  find(source: string, offset: number): Observed | undefined;
  /** What exactly this expression held last. */
  at(range: Range): PyValue | undefined;
  /** Forgets all that was added. */
  clear(): void;
  /** Notes what is added from now on, until the function that it gives is called; one at a time. */
  record(): () => readonly Observed[];
}

export interface Observed {
  readonly at: Range;
  readonly value: PyValue;
  /** Whose value it is; absent: the machine's that runs the document. */
  readonly machine?: PythonMachine;
}

/** A loop that makes a tensor a million times is not remembered a million times. */
const mostPerSource = 200_000;

export function newObservations(): Observations {
  const all = newStore();
  let added: Store | undefined;
  return {
    add(at, value, machine) {
      all.add(at, value, machine);
      added?.add(at, value, machine);
    },
    clear: () => all.clear(),
    record() {
      const own = newStore();
      added = own;
      return () => {
        added = undefined;
        return own.entries();
      };
    },
    at: (range) => all.bySource.get(range.source)?.get(keyOf(range))?.value,
    find(source, offset) {
      let found: Observed | undefined;
      for (const entry of all.bySource.get(source)?.values() ?? []) {
        const { start, end } = entry.at;
        if (start > offset || offset > end) continue;
        if (!found || end - start <= found.at.end - found.at.start) found = entry;
      }
      return found;
    },
  };
}

interface Store {
  readonly bySource: ReadonlyMap<string, ReadonlyMap<number, Observed>>;
  add(at: Range, value: PyValue, machine?: PythonMachine): void;
  entries(): readonly Observed[];
  clear(): void;
}

function newStore(): Store {
  const bySource = new Map<string, Map<number, Observed>>();
  return {
    bySource,
    add(at, value, machine) {
      const ranges = bySource.get(at.source) ?? new Map<number, Observed>();
      bySource.set(at.source, ranges);
      const key = keyOf(at);
      // A pass over unknown arguments does not undo what another one found out.
      if (value.kind === "unknown" && ranges.has(key)) return;
      if (ranges.size < mostPerSource)
        ranges.set(key, machine ? { at, value, machine } : { at, value });
    },
    clear: () => bySource.clear(),
    entries: () => [...bySource.values()].flatMap((ranges) => [...ranges.values()]),
  };
}

/** One number for a range in a source: loops observe millions of times, and texts for keys take longer than the rest. */
export function keyOf({ start, end }: Range): number {
  return start * longestSource + end;
}

/** So that keys are whole numbers that a float holds. */
const longestSource = 2 ** 26;

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
