/** Python's operators on any values: numbers and texts at once, everything else through special methods. */

import type { BinaryOperator, CompareOperator, UnaryOperator } from "./ast";
import { findSpecial, isBlocked, lookupClass, specialCall } from "./attributes";
import { classOf, typeName, isSubclass, isBuiltinClass } from "./classes";
import { arithmetic } from "./complexNumbers";
import { plainEquals } from "./equality";
import { isIterable, iterator, next } from "./iterate";
import type { Machine, PyRaise, Steps } from "./native";
import { finish } from "./nativeFunction";
import { compareReals, invertInt, isInteger, integerOf, isReal, negateInt } from "./numbers";
import { indexValue } from "./types/sequence";
import {
  NotImplemented,
  bool,
  float,
  int,
  str,
  type PyClass,
  type PyValue,
  type Unknown,
} from "./values";

const methods: Readonly<Record<BinaryOperator, readonly [string, string, string]>> = {
  "+": ["__add__", "__radd__", "__iadd__"],
  "-": ["__sub__", "__rsub__", "__isub__"],
  "*": ["__mul__", "__rmul__", "__imul__"],
  "/": ["__truediv__", "__rtruediv__", "__itruediv__"],
  "//": ["__floordiv__", "__rfloordiv__", "__ifloordiv__"],
  "%": ["__mod__", "__rmod__", "__imod__"],
  "**": ["__pow__", "__rpow__", "__ipow__"],
  "@": ["__matmul__", "__rmatmul__", "__imatmul__"],
  "<<": ["__lshift__", "__rlshift__", "__ilshift__"],
  ">>": ["__rshift__", "__rrshift__", "__irshift__"],
  "&": ["__and__", "__rand__", "__iand__"],
  "|": ["__or__", "__ror__", "__ior__"],
  "^": ["__xor__", "__rxor__", "__ixor__"],
};

type Ordering = "==" | "!=" | "<" | "<=" | ">" | ">=";

const comparisons: Readonly<Record<Ordering, readonly [string, string]>> = {
  "==": ["__eq__", "__eq__"],
  "!=": ["__ne__", "__ne__"],
  "<": ["__lt__", "__gt__"],
  "<=": ["__le__", "__ge__"],
  ">": ["__gt__", "__lt__"],
  ">=": ["__ge__", "__le__"],
};

const unaryMethods = { "-": "__neg__", "+": "__pos__", "~": "__invert__" } as const;

/** `a op b` */
export function* binary(vm: Machine, op: BinaryOperator, a: PyValue, b: PyValue): Steps<PyValue> {
  return plainBinary(vm, op, a, b) ?? (yield* askBinary(vm, op, a, b, op));
}

/** The result for numbers, texts and unknowns that needs no special method. */
export function plainBinary(
  vm: Machine,
  op: BinaryOperator,
  a: PyValue,
  b: PyValue,
): PyValue | undefined {
  switch (a.kind) {
    case "int":
    case "float":
    case "bool":
    case "complex":
      if (b.kind === "unknown") return derived(vm, op, b);
      if ("of" in a && a.of) return undefined;
      if ("of" in b && b.of) return undefined;
      return arithmetic(vm, op, a, b);
    case "str":
      if (op !== "+" || b.kind !== "str" || a.of || b.of) {
        return b.kind === "unknown" ? derived(vm, op, b) : undefined;
      }
      if (a.value.length + b.value.length > 4096) chargeJoin(vm, a.value, b.value);
      return str(a.value + b.value);
    case "unknown":
      return derived(vm, op, a);
    default:
      return b.kind === "unknown" ? derived(vm, op, b) : undefined;
  }
}

function derived(vm: Machine, what: string, cause: Unknown): Unknown {
  return vm.unknown({ kind: "derived", what }, cause);
}

/** Joining shares the longer text's memory: one that grows by a character at a time costs no more than its length. */
function chargeJoin(vm: Machine, a: string, b: string): void {
  if (a.length + b.length > longestText) throw new RangeError("too long a text");
  vm.chargeItems(1 + Math.min(a.length, b.length));
}

