/** Python's values: one union tagged by `kind`. `undefined` never stands for a Python value. */

import type { Range } from "../source";
import type { DType } from "../tensor/dtype";
import type { NDArray } from "../tensor/array";
import type { Shape } from "../tensor/shape";
import type { Code } from "./code";
import type { Frame } from "./frame";
import type { Machine, Native, Steps } from "./native";

export type PyValue =
  | PyNone
  | PyBool
  | PyInt
  | PyFloat
  | PyComplex
  | PyStr
  | PyBytes
  | PyTuple
  | PyList
  | PyDict
  | PySet
  | PyRange
  | PySlice
  | PyEllipsis
  | PyNotImplemented
  | PyFunction
  | PyNative
  | PyMethod
  | PyClass
  | PyInstance
  | PyModule
  | PyIterator
  | PyGenerator
  | PyDictView
  | PyProperty
  | PyWrapped
  | PySuper
  | PyTensor
  | PyArray
  | Unknown;

export interface PyNone {
  readonly kind: "none";
}
export interface PyEllipsis {
  readonly kind: "ellipsis";
}
export interface PyNotImplemented {
  readonly kind: "notimplemented";
}

/**
 * What a value of a user's subclass of a builtin carries: `class Config(dict)`, `namedtuple`, `IntEnum`.
 * Both absent on plain values, whose class follows from `kind`.
 */
interface Subclassable {
  readonly of?: PyClass;
  readonly attributes?: Attributes;
}

export type Attributes = Map<string, PyValue>;

export interface PyBool {
  readonly kind: "bool";
  readonly value: boolean;
}

export interface PyInt extends Subclassable {
  readonly kind: "int";
  /** A bigint only where the number is not a safe integer; `int()` below normalises. */
  readonly value: number | bigint;
}

export interface PyFloat extends Subclassable {
  readonly kind: "float";
  readonly value: number;
}

export interface PyComplex {
  readonly kind: "complex";
  readonly re: number;
  readonly im: number;
}

export interface PyStr extends Subclassable {
  readonly kind: "str";
  /** UTF-16 as JavaScript has it; lengths and indices that Python code sees count code points. */
  readonly value: string;
}

export interface PyBytes {
  readonly kind: "bytes" | "bytearray";
  readonly data: number[];
}

export interface PyTuple extends Subclassable {
  readonly kind: "tuple";
  readonly items: readonly PyValue[];
}

export interface PyList extends Subclassable {
  readonly kind: "list";
  readonly items: PyValue[];
}

/** Insertion ordered; see `dict.ts` for how keys hash and compare. */
export interface PyDict extends Subclassable {
  readonly kind: "dict";
  readonly entries: Map<HashKey, DictEntry>;
  /** `collections.defaultdict`'s factory. */
  defaultFactory?: PyValue;
}

export interface PySet extends Subclassable {
  readonly kind: "set" | "frozenset";
  readonly entries: Map<HashKey, PyValue>;
}

export interface DictEntry {
  readonly key: PyValue;
  value: PyValue;
}

/**
 * What stands for a hashable value in a JavaScript Map such that Python-equal values have the same key:
 * a number for int, float and bool, the text itself for str, a tagged string for tuples and the like, the value itself
 * where equality is identity. Values with their own `__hash__`/`__eq__` get a key through the machine.
 */
export type HashKey = string | number | bigint | object;

export interface PyRange {
  readonly kind: "range";
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  /** The parts themselves, where one of them is no exact number. */
  readonly exact?: { readonly start: bigint; readonly stop: bigint; readonly step: bigint };
}

export interface PySlice {
  readonly kind: "slice";
  readonly start: PyValue;
  readonly stop: PyValue;
  readonly step: PyValue;
}

/** A `def` or `lambda` of the user's. */
export interface PyFunction {
  readonly kind: "function";
  name: string;
  qualifiedName: string;
  readonly module: string;
  readonly code: Code;
  readonly globals: PyDict;
  /** Default values of the last positional parameters. */
  defaults: readonly PyValue[];
  keywordDefaults: ReadonlyMap<string, PyValue>;
  readonly closure: readonly Cell[];
  readonly attributes: Attributes;
  /** What a decorator gave that is not known: the function stands for it, and may be called with other arguments. */
  readonly decorated?: Unknown;
}

