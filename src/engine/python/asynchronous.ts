/** `await`, `async for` and `async with`, run to their end one after the other. */

import { findSpecial, specialCall } from "./attributes";
import { classOf } from "./classes";
import { iterator, sendTo } from "./iterate";
import type { Machine, Steps } from "./native";
import { None, type PyGenerator, type PyValue } from "./values";

/** What `await v` waits for. */
export function* awaitable(vm: Machine, v: PyValue): Steps<PyValue> {
  const method = findSpecial(vm, v, "__await__");
  if (method) {
    const it = yield specialCall(v, method, []);
    return it.kind === "generator" ? it : yield* iterator(vm, it);
  }
  if (v.kind === "iterator") return v;
  const cls = classOf(v);
  if (cls.unknownBase) return vm.unknown({ kind: "derived", what: "await" }, cls.unknownBase);
  throw vm.raise("TypeError", `object ${cls.name} can't be used in 'await' expression`);
}

export function* asyncIterator(vm: Machine, v: PyValue): Steps<PyValue> {
  if (v.kind === "unknown") return v;
  if (isAsyncGenerator(v)) return v;
  const method = findSpecial(vm, v, "__aiter__");
  if (method) return yield specialCall(v, method, []);
  const cls = classOf(v);
  if (cls.unknownBase) return vm.unknown({ kind: "derived", what: "async for" }, cls.unknownBase);
  const text = `'async for' requires an object with __aiter__ method, got ${cls.name}`;
  throw vm.raise("TypeError", text);
}

/** What the loop awaits for its next item. */
export function* asyncNext(vm: Machine, v: PyValue): Steps<PyValue> {
  if (isAsyncGenerator(v)) return yield* asyncItemOf(vm, v, None);
  const method = findSpecial(vm, v, "__anext__");
  if (!method) {
    const text = `'async for' requires an iterator with __anext__ method, got ${classOf(v).name}`;
    throw vm.raise("TypeError", text);
  }
  const next = yield specialCall(v, method, []);
  return next.kind === "generator" || next.kind === "unknown" ? next : yield* awaitable(vm, next);
}

export function isAsyncGenerator(v: PyValue): v is PyGenerator {
  return v.kind === "generator" && v.frame.code.isCoroutine && v.frame.body.isGenerator;
}

/** Goes on with an async generator until it yields; an awaitable whose result is that item. */
export function* asyncItemOf(vm: Machine, generator: PyGenerator, value: PyValue): Steps<PyValue> {
  const item = yield* sendTo(vm, generator, value);
  if (item === undefined) throw vm.raise("StopAsyncIteration", "");
  return done(item);
}

/** An awaitable that has its result already. */
export function done(result: PyValue): PyValue {
  return { kind: "iterator", name: "coroutine", next: () => undefined, result };
}