/** Characters; the items that the budget leaves for one statement are about as many. */
const longestText = 8_000_000;

/** The special methods of both sides; `shown` is the operator in the TypeError. */
function* askBinary(
  vm: Machine,
  op: BinaryOperator,
  a: PyValue,
  b: PyValue,
  shown: string,
): Steps<PyValue> {
  const [name, reflected] = methods[op];
  const result = yield* dispatch(vm, a, b, name, reflected);
  if (result !== NotImplemented) return result;
  const unknown = unknownBase(a, b);
  if (unknown) return derived(vm, op, unknown);
  if (op === "*" && isRepeatable(a)) return yield* repeatedBy(vm, a, b);
  if (op === "*" && isRepeatable(b)) return yield* repeatedBy(vm, b, a);
  throw vm.raise("TypeError", operandText(shown, a, b));
}

function isRepeatable({ kind }: PyValue): boolean {
  return ["str", "list", "tuple", "bytes", "bytearray"].includes(kind);
}

/** A sequence and what no `__rmul__` multiplied it with: an index repeats it. */
function* repeatedBy(vm: Machine, sequence: PyValue, by: PyValue): Steps<PyValue> {
  const index = indexValue(vm, by);
  if (index === undefined) {
    const text = `can't multiply sequence by non-int of type '${typeName(by)}'`;
    throw vm.raise("TypeError", text);
  }
  return yield* binary(vm, "*", sequence, int(yield* finish(index)));
}

function operandText(op: string, a: PyValue, b: PyValue): string {
  const name = op === "**" ? "** or pow()" : op === "**=" ? "**=" : op;
  const [left, right] = [typeName(a), typeName(b)];
  if (op === "+" && (a.kind === "str" || a.kind === "list" || a.kind === "tuple")) {
    return `can only concatenate ${a.kind} (not "${right}") to ${a.kind}`;
  }
  return `unsupported operand type(s) for ${name}: '${left}' and '${right}'`;
}

function unknownBase(a: PyValue, b: PyValue): Unknown | undefined {
  return classOf(a).unknownBase ?? classOf(b).unknownBase;
}

/** The method of `a`, then the reflected one of `b`; of `b` first where its class is a subclass that overrides it. */
function* dispatch(
  vm: Machine,
  a: PyValue,
  b: PyValue,
  name: string,
  reflected: string,
): Steps<PyValue> {
  const [left, right] = [classOf(a), classOf(b)];
  const direct = findSpecial(vm, a, name);
  const back = left === right ? undefined : findSpecial(vm, b, reflected);
  const backFirst = back !== undefined && overrides(right, left, reflected);
  if (backFirst) {
    const result = yield specialCall(b, back, [a]);
    if (result !== NotImplemented) return result;
  }
  if (direct) {
    const result = yield specialCall(a, direct, [b]);
    if (result !== NotImplemented) return result;
  }
  if (isBlocked(a, name) || isBlocked(b, reflected)) return NotImplemented;
  if (back && !backFirst) return yield specialCall(b, back, [a]);
  return NotImplemented;
}

function overrides(cls: PyClass, base: PyClass, name: string): boolean {
  return (
    cls !== base && isSubclass(cls, base) && lookupClass(cls, name) !== lookupClass(base, name)
  );
}

/** `a op= b`: the value that the target gets. */
export function* inPlace(vm: Machine, op: BinaryOperator, a: PyValue, b: PyValue): Steps<PyValue> {
  const plain = plainBinary(vm, op, a, b);
  if (plain) return plain;
  const method = findSpecial(vm, a, methods[op][2]);
  if (method) {
    const result = yield specialCall(a, method, [b]);
    if (result !== NotImplemented) return result;
  }
  return yield* askBinary(vm, op, a, b, `${op}=`);
}

