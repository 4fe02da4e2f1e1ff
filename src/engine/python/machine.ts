/** The machine that runs compiled Python: one loop over frames of our own. */

import { invariant } from "../assert";
import type { Range } from "../source";
import { charge, chargeItems, newBudget, startSlice } from "./budget";
import { builtinNames } from "./builtins";
import { builtinClasses, classOf } from "./classes";
import { describe, newException } from "./exceptions";
import { noFiles, type FileSystem } from "./files";
import { mayHaveChanged, nothingHandedOut } from "./handedOut";
import { importModule, newCodeCache, registerVm, type CodeCache } from "./imports";
import { execute, isLoopInOrder } from "./execute";
import { frameBuiltins } from "./frameBuiltins";
import { PyRaise, type Library, type Machine, type StackEntry, type Steps } from "./native";
import type { PythonParser } from "./parse";
import { hereOf, isInLibrary, stackOf } from "./stackTrace";
import { stateText } from "./stateText";
import { currentException, isGuarded, propagate } from "./unwind";
import {
  None,
  str,
  type Keywords,
  type PyClass,
  type PyInstance,
  type PyValue,
  type Unknown,
} from "./values";
import { BudgetSignal, pushSteps, type Budget, type Outcome, type Vm } from "./vm";
import { wireBuiltins } from "./wiring";

export interface MachineOptions {
  readonly parser: PythonParser;
  /** Libraries written in TypeScript. */
  readonly library?: Library;
  readonly files?: FileSystem;
  /** Folders of the user's own code, the one of the evaluated file first. */
  readonly roots?: readonly string[];
  /** Folders of installed libraries whose source may be read. */
  readonly sitePackages?: readonly string[];
  /** Compiled modules of earlier runs. */
  readonly codeCache?: CodeCache;
  /** Whether an expression that raises is reported and has an unknown for its value. */
  readonly goesOn?: boolean;
  readonly budget?: Partial<Budget>;
  /** Milliseconds, from any start. Absent: time does not count. */
  readonly clock?: () => number;
  readonly write?: (text: string) => void;
  /**
   * Called with every tensor or array that is the value of a call, operator, subscript or attribute, or is read from or
   * stored to a name; and with every value stored to a name at the level of a module.
   */
  readonly observe?: (at: Range, value: PyValue) => void;
  /** Ints and tuples are observed as well: it costs time, and rules for fixes need it. */
  readonly observesNumbers?: boolean;
  /** Called before a class of the user's is called. */
  readonly onConstruct?: (cls: PyClass, args: readonly PyValue[], kwargs: Keywords) => void;
  /** Called when code looks up a global name that nothing has been bound to. */
  readonly onMissingName?: (name: string) => void;
  readonly onError?: (report: ErrorReport) => void;
  readonly onNote?: (message: string, at: Range) => void;
  /** Called with an error of our own; absent: it is thrown. */
  readonly onInternalError?: (error: unknown) => void;
}

/** An exception that nothing caught. */
export interface ErrorReport {
  readonly exception: PyInstance;
  readonly type: string;
  /** Without the type. */
  readonly message: string;
  readonly at: Range;
  /** The calls that led there, innermost first. */
  readonly stack: readonly StackEntry[];
  /** `skipped`: the expression has an unknown for its value; `raised`: the statement ended there. */
  readonly effect: "skipped" | "raised";
}

/** Runs steps, possibly in slices. */
export interface PythonMachine extends Machine {
  /** Starts a computation; there is one at a time. */
  begin(steps: Steps<PyValue>): void;
  /** Goes on with it for about so many instructions; absent: it is to be continued. */
  run(maxSteps?: number): Outcome | undefined;
  /** Drops what is running. */
  cancel(): void;
  /** Errors that were reported before are reported again: another model is looked at. */
  forgetReports(): void;
  /** What libraries keep that decides what later calls give: see `StateKey.decides`. */
  decisiveStates(): readonly unknown[];
  /** The same as text, without what is as it was at first. */
  libraryChanges(): string;
  /** What differs from how libraries show values at first: see `StateKey.shows`. */
  displayOptions(): string;
  /** The insides, for the other parts of the engine's Python. */
  readonly vm: Vm;
}

