/** The operator methods that int, float and complex share. */

import type { BinaryOperator } from "../ast";
import { arithmetic } from "../complexNumbers";
import type { Machine } from "../native";
import {
  compareReals,
  floatDivmod,
  floatOf,
  floorDivideAndModulo,
  isInteger,
  isReal,
  integerOf,
} from "../numbers";
import { bool, float, int, NotImplemented, tuple, type PyValue } from "../values";
import type { methodsOf, Row } from "./table";

/** `__add__` and `__radd__` for the operators. */
export const operatorNames: Readonly<Record<BinaryOperator, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "@": "matmul",
  "<<": "lshift",
  ">>": "rshift",
  "&": "and",
  "|": "or",
  "^": "xor",
};

/** Rows for operators; a value that `accepts` refuses gives NotImplemented. */
export function arithmeticRows<T extends PyValue>(
  method: ReturnType<typeof methodsOf<T>>,
  operators: readonly BinaryOperator[],
  accepts: (value: PyValue) => boolean,
): Row[] {
  return operators.flatMap((op) => {
    const name = operatorNames[op];
    return [
      method(`__${name}__`, "value, /", (vm, self, value) =>
        accepts(value) ? (arithmetic(vm, op, self, value) ?? NotImplemented) : NotImplemented,
      ),
      method(`__r${name}__`, "value, /", (vm, self, value) =>
        accepts(value) ? (arithmetic(vm, op, value, self) ?? NotImplemented) : NotImplemented,
      ),
    ];
  });
}

/** `==`, `<` and the rest between real numbers. */
export function comparisonRows<T extends PyValue>(
  method: ReturnType<typeof methodsOf<T>>,
  accepts: (value: PyValue) => boolean,
): Row[] {
  const names = [
    ["__eq__", "=="],
    ["__ne__", "!="],
    ["__lt__", "<"],
    ["__le__", "<="],
    ["__gt__", ">"],
    ["__ge__", ">="],
  ] as const;
  return names.map(([name, op]) =>
    method(name, "value, /", (_vm, self, value) =>
      isReal(self) && isReal(value) && accepts(value)
        ? bool(compareReals(op, self, value))
        : NotImplemented,
    ),
  );
}

/** `divmod(a, b)` of numbers; `undefined` for other values. */
export function divmod(vm: Machine, a: PyValue, b: PyValue): PyValue | undefined {
  if (!isReal(a) || !isReal(b)) return undefined;
  if (isInteger(a) && isInteger(b)) {
    const [quotient, rest] = floorDivideAndModulo(vm, integerOf(a), integerOf(b));
    return tuple([int(quotient), int(rest)]);
  }
  const divisor = floatOf(vm, b);
  if (divisor === 0) throw vm.raise("ZeroDivisionError", "float divmod()");
  const [quotient, rest] = floatDivmod(floatOf(vm, a), divisor);
  return tuple([float(quotient), float(rest)]);
}