export function* unary(vm: Machine, op: UnaryOperator, a: PyValue): Steps<PyValue> {
  const plain = plainUnary(vm, op, a);
  if (plain) return plain;
  if (op === "not") {
    const truth = yield* truthOf(vm, a);
    return truth.kind === "unknown" ? derived(vm, "not", truth) : bool(!truth.value);
  }
  const method = findSpecial(vm, a, unaryMethods[op]);
  if (method) return yield specialCall(a, method, []);
  const cls = classOf(a);
  if (cls.unknownBase) return derived(vm, op, cls.unknownBase);
  throw vm.raise("TypeError", `bad operand type for unary ${op}: '${cls.name}'`);
}

export function plainUnary(vm: Machine, op: UnaryOperator, a: PyValue): PyValue | undefined {
  if (a.kind === "unknown") return derived(vm, op, a);
  if ("of" in a && a.of) return undefined;
  if (op === "not") {
    const truth = plainTruth(a);
    return truth === undefined ? undefined : bool(!truth);
  }
  if (isInteger(a)) {
    const value = integerOf(a);
    if (op === "-") return int(negateInt(value));
    return op === "+" ? int(value) : int(invertInt(value));
  }
  if (a.kind === "float" && op !== "~") return float(op === "-" ? -a.value : a.value);
  if (a.kind === "complex" && op !== "~") {
    return op === "-" ? { kind: "complex", re: -a.re, im: -a.im } : a;
  }
  return undefined;
}

/** A comparison may give anything: tensors give tensors. */
export function* compare(vm: Machine, op: CompareOperator, a: PyValue, b: PyValue): Steps<PyValue> {
  const plain = plainCompare(vm, op, a, b);
  if (plain) return plain;
  if (op === "in" || op === "not in") {
    const found = yield* containment(vm, b, a);
    if (found.kind === "unknown") return found;
    return bool(found.value === (op === "in"));
  }
  if (op === "is" || op === "is not") return bool(isSame(a, b) === (op === "is"));
  const [name, reflected] = comparisons[op];
  const result = yield* dispatchComparison(vm, a, b, name, reflected);
  if (result !== NotImplemented) return result;
  const unknown = unknownBase(a, b);
  if (unknown) return derived(vm, op, unknown);
  if (op === "==" || op === "!=") return bool((a === b) === (op === "=="));
  const [left, right] = [typeName(a), typeName(b)];
  const text = `'${op}' not supported between instances of '${left}' and '${right}'`;
  throw vm.raise("TypeError", text);
}

/** Comparisons ask the reflected method of a subclass first even where it is inherited. */
function* dispatchComparison(
  vm: Machine,
  a: PyValue,
  b: PyValue,
  name: string,
  reflected: string,
): Steps<PyValue> {
  const [left, right] = [classOf(a), classOf(b)];
  const direct = findSpecial(vm, a, name);
  const back = findSpecial(vm, b, reflected);
  const backFirst = back !== undefined && left !== right && isSubclass(right, left);
  if (backFirst) {
    const result = yield specialCall(b, back, [a]);
    if (result !== NotImplemented) return result;
  }
  if (direct) {
    const result = yield specialCall(a, direct, [b]);
    if (result !== NotImplemented) return result;
  }
  if (back && !backFirst) return yield specialCall(b, back, [a]);
  return NotImplemented;
}

export function plainCompare(
  vm: Machine,
  op: CompareOperator,
  a: PyValue,
  b: PyValue,
): PyValue | undefined {
  if (op === "is" || op === "is not") {
    // Whether an unknown is None is not known either.
    if (a.kind === "unknown" && a !== b) return derived(vm, op, a);
    if (b.kind === "unknown" && a !== b) return derived(vm, op, b);
    return bool(isSame(a, b) === (op === "is"));
  }
  if (a.kind === "unknown") return derived(vm, op, a);
  if (b.kind === "unknown") return derived(vm, op, b);
  if (op === "in" || op === "not in") return undefined;
  if (a.kind === "str" && b.kind === "str" && !a.of && !b.of) {
    if (op === "==") return bool(a.value === b.value);
    if (op === "!=") return bool(a.value !== b.value);
    return undefined;
  }
  if (isReal(a) && isReal(b) && !("of" in a && a.of) && !("of" in b && b.of)) {
    return bool(compareReals(op, a, b));
  }
  return undefined;
}