/** A variable shared between a function and the functions inside it; empty before its first assignment. */
export interface Cell {
  value: PyValue | undefined;
}

/** A function that is written in TypeScript. */
export interface PyNative {
  readonly kind: "native";
  readonly name: string;
  readonly qualifiedName: string;
  readonly call: Native;
  /** True for one that binds `self` when it is found on a class, as a `def` does; most library functions do not. */
  readonly isMethod: boolean;
  readonly attributes?: Attributes;
}

/** A function and the value it was looked up on. */
export interface PyMethod {
  readonly kind: "method";
  readonly self: PyValue;
  readonly function: PyValue;
}

/** Every class, builtin ones and those of libraries included. */
export interface PyClass {
  readonly kind: "class";
  name: string;
  readonly qualifiedName: string;
  readonly module: string;
  readonly bases: readonly PyClass[];
  /** The method resolution order, the class itself first. */
  readonly mro: readonly PyClass[];
  readonly attributes: Attributes;
  /** Absent means `type`. */
  readonly metaclass?: PyClass;
  /** Where the user's `class` statement is. */
  readonly definedAt?: Range;
  /** The name of the class in that statement. */
  readonly nameAt?: Range;
  /** What could not be resolved among its bases; attribute lookups that fail on the class give this. */
  readonly unknownBase?: Unknown;
  /** The attributes its instances can have, where `__slots__` leaves them no others. */
  readonly slots?: ReadonlySet<string>;
  /** What an instance is before `__init__`; inherited along the mro. Absent: a plain instance. */
  readonly create?: (
    vm: Machine,
    cls: PyClass,
    args: readonly PyValue[],
    kwargs: Keywords,
  ) => PyValue | Steps<PyValue>;
}

export interface Keywords extends ReadonlyMap<string, PyValue> {
  /** What `**rest` was where that is not known: there may be more than the names here. */
  readonly rest?: Unknown;
}

export interface PyInstance {
  readonly kind: "instance";
  /** Assignable: lazy modules change their class at the first call, as does `obj.__class__ = …`. */
  of: PyClass;
  readonly attributes: Attributes;
  /** Where the expression that made it is: a call in the user's code. */
  readonly madeAt?: Range;
  /** What TypeScript code keeps with it; the code that wrote it is the only one to read it. */
  host?: unknown;
}

export interface PyModule {
  readonly kind: "module";
  readonly name: string;
  /** The module's global names. */
  readonly globals: PyDict;
  /** A module that is only known by name: every attribute it lacks is this. */
  readonly missing?: Unknown;
}

/** An iterator written in TypeScript: `zip`, `enumerate`, a list's. */
export interface PyIterator {
  readonly kind: "iterator";
  /** What `type(it).__name__` says: `list_iterator`, `zip`. */
  readonly name: string;
  /** The next item, or `undefined` when there is none. Steps where it has to call Python. */
  readonly next: (vm: Machine) => PyValue | undefined | Steps<PyValue | undefined>;
  /** What its `repr` shows between parentheses behind the name, where it has one of its own. */
  readonly shown?: () => readonly PyValue[];
  /** What `await` on it gives, where it is an awaitable; None where absent. */
  readonly result?: PyValue;
  /** The async generator that `await` on it goes on with, and what is sent to that. */
  readonly resumes?: { readonly generator: PyGenerator; readonly value: PyValue };
}

/** A suspended frame: a generator, or a coroutine. */
export interface PyGenerator {
  readonly kind: "generator";
  readonly name: string;
  readonly frame: Frame;
  state: "created" | "suspended" | "running" | "closed";
  /** What a loop in it went over that was not run: there may be more items than it gives. */
  skipped?: Unknown;
}

export interface PyDictView {
  readonly kind: "dictview";
  readonly view: "keys" | "values" | "items";
  readonly dict: PyDict;
}

export interface PyProperty {
  readonly kind: "property";
  readonly get?: PyValue;
  readonly set?: PyValue;
  readonly delete?: PyValue;
  readonly doc?: PyValue;
}

