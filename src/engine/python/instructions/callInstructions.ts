/** Instructions that call, define and leave bodies. */

import { buildClass, moduleNameOf } from "../buildClass";
import { newFrame, newGenerator } from "../call";
import { startCall } from "../calls";
import type { Code } from "../code";
import type { Frame } from "../frame";
import { finishGenerator, suspend, suspendWithItem } from "../generators";
import type { Steps } from "../native";
import { getItem } from "../operators";
import { getAttribute } from "../attributes";
import { fromPython } from "../stdlib/lazyPython";
import { True, str } from "../values";
import type { Cell, Keywords, PyFunction, PyValue, Unknown } from "../values";
import { enter, noKeywords, pop, push, pushSteps, rangeAt, type Vm } from "../vm";
import { take } from "./data";
import { unknownComprehension } from "./control";
import type { Instruction } from "./instruction";
import { observe } from "./stack";

/** What making a function counts, which takes several objects. */
const stepsPerFunction = 16;

export const callInstructions = {
  Call(vm, frame, operand) {
    const base = frame.sp - operand;
    const callee = frame.stack[base - 1];
    if (callee.kind === "method" && callee.function.kind === "function") {
      const { code } = callee.function;
      if (code.positionalCount === operand + 1 && code.parameterNames.length === operand + 1) {
        return callDirect(vm, frame, callee.function, callee.self, base, operand);
      }
    } else if (callee.kind === "function") {
      const { code } = callee;
      if (
        code.positionalCount === operand &&
        code.parameterNames.length === operand &&
        code.kind === "function"
      ) {
        return callDirect(vm, frame, callee, undefined, base, operand);
      }
    }
    const args = take(frame, operand);
    frame.sp--;
    finishCall(vm, frame, startCall(vm, callee, args, noKeywords));
  },
  CallKeywords(vm, frame, operand) {
    const names = frame.body.tables[operand & 65535];
    const args = take(frame, operand >> 16);
    const callee = pop(frame);
    const positional = args.length - names.length;
    const kwargs = new Map<string, PyValue>();
    for (let i = 0; i < names.length; i++) kwargs.set(names[i], args[positional + i]);
    args.length = positional;
    finishCall(vm, frame, startCall(vm, callee, args, kwargs));
  },
  CallSpread(vm, frame, operand) {
    const keywords = operand === 1 ? pop(frame) : undefined;
    const list = pop(frame);
    const callee = pop(frame);
    if (list.kind === "unknown") {
      return push(frame, vm.unknown({ kind: "derived", what: "call" }, list));
    }
    const args = list.kind === "list" ? list.items : [];
    finishCall(vm, frame, startCall(vm, callee, args, keywordsOf(keywords)));
  },
  Decorate(vm, frame) {
    const value = pop(frame);
    const decorator = pop(frame);
    push(frame, value);
    finishCall(vm, frame, startCall(vm, decorator, [value], noKeywords));
  },
  KeepKnown(_vm, frame) {
    const decorated = pop(frame);
    const below = frame.stack[frame.sp - 1];
    if (decorated.kind !== "unknown") frame.stack[frame.sp - 1] = decorated;
    else if (below.kind === "function") frame.stack[frame.sp - 1] = { ...below, decorated };
  },

  MakeFunction(vm, frame, operand) {
    vm.charge(stepsPerFunction);
    const code = frame.body.codes[operand >> 3];
    const annotations = (operand & 4) !== 0 ? pop(frame) : undefined;
    const keywordDefaults = (operand & 2) !== 0 ? pop(frame) : undefined;
    const defaults = (operand & 1) !== 0 ? pop(frame) : undefined;
    const f = makeFunction(frame, code, closureOf(frame, code));
    if (defaults?.kind === "tuple") f.defaults = defaults.items;
    if (keywordDefaults) f.keywordDefaults = keywordsOf(keywordDefaults);
    if (annotations) f.attributes.set("__annotations__", annotations);
    push(frame, f);
  },
  BuildClass(vm, frame, operand) {
    const keywords = pop(frame);
    const bases = pop(frame);
    const code = frame.body.codes[operand];
    const cell: Cell = { value: undefined };
    const body = makeFunction(frame, code, [cell, ...closureOf(frame, code)]);
    const nameAt = rangeAt(frame);
    pushSteps(
      vm,
      code.name,
      buildClass(vm, {
        name: code.name,
        qualifiedName: code.qualifiedName,
        module: moduleNameOf(frame.globals),
        body,
        cell,
        bases: bases.kind === "list" ? bases.items : [],
        keywords: keywords.kind === "dict" ? keywords : { kind: "dict", entries: new Map() },
        definedAt: nameAt,
        nameAt: { ...nameAt, end: nameAt.start + code.name.length },
      }),
    );
  },
  RunComprehension(vm, frame, operand) {
    const iterator = pop(frame);
    const code = frame.body.codes[operand];
    if (iterator.kind === "unknown") {
      return push(frame, unknownComprehension(vm, code, iterator));
    }
    const inner = newFrame(
      code,
      frame.globals,
      closureOf(frame, code),
      [iterator],
      frame.namespace,
    );
    if (code.isCoroutine || inner.body.isGenerator) return push(frame, newGenerator(inner));
    inner.back = frame;
    enter(vm, inner);
  },
  LoadSuper(vm, frame, operand) {
    const after = frame.cells[operand].value;
    const slot = frame.body.cellSlots.indexOf(0);
    const self = slot < 0 ? frame.locals[0] : frame.cells[slot].value;
    if (frame.code.positionalCount === 0 || self === undefined) {
      throw vm.raise("RuntimeError", "super(): no arguments");
    }
    if (after?.kind !== "class") throw vm.raise("RuntimeError", "super(): empty __class__ cell");
    push(frame, { kind: "super", after, self });
  },
  TypeParameter(vm, frame, operand) {
    const [kind, name] = frame.body.tables[operand];
    switch (kind) {
      case "Generic":
        return pushSteps(vm, kind, genericBase(vm, pop(frame)));
      case "attach":
        return attachParameters(pop(frame), frame.stack[frame.sp - 1]);
      case "alias": {
        const evaluate = pop(frame);
        return pushSteps(vm, kind, typeAlias(vm, name, evaluate, pop(frame)));
      }
      default:
        return pushSteps(vm, kind, typeParameter(vm, kind, name));
    }
  },

  Return(vm, frame) {
    const value = frame.stack[--frame.sp];
    if (frame.generator) return finishGenerator(vm, frame, value);
    const { back } = frame;
    vm.depth--;
    vm.frame = back;
    if (back === undefined) {
      vm.outcome = { kind: "value", value };
      return;
    }
    if (back.kind === "native") {
      vm.incoming = frame.made ?? value;
      if (frame.made) checkInit(vm, value);
      return;
    }
    switch (frame.returns) {
      case "push":
        push(back, value);
        if (vm.hooks.observe) observe(vm, back, value);
        return;
      case "init":
        checkInit(vm, value);
        push(back, frame.made ?? value);
        return;
      default:
        return;
    }
  },
  Yield(vm, frame) {
    suspend(vm, frame, pop(frame));
  },
  YieldAsync(vm, frame) {
    suspendWithItem(vm, frame, pop(frame));
  },
} satisfies Partial<Record<string, Instruction>>;

