/** `range` and `slice`. */

import { builtinHash } from "../hash";
import { finish, isUnknown } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { isInteger, isReal } from "../numbers";
import { reprOf } from "../reprText";
import { compareItems, itemsEqual, verdict } from "../equality";
import {
  bool,
  int,
  None,
  NotImplemented,
  str,
  tuple,
  type Keywords,
  type PyClass,
  type PyRange,
  type PySlice,
  type PyValue,
} from "../values";
import {
  exactIndex,
  exactIterator,
  exactLength,
  exactParts,
  exactSlice,
  newExactRange,
  type ExactRange,
} from "./bigRange";
import { rangeIterator } from "./iterators";
import { orderNames } from "./list";
import {
  badIndex,
  indexValue,
  intSlice,
  itemIndex,
  plainWhole,
  sliceRange,
  wholeNumber,
} from "./sequence";
import { getter, methodsOf, type Row, type TypeTable } from "./table";

function isRange(value: PyValue): value is PyRange {
  return value.kind === "range";
}

function isSlice(value: PyValue): value is PySlice {
  return value.kind === "slice";
}

export function rangeTables(): TypeTable[] {
  return [
    { name: "range", attributes: new Map(rangeRows()), create: createRange },
    { name: "slice", attributes: new Map(sliceRows()), create: createSlice },
  ];
}

/** `len(range)` */
export function rangeLength(range: PyRange): number {
  return Math.max(0, Math.ceil((range.stop - range.start) / range.step));
}

function rangeRows(): Row[] {
  const method = methodsOf("range", isRange);
  return [
    method("__len__", "", (vm, self) => {
      const length = exactLength(exactParts(self));
      if (length < 2n ** 63n) return int(length);
      throw vm.raise("OverflowError", "Python int too large to convert to C ssize_t");
    }),
    method("__bool__", "", (_vm, self) => bool(rangeLength(self) > 0)),
    method("__iter__", "", (_vm, self) => {
      const { exact } = self;
      if (exact) return exactIterator(exact.start, exact.step, exactLength(exact));
      return rangeIterator(self.start, self.step, rangeLength(self));
    }),
    method("__reversed__", "", (_vm, self) => {
      const { exact } = self;
      if (exact) {
        const length = exactLength(exact);
        return exactIterator(exact.start + (length - 1n) * exact.step, -exact.step, length);
      }
      const count = rangeLength(self);
      return rangeIterator(self.start + (count - 1) * self.step, -self.step, count);
    }),
    method("__contains__", "value, /", (_vm, self, value) => bool(rangeIndex(self, value) >= 0)),
    method("__getitem__", "index, /", rangeItem),
    method("index", "value, /", (vm, self, value) => {
      const at = exactIndex(exactParts(self), value);
      if (at >= 0n) return int(at);
      const shown = reprOf(vm, value);
      const text =
        typeof shown === "string" && isInteger(value) ? `${shown} is` : "sequence.index(x): x";
      throw vm.raise(
        "ValueError",
        `${text} not in range`.replace("x not in range", "x not in sequence"),
      );
    }),
    method("count", "value, /", (_vm, self, value) => int(rangeIndex(self, value) >= 0 ? 1 : 0)),
    method("__eq__", "value, /", (_vm, self, value) =>
      isRange(value) ? bool(sameRange(self, value)) : NotImplemented,
    ),
    method("__ne__", "value, /", (_vm, self, value) =>
      isRange(value) ? bool(!sameRange(self, value)) : NotImplemented,
    ),
    method("__hash__", "", function* (vm, self) {
      const { start, step } = exactParts(self);
      const count = exactLength(exactParts(self));
      const parts = [int(count), count > 0n ? int(start) : None, count > 1n ? int(step) : None];
      return int(yield* builtinHash(vm, tuple(parts)));
    }),
    method("__repr__", "", function* (vm, self) {
      return str(yield* finish(reprOf(vm, self)));
    }),
    getter("range", "start", (_vm, self) => (isRange(self) ? int(exactParts(self).start) : self)),
    getter("range", "stop", (_vm, self) => (isRange(self) ? int(exactParts(self).stop) : self)),
    getter("range", "step", (_vm, self) => (isRange(self) ? int(exactParts(self).step) : self)),
  ];
}

/** The place of a value in a range, -1 where it is not in it; in a range of huge ints, any place. */
export function rangeIndex(range: PyRange, value: PyValue): number {
  if (!isReal(value)) return -1;
  if (range.exact) return exactIndex(range.exact, value) >= 0n ? 0 : -1;
  const number = Number(value.value);
  const index = (number - range.start) / range.step;
  return Number.isInteger(index) && index >= 0 && index < rangeLength(range) ? index : -1;
}

function* rangeItem(vm: Machine, self: PyRange, index: PyValue): Steps<PyValue> {
  if (self.exact) return yield* exactItem(vm, self.exact, index);
  const count = rangeLength(self);
  if (index.kind === "slice") {
    const range = sliceRange(vm, yield* finish(intSlice(vm, index)), count);
    return {
      kind: "range",
      start: self.start + range.start * self.step,
      stop: self.start + range.stop * self.step,
      step: self.step * range.step,
    };
  }
  const at = indexValue(vm, index);
  if (at === undefined) throw badIndex(vm, "range", index);
  const place = itemIndex(vm, "range object index", yield* finish(at), count);
  return int(self.start + place * self.step);
}

