/** `auto()`: a number that is given out when the members are made, and what is computed with it until then. */

import type { BinaryOperator } from "../ast";
import { defineClass, newInstance } from "../classes";
import type { Machine, Steps } from "../native";
import { binary, unary } from "../operators";
import { None, str, type PyClass, type PyNative, type PyValue } from "../values";
import { entries, method, once } from "./support";

/** An `auto()`, or `R | W` of two of them. */
interface Auto {
  readonly isAuto: true;
  readonly operation?: {
    readonly op: BinaryOperator | "~";
    readonly operands: readonly PyValue[];
  };
}

function autoOf(value: PyValue): Auto | undefined {
  const host = value.kind === "instance" ? value.host : undefined;
  return isAutoHost(host) ? host : undefined;
}

function isAutoHost(host: unknown): host is Auto {
  return typeof host === "object" && host !== null && "isAuto" in host;
}

export function isAuto(value: PyValue): boolean {
  return autoOf(value) !== undefined;
}

/** The value of what `auto()` left; `next` gives a new number out, `known` has those that are given out already. */
export function* resolveAuto(
  vm: Machine,
  value: PyValue,
  known: Map<PyValue, PyValue>,
  next: () => Steps<PyValue>,
): Steps<PyValue> {
  const auto = autoOf(value);
  if (auto === undefined) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  const resolved =
    auto.operation === undefined
      ? yield* next()
      : yield* compute(vm, auto.operation.op, auto.operation.operands, known, next);
  known.set(value, resolved);
  return resolved;
}

function* compute(
  vm: Machine,
  op: BinaryOperator | "~",
  operands: readonly PyValue[],
  known: Map<PyValue, PyValue>,
  next: () => Steps<PyValue>,
): Steps<PyValue> {
  const values: PyValue[] = [];
  for (const operand of operands) values.push(yield* resolveAuto(vm, operand, known, next));
  if (op === "~") return yield* unary(vm, "~", values[0]);
  return yield* binary(vm, op, values[0], values[1]);
}

function operation(op: BinaryOperator | "~", operands: readonly PyValue[]): PyValue {
  const made = newInstance(autoClass());
  const host: Auto = { isAuto: true, operation: { op, operands } };
  made.host = host;
  return made;
}

const operators: readonly (readonly [string, BinaryOperator])[] = [
  ["or", "|"],
  ["and", "&"],
  ["xor", "^"],
  ["add", "+"],
  ["sub", "-"],
  ["mul", "*"],
  ["lshift", "<<"],
];

function operatorMethods(): readonly PyNative[] {
  return operators.flatMap(([name, op]) => [
    method("auto", `__${name}__`, "self, other, /", (_vm, a, b) => operation(op, [a, b])),
    method("auto", `__r${name}__`, "self, other, /", (_vm, a, b) => operation(op, [b, a])),
  ]);
}

export const autoClass = once((): PyClass =>
  defineClass({
    name: "auto",
    module: "enum",
    attributes: entries(
      method("auto", "__init__", "self, value?", (_vm, self) => {
        const host: Auto = { isAuto: true };
        if (self.kind === "instance") self.host = host;
        return None;
      }),
      method("auto", "__repr__", "self, /", () => str("auto(<object object>)")),
      method("auto", "__invert__", "self, /", (_vm, self) => operation("~", [self])),
      ...operatorMethods(),
    ),
  }),
);