/** `a is b`: values of a kind that Python keeps one object of are the same where they are equal. */
export function isSame(a: PyValue, b: PyValue): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case "none":
    case "ellipsis":
    case "notimplemented":
      return true;
    case "bool":
      return b.kind === "bool" && a.value === b.value;
    case "int":
      return b.kind === "int" && a.value === b.value && a.of === b.of && !a.of;
    case "str":
      return b.kind === "str" && a.value === b.value && !a.of && !b.of;
    case "tuple":
      return b.kind === "tuple" && a.items.length === 0 && b.items.length === 0 && !a.of && !b.of;
    default:
      return false;
  }
}

/** `a is b or bool(a == b)`, as containers compare their items. */
export function* equals(vm: Machine, a: PyValue, b: PyValue): Steps<boolean> {
  return plainEquals(a, b) ?? (yield* isTrue(vm, yield* compare(vm, "==", a, b)));
}

/** `bool(v)`; an unknown is False, with a note. */
export function* isTrue(vm: Machine, v: PyValue): Steps<boolean> {
  const truth = plainTruth(v) ?? (yield* truthOf(vm, v));
  if (typeof truth === "boolean") return truth;
  if (truth.kind === "bool") return truth.value;
  vm.note("the condition is unknown and taken as false");
  return false;
}

/** `bool(v)` where that needs no special method. */
export function plainTruth(v: PyValue): boolean | undefined {
  switch (v.kind) {
    case "bool":
      return v.value;
    case "none":
      return false;
    case "int":
    case "float":
      return v.of ? undefined : v.value != 0;
    case "str":
      return v.of ? undefined : v.value !== "";
    case "list":
    case "tuple":
      return v.of ? undefined : v.items.length > 0;
    case "dict":
    case "set":
    case "frozenset":
      return v.of ? undefined : v.entries.size > 0;
    case "function":
    case "native":
    case "method":
    case "module":
      return true;
    default:
      return undefined;
  }
}

/** `bool(v)`, or the unknown it comes to. */
export function* truthOf(
  vm: Machine,
  v: PyValue,
): Steps<{ readonly kind: "bool"; readonly value: boolean } | Unknown> {
  const plain = plainTruth(v);
  if (plain !== undefined) return bool(plain);
  if (v.kind === "unknown") return v;
  const method = findSpecial(vm, v, "__bool__");
  if (method) {
    const result = yield specialCall(v, method, []);
    if (result.kind === "bool" || result.kind === "unknown") return result;
    const text = `__bool__ should return bool, returned ${classOf(result).name}`;
    throw vm.raise("TypeError", text);
  }
  const sized = findSpecial(vm, v, "__len__");
  if (!sized) return bool(true);
  const size = yield specialCall(v, sized, []);
  if (size.kind === "unknown") return size;
  return bool(checkedLength(vm, size) !== 0);
}

/** `item in container`; an unknown answer is False. */
export function* contains(vm: Machine, container: PyValue, item: PyValue): Steps<boolean> {
  const found = yield* containment(vm, container, item);
  return found.kind === "bool" && found.value;
}

function* containment(
  vm: Machine,
  container: PyValue,
  item: PyValue,
): Steps<{ readonly kind: "bool"; readonly value: boolean } | Unknown> {
  if (container.kind === "unknown") return derived(vm, "in", container);
  const method = findSpecial(vm, container, "__contains__");
  if (method) {
    return yield* truthOf(vm, yield specialCall(container, method, [item]));
  }
  const cls = classOf(container);
  if (isBlocked(container, "__contains__")) {
    throw vm.raise("TypeError", `'${cls.name}' object is not a container`);
  }
  if (!isIterable(vm, container)) {
    if (cls.unknownBase) return derived(vm, "in", cls.unknownBase);
    throw vm.raise("TypeError", `argument of type '${cls.name}' is not iterable`);
  }
  const it = yield* iterator(vm, container);
  if (it.kind === "unknown") return it;
  for (;;) {
    const each = yield* next(vm, it);
    if (each === undefined) return bool(false);
    vm.charge(1);
    if (yield* equals(vm, each, item)) return bool(true);
  }
}