/** A call of a function that takes just the arguments on the stack: they go into the slots at once. */
function callDirect(
  vm: Vm,
  frame: Frame,
  f: PyFunction,
  self: PyValue | undefined,
  base: number,
  count: number,
): void {
  const { stack } = frame;
  const parameters: PyValue[] = [];
  if (self) parameters.push(self);
  for (let i = 0; i < count; i++) parameters.push(stack[base + i]);
  frame.sp = base - 1;
  const inner = newFrame(f.code, f.globals, f.closure, parameters, undefined);
  if (f.code.isCoroutine || inner.body.isGenerator) return push(frame, newGenerator(inner));
  inner.back = frame;
  enter(vm, inner);
}

function finishCall(vm: Vm, frame: Frame, result: PyValue | undefined): void {
  if (result === undefined) return;
  push(frame, result);
  if (vm.hooks.observe) observe(vm, frame, result);
}

export function keywordsOf(dict: PyValue | undefined): Keywords {
  if (dict?.kind !== "dict" || dict.entries.size === 0) return noKeywords;
  const keywords = new Map<string, PyValue>();
  let rest: Unknown | undefined;
  for (const { key, value } of dict.entries.values()) {
    if (key.kind === "str") keywords.set(key.value, value);
    else if (key.kind === "unknown") rest ??= key;
  }
  return rest ? Object.assign(keywords, { rest }) : keywords;
}

function closureOf(frame: Frame, code: Code): Cell[] {
  return code.closureCells.map((cell) => frame.cells[cell]);
}

function makeFunction(frame: Frame, code: Code, closure: readonly Cell[]): PyFunction {
  const module = moduleNameOf(frame.globals);
  return {
    kind: "function",
    name: code.name,
    qualifiedName: code.qualifiedName,
    module: module.kind === "str" ? module.value : "builtins",
    code,
    globals: frame.globals,
    defaults: [],
    keywordDefaults: noKeywords,
    closure,
    attributes: new Map(),
  };
}

/** What `__init__` returned. */
function checkInit(vm: Vm, value: PyValue): void {
  if (value.kind === "none" || value.kind === "unknown") return;
  const text = `__init__() should return None, not '${vm.classOf(value).name}'`;
  throw vm.raise("TypeError", text);
}

/** The variable of `class C[T]`, as `typing` makes it. */
function* typeParameter(vm: Vm, kind: string, name: string): Steps<PyValue> {
  const typing = yield* vm.importModule("typing");
  const make = yield* getAttribute(vm, typing, kind);
  const kwargs = kind === "TypeVarTuple" ? noKeywords : new Map([["infer_variance", True]]);
  return yield { callee: make, args: [str(name)], kwargs };
}

/** `Generic[T]`, the last base of `class C[T]`. */
function* genericBase(vm: Vm, parameters: PyValue): Steps<PyValue> {
  const typing = yield* vm.importModule("typing");
  return yield* getItem(vm, yield* getAttribute(vm, typing, "Generic"), parameters);
}

function attachParameters(parameters: PyValue, made: PyValue): void {
  if (made.kind !== "class" && made.kind !== "function") return;
  made.attributes.set("__type_params__", parameters);
}

function* typeAlias(vm: Vm, name: string, evaluate: PyValue, parameters: PyValue): Steps<PyValue> {
  const make = yield* fromPython(vm, "_type_alias", "TypeAliasType");
  return yield { callee: make, args: [str(name), evaluate, parameters] };
}
