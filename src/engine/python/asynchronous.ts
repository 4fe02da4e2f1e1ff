/** What `await` waits for, and the items of asynchronous iterators and generators. */

import { findSpecial, specialCall } from "./attributes";
import { builtinClasses, classOf } from "./classes";
import { isExceptionOf, newException } from "./exceptions";
import { isStop, iterator, next, sendTo, stopValue } from "./iterate";
import { PyRaise, type ExceptionName, type Machine, type Steps } from "./native";
import { op } from "./opcodes";
import { None, type PyGenerator, type PyInstance, type PyIterator, type PyValue } from "./values";

/** What `await v` waits for. */
export function* awaitable(vm: Machine, v: PyValue): Steps<PyValue> {
  const method = findSpecial(vm, v, "__await__");
  if (method) {
    const it = yield specialCall(v, method, []);
    return it.kind === "generator" ? it : yield* iterator(vm, it);
  }
  if (v.kind === "iterator" && (v.resumes || v.result)) return v;
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

/** What the loop awaits for its next item; of an async generator itself, which the loop resumes as its own. */
export function* asyncNext(vm: Machine, v: PyValue): Steps<PyValue> {
  if (isAsyncGenerator(v)) return v;
  const method = findSpecial(vm, v, "__anext__");
  if (!method) {
    const text = `'async for' requires an iterator with __anext__ method, got ${classOf(v).name}`;
    throw vm.raise("TypeError", text);
  }
  const next = yield specialCall(v, method, []);
  return isCoroutine(next) || next.kind === "unknown" ? next : yield* awaitable(vm, next);
}

/** `anext(v)` */
export function* asyncItem(vm: Machine, v: PyValue): Steps<PyValue> {
  if (isAsyncGenerator(v)) return asyncItemOf(v, None);
  const method = findSpecial(vm, v, "__anext__");
  if (method) return yield specialCall(v, method, []);
  throw vm.raise("TypeError", `'${classOf(v).name}' object is not an async iterator`);
}

/** What waits for the same, and has another result where there is no item any more. */
export function withDefault(item: PyValue, fallback: PyValue): PyValue {
  let inner: PyValue | undefined;
  const it: PyAwaitable = {
    kind: "iterator",
    name: "anext_awaitable",
    result: fallback,
    *next(vm) {
      try {
        inner ??= isCoroutine(item) ? item : yield* awaitable(vm, item);
        if (inner.kind === "generator") {
          const resume = { how: "send", value: None } as const;
          return yield { callee: inner, args: [], resume, catches: "StopAsyncIteration" };
        }
        const yielded = yield* next(vm, inner);
        if (yielded === undefined && inner.kind === "iterator") it.result = inner.result ?? None;
        return yielded;
      } catch (error) {
        if (isStop(error)) it.result = stopValue(error.exception);
        else if (!isRaised(error, "StopAsyncIteration")) throw error;
        return undefined;
      }
    },
  };
  return it;
}

function isRaised(error: unknown, name: ExceptionName): error is PyRaise {
  return error instanceof PyRaise && isExceptionOf(error.exception, name);
}

export function isAsyncGenerator(v: PyValue): v is PyGenerator {
  return v.kind === "generator" && v.frame.code.isCoroutine && v.frame.body.isGenerator;
}

/** Whether `await` waits for the value as it is. */
export function isCoroutine(v: PyValue): v is PyGenerator {
  return v.kind === "generator" && !isAsyncGenerator(v);
}

/** Whether an async generator that waits has handed out an item, rather than what it awaits. */
export function hasYieldedItem({ frame }: PyGenerator): boolean {
  return frame.body.ops[frame.ip - 1] === op.YieldAsync;
}

/** An awaitable that goes on with an async generator until it yields: that item is its result. */
export function asyncItemOf(generator: PyGenerator, value: PyValue): PyValue {
  let sent = value;
  const it: PyAwaitable = {
    kind: "iterator",
    name: "async_generator_asend",
    resumes: { generator, value },
    *next(vm) {
      const item = yield* sendTo(vm, generator, sent);
      sent = None;
      if (item === undefined) throw vm.raise("StopAsyncIteration", "");
      if (!hasYieldedItem(generator)) return item;
      it.result = item;
      return undefined;
    },
  };
  return it;
}

/** An awaitable that ends an async generator, with what that awaits meanwhile. */
export function asyncEndOf(generator: PyGenerator): PyValue {
  let isThrown = false;
  return {
    kind: "iterator",
    name: "async_generator_athrow",
    result: None,
    *next(vm) {
      const resume = isThrown
        ? ({ how: "send", value: None } as const)
        : ({ how: "throw", value: newException(builtinClasses.GeneratorExit, []) } as const);
      if (!isThrown && generator.state !== "suspended") {
        if (generator.state === "created") generator.state = "closed";
        return undefined;
      }
      isThrown = true;
      try {
        const item = yield { callee: generator, args: [], resume, catches: "GeneratorExit" };
        if (!hasYieldedItem(generator)) return item;
      } catch (error) {
        if (ends.some((name) => isRaised(error, name))) return undefined;
        throw error;
      }
      throw vm.raise("RuntimeError", "async generator ignored GeneratorExit");
    },
  };
}

const ends = ["GeneratorExit", "StopIteration", "StopAsyncIteration"] as const;

/** An awaitable that raises an exception where an async generator waits; its next item is its result. */
export function asyncRaiseOf(generator: PyGenerator, exception: PyInstance): PyValue {
  let isThrown = false;
  const it: PyAwaitable = {
    kind: "iterator",
    name: "async_generator_athrow",
    result: None,
    *next(vm) {
      const value = isThrown ? None : exception;
      const how = isThrown ? "send" : "throw";
      isThrown = true;
      try {
        const item = yield {
          callee: generator,
          args: [],
          resume: { how, value },
          catches: "StopIteration",
        };
        if (!hasYieldedItem(generator)) return item;
        it.result = item;
        return undefined;
      } catch (error) {
        if (isStop(error)) throw vm.raise("StopAsyncIteration", "");
        throw error;
      }
    },
  };
  return it;
}

/** An iterator whose result is known only at its end. */
type PyAwaitable = PyIterator & { result?: PyValue };