/** `v[index]` */
export function* getItem(vm: Machine, v: PyValue, index: PyValue): Steps<PyValue> {
  const plain = plainItem(vm, v, index);
  if (plain) return plain;
  const method = findSpecial(vm, v, "__getitem__");
  if (method) return yield specialCall(v, method, [index]);
  if (v.kind === "class") return yield* classItem(vm, v, index);
  throw notSubscriptable(vm, v);
}

/** `Class[index]`: `__class_getitem__`. */
function* classItem(vm: Machine, cls: PyClass, index: PyValue): Steps<PyValue> {
  const method = lookupClass(cls, "__class_getitem__");
  if (method) {
    const f = method.kind === "classmethod" ? method.function : method;
    return yield { callee: f, args: [cls, index] };
  }
  if (cls.unknownBase) return derived(vm, "[…]", cls.unknownBase);
  throw vm.raise("TypeError", `type '${cls.name}' is not subscriptable`);
}

function notSubscriptable(vm: Machine, v: PyValue): PyRaise {
  return vm.raise("TypeError", `'${typeName(v)}' object is not subscriptable`);
}

/** `v[index]` of plain lists and tuples with a plain int, and of unknowns. */
export function plainItem(vm: Machine, v: PyValue, index: PyValue): PyValue | undefined {
  if (v.kind === "unknown") return derived(vm, "[…]", v);
  if ((v.kind === "list" || v.kind === "tuple") && !v.of && index.kind === "int") {
    if (typeof index.value !== "number") return undefined;
    const { items } = v;
    const at = index.value < 0 ? index.value + items.length : index.value;
    return at >= 0 && at < items.length ? items[at] : undefined;
  }
  const cls = classOf(v);
  if (cls.unknownBase && !lookupClass(cls, "__getitem__") && v.kind !== "class") {
    return derived(vm, "[…]", cls.unknownBase);
  }
  return undefined;
}

/** `v[index] = x` */
export function* setItem(vm: Machine, v: PyValue, index: PyValue, x: PyValue): Steps<void> {
  if (v.kind === "unknown") return;
  const method = findSpecial(vm, v, "__setitem__");
  if (method) {
    yield specialCall(v, method, [index, x]);
    return;
  }
  const cls = classOf(v);
  if (cls.unknownBase) return;
  throw vm.raise("TypeError", `'${cls.name}' object does not support item assignment`);
}

/** `del v[index]` */
export function* deleteItem(vm: Machine, v: PyValue, index: PyValue): Steps<void> {
  if (v.kind === "unknown") return;
  const method = findSpecial(vm, v, "__delitem__");
  if (method) {
    yield specialCall(v, method, [index]);
    return;
  }
  const cls = classOf(v);
  if (cls.unknownBase) return;
  // What could be a sequence is asked as one, which says it in other words; classes of the user's all could.
  const isSequence = !isBuiltinClass(cls) || lookupClass(cls, "__len__") !== undefined;
  const isAsked = isSequence && indexValue(vm, index) !== undefined;
  const text = `object ${isAsked ? "doesn't" : "does not"} support item deletion`;
  throw vm.raise("TypeError", `'${cls.name}' ${text}`);
}

/** `len(v)`; 0 for an unknown. */
export function* length(vm: Machine, v: PyValue): Steps<number> {
  if ((v.kind === "list" || v.kind === "tuple") && !v.of) return v.items.length;
  if (v.kind === "unknown") return 0;
  const method = findSpecial(vm, v, "__len__");
  if (!method) {
    throw vm.raise("TypeError", `object of type '${typeName(v)}' has no len()`);
  }
  const size = yield specialCall(v, method, []);
  return size.kind === "unknown" ? 0 : checkedLength(vm, size);
}

function checkedLength(vm: Machine, size: PyValue): number {
  if (!isInteger(size)) {
    const text = `'${classOf(size).name}' object cannot be interpreted as an integer`;
    throw vm.raise("TypeError", text);
  }
  const value = Number(integerOf(size));
  if (value < 0) throw vm.raise("ValueError", "__len__() should return >= 0");
  return value;
}
