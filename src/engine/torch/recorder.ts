/** Records module calls while a traced forward pass runs. */

import type { Machine } from "../python/native";
import { reasonText, rootOf } from "../python/reasons";
import { lookupClass } from "../python/attributes";
import type { PyClass, PyInstance, PyValue } from "../python/values";
import type { CallId, ValueShape } from "../trace/trace";
import { observe, sessionOf } from "./session";

/** Structures are followed this deep and this far; real outputs are much smaller. */
const maxDepth = 6;
const maxItems = 512;
const maxCalls = 100_000;

/** A module is about to run; absent where no pass is recorded. */
export function beginCall(
  vm: Machine,
  module: PyInstance,
  args: readonly PyValue[],
): CallId | undefined {
  const session = sessionOf(vm);
  if (session.phase !== "forward" || session.calls.length >= maxCalls) return undefined;
  const id = session.calls.length;
  session.calls.push({
    module,
    parent: session.open.at(-1),
    args: args.map((arg) => valueShape(vm, arg)),
    at: vm.here(),
    from: session.ops.length,
    to: session.ops.length,
  });
  session.open.push(id);
  return id;
}

/** Remembers the innermost module in whose call an exception was raised. */
export function noteFailure(vm: Machine, exception: PyInstance, module: PyInstance): void {
  const { failures } = sessionOf(vm);
  if (!failures.has(exception)) failures.set(exception, module);
}

const maxRootCalls = 1000;

/** Notes a call that no other module makes, where no pass is recorded; to be followed by `leaveUnrecorded`. */
export function enterUnrecorded(vm: Machine, module: PyInstance, args: readonly PyValue[]): void {
  const session = sessionOf(vm);
  if (session.rootDepth++ === 0 && session.rootCalls.length < maxRootCalls) {
    session.rootCalls.push({ module, args, at: vm.here() });
  }
}

export function leaveUnrecorded(vm: Machine): void {
  sessionOf(vm).rootDepth--;
}

/** It came back, or (without an output) an exception went through it. */
export function endCall(vm: Machine, id: CallId | undefined, output?: PyValue): void {
  if (id === undefined) return;
  const session = sessionOf(vm);
  while (session.open.length > 0 && session.open.pop() !== id);
  const call = session.calls[id];
  call.to = session.ops.length;
  if (output === undefined) return;
  call.output = valueShape(vm, output);
  if (output.kind === "tensor") observe(vm, output.state);
}

/** The structure of a value, tensors as references. */
export function valueShape(vm: Machine, value: PyValue, depth = 0): ValueShape {
  switch (value.kind) {
    case "tensor":
      return { kind: "tensor", tensor: value.state.id };
    case "unknown":
      return { kind: "unknown", why: reasonText(rootOf(value).reason) };
    case "tuple":
    case "list":
      if (depth >= maxDepth) break;
      if (value.of) {
        const named = namedItems(value.of, value.items);
        if (named) return objectShape(vm, value.of.name, named, depth);
      }
      return {
        kind: "sequence",
        items: value.items.slice(0, maxItems).map((item) => valueShape(vm, item, depth + 1)),
      };
    case "dict": {
      if (depth >= maxDepth) break;
      const entries: [string, ValueShape][] = [];
      for (const { key, value: item } of value.entries.values()) {
        if (entries.length >= maxItems) break;
        entries.push([
          key.kind === "str" ? key.value : String(entries.length),
          valueShape(vm, item, depth + 1),
        ]);
      }
      return { kind: "mapping", entries };
    }
    case "instance":
      if (depth >= maxDepth || value.attributes.size === 0) break;
      return objectShape(vm, value.of.name, value.attributes, depth);
    default:
  }
  return { kind: "other", className: vm.classOf(value).name };
}

/** The items of a namedtuple by their names. */
function namedItems(
  cls: PyClass,
  items: readonly PyValue[],
): (readonly [string, PyValue])[] | undefined {
  const fields = lookupClass(cls, "_fields");
  if (fields?.kind !== "tuple" || fields.items.length !== items.length) return undefined;
  return items.map((item, i) => {
    const name = fields.items[i];
    return [name.kind === "str" ? name.value : String(i), item];
  });
}

function objectShape(
  vm: Machine,
  className: string,
  attributes: Iterable<readonly [string, PyValue]>,
  depth: number,
): ValueShape {
  const entries: [string, ValueShape][] = [];
  for (const [name, item] of attributes) {
    if (entries.length >= maxItems) break;
    entries.push([name, valueShape(vm, item, depth + 1)]);
  }
  return { kind: "object", className, entries };
}
