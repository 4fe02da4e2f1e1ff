/** How TypeScript code takes part in a Python run: native functions, their parameters, exceptions, calls back. */

import type { Range } from "../source";
import type { Code } from "./code";
import type {
  PyClass,
  PyDict,
  PyFunction,
  PyInstance,
  PyModule,
  PyNative,
  PyValue,
  Keywords,
  Unknown,
  Reason,
} from "./values";

/**
 * A computation that may call Python code. Frames are our own, not the host's stack: native code that needs a
 * Python call is a JavaScript generator that yields the call and gets its result back; a Python exception comes out
 * of the `yield` as a thrown `PyRaise`. `yield*` chains helpers.
 */
export type Steps<T> = Generator<CallRequest, T, PyValue>;

export interface CallRequest {
  readonly callee: PyValue;
  readonly args: readonly PyValue[];
  readonly kwargs?: Keywords;
  /** The class of exceptions that the caller catches around this call as part of a protocol; see `callCatching`. */
  readonly catches?: ExceptionName;
  /** `callee` is a generator to go on with: it gets a value, or an exception is raised in it. */
  readonly resume?: { readonly how: "send" | "throw"; readonly value: PyValue };
}

export type Native = (
  vm: Machine,
  args: readonly PyValue[],
  kwargs: Keywords,
) => PyValue | Steps<PyValue>;

/** A Python exception on its way up. The only thing native code throws on behalf of user code; the machine catches it. */
export class PyRaise {
  readonly exception: PyInstance;
  /** What an evaluation that goes on past errors takes as the result of the failing expression; absent: an unknown. */
  readonly goOn?: PyValue;
  constructor(exception: PyInstance, goOn?: PyValue) {
    this.exception = exception;
    this.goOn = goOn;
  }
}

/** One level of the user's call stack: which function, and the expression it is at. */
export interface StackEntry {
  readonly function: string;
  readonly at: Range;
  readonly code: Code;
  readonly globals: PyDict;
}

/** What native code may ask of the machine that runs it. The machine itself is in `machine.ts`. */
export interface Machine {
  /** Counts work against the budget; throws the machine's own budget signal when it is used up. */
  charge(steps: number): void;
  /** Same for container and text sizes: call before making `items` elements. */
  chargeItems(items: number): void;
  /** Writes to the program's standard output. */
  write(text: string): void;
  /** The expression of the user's code that is being evaluated. */
  here(): Range;
  /** The user's call stack, innermost first. */
  stack(): readonly StackEntry[];
  /** An exception of a builtin class, ready to throw: `throw vm.raise("ValueError", "…")`. */
  raise(type: ExceptionName, message: string, goOn?: PyValue): PyRaise;
  /** The same with arguments and a class of one's own. */
  raiseOf(cls: PyClass, args: readonly PyValue[], goOn?: PyValue): PyRaise;
  /** An unknown made here. */
  unknown(reason: Reason, cause?: Unknown): Unknown;
  /**
   * A call of something unknown that may have changed a container or an object, because it was handed what leads there;
   * without a value: any call of something unknown so far.
   */
  mayHaveChanged(value?: PyValue): Unknown | undefined;
  /** A remark for the user that is no error: a branch that was guessed, a file that was not read. */
  note(message: string, at?: Range): void;
  /** A module by its dotted name, as `import` would give it. */
  importModule(name: string): Steps<PyValue>;
  /** State that a library keeps for one run, made at its first use. */
  state<T>(key: StateKey<T>): T;
  /** Builtin classes by name (`int`, `ValueError`, …). */
  builtinClass(name: string): PyClass;
  /** The class of any value: `type(value)`. */
  classOf(value: PyValue): PyClass;
  /** The exception that the innermost `except` or `finally` is dealing with: what `sys.exc_info()` shows. */
  handledException(): PyInstance | undefined;
  /** True where an exception raised now would meet an `except` of the user's code. */
  isGuarded(): boolean;
  /** Whether an expression that raises is reported and has a value all the same. */
  readonly goesOn: boolean;
}

export interface StateKey<T> {
  readonly name: string;
  readonly create: (vm: Machine) => T;
  /** What of it decides what later calls give, where the values that Python code holds do not: a generator's state. */
  readonly decides?: (state: T) => unknown;
  /** What of it decides how values are shown, also those that were made before: options of printing, as text. */
  readonly shows?: (state: T) => string;
}

export type ExceptionName =
  | "BaseException"
  | "Exception"
  | "ArithmeticError"
  | "AssertionError"
  | "AttributeError"
  | "EOFError"
  | "FileNotFoundError"
  | "FloatingPointError"
  | "GeneratorExit"
  | "ImportError"
  | "IndexError"
  | "KeyError"
  | "KeyboardInterrupt"
  | "LookupError"
  | "MemoryError"
  | "ModuleNotFoundError"
  | "NameError"
  | "NotImplementedError"
  | "OSError"
  | "OverflowError"
  | "PermissionError"
  | "RecursionError"
  | "RuntimeError"
  | "StopIteration"
  | "StopAsyncIteration"
  | "SyntaxError"
  | "SystemExit"
  | "TypeError"
  | "UnboundLocalError"
  | "UnicodeError"
  | "ValueError"
  | "ZeroDivisionError";

/**
 * A native function from a Python-like parameter list. `body` gets one value per name, in the order of the list;
 * `undefined` for an optional one that was not given. `*rest` arrives as a tuple, `**options` as a dict.
 *
 * `"iterable, /, *, key?, reverse?"`: positional only before `/`, keyword only behind `*`, `?` marks optional.
 * Wrong calls raise Python's own TypeError. The function is made by `nativeFunction` in `nativeFunction.ts`.
 */
export type NativeBody = (
  vm: Machine,
  ...bound: readonly (PyValue | undefined)[]
) => PyValue | Steps<PyValue>;

/** A library that is written in TypeScript; `create` runs at its first import in a run. */
export interface NativeModule {
  /** Dotted name: `math`, `os.path`, `torch.nn.functional`. */
  readonly name: string;
  /** Its global names. Lazily made, so that start-up does not pay for what nobody imports. */
  readonly create: (vm: Machine) => Iterable<readonly [string, PyValue]>;
  /**
   * Python text of our own that is evaluated in the module's globals behind `create`: for what is said best in
   * Python. It is compiled once and shared by all runs.
   */
  readonly source?: string;
  /** It stands for the library where that is not installed: its own source comes first, and so does the user's way out. */
  readonly isFallback?: boolean;
  /** What a missing attribute is; absent: Python's AttributeError/ImportError. */
  readonly missing?: (vm: Machine, name: string) => PyValue | undefined;
  /** False for a name that nobody knows the library to have: code that asks whether it is there is told that it is not. */
  readonly knows?: (name: string) => boolean;
}

export type Callable = PyFunction | PyNative | PyClass;
export type Library = readonly NativeModule[];
export type { PyModule };
