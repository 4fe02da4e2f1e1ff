/** Instructions of `try`, `with`, `raise` and `assert`. */

import { findSpecial, specialCall } from "../attributes";
import { startCall } from "../calls";
import { builtinClasses, classOf, isSubclass } from "../classes";
import { exceptionState, isException, newException } from "../exceptions";
import { tracebackOf } from "../frameObjects";
import { finishGroup, matchGroup, prepareGroup } from "../exceptionGroups";
import type { Block, Frame } from "../frame";
import { PyRaise, type Steps } from "../native";
import { op } from "../opcodes";
import { None, bool, tuple, type PyClass, type PyInstance, type PyValue } from "../values";
import { noKeywords, pop, push, pushSteps, type Vm } from "../vm";
import { currentException } from "../unwind";
import type { Instruction } from "./instruction";

/** The exceptions that `with contextlib.suppress(…)` takes, where that is the manager which has just been entered. */
function suppressedBy(frame: Frame): readonly PyClass[] {
  const enter = frame.ip - 3;
  if (frame.body.ops[enter] !== op.EnterWith) return [];
  const exit = frame.locals[frame.body.operands[enter]];
  const manager = exit?.kind === "method" ? exit.self : undefined;
  if (manager?.kind !== "instance") return [];
  if (!manager.of.mro.some((cls) => cls.name === "suppress" && cls.module === "contextlib")) {
    return [];
  }
  const taken = manager.attributes.get("_exceptions");
  return taken?.kind === "tuple"
    ? taken.items.flatMap((one) => (one.kind === "class" ? one : []))
    : [];
}

export const exceptionInstructions = {
  SetupExcept: setup("except", false),
  SetupExceptImport: setup("except", true),
  SetupFinally: setup("finally", false),
  SetupWith(_vm, frame, operand) {
    const { blocks, handled } = frame;
    const suppressed = suppressedBy(frame);
    // The result of `__enter__` is on top: a handler does not find it.
    blocks.push({
      kind: "with",
      handler: operand,
      sp: frame.sp - 1,
      handled: handled.length,
      takesImportError: suppressed.some((cls) =>
        isSubclass(builtinClasses.ModuleNotFoundError, cls),
      ),
      suppresses: suppressed.length > 0,
    });
  },
  PopBlock(_vm, frame) {
    frame.blocks.pop();
  },
  PopExcept(_vm, frame) {
    frame.handled.pop();
  },
  PushExcept(_vm, frame) {
    const exception = pop(frame);
    if (isException(exception)) frame.handled.push(exception);
  },
  LoadException(_vm, frame) {
    push(frame, frame.handled.at(-1) ?? None);
  },
  MatchException(vm, frame) {
    const type = pop(frame);
    const exception = frame.handled.at(-1);
    push(frame, bool(exception !== undefined && matches(vm, exception, type)));
  },
  Raise(vm, frame, operand) {
    const cause = operand === 2 ? pop(frame) : undefined;
    const value = operand > 0 ? pop(frame) : undefined;
    if (value === undefined) {
      const current = currentException(vm);
      if (!current) throw vm.raise("RuntimeError", "No active exception to reraise");
      exceptionState(current).isUnwinding = true;
      throw new PyRaise(current);
    }
    if (value.kind === "class" || cause?.kind === "class") {
      return pushSteps(vm, "raise", raiseMade(vm, value, cause), "drop");
    }
    throw raised(vm, value, cause);
  },
  Reraise(_vm, frame) {
    const exception = frame.handled.at(-1);
    if (!exception) return;
    exceptionState(exception).isUnwinding = true;
    throw new PyRaise(exception);
  },
  FailAssertion(vm, frame, operand) {
    const args = operand === 1 ? [pop(frame)] : [];
    const exception = newException(builtinClasses.AssertionError, args);
    exceptionState(exception).isUnwinding = true;
    throw new PyRaise(exception);
  },

  EnterWith(vm, frame, operand) {
    enterWith(vm, frame, operand, "__enter__", "__exit__", "context manager");
  },
  EnterAsyncWith(vm, frame, operand) {
    enterWith(vm, frame, operand, "__aenter__", "__aexit__", "asynchronous context manager");
  },
  CallExit(vm, frame, operand) {
    const exit = frame.locals[operand] ?? None;
    if (exit.kind === "none") return push(frame, None);
    const result = startCall(vm, exit, [None, None, None], noKeywords);
    if (result !== undefined) push(frame, result);
  },
  CallExitWithException(vm, frame, operand) {
    const exit = frame.locals[operand] ?? None;
    const exception = frame.handled.at(-1);
    if (exit.kind === "none" || exit.kind === "unknown" || !exception) return push(frame, None);
    const result = startCall(
      vm,
      exit,
      [exception.of, exception, tracebackOf(exception)],
      noKeywords,
    );
    if (result !== undefined) push(frame, result);
  },

  PrepareGroup(vm, frame) {
    const exception = frame.handled.at(-1);
    push(frame, exception ? prepareGroup(vm, exception) : None);
  },
  MatchGroup(vm, frame) {
    const type = pop(frame);
    const group = pop(frame);
    push(frame, tuple(matchGroup(vm, group, type)));
  },
  FinishGroup(vm, frame) {
    const raisedByHandlers = pop(frame);
    const rest = pop(frame);
    const exception = frame.handled.at(-1);
    const left = exception && finishGroup(vm, exception, rest, raisedByHandlers);
    if (!left) return;
    exceptionState(left).isUnwinding = true;
    throw new PyRaise(left);
  },
  EndAsyncFor(_vm, frame) {
    const exception = frame.handled.at(-1);
    if (!exception) return;
    if (!isSubclass(exception.of, builtinClasses.StopAsyncIteration)) {
      exceptionState(exception).isUnwinding = true;
      throw new PyRaise(exception);
    }
    frame.handled.pop();
    frame.sp--;
  },
} satisfies Partial<Record<string, Instruction>>;

