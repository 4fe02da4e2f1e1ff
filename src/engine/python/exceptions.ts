/** Exception objects: what they carry besides attributes, and how they read. */

import { isSubclass } from "./classes";
import { builtinClasses, newInstance } from "./classes";
import { invariant } from "../assert";
import { PyRaise, type ExceptionName, type StackEntry } from "./native";
import { None, str, tuple } from "./values";
import type { PyClass, PyInstance, PyTuple, PyValue } from "./values";

/** What an exception is apart from its attributes. */
export interface ExceptionState {
  readonly isException: true;
  args: PyTuple;
  /** Attributes that the class has a place of its own for, where they were set: `name` of a NameError. */
  readonly named: Map<string, PyValue>;
  /** `raise … from cause` */
  cause: PyValue;
  /** The exception that was being handled when this one was raised. */
  context: PyInstance | undefined;
  suppressContext: boolean;
  /** Where it was raised, and from where that was called: innermost first. */
  traceback: readonly StackEntry[];
  /** How many of those, at the end, are outside of the frame that caught it. */
  outerEntries: number;
  /** `__traceback__`, once somebody has looked at it or set it. */
  tracebackObject: PyValue | undefined;
  /** True from the point where it may no longer be skipped: an explicit `raise`, or a handler that let it pass. */
  isUnwinding: boolean;
}

export function newException(cls: PyClass, args: readonly PyValue[]): PyInstance {
  const exception = newInstance(cls);
  const state: ExceptionState = {
    isException: true,
    args: tuple(args),
    named: new Map(),
    cause: None,
    context: undefined,
    suppressContext: false,
    traceback: [],
    outerEntries: 0,
    tracebackObject: undefined,
    isUnwinding: false,
  };
  exception.host = state;
  return exception;
}

export function isException(v: PyValue): v is PyInstance {
  return v.kind === "instance" && isExceptionState(v.host);
}

export function exceptionState(exception: PyInstance): ExceptionState {
  const state = exception.host;
  invariant(isExceptionState(state), "every exception is made by newException");
  return state;
}

function isExceptionState(host: unknown): host is ExceptionState {
  return typeof host === "object" && host !== null && "isException" in host;
}

/** The same exception with attributes that its class has places for: `name` of a NameError. */
export function withNamed(raise: PyRaise, named: Readonly<Record<string, PyValue>>): PyRaise {
  const state = exceptionState(raise.exception);
  for (const [name, value] of Object.entries(named)) state.named.set(name, value);
  return raise;
}

/** An exception of a builtin class with a message, ready to throw. */
export function raiseBuiltin(type: ExceptionName, message: string, goOn?: PyValue): PyRaise {
  return new PyRaise(newException(builtinClasses[type], [str(message)]), goOn);
}

/** `TypeError: message`, as the last line of a traceback has it, without calling the user's `__str__`. */
export function describe(exception: PyInstance): string {
  const message = messageOf(exception);
  return message === "" ? exception.of.name : `${exception.of.name}: ${message}`;
}

/** `str(exception)`, without calling the user's `__str__`. */
export function messageOf(exception: PyInstance): string {
  const { items } = exceptionState(exception).args;
  if (items.length === 0) return "";
  const isKeyError = isSubclass(exception.of, builtinClasses.KeyError);
  if (items.length === 1) return plainText(items[0], isKeyError);
  return `(${items.map((item) => plainText(item, true)).join(", ")})`;
}

function plainText(v: PyValue, isQuoted: boolean): string {
  switch (v.kind) {
    case "str":
      return isQuoted ? `'${v.value}'` : v.value;
    case "int":
    case "float":
      return String(v.value);
    case "bool":
      return v.value ? "True" : "False";
    case "none":
      return "None";
    default:
      return `<${v.kind}>`;
  }
}

export function isExceptionOf(exception: PyInstance, name: ExceptionName): boolean {
  return isSubclass(exception.of, builtinClasses[name]);
}