export interface PyWrapped {
  readonly kind: "classmethod" | "staticmethod";
  readonly function: PyValue;
}

export interface PySuper {
  readonly kind: "super";
  /** The lookup starts behind this class in the mro of `self`'s class (or of `self`, where it is a class). */
  readonly after: PyClass;
  readonly self: PyValue;
}

export type TensorId = number;

/** A torch tensor: shape and dtype, and its numbers where they are few and known. */
export interface PyTensor {
  readonly kind: "tensor";
  /** `torch.Tensor`, `nn.Parameter`, …: methods are found there, as on an instance. */
  of: PyClass;
  readonly attributes: Attributes;
  /** In-place ops and lazy parameters give the same Python object a new state. */
  state: TensorState;
  requiresGrad: boolean;
}

export interface TensorState {
  /** Names this version of the tensor in the trace. */
  readonly id: TensorId;
  readonly shape: Shape;
  readonly dtype: DType;
  /** Absent: only the shape is known. */
  readonly values?: NDArray;
  /** A lazy parameter before its first forward pass; its shape is not to be read. */
  readonly isUninitialized?: boolean;
  /** Of such a parameter in a layer that is not lazy: the argument that nobody knows. Code that reads it gets this. */
  readonly unknownSize?: Unknown;
  /** Where the contiguity of a view matters to `view()`: strides in elements; absent means contiguous. */
  readonly strides?: readonly number[];
}

/** A numpy array. */
export interface PyArray {
  readonly kind: "ndarray";
  readonly of: PyClass;
  /** Assignable as a whole by in-place operations. */
  array: NDArray;
  /** Only the shape and dtype are known; `array.data` is empty. */
  isShapeOnly?: boolean;
}

/** A value that is not known, and why. */
export interface Unknown {
  readonly kind: "unknown";
  readonly reason: Reason;
  readonly at: Range;
  /** The unknown this one came from. */
  readonly cause?: Unknown;
  /** Its class, where that much is known: a list of unknown length. */
  readonly of?: PyClass;
}

export type Reason =
  /** Syntax or a library function that Layerlens does not know. */
  | { readonly kind: "unsupported"; readonly what: string }
  /** A module, file or device outside of what can be read. */
  | { readonly kind: "external"; readonly name: string }
  /** Depends on the numbers in a tensor. */
  | { readonly kind: "data-dependent"; readonly what: string }
  /** An exception that nothing caught: its type and message. */
  | { readonly kind: "raised"; readonly type: string; readonly message: string }
  /** The evaluation budget: steps, depth, sizes, time. */
  | { readonly kind: "budget"; readonly what: string }
  /** Text that is not Python. */
  | { readonly kind: "syntax"; readonly message: string }
  /** A parameter nobody gave a value: a model that needs arguments. */
  | { readonly kind: "argument"; readonly name: string }
  /** It came from an unknown: what was done with it. */
  | { readonly kind: "derived"; readonly what: string };

export const None: PyNone = { kind: "none" };
export const Ellipsis: PyEllipsis = { kind: "ellipsis" };
export const NotImplemented: PyNotImplemented = { kind: "notimplemented" };
export const True: PyBool = { kind: "bool", value: true };
export const False: PyBool = { kind: "bool", value: false };

export function bool(value: boolean): PyBool {
  return value ? True : False;
}

const smallInts: readonly PyInt[] = Array.from({ length: 1280 }, (_, i) => ({
  kind: "int",
  value: i - 256,
}));

/** An int; bigints that are safe integers become numbers. */
export function int(value: number | bigint): PyInt {
  if (typeof value === "bigint") {
    const asNumber = Number(value);
    return Number.isSafeInteger(asNumber) ? int(asNumber) : { kind: "int", value };
  }
  if (value >= -256 && value < 1024) return smallInts[value + 256];
  return { kind: "int", value };
}

export function float(value: number): PyFloat {
  return { kind: "float", value };
}

export function str(value: string): PyStr {
  return { kind: "str", value };
}

export function tuple(items: readonly PyValue[]): PyTuple {
  return { kind: "tuple", items };
}

export function list(items: PyValue[]): PyList {
  return { kind: "list", items };
}