function* exactItem(vm: Machine, self: ExactRange, index: PyValue): Steps<PyValue> {
  if (index.kind === "slice") {
    const part = exactSlice(self, yield* finish(intSlice(vm, index)));
    if (part) return part;
    throw vm.raise("ValueError", "slice step cannot be zero");
  }
  const asked = indexValue(vm, index);
  if (asked === undefined) throw badIndex(vm, "range", index);
  const at = BigInt(yield* finish(asked));
  const length = exactLength(self);
  const place = at < 0n ? at + length : at;
  if (place >= 0n && place < length) return int(self.start + place * self.step);
  throw vm.raise("IndexError", "range object index out of range");
}

function sameRange(a: PyRange, b: PyRange): boolean {
  if (a.exact || b.exact) {
    const [one, other] = [exactParts(a), exactParts(b)];
    const length = exactLength(one);
    if (length !== exactLength(other)) return false;
    if (length === 0n) return true;
    return one.start === other.start && (length === 1n || one.step === other.step);
  }
  const count = rangeLength(a);
  if (count !== rangeLength(b)) return false;
  return count === 0 || (a.start === b.start && (count === 1 || a.step === b.step));
}

/** `range(…)` of plain ints; anything else takes steps. */
function createRange(
  vm: Machine,
  cls: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
): PyValue | Steps<PyValue> {
  const isPlain = args.length > 0 && args.length < 4 && kwargs.size === 0;
  const numbers: (number | bigint)[] = [];
  for (const arg of args) if (arg.kind === "int") numbers.push(arg.value);
  if (!isPlain || numbers.length !== args.length) return convertRange(vm, cls, args, kwargs);
  return newRange(vm, numbers);
}

function newRange(vm: Machine, parts: readonly (number | bigint)[]): PyRange {
  const [start, stop, step] = parts.length === 1 ? [0, parts[0], 1] : [...parts, 1];
  if (step == 0) throw vm.raise("ValueError", "range() arg 3 must not be zero");
  if (typeof start === "number" && typeof stop === "number" && typeof step === "number") {
    return { kind: "range", start, stop, step };
  }
  return newExactRange(BigInt(start), BigInt(stop), BigInt(step));
}

function* convertRange(
  vm: Machine,
  _cls: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<PyValue> {
  if (kwargs.size > 0) throw vm.raise("TypeError", "range() takes no keyword arguments");
  if (args.length === 0) throw vm.raise("TypeError", "range expected at least 1 argument, got 0");
  if (args.length > 3) {
    throw vm.raise("TypeError", `range expected at most 3 arguments, got ${args.length}`);
  }
  const parts: (number | bigint)[] = [];
  for (const arg of args) {
    if (arg.kind === "unknown") return vm.unknown({ kind: "derived", what: "range()" }, arg);
    parts.push(yield* wholeNumber(vm, arg));
  }
  return newRange(vm, parts);
}

function sliceRows(): Row[] {
  const method = methodsOf("slice", isSlice);
  const parts = (slice: PySlice) => [slice.start, slice.stop, slice.step];
  return [
    method("indices", "len, /", function* (vm, self, len) {
      const unknown = parts(self).find(isUnknown);
      if (unknown) return vm.unknown({ kind: "derived", what: "slice.indices()" }, unknown);
      const length = Number(plainWhole(vm, len));
      if (length < 0) throw vm.raise("ValueError", "length should not be negative");
      const range = sliceRange(vm, yield* finish(intSlice(vm, self)), length);
      return tuple([int(range.start), int(range.stop), int(range.step)]);
    }),
    method("__eq__", "value, /", function* (vm, self, value) {
      if (!isSlice(value)) return NotImplemented;
      return verdict(yield* itemsEqual(vm, parts(self), parts(value)));
    }),
    method("__ne__", "value, /", function* (vm, self, value) {
      if (!isSlice(value)) return NotImplemented;
      return verdict(yield* itemsEqual(vm, parts(self), parts(value)), true);
    }),
    ...(["<", "<=", ">", ">="] as const).map((op) =>
      method(orderNames[op], "value, /", (vm, self, value) =>
        isSlice(value) ? compareItems(vm, op, parts(self), parts(value)) : NotImplemented,
      ),
    ),
    method("__repr__", "", function* (vm, self) {
      return str(yield* finish(reprOf(vm, self)));
    }),
    getter("slice", "start", (_vm, self) => (isSlice(self) ? self.start : self)),
    getter("slice", "stop", (_vm, self) => (isSlice(self) ? self.stop : self)),
    getter("slice", "step", (_vm, self) => (isSlice(self) ? self.step : self)),
    ["__hash__", None],
  ];
}

function createSlice(vm: Machine, _cls: PyClass, args: readonly PyValue[]): PyValue {
  if (args.length === 0) throw vm.raise("TypeError", "slice expected at least 1 argument, got 0");
  if (args.length > 3) {
    throw vm.raise("TypeError", `slice expected at most 3 arguments, got ${args.length}`);
  }
  const [start, stop, step] = args.length === 1 ? [None, args[0], None] : [...args, None];
  return { kind: "slice", start, stop, step };
}