function setup(kind: Block["kind"], takesImportError: boolean): Instruction {
  return (_vm, frame, operand) => {
    const { blocks, handled, sp } = frame;
    blocks.push({ kind, handler: operand, sp, handled: handled.length, takesImportError });
  };
}

/** Whether `except type` takes an exception; an unknown type takes none. */
function matches(vm: Vm, exception: PyInstance, type: PyValue): boolean {
  if (type.kind === "tuple") {
    vm.charge(type.items.length);
    return type.items.some((each) => matches(vm, exception, each));
  }
  if (type.kind === "unknown") return false;
  if (type.kind !== "class" || !isSubclass(type, builtinClasses.BaseException)) {
    if (type.kind === "class" && type.unknownBase) return false;
    const text = "catching classes that do not inherit from BaseException is not allowed";
    throw vm.raise("TypeError", text);
  }
  return isSubclass(exception.of, type);
}

/** `raise Class`: an instance of it is raised. */
function* raiseMade(vm: Vm, value: PyValue, cause: PyValue | undefined): Steps<undefined> {
  const exception = value.kind === "class" ? yield { callee: value, args: [] } : value;
  const from = cause?.kind === "class" ? yield { callee: cause, args: [] } : cause;
  throw raised(vm, exception, from);
}

function raised(vm: Vm, value: PyValue, cause: PyValue | undefined): PyRaise {
  const exception = asException(vm, value);
  const state = exceptionState(exception);
  state.isUnwinding = true;
  setContext(vm, exception);
  if (cause !== undefined) {
    if (cause.kind !== "none" && cause.kind !== "unknown" && !isException(cause)) {
      return vm.raise("TypeError", "exception causes must derive from BaseException");
    }
    state.cause = cause;
    state.suppressContext = true;
  }
  return new PyRaise(exception);
}

/** The exception that is being handled becomes the context; a chain does not come back to itself. */
function setContext(vm: Vm, exception: PyInstance): void {
  const current = currentException(vm);
  if (!current || current === exception) return;
  for (let each = current; ;) {
    const { context } = exceptionState(each);
    if (!context) break;
    if (context === exception) {
      exceptionState(each).context = undefined;
      break;
    }
    each = context;
  }
  exceptionState(exception).context = current;
}

function asException(vm: Vm, value: PyValue): PyInstance {
  if (isException(value)) return value;
  const unknown = value.kind === "unknown" ? value : classOf(value).unknownBase;
  if (unknown) {
    // Nobody knows which exception it is, so every `except Exception` takes it.
    const text = "an exception that is not known";
    return newException(builtinClasses.Exception, [{ kind: "str", value: text }]);
  }
  throw vm.raise("TypeError", "exceptions must derive from BaseException");
}

function enterWith(
  vm: Vm,
  frame: Frame,
  slot: number,
  enterName: string,
  exitName: string,
  what: string,
): void {
  const manager = pop(frame);
  frame.locals[slot] = None;
  if (manager.kind === "unknown") {
    frame.locals[slot] = manager;
    return push(frame, manager);
  }
  const enter = findSpecial(vm, manager, enterName);
  const exit = findSpecial(vm, manager, exitName);
  const cls = classOf(manager);
  if (!enter || !exit) {
    if (cls.unknownBase) {
      const unknown = vm.unknown({ kind: "derived", what: "with" }, cls.unknownBase);
      frame.locals[slot] = unknown;
      return push(frame, unknown);
    }
    const missed = enter ? ` (missed ${exitName} method)` : "";
    const text = `'${cls.name}' object does not support the ${what} protocol${missed}`;
    throw vm.raise("TypeError", text);
  }
  frame.locals[slot] = bound(manager, exit);
  push(frame, bound(manager, enter));
}

function bound(self: PyValue, f: PyValue): PyValue {
  const { callee, args } = specialCall(self, f, []);
  return args.length > 0 ? { kind: "method", self, function: callee } : callee;
}
