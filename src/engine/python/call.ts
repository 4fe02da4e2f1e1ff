/** Calling Python values from TypeScript, and binding arguments to the parameters of compiled code. */

import { bodyOf, type Code } from "./code";
import type { Frame } from "./frame";
import type { ExceptionName, Steps } from "./native";
import { stringKey } from "./dict";
import { str } from "./values";
import type { Cell, Keywords, PyDict, PyFunction, PyGenerator, PyValue, Unknown } from "./values";
import type { Vm } from "./vm";

/** Calls any value. */
export function* callValue(
  callee: PyValue,
  args: readonly PyValue[],
  kwargs?: Keywords,
): Steps<PyValue> {
  return yield { callee, args, kwargs };
}

/**
 * The same, for a caller that catches `catches` (a class of exceptions, its subclasses included) around the call:
 * an evaluation that goes on past errors must let that exception through.
 */
export function* callCatching(
  catches: ExceptionName,
  callee: PyValue,
  args: readonly PyValue[],
  kwargs?: Keywords,
): Steps<PyValue> {
  return yield { callee, args, kwargs, catches };
}

/** A frame for a call of a function, its arguments in their slots. */
export function functionFrame(
  vm: Vm,
  f: PyFunction,
  args: readonly PyValue[],
  kwargs: Keywords,
): Frame {
  const { code } = f;
  const isPlain =
    kwargs.size === 0 &&
    args.length === code.positionalCount &&
    code.parameterNames.length === args.length;
  const slots = isPlain ? args : bindArguments(vm, f, args, kwargs);
  return newFrame(code, f.globals, f.closure, slots, undefined);
}

export function newFrame(
  code: Code,
  globals: PyDict,
  closure: readonly Cell[],
  parameters: readonly (PyValue | undefined)[],
  namespace: PyDict | undefined,
): Frame {
  const body = bodyOf(code);
  const locals = new Array<PyValue | undefined>(body.localNames.length);
  for (let i = 0; i < parameters.length; i++) locals[i] = parameters[i];
  return {
    kind: "python",
    code,
    body,
    globals,
    locals,
    cells: body.cellSlots.length === 0 ? closure : ownCells(body.cellSlots, locals, closure),
    namespace,
    stack: [],
    sp: 0,
    ip: 0,
    blocks: [],
    handled: [],
    back: undefined,
    returns: "push",
    made: undefined,
    generator: undefined,
  };
}

function ownCells(
  slots: readonly number[],
  locals: readonly (PyValue | undefined)[],
  closure: readonly Cell[],
): readonly Cell[] {
  const cells: Cell[] = slots.map((slot) => ({ value: slot < 0 ? undefined : locals[slot] }));
  for (const cell of closure) cells.push(cell);
  return cells;
}

/** What a call of a generator function or a coroutine function gives. */
export function newGenerator(frame: Frame): PyGenerator {
  const generator: PyGenerator = {
    kind: "generator",
    name: frame.code.name,
    frame,
    state: "created",
  };
  frame.generator = generator;
  return generator;
}

/** The parameters' values by slot; TypeErrors in CPython's words. */
function bindArguments(
  vm: Vm,
  f: PyFunction,
  args: readonly PyValue[],
  kwargs: Keywords,
): readonly (PyValue | undefined)[] {
  const { code } = f;
  const { parameterNames, positionalCount, kwOnlyCount } = code;
  const named = positionalCount + kwOnlyCount;
  const slots = new Array<PyValue | undefined>(parameterNames.length).fill(undefined);
  const given = Math.min(args.length, positionalCount);
  for (let i = 0; i < given; i++) slots[i] = args[i];
  if (code.hasVararg) slots[named] = { kind: "tuple", items: args.slice(given) };
  const rest = kwargs.rest ?? f.decorated;
  const extra: PyDict | Unknown | undefined = code.hasKwarg
    ? (rest ?? { kind: "dict", entries: new Map() })
    : undefined;
  if (extra) slots[parameterNames.length - 1] = extra;
  if (kwargs.size > 0) bindKeywords(vm, f, kwargs, slots, extra);
  if (args.length > positionalCount && !code.hasVararg) throw tooMany(vm, f, args.length, slots);
  fillDefaults(vm, f, given, slots, rest);
  return slots;
}

