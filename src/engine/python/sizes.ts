/** What it takes to go through containers and texts, and to hold them: the measures that the budget counts in. */

import type { Machine } from "./native";
import { isSeen } from "./strings";
import type { PyValue } from "./values";

/** What an entry of a dict and a member of a set take, in items: an item is an element of a list, eight bytes. */
export const itemsPerEntry = 8;
export const itemsPerMember = 4;
/** What a short text takes, as a part of a longer one. */
export const itemsPerText = 6;
/** What an instance takes: it has a map of attributes. */
export const itemsPerInstance = 32;
/** What an exception takes: it has two maps, and the calls that led to it are kept. */
export const itemsPerException = 120;
/** What an unknown takes: it has a reason and a place. */
export const itemsPerUnknown = 16;
/** What a type with arguments takes, without those. */
export const itemsPerAlias = 96;
/** What an empty dict or set takes. */
export const itemsPerMap = 32;
/** The same of an int that native code makes, and of a tuple of two. */
export const itemsPerInt = 3;
export const itemsPerPair = 10;

/** Past this a text does not stay in the processor's memory. */
const largeText = 1 << 16;

/** Fewer items than this take less time than the call that goes through them. */
const few = 16;

/** Counts the steps of native code that goes through a value once. */
export function chargeWalk(vm: Machine, value: PyValue): void {
  const steps = walkSteps(value);
  if (steps > 0) vm.charge(steps);
}

function walkSteps(value: PyValue): number {
  switch (value.kind) {
    case "str":
      return textSteps(value.value);
    case "list":
    case "tuple":
      return value.items.length >> 2;
    case "bytes":
    case "bytearray":
      return value.data.length >> 4;
    case "dict":
      return value.entries.size < few ? 0 : value.entries.size;
    case "dictview":
      return value.dict.entries.size < few ? 0 : value.dict.entries.size;
    // The order of CPython's hash table is computed.
    case "set":
    case "frozenset":
      return value.entries.size < few ? 0 : value.entries.size * 8;
    default:
      return 0;
  }
}

/** Counts objects that stand for the elements of an array, a list of them. */
export function chargeElements(vm: Machine, count: number, isKnown: boolean): void {
  vm.chargeItems(count * (isKnown ? itemsPerInt : itemsPerUnknown));
  vm.charge(count * 2);
}

/** A long text is looked through once; one that has just been joined has to be put into one piece as well. */
export function textSteps(text: string): number {
  const { length } = text;
  if (length < 64) return 0;
  return length > largeText && !isSeen(text) ? length >> 5 : length >> 6;
}
