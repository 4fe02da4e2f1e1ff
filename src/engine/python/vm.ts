/** The state of a run, as the parts of the machine share it. */

import type { Range } from "../source";
import type { AnyFrame, Frame, NativeFrame, Returns } from "./frame";
import type { Machine, NativeModule, StackEntry, Steps } from "./native";
import type { HandedOut } from "./handedOut";
import type { ImportState } from "./imports";
import type { ErrorReport, MachineOptions } from "./machine";
import type { Keywords, PyInstance, PyValue } from "./values";

/** The machine with its insides. */
export interface Vm extends Machine {
  /** The innermost frame; absent between runs. */
  frame: AnyFrame | undefined;
  /** The value that the native frame on top is resumed with. */
  incoming: PyValue;
  /** What the iterator of a `yield from` that has just ended returned. */
  stopValue: PyValue;
  /** Number of Python frames, and of native ones. */
  depth: number;
  nativeDepth: number;
  /** Instructions that may run before the budget is looked at. */
  fuel: number;
  readonly budget: BudgetState;
  readonly builtins: Map<string, PyValue>;
  readonly imports: ImportState;
  readonly library: ReadonlyMap<string, NativeModule>;
  readonly goesOn: boolean;
  /** Set when the outermost frame is done. */
  outcome: Outcome | undefined;
  readonly hooks: Hooks;
  readonly handedOut: HandedOut;
  /** Tells about an exception that nothing caught. */
  report(
    exception: PyInstance,
    at: Range,
    stack: readonly StackEntry[],
    effect: ErrorReport["effect"],
  ): void;
  /** Milliseconds of the clock that was handed in. */
  now(): number;
}

/** How a run of the machine ended. */
export type Outcome =
  | { readonly kind: "value"; readonly value: PyValue }
  | { readonly kind: "raised"; readonly exception: PyInstance }
  | { readonly kind: "budget"; readonly what: string };

export interface Hooks {
  /** See `MachineOptions.observe`. */
  observe: ((at: Range, value: PyValue) => void) | undefined;
  /** See `MachineOptions.observesNumbers`. */
  readonly observesNumbers: boolean;
  /** See `MachineOptions.onConstruct`. */
  readonly construct: MachineOptions["onConstruct"];
  /** See `MachineOptions.onMissingName`. */
  readonly missingName: MachineOptions["onMissingName"];
}

export interface BudgetState {
  readonly limits: Budget;
  /** Instructions left in the run and in the statement. */
  stepsLeft: number;
  statementStepsLeft: number;
  /** Items left in the run and in the statement. */
  itemsLeft: number;
  statementItemsLeft: number;
  /** Clock times at which to stop. */
  deadline: number;
  statementDeadline: number;
  /** Instructions until the run is to be interrupted. */
  pauseIn: number;
  /** What `fuel` was when it was last filled. */
  filled: number;
  /** How often something was given up. */
  stops: number;
}

export interface Budget {
  /** Instructions of a run, and of one statement of a module that is evaluated statement by statement. */
  readonly steps: number;
  readonly statementSteps: number;
  readonly milliseconds: number;
  readonly statementMilliseconds: number;
  /** Elements of containers and characters of texts made by a run, and by one statement. */
  readonly items: number;
  readonly statementItems: number;
  /** Calls inside calls. */
  readonly depth: number;
}

/** Thrown when the budget is used up: ends the statement, no handler of the user's sees it. */
export class BudgetSignal {
  readonly what: string;
  constructor(what: string) {
    this.what = what;
  }
}

export const noKeywords: Keywords = new Map();

export function push(frame: Frame, value: PyValue): void {
  frame.stack[frame.sp++] = value;
}

export function pop(frame: Frame): PyValue {
  return frame.stack[--frame.sp];
}

/** Runs steps in a frame of their own; their result goes to the frame that is innermost now. */
export function pushSteps(
  vm: Vm,
  name: string,
  steps: Steps<PyValue | undefined>,
  returns: Returns = "push",
  made?: PyValue,
): void {
  const frame: NativeFrame = {
    kind: "native",
    name,
    steps,
    back: vm.frame,
    returns,
    made,
    catches: undefined,
  };
  enter(vm, frame);
}

/** Makes a frame the innermost one. */
export function enter(vm: Vm, frame: AnyFrame): void {
  const limit = vm.budget.limits.depth;
  const isPython = frame.kind === "python";
  // Native code takes several frames for what is one call in Python.
  if (isPython ? vm.depth >= limit : vm.nativeDepth >= limit * 3) {
    throw vm.raise("RecursionError", "maximum recursion depth exceeded");
  }
  if (isPython) vm.depth++;
  else vm.nativeDepth++;
  vm.frame = frame;
}

/** The range of the instruction a frame is at. */
export function rangeAt(frame: Frame): Range {
  const at = Math.max(0, frame.ip - 1);
  const { starts, ends } = frame.body;
  return { source: frame.code.source.id, start: starts[at], end: ends[at] };
}
