/** Python's `itertools`: lazy iterators over any iterables. */

import { callValue } from "../call";
import { iterator, next, toItems } from "../iterate";
import type { Machine, NativeModule, Steps } from "../native";
import { binary, equals, isTrue } from "../operators";
import {
  None,
  int,
  tuple,
  type PyIterator,
  type PyNative,
  type PyTuple,
  type PyValue,
} from "../values";
import { entries, native, once, plainInt } from "./support";

export const itertools: NativeModule = { name: "itertools", create: () => contents() };

const contents = once(() => entries(...endless(), ...joining(), ...filtering(), ...combinatoric()));

type Next = (vm: Machine) => PyValue | undefined | Steps<PyValue | undefined>;

function lazy(name: string, next: Next): PyIterator {
  return { kind: "iterator", name, next };
}

/** A whole-number argument; absent for None and where none was given. */
function count(vm: Machine, value: PyValue | undefined, message: string): number | undefined {
  if (value === undefined || value.kind === "none") return undefined;
  const whole = plainInt(value);
  if (whole === undefined || whole < 0) throw vm.raise("ValueError", message);
  return Number(whole);
}

function endless(): readonly PyNative[] {
  return [
    native("count", "start?, step?", (vm, start = int(0), step = int(1)) => {
      if (start.kind === "str" || start.kind === "none" || start.kind === "list") {
        throw vm.raise("TypeError", "a number is required");
      }
      let upcoming: PyValue = start;
      const counter = lazy("count", function* () {
        const current = upcoming;
        upcoming = yield* binary(vm, "+", current, step);
        return current;
      });
      const isOne = step.kind === "int" && step.value === 1;
      return { ...counter, shown: () => (isOne ? [upcoming] : [upcoming, step]) };
    }),
    native("cycle", "iterable, /", function* (vm, iterable) {
      const source = yield* iterator(vm, iterable);
      const seen: PyValue[] = [];
      let replayed = -1;
      return lazy("cycle", function* (vm) {
        if (replayed < 0) {
          const item = yield* next(vm, source);
          if (item !== undefined) {
            vm.chargeItems(1);
            seen.push(item);
            return item;
          }
          if (seen.length === 0) return undefined;
          replayed = 0;
        }
        const item = seen[replayed % seen.length];
        replayed = (replayed + 1) % seen.length;
        return item;
      });
    }),
    native(
      "repeat",
      "object, times?",
      (vm, object, times) => {
        let left = Infinity;
        if (times !== undefined) {
          const whole = plainInt(times);
          if (whole === undefined) {
            const type = vm.classOf(times).name;
            throw vm.raise("TypeError", `'${type}' object cannot be interpreted as an integer`);
          }
          left = Number(whole);
        }
        const repeated = lazy("repeat", () => (left > 0 ? (left--, object) : undefined));
        const shown = () => (left === Infinity ? [object] : [object, int(Math.max(0, left))]);
        return { ...repeated, shown };
      },
      { unknowns: "accept" },
    ),
  ];
}

/** One iterator behind another; the list of sources is itself lazy. */
function chained(vm: Machine, sources: PyValue): PyIterator {
  let current: PyValue | undefined;
  return lazy("chain", function* () {
    for (;;) {
      if (current === undefined) {
        const source = yield* next(vm, sources);
        if (source === undefined) return undefined;
        current = yield* iterator(vm, source);
      }
      const item = yield* next(vm, current);
      if (item !== undefined) return item;
      current = undefined;
    }
  });
}

