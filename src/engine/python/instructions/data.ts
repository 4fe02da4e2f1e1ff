/** Instructions for attributes, items, operators and containers. */

import { attributeOf, givenOutside, missingAttribute } from "../attributes";
import { countedKey, hashKey, newDict, plainKey, putEntry } from "../dict";
import { compareOperators, binaryOperators, unaryOperators } from "../opcodes";
import {
  binary,
  compare,
  deleteItem,
  getItem,
  inPlace,
  plainBinary,
  plainCompare,
  plainItem,
  plainUnary,
  setItem,
  unary,
} from "../operators";
import { isSteps } from "../nativeFunction";
import type { Frame } from "../frame";
import type { Steps } from "../native";
import { startCall } from "../calls";
import { itemsPerMap } from "../sizes";
import { removeAttribute, storeAttribute } from "../storeAttributes";
import { formatValue, repr, toStr } from "../text";
import { addToSet, extendList, mergeDisplay, mergeKeywords, updateSet } from "../gather";
import { literalSet } from "../setOrder";
import { str, tuple, type PyDict, type PySet, type PyValue } from "../values";
import { noKeywords, pop, push, pushSteps, type Vm } from "../vm";
import { call, runSteps, withoutResult, type Instruction } from "./instruction";
import { observe } from "./stack";

export const dataInstructions = {
  LoadAttribute(vm, frame, operand) {
    const v = frame.stack[--frame.sp];
    const name = frame.body.names[operand];
    const found = attributeOf(vm, v, name) ?? givenOutside(vm, v, name);
    if (found === undefined) throw missingAttribute(vm, v, name);
    if (found.kind === "call") {
      const result = startCall(vm, found.callee, found.args, found.kwargs ?? noKeywords);
      if (result === undefined) return;
      push(frame, result);
      if (vm.hooks.observe) observe(vm, frame, result);
      return;
    }
    frame.stack[frame.sp++] = found;
    if (vm.hooks.observe) observe(vm, frame, found);
  },
  StoreAttribute(vm, frame, operand) {
    const v = pop(frame);
    const x = pop(frame);
    const request = storeAttribute(vm, v, frame.body.names[operand], x);
    if (request) call(vm, frame, request, "drop");
  },
  DeleteAttribute(vm, frame, operand) {
    const request = removeAttribute(vm, pop(frame), frame.body.names[operand]);
    if (request) call(vm, frame, request, "drop");
  },

  LoadItem(vm, frame) {
    const index = pop(frame);
    const v = pop(frame);
    const plain = plainItem(vm, v, index) ?? dictItem(v, index);
    if (plain === undefined) return pushSteps(vm, "__getitem__", getItem(vm, v, index));
    push(frame, plain);
    if (vm.hooks.observe) observe(vm, frame, plain);
  },
  StoreItem(vm, frame) {
    const index = pop(frame);
    const v = pop(frame);
    const x = pop(frame);
    if (v.kind === "dict" && !v.of) {
      const key = countedKey(vm, index);
      if (key !== undefined) return putEntry(v, key, index, x);
    }
    runSteps(vm, "__setitem__", withoutResult(setItem(vm, v, index, x)));
  },
  DeleteItem(vm, frame) {
    const index = pop(frame);
    const v = pop(frame);
    runSteps(vm, "__delitem__", withoutResult(deleteItem(vm, v, index)));
  },
  BuildSlice(_vm, frame) {
    const step = pop(frame);
    const stop = pop(frame);
    const start = pop(frame);
    push(frame, { kind: "slice", start, stop, step });
  },

  Binary(vm, frame, operand) {
    const b = frame.stack[--frame.sp];
    const a = frame.stack[--frame.sp];
    const op = binaryOperators[operand];
    const plain = plainBinary(vm, op, a, b);
    if (plain === undefined) pushSteps(vm, op, binary(vm, op, a, b));
    else frame.stack[frame.sp++] = plain;
  },
  InPlace(vm, frame, operand) {
    const b = pop(frame);
    const a = pop(frame);
    const op = binaryOperators[operand];
    const plain = plainBinary(vm, op, a, b);
    if (plain === undefined) pushSteps(vm, `${op}=`, inPlace(vm, op, a, b));
    else push(frame, plain);
  },
  Unary(vm, frame, operand) {
    const a = pop(frame);
    const op = unaryOperators[operand];
    const plain = plainUnary(vm, op, a);
    if (plain === undefined) pushSteps(vm, op, unary(vm, op, a));
    else push(frame, plain);
  },
  Not(vm, frame) {
    const a = pop(frame);
    const plain = plainUnary(vm, "not", a);
    if (plain === undefined) pushSteps(vm, "not", unary(vm, "not", a));
    else push(frame, plain);
  },
  Compare(vm, frame, operand) {
    const b = pop(frame);
    const a = pop(frame);
    const op = compareOperators[operand];
    const plain = plainCompare(vm, op, a, b);
    if (plain === undefined) pushSteps(vm, op, compare(vm, op, a, b));
    else push(frame, plain);
  },

  BuildTuple(_vm, frame, operand) {
    push(frame, tuple(take(frame, operand)));
  },
  BuildList(_vm, frame, operand) {
    push(frame, { kind: "list", items: take(frame, operand) });
  },
  BuildSet(vm, frame, operand) {
    const items = take(frame, operand);
    vm.chargeItems(itemsPerMap);
    const made: PySet = { kind: "set", entries: new Map() };
    const rest = items.findIndex((item) => !addPlain(vm, made, item));
    if (rest < 0) push(frame, operand > 2 ? literalSet(made) : made);
    else pushSteps(vm, "set", addAll(vm, made, items.slice(rest)));
  },
  BuildDict(vm, frame, operand) {
    vm.chargeItems(itemsPerMap);
    const items = take(frame, operand * 2);
    const made = newDict();
    for (let i = 0; i < items.length; i += 2) {
      const key = countedKey(vm, items[i]);
      if (key === undefined) {
        return pushSteps(vm, "dict", putAll(vm, made, items.slice(i)));
      }
      putEntry(made, key, items[i], items[i + 1]);
    }
    push(frame, made);
  },
  AppendTo(_vm, frame, operand) {
    const item = pop(frame);
    const list = frame.stack[frame.sp - operand];
    if (list.kind === "list") list.items.push(item);
  },
  AddTo(vm, frame, operand) {
    const item = pop(frame);
    const set = frame.stack[frame.sp - operand];
    if (set.kind !== "set" || addPlain(vm, set, item)) return;
    runSteps(vm, "set", withoutResult(addToSet(vm, set, item)));
  },
  PutInto(vm, frame, operand) {
    const value = pop(frame);
    const item = pop(frame);
    const dict = frame.stack[frame.sp - operand];
    if (dict.kind !== "dict") return;
    const key = countedKey(vm, item);
    if (key !== undefined) return putEntry(dict, key, item, value);
    runSteps(vm, "dict", withoutResult(putOne(vm, dict, item, value)));
  },
  Extend(vm, frame, operand) {
    const from = pop(frame);
    const list = pop(frame);
    if (list.kind !== "list") return push(frame, list);
    const callee = operand === 1 ? frame.stack[frame.sp - 1] : undefined;
    pushSteps(vm, "list", extendList(vm, list, from, callee));
  },
  Update(vm, frame) {
    const from = pop(frame);
    const set = pop(frame);
    if (set.kind !== "set") return push(frame, set);
    pushSteps(vm, "set", updateSet(vm, set, from));
  },
  MergeDisplay(vm, frame) {
    const from = pop(frame);
    const dict = pop(frame);
    if (dict.kind !== "dict") return push(frame, dict);
    pushSteps(vm, "dict", mergeDisplay(vm, dict, from));
  },
  MergeKeywords(vm, frame, operand) {
    const from = pop(frame);
    const dict = pop(frame);
    const callee = operand === 1 ? frame.stack[frame.sp - 2] : undefined;
    if (dict.kind !== "dict") return push(frame, dict);
    pushSteps(vm, "dict", mergeKeywords(vm, callee, dict, from));
  },
  ListToTuple(_vm, frame) {
    const list = pop(frame);
    push(frame, list.kind === "list" ? tuple(list.items) : list);
  },

  FormatValue(vm, frame, operand) {
    const spec = operand >= 4 ? pop(frame) : undefined;
    const v = pop(frame);
    if (v.kind === "unknown") return push(frame, v);
    if (spec?.kind === "unknown") return push(frame, spec);
    if (operand === 0 && v.kind === "str" && !v.of) return push(frame, v);
    const text = spec?.kind === "str" ? spec.value : "";
    pushSteps(vm, "format", format(vm, v, operand % 4, text));
  },
  BuildString(vm, frame, operand) {
    const parts = take(frame, operand);
    let text = "";
    for (const part of parts) {
      if (part.kind === "unknown") {
        return push(frame, vm.unknown({ kind: "derived", what: "f-string" }, part));
      }
      if (part.kind === "str") text += part.value;
    }
    if (text.length > 4096) vm.chargeItems(text.length);
    push(frame, str(text));
  },
} satisfies Partial<Record<string, Instruction>>;