function bindKeywords(
  vm: Vm,
  f: PyFunction,
  kwargs: Keywords,
  slots: (PyValue | undefined)[],
  extra: PyDict | Unknown | undefined,
): void {
  const { parameterNames, posOnlyCount, positionalCount, kwOnlyCount } = f.code;
  const named = positionalCount + kwOnlyCount;
  for (const [name, value] of kwargs) {
    const slot = parameterNames.indexOf(name);
    if (slot >= posOnlyCount && slot < named) {
      if (slots[slot] !== undefined) {
        throw vm.raise(
          "TypeError",
          `${f.qualifiedName}() got multiple values for argument '${name}'`,
        );
      }
      slots[slot] = value;
    } else if (extra?.kind === "unknown") {
      // It is somewhere in there.
    } else if (extra) {
      extra.entries.set(stringKey(name), { key: str(name), value });
    } else {
      throw unexpectedKeyword(vm, f, name, kwargs);
    }
  }
}

function unexpectedKeyword(vm: Vm, f: PyFunction, name: string, kwargs: Keywords) {
  const posOnly = f.code.parameterNames.slice(0, f.code.posOnlyCount);
  const wrong = posOnly.filter((each) => kwargs.has(each));
  if (wrong.length > 0) {
    const text = `got some positional-only arguments passed as keyword arguments: '${wrong.join(", ")}'`;
    return vm.raise("TypeError", `${f.qualifiedName}() ${text}`);
  }
  return vm.raise("TypeError", `${f.qualifiedName}() got an unexpected keyword argument '${name}'`);
}

/** With `rest` there are keywords that nobody knows: what has no default must be among them. */
function fillDefaults(
  vm: Vm,
  f: PyFunction,
  given: number,
  slots: (PyValue | undefined)[],
  rest: Unknown | undefined,
): void {
  const { parameterNames, positionalCount, kwOnlyCount } = f.code;
  const firstDefault = positionalCount - f.defaults.length;
  const missing: string[] = [];
  for (let i = given; i < positionalCount; i++) {
    if (slots[i] !== undefined) continue;
    if (i >= firstDefault) slots[i] = f.defaults[i - firstDefault];
    else if (rest && i >= f.code.posOnlyCount) slots[i] = rest;
    else missing.push(parameterNames[i]);
  }
  if (missing.length > 0) throw missingArguments(vm, f, "positional", missing);
  for (let i = positionalCount; i < positionalCount + kwOnlyCount; i++) {
    if (slots[i] !== undefined) continue;
    const value = f.keywordDefaults.get(parameterNames[i]) ?? rest;
    if (value === undefined) missing.push(parameterNames[i]);
    slots[i] = value;
  }
  if (missing.length > 0) throw missingArguments(vm, f, "keyword-only", missing);
}

function missingArguments(vm: Vm, f: PyFunction, kind: string, names: readonly string[]) {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.pop() ?? "";
  const comma = quoted.length > 1 ? "," : "";
  const listed = quoted.length === 0 ? last : `${quoted.join(", ")}${comma} and ${last}`;
  const s = names.length === 1 ? "" : "s";
  const text = `missing ${names.length} required ${kind} argument${s}: ${listed}`;
  return vm.raise("TypeError", `${f.qualifiedName}() ${text}`);
}

function tooMany(vm: Vm, f: PyFunction, given: number, slots: readonly (PyValue | undefined)[]) {
  const { positionalCount, kwOnlyCount } = f.code;
  const least = positionalCount - f.defaults.length;
  const takes =
    f.defaults.length > 0 ? `from ${least} to ${positionalCount}` : `${positionalCount}`;
  const s = positionalCount === 1 && f.defaults.length === 0 ? "" : "s";
  let keywords = 0;
  for (let i = positionalCount; i < positionalCount + kwOnlyCount; i++) {
    if (slots[i] !== undefined) keywords++;
  }
  const were = given === 1 && keywords === 0 ? "was" : "were";
  const also = `positional argument${given === 1 ? "" : "s"} (and ${keywords} keyword-only argument${keywords === 1 ? "" : "s"})`;
  const got = keywords > 0 ? `${given} ${also}` : `${given}`;
  const text = `takes ${takes} positional argument${s} but ${got} ${were} given`;
  return vm.raise("TypeError", `${f.qualifiedName}() ${text}`);
}