function joining(): readonly PyNative[] {
  const chain = native("chain", "*iterables", function* (vm, iterables) {
    return chained(vm, yield* iterator(vm, iterables));
  });
  const fromIterable = native("from_iterable", "iterable, /", function* (vm, iterable) {
    return chained(vm, yield* iterator(vm, iterable));
  });
  return [
    { ...chain, attributes: new Map([["from_iterable", fromIterable]]) },
    native("zip_longest", "*iterables, fillvalue?", function* (vm, iterables, fill = None) {
      const sources: (PyValue | undefined)[] = [];
      for (const each of iterables.items) sources.push(yield* iterator(vm, each));
      let active = sources.length;
      return lazy("zip_longest", function* (vm) {
        if (active === 0) return undefined;
        const items: PyValue[] = [];
        for (let i = 0; i < sources.length; i++) {
          const source = sources[i];
          const item = source && (yield* next(vm, source));
          if (source && item === undefined) {
            sources[i] = undefined;
            active -= 1;
            if (active === 0) return undefined;
          }
          items.push(item ?? fill);
        }
        return tuple(items);
      });
    }),
    native("tee", "iterable, n?, /", function* (vm, iterable, n) {
      const copies = count(vm, n, "n must be >= 0") ?? 2;
      vm.chargeItems(copies);
      const source = yield* iterator(vm, iterable);
      const seen: PyValue[] = [];
      let isOver = false;
      const copy = () => {
        let at = 0;
        return lazy("_tee", function* (vm) {
          if (at === seen.length && !isOver) {
            const item = yield* next(vm, source);
            if (item === undefined) isOver = true;
            else {
              vm.chargeItems(1);
              seen.push(item);
            }
          }
          return at < seen.length ? seen[at++] : undefined;
        });
      };
      return tuple(Array.from({ length: copies }, copy));
    }),
    native("accumulate", "iterable, func?, *, initial?", function* (vm, iterable, func, initial) {
      const source = yield* iterator(vm, iterable);
      let total: PyValue | undefined;
      let isStarted = false;
      return lazy("accumulate", function* (vm) {
        if (!isStarted && initial !== undefined && initial.kind !== "none") {
          isStarted = true;
          total = initial;
          return total;
        }
        isStarted = true;
        const item = yield* next(vm, source);
        if (item === undefined) return undefined;
        if (total === undefined) total = item;
        else if (func === undefined || func.kind === "none")
          total = yield* binary(vm, "+", total, item);
        else total = yield* callValue(func, [total, item]);
        return total;
      });
    }),
    native("pairwise", "iterable, /", function* (vm, iterable) {
      const source = yield* iterator(vm, iterable);
      let previous: PyValue | undefined;
      return lazy("pairwise", function* (vm) {
        previous ??= yield* next(vm, source);
        if (previous === undefined) return undefined;
        const item = yield* next(vm, source);
        if (item === undefined) return undefined;
        const pair = tuple([previous, item]);
        previous = item;
        return pair;
      });
    }),
  ];
}

function* passes(vm: Machine, predicate: PyValue, item: PyValue): Steps<boolean> {
  const verdict = predicate.kind === "none" ? item : yield* callValue(predicate, [item]);
  return yield* isTrue(vm, verdict);
}

