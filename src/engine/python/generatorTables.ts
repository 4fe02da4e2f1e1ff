/** Generators, coroutines and async generators as objects, and what every iterator has. */

import { asyncEndOf, asyncItemOf, asyncRaiseOf, isAsyncGenerator } from "./asynchronous";
import { builtinClasses, classOf, isSubclass } from "./classes";
import { isException, isExceptionOf, newException } from "./exceptions";
import { stopIteration } from "./generators";
import { next } from "./iterate";
import { PyRaise, type Machine, type Native, type Steps } from "./native";
import { rawMethod } from "./rawMethod";
import type { TypeTable } from "./types/table";
import { None, type PyGenerator, type PyInstance, type PyValue } from "./values";

export function generatorTables(): readonly TypeTable[] {
  return [
    {
      name: "generator",
      attributes: new Map([
        rawMethod("generator", "__iter__", self),
        rawMethod("generator", "__next__", nextItem),
        rawMethod("generator", "send", send),
        rawMethod("generator", "throw", throwException),
        rawMethod("generator", "close", close),
      ]),
    },
    {
      name: "coroutine",
      attributes: new Map([
        rawMethod("coroutine", "__await__", self),
        rawMethod("coroutine", "send", send),
        rawMethod("coroutine", "throw", throwException),
        rawMethod("coroutine", "close", close),
      ]),
    },
    {
      name: "async_generator",
      attributes: new Map([
        rawMethod("async_generator", "__aiter__", self),
        rawMethod("async_generator", "__anext__", asyncSend),
        rawMethod("async_generator", "asend", asyncSend),
        rawMethod("async_generator", "athrow", asyncThrow),
        rawMethod("async_generator", "aclose", asyncClose),
      ]),
    },
    ...["async_generator_asend", "async_generator_athrow", "anext_awaitable"].map((name) => ({
      name,
      attributes: new Map([
        rawMethod(name, "__await__", self),
        rawMethod(name, "__iter__", self),
        rawMethod(name, "__next__", nextItem),
        rawMethod(name, "send", nextItem),
      ]),
    })),
  ];
}

/** `__iter__` and `__next__` of iterators that are written in TypeScript. */
export function iteratorMethods(owner: string): readonly (readonly [string, PyValue])[] {
  return [rawMethod(owner, "__iter__", self), rawMethod(owner, "__next__", nextItem)];
}

const self: Native = (_vm, args) => args[0];

const nextItem: Native = function* (vm, args): Steps<PyValue> {
  const [it] = args;
  if (it.kind === "generator") return yield* resume(vm, it, "send", None);
  const item = yield* next(vm, it);
  if (item !== undefined) return item;
  throw stopIteration((it.kind === "iterator" ? it.result : undefined) ?? None);
};

const send: Native = (vm, args) => resume(vm, asGenerator(vm, args[0]), "send", args[1] ?? None);

function asGenerator(vm: Machine, v: PyValue): PyGenerator {
  if (v.kind === "generator") return v;
  throw vm.raise("TypeError", `descriptor requires a generator, not '${classOf(v).name}'`);
}

function* resume(
  vm: Machine,
  generator: PyGenerator,
  how: "send" | "throw",
  value: PyValue,
): Steps<PyValue> {
  if (generator.state === "closed" && classOf(generator) === builtinClasses.coroutine) {
    throw vm.raise("RuntimeError", "cannot reuse already awaited coroutine");
  }
  if (generator.state === "closed" && how === "send") throw stopIteration(None);
  return yield { callee: generator, args: [], resume: { how, value } };
}

const throwException: Native = function* (vm, args): Steps<PyValue> {
  const [generator, type, value] = args;
  const exception = yield* exceptionFrom(vm, type ?? None, value);
  return yield* resume(vm, asGenerator(vm, generator), "throw", exception);
};

function* exceptionFrom(vm: Machine, type: PyValue, value: PyValue | undefined): Steps<PyInstance> {
  if (isException(type)) return type;
  if (type.kind === "class" && isSubclass(type, builtinClasses.BaseException)) {
    if (value && isException(value)) return value;
    const args = value === undefined || value.kind === "none" ? [] : [value];
    const made = yield { callee: type, args };
    if (isException(made)) return made;
  }
  const text = `exceptions must be classes or instances deriving from BaseException, not ${classOf(type).name}`;
  throw vm.raise("TypeError", text);
}

const close: Native = (vm, args) => closeGenerator(vm, asGenerator(vm, args[0]));

function* closeGenerator(vm: Machine, generator: PyGenerator): Steps<PyValue> {
  if (generator.state !== "suspended") {
    if (generator.state === "running") throw vm.raise("ValueError", "generator already executing");
    generator.state = "closed";
    return None;
  }
  const value = newException(builtinClasses.GeneratorExit, []);
  try {
    yield {
      callee: generator,
      args: [],
      resume: { how: "throw", value },
      catches: "GeneratorExit",
    };
  } catch (error) {
    const isEnd =
      error instanceof PyRaise &&
      (isExceptionOf(error.exception, "GeneratorExit") ||
        isExceptionOf(error.exception, "StopIteration"));
    if (isEnd) return None;
    throw error;
  }
  throw vm.raise("RuntimeError", "generator ignored GeneratorExit");
}

const asyncSend: Native = (vm, args) => asyncItemOf(asAsync(vm, args[0]), args[1] ?? None);

const asyncThrow: Native = function* (vm, args): Steps<PyValue> {
  const generator = asAsync(vm, args[0]);
  return asyncRaiseOf(generator, yield* exceptionFrom(vm, args[1] ?? None, args[2]));
};

const asyncClose: Native = (vm, args) => asyncEndOf(asAsync(vm, args[0]));

function asAsync(vm: Machine, v: PyValue): PyGenerator {
  if (isAsyncGenerator(v)) return v;
  throw vm.raise("TypeError", "an async generator is required");
}
