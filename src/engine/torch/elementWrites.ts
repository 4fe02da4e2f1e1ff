/** `table[i, j] = number`, as loops fill tables: the writes are noted, and carried out when somebody looks. */

import { roundTo, type NDArray } from "../tensor/array";
import { categoryOf } from "../tensor/dtype";
import type { PyTensor, PyValue } from "../python/values";
import type { IndexItem } from "./subscript";

interface Write {
  readonly before: NDArray;
  readonly place: number;
  readonly value: number;
}

/** By the array that a write makes, until its numbers are asked for. */
const writes = new WeakMap<NDArray, Write>();

/** The numbers of a tensor after one of them was written; absent where this is another kind of write. */
export function withElement(
  { state, requiresGrad }: PyTensor,
  index: readonly IndexItem[],
  value: PyValue,
): NDArray | undefined {
  const { values: before, shape, dtype } = state;
  if (!before || requiresGrad || state.isUninitialized) return undefined;
  const category = categoryOf(dtype);
  const number = numberOf(value);
  if (number === undefined || category === "complex") return undefined;
  if (category === "integer" && !Number.isSafeInteger(Math.trunc(number))) return undefined;
  const place = placeOf(index, shape);
  if (place === undefined) return undefined;
  return afterWrite({ before, place, value: roundTo(dtype, number) });
}

function numberOf(value: PyValue): number | undefined {
  switch (value.kind) {
    case "bool":
      return value.value ? 1 : 0;
    case "int":
    case "float":
      return typeof value.value === "number" ? value.value : undefined;
    default:
      return undefined;
  }
}

function placeOf(index: readonly IndexItem[], shape: readonly number[]): number | undefined {
  if (index.length !== shape.length) return undefined;
  let place = 0;
  for (const [dim, item] of index.entries()) {
    if (item.kind !== "int") return undefined;
    const at = item.value < 0 ? item.value + shape[dim] : item.value;
    if (!(at >= 0 && at < shape[dim])) return undefined;
    place = place * shape[dim] + at;
  }
  return place;
}

function afterWrite(write: Write): NDArray {
  const { shape, dtype } = write.before;
  let data: Float64Array | undefined;
  const made: NDArray = {
    shape,
    dtype,
    get data() {
      data ??= carriedOut(made);
      return data;
    },
  };
  writes.set(made, write);
  return made;
}

/** One copy for all writes since the numbers were last asked for. */
function carriedOut(made: NDArray): Float64Array {
  const pending: Write[] = [];
  let from = made;
  for (let write = writes.get(from); write; write = writes.get(from)) {
    pending.push(write);
    from = write.before;
  }
  const data = from.data.slice();
  for (const { place, value } of pending.reverse()) data[place] = value;
  writes.delete(made);
  return data;
}