function filtering(): readonly PyNative[] {
  return [
    native("islice", "iterable, start, stop?, step?, /", function* (vm, iterable, a, b, c) {
      const [first, last, by] = b === undefined ? [undefined, a, undefined] : [a, b, c];
      const words = "must be None or an integer: 0 <= x <= sys.maxsize.";
      const stopMessage =
        b === undefined ? `Stop argument for islice() ${words}` : `Indices for islice() ${words}`;
      const stop = count(vm, last, stopMessage) ?? Infinity;
      const start = count(vm, first, `Indices for islice() ${words}`) ?? 0;
      const stepMessage = "Step for islice() must be a positive integer or None.";
      const step = count(vm, by, stepMessage) ?? 1;
      if (step === 0) throw vm.raise("ValueError", stepMessage);
      const source = yield* iterator(vm, iterable);
      let position = 0;
      let wanted = start;
      return lazy("islice", function* (vm) {
        if (wanted >= stop) {
          // What lies before `stop` is consumed even where no more of it is wanted.
          while (position < stop && stop !== Infinity) {
            if ((yield* next(vm, source)) === undefined) break;
            position += 1;
          }
          return undefined;
        }
        for (;;) {
          const item = yield* next(vm, source);
          if (item === undefined) return undefined;
          vm.charge(1);
          position += 1;
          if (position > wanted) {
            wanted += step;
            return item;
          }
        }
      });
    }),
    native("takewhile", "predicate, iterable, /", function* (vm, predicate, iterable) {
      const source = yield* iterator(vm, iterable);
      let isOver = false;
      return lazy("takewhile", function* (vm) {
        if (isOver) return undefined;
        const item = yield* next(vm, source);
        if (item !== undefined && (yield* passes(vm, predicate, item))) return item;
        isOver = true;
        return undefined;
      });
    }),
    native("dropwhile", "predicate, iterable, /", function* (vm, predicate, iterable) {
      const source = yield* iterator(vm, iterable);
      let isDropping = true;
      return lazy("dropwhile", function* (vm) {
        for (;;) {
          const item = yield* next(vm, source);
          if (item === undefined || !isDropping) return item;
          if (yield* passes(vm, predicate, item)) continue;
          isDropping = false;
          return item;
        }
      });
    }),
    native("filterfalse", "function, iterable, /", function* (vm, predicate, iterable) {
      const source = yield* iterator(vm, iterable);
      return lazy("filterfalse", function* (vm) {
        for (;;) {
          const item = yield* next(vm, source);
          if (item === undefined || !(yield* passes(vm, predicate, item))) return item;
        }
      });
    }),
    native("compress", "data, selectors", function* (vm, data, selectors) {
      const source = yield* iterator(vm, data);
      const flags = yield* iterator(vm, selectors);
      return lazy("compress", function* (vm) {
        for (;;) {
          const item = yield* next(vm, source);
          const flag = item && (yield* next(vm, flags));
          if (item === undefined || flag === undefined) return undefined;
          if (yield* isTrue(vm, flag)) return item;
        }
      });
    }),
    native("starmap", "function, iterable, /", function* (vm, f, iterable) {
      const source = yield* iterator(vm, iterable);
      return lazy("starmap", function* (vm) {
        const args = yield* next(vm, source);
        return args && (yield* callValue(f, yield* toItems(vm, args)));
      });
    }),
    native("groupby", "iterable, key?", groupby),
  ];
}

function* groupby(vm: Machine, iterable: PyValue, key?: PyValue): Steps<PyValue> {
  const source = yield* iterator(vm, iterable);
  /** The item that was read but not yet given, with its key. */
  let pending: readonly [PyValue, PyValue] | undefined;
  let currentKey: PyValue | undefined;
  let group = 0;
  function* read(vm: Machine): Steps<void> {
    const item = yield* next(vm, source);
    if (item === undefined) {
      pending = undefined;
      return;
    }
    const isPlain = key === undefined || key.kind === "none";
    pending = [item, isPlain ? item : yield* callValue(key, [item])];
  }
  yield* read(vm);
  return lazy("groupby", function* (vm) {
    group += 1;
    const mine = group;
    while (pending && currentKey !== undefined && (yield* equals(vm, pending[1], currentKey))) {
      yield* read(vm);
    }
    if (!pending) return undefined;
    const groupKey = pending[1];
    currentKey = groupKey;
    const members = lazy("_grouper", function* (vm) {
      if (group !== mine || !pending) return undefined;
      const [item, itemKey] = pending;
      if (!(yield* equals(vm, itemKey, groupKey))) return undefined;
      yield* read(vm);
      return item;
    });
    return tuple([groupKey, members]);
  });
}

/** What a tuple takes beside its items. */
const itemsPerTuple = 6;

/** Tuples of items picked by lists of indices; `step` moves the indices on and says whether there are more. */
function picking(
  name: string,
  pool: readonly PyValue[],
  start: number[] | undefined,
  step: (indices: number[]) => boolean,
): PyIterator {
  let indices = start;
  let isFirst = true;
  return lazy(name, (vm): PyTuple | undefined => {
    if (indices === undefined) return undefined;
    if (!isFirst && !step(indices)) {
      indices = undefined;
      return undefined;
    }
    isFirst = false;
    vm.charge(1 + indices.length);
    vm.chargeItems(itemsPerTuple + indices.length);
    return tuple(indices.map((i) => pool[i]));
  });
}

