/** Python's operators on any values: the fast cases here, then dunder methods. */

import type { BinaryOperator, CompareOperator, UnaryOperator } from "./ast";
import type { Machine, Steps } from "./native";
import type { PyValue } from "./values";

/** `a op b` */
export function binary(vm: Machine, op: BinaryOperator, a: PyValue, b: PyValue): Steps<PyValue> {
  void vm;
  throw new Error(`not yet: ${a.kind} ${op} ${b.kind}`);
}

/** `a op= b`: the value that the target gets. */
export function inPlace(vm: Machine, op: BinaryOperator, a: PyValue, b: PyValue): Steps<PyValue> {
  void vm;
  throw new Error(`not yet: ${a.kind} ${op}= ${b.kind}`);
}

export function unary(vm: Machine, op: UnaryOperator, a: PyValue): Steps<PyValue> {
  void vm;
  throw new Error(`not yet: ${op} ${a.kind}`);
}

/** A comparison may give anything: tensors give tensors. */
export function compare(vm: Machine, op: CompareOperator, a: PyValue, b: PyValue): Steps<PyValue> {
  void vm;
  throw new Error(`not yet: ${a.kind} ${op} ${b.kind}`);
}

/** `a is b or bool(a == b)`, as containers compare their items. */
export function equals(vm: Machine, a: PyValue, b: PyValue): Steps<boolean> {
  void vm;
  throw new Error(`not yet: ${a.kind} == ${b.kind}`);
}

/** `bool(v)`; an unknown is False, with a note. */
export function isTrue(vm: Machine, v: PyValue): Steps<boolean> {
  void vm;
  throw new Error(`not yet: bool(${v.kind})`);
}

/** `item in container` */
export function contains(vm: Machine, container: PyValue, item: PyValue): Steps<boolean> {
  void vm;
  throw new Error(`not yet: ${item.kind} in ${container.kind}`);
}

/** `v[index]` */
export function getItem(vm: Machine, v: PyValue, index: PyValue): Steps<PyValue> {
  void vm;
  throw new Error(`not yet: ${v.kind}[${index.kind}]`);
}

/** `v[index] = x` */
export function setItem(vm: Machine, v: PyValue, index: PyValue, x: PyValue): Steps<void> {
  void vm;
  throw new Error(`not yet: ${v.kind}[${index.kind}] = ${x.kind}`);
}

/** `del v[index]` */
export function deleteItem(vm: Machine, v: PyValue, index: PyValue): Steps<void> {
  void vm;
  throw new Error(`not yet: del ${v.kind}[${index.kind}]`);
}

/** `len(v)` */
export function length(vm: Machine, v: PyValue): Steps<number> {
  void vm;
  throw new Error(`not yet: len(${v.kind})`);
}