/** The top `count` values, the topmost last, off the stack. */
export function take(frame: Frame, count: number): PyValue[] {
  const { stack } = frame;
  const base = frame.sp - count;
  frame.sp = base;
  const items = new Array<PyValue>(count);
  for (let i = 0; i < count; i++) items[i] = stack[base + i];
  return items;
}

function dictItem(v: PyValue, index: PyValue): PyValue | undefined {
  if (v.kind !== "dict" || v.of) return undefined;
  const key = plainKey(index);
  return key === undefined ? undefined : v.entries.get(key)?.value;
}

function addPlain(vm: Vm, set: PySet, item: PyValue): boolean {
  const key = countedKey(vm, item);
  if (key === undefined) return false;
  if (!set.entries.has(key)) set.entries.set(key, item);
  return true;
}

function* addAll(vm: Vm, set: PySet, items: readonly PyValue[]): Steps<PyValue> {
  for (const item of items) yield* addToSet(vm, set, item);
  return set;
}

function* putAll(vm: Vm, dict: PyDict, items: readonly PyValue[]): Steps<PyValue> {
  for (let i = 0; i < items.length; i += 2) yield* putOne(vm, dict, items[i], items[i + 1]);
  return dict;
}

function* putOne(vm: Vm, dict: PyDict, key: PyValue, value: PyValue): Steps<void> {
  const hash = hashKey(vm, key);
  putEntry(dict, isSteps(hash) ? yield* hash : hash, key, value);
}

function* format(vm: Vm, v: PyValue, conversion: number, spec: string): Steps<PyValue> {
  if (conversion === 0) return str(yield* formatValue(vm, v, spec));
  const text = conversion === 1 ? yield* toStr(vm, v) : yield* repr(vm, v);
  const shown = conversion === 3 ? escapeNonAscii(text) : text;
  return str(spec === "" ? shown : yield* formatValue(vm, str(shown), spec));
}

function escapeNonAscii(text: string): string {
  return Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (code < 128) return char;
    if (code < 256) return `\\x${code.toString(16).padStart(2, "0")}`;
    if (code < 65536) return `\\u${code.toString(16).padStart(4, "0")}`;
    return `\\U${code.toString(16).padStart(8, "0")}`;
  }).join("");
}