export function createMachine(options: MachineOptions): PythonMachine {
  wireBuiltins();
  invariant(isLoopInOrder(), "the cases of the loop are the instructions they are meant for");
  const states = new Map<object, unknown>();
  const decisive: (() => unknown)[] = [];
  const changes: (() => string)[] = [];
  const display: (() => string)[] = [];
  const reported = new Set<string>();
  const now = options.clock ?? (() => 0);
  const { onError, onNote, write } = options;

  const vm: Vm & PythonMachine = {
    frame: undefined,
    incoming: None,
    stopValue: None,
    depth: 0,
    nativeDepth: 0,
    fuel: 0,
    budget: newBudget(options.budget, now()),
    builtins: new Map(builtinNames()),
    library: new Map((options.library ?? []).map((module) => [module.name, module])),
    imports: {
      parser: options.parser,
      files: options.files ?? noFiles,
      roots: [...(options.roots ?? [])],
      sitePackages: options.sitePackages ?? [],
      cache: options.codeCache ?? newCodeCache(),
      modules: new Map(),
      natives: new WeakMap(),
      waiting: new Map(),
      stars: new Map(),
      fileImports: 0,
      nativeImports: new Set(),
      reachesDocument: false,
      texts: new Map(),
    },
    goesOn: options.goesOn ?? false,
    handedOut: nothingHandedOut(),
    mayHaveChanged: (value) =>
      value === undefined ? vm.handedOut.first : mayHaveChanged(vm, value),
    outcome: undefined,
    hooks: {
      observe: options.observe,
      observesNumbers: options.observesNumbers ?? false,
      construct: options.onConstruct,
      missingName: options.onMissingName,
    },
    now,
    charge: (steps) => charge(vm, steps),
    chargeItems: (items) => chargeItems(vm, items),
    write: (text) => write?.(text),
    here: () => hereOf(vm),
    stack: () => stackOf(vm),
    raise: (type, message, goOn) => {
      const args = message === "" ? [] : [str(message)];
      return new PyRaise(newException(builtinClasses[type], args), goOn);
    },
    raiseOf: (cls, args, goOn) => new PyRaise(newException(cls, args), goOn),
    unknown: (reason, cause): Unknown => ({ kind: "unknown", reason, at: hereOf(vm), cause }),
    note(message, at) {
      // What a library does on its own is not for the user to know.
      if (at === undefined && isInLibrary(vm)) return;
      onNote?.(message, at ?? hereOf(vm));
    },
    importModule: (name) => importModule(vm, name),
    state(key) {
      if (!states.has(key)) {
        const made = key.create(vm);
        const { name, decides, shows } = key;
        states.set(key, made);
        if (decides) {
          decisive.push(() => [name, decides(made)]);
          changes.push(changeOf(() => stateText(decides(made))));
        }
        if (shows) display.push(changeOf(() => shows(made)));
      }
      return states.get(key) as ReturnType<typeof key.create>; // made by this key's own `create`
    },
    builtinClass(name): PyClass {
      const classes: Readonly<Record<string, PyClass | undefined>> = builtinClasses;
      const found = classes[name];
      invariant(found !== undefined, `${name} is a builtin class`);
      return found;
    },
    classOf,
    handledException: () => currentException(vm),
    isGuarded: () => isGuarded(vm),
    report(exception, at, stack, effect) {
      const text = describe(exception);
      const key = `${at.source}:${at.start}:${at.end}:${text}`;
      if (effect === "skipped" && reported.has(key)) return;
      reported.add(key);
      const type = exception.of.name;
      const message = text === type ? "" : text.slice(type.length + 2);
      onError?.({ exception, type, message, at, stack, effect });
    },

    begin(steps) {
      invariant(vm.frame === undefined, "one computation at a time");
      vm.outcome = undefined;
      vm.depth = 0;
      vm.nativeDepth = 0;
      pushSteps(vm, "<run>", steps);
    },
    run(maxSteps = Infinity) {
      startSlice(vm, maxSteps);
      return runFrames(vm, options.onInternalError);
    },
    cancel() {
      vm.frame = undefined;
      vm.depth = 0;
      vm.nativeDepth = 0;
    },
    forgetReports: () => reported.clear(),
    decisiveStates: () => decisive.map((state) => state()),
    libraryChanges: () => changes.map((change) => change()).join(""),
    displayOptions: () => display.map((options) => options()).join(""),
    get vm() {
      return vm;
    },
  };
  for (const [name, value] of frameBuiltins(vm)) vm.builtins.set(name, value);
  registerVm(vm);
  return vm;
}

/** A text that may change, empty as long as it is what it is now. */
function changeOf(text: () => string): () => string {
  const first = text();
  return () => {
    const now = text();
    return now === first ? "" : now;
  };
}

/** Runs until the outermost frame is done, or the run is to be interrupted. */
function runFrames(
  vm: Vm,
  onInternalError: MachineOptions["onInternalError"],
): Outcome | undefined {
  let thrown: { readonly error: unknown } | undefined;
  for (;;) {
    try {
      if (thrown) {
        const raise = raiseOf(vm, thrown.error, onInternalError);
        thrown = undefined;
        if (raise) propagate(vm, raise);
      }
      if (!execute(vm)) return undefined;
      return vm.outcome ?? { kind: "value", value: None };
    } catch (error) {
      if (error instanceof InternalError) throw error.cause;
      thrown = { error };
    }
  }
}

/** Carries an error of our own past the loop. */
class InternalError {
  readonly cause: unknown;
  constructor(cause: unknown) {
    this.cause = cause;
  }
}

/** What was thrown, as a Python exception; absent where it ends the run. */
function raiseOf(
  vm: Vm,
  error: unknown,
  onInternalError: MachineOptions["onInternalError"],
): PyRaise | undefined {
  if (error instanceof PyRaise) return error;
  if (error instanceof BudgetSignal) return stop(vm, error.what);
  if (error instanceof RangeError) {
    if (!/call stack/.test(error.message)) return stop(vm, "size");
    return vm.raise("RecursionError", "maximum recursion depth exceeded");
  }
  if (!onInternalError) throw new InternalError(error);
  onInternalError(error);
  const what = error instanceof Error ? error.message : String(error);
  const goOn = vm.unknown({ kind: "unsupported", what: `internal error: ${what}` });
  return vm.raise("RuntimeError", `internal error: ${what}`, goOn);
}

/** The budget is used up: nothing of the user's runs any more, not even a `finally`. */
function stop(vm: Vm, what: string): undefined {
  vm.frame = undefined;
  vm.depth = 0;
  vm.nativeDepth = 0;
  vm.budget.stops++;
  vm.outcome = { kind: "budget", what };
  return undefined;
}