function ascending(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}

function* poolAndSize(
  vm: Machine,
  iterable: PyValue,
  r: PyValue | undefined,
): Steps<readonly [readonly PyValue[], number]> {
  const pool = yield* toItems(vm, iterable);
  const size = count(vm, r, "r must be non-negative") ?? pool.length;
  vm.chargeItems(size);
  return [pool, size];
}

function combinatoric(): readonly PyNative[] {
  return [
    native("product", "*iterables, repeat?", function* (vm, iterables, repeat) {
      const times = count(vm, repeat, "repeat argument cannot be negative") ?? 1;
      const once: (readonly PyValue[])[] = [];
      for (const each of iterables.items) once.push(yield* toItems(vm, each));
      vm.chargeItems(times * once.length);
      const pools = Array.from({ length: times }, () => once).flat();
      const indices = pools.map(() => 0);
      let state: "new" | "going" | "over" = pools.some((p) => p.length === 0) ? "over" : "new";
      return lazy("product", (vm) => {
        if (state === "over") return undefined;
        if (state === "going" && !advance(indices, pools)) {
          state = "over";
          return undefined;
        }
        state = "going";
        vm.charge(1 + pools.length);
        vm.chargeItems(itemsPerTuple + pools.length);
        return tuple(pools.map((pool, i) => pool[indices[i]]));
      });
    }),
    native("permutations", "iterable, r?", function* (vm, iterable, r) {
      const [pool, size] = yield* poolAndSize(vm, iterable, r);
      const start = size > pool.length ? undefined : ascending(size);
      return picking("permutations", pool, start, (indices) =>
        nextArrangement(indices, pool.length),
      );
    }),
    native("combinations", "iterable, r", function* (vm, iterable, r) {
      const [pool, size] = yield* poolAndSize(vm, iterable, r);
      const start = size > pool.length ? undefined : ascending(size);
      return picking("combinations", pool, start, (indices) => {
        let i = size - 1;
        while (i >= 0 && indices[i] === i + pool.length - size) i -= 1;
        if (i < 0) return false;
        indices[i] += 1;
        for (let j = i + 1; j < size; j++) indices[j] = indices[j - 1] + 1;
        return true;
      });
    }),
    native("combinations_with_replacement", "iterable, r", function* (vm, iterable, r) {
      const [pool, size] = yield* poolAndSize(vm, iterable, r);
      const start = pool.length === 0 && size > 0 ? undefined : ascending(size).map(() => 0);
      return picking("combinations_with_replacement", pool, start, (indices) => {
        let i = size - 1;
        while (i >= 0 && indices[i] === pool.length - 1) i -= 1;
        if (i < 0) return false;
        indices.fill(indices[i] + 1, i);
        return true;
      });
    }),
  ];
}

function advance(indices: number[], pools: readonly (readonly PyValue[])[]): boolean {
  for (let i = pools.length - 1; i >= 0; i--) {
    indices[i] += 1;
    if (indices[i] < pools[i].length) return true;
    indices[i] = 0;
  }
  return false;
}

/** The next choice of distinct indices below `n`, in lexicographic order. */
function nextArrangement(indices: number[], n: number): boolean {
  const used = new Set(indices);
  for (let i = indices.length - 1; i >= 0; i--) {
    used.delete(indices[i]);
    for (let candidate = indices[i] + 1; candidate < n; candidate++) {
      if (used.has(candidate)) continue;
      indices[i] = candidate;
      used.add(candidate);
      for (let j = i + 1, free = 0; j < indices.length; j++) {
        while (used.has(free)) free += 1;
        indices[j] = free;
        used.add(free);
      }
      return true;
    }
  }
  return false;
}
