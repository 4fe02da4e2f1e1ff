/** The exception classes: how they are made, and the attributes of those that have some. */

import { classOf, isSubclass, builtinClasses } from "./classes";
import { groupOf, membersOf, splitGroup } from "./exceptionGroups";
import { exceptionState, isException, newException, type ExceptionState } from "./exceptions";
import { toItems } from "./iterate";
import { nativeFunction } from "./nativeFunction";
import type { Machine, Native, Steps } from "./native";
import { isTrue } from "./operators";
import { rawMethod } from "./rawMethod";
import { itemsPerException } from "./sizes";
import { toStr, repr } from "./text";
import type { TypeTable } from "./types/table";
import { None, list, str, tuple } from "./values";
import type { PyClass, PyInstance, PyValue } from "./values";

export function exceptionTables(): readonly TypeTable[] {
  return [
    baseTable(),
    {
      ...fields("OSError", { errno: 0, strerror: 1, filename: 2, filename2: 4 }, 2),
      create: newOSError,
    },
    fields("SystemExit", { code: 0 }),
    fields("StopIteration", { value: 0 }),
    syntaxErrorTable(),
    fields("ImportError", { msg: 0, name: undefined, path: undefined }),
    fields("AttributeError", { name: undefined, obj: undefined }),
    fields("NameError", { name: undefined }),
    fields("UnicodeDecodeError", unicodeFields),
    fields("UnicodeEncodeError", unicodeFields),
    groupTable(),
  ];
}

function baseTable(): TypeTable {
  return {
    name: "BaseException",
    attributes: new Map<string, PyValue>([
      rawMethod("BaseException", "__init__", initialize),
      rawMethod("BaseException", "__str__", text(toStr)),
      rawMethod("BaseException", "__repr__", text(repr)),
      rawMethod("BaseException", "with_traceback", (_vm, [self, traceback]) => {
        if (isException(self)) exceptionState(self).tracebackObject = traceback;
        return self;
      }),
      rawMethod("BaseException", "add_note", addNote),
    ]),
    create: made,
  };
}

/** Every exception that the user's code makes. */
function made(vm: Machine, cls: PyClass, args: readonly PyValue[]): PyInstance {
  vm.chargeItems(itemsPerException);
  return newException(cls, args);
}

/** An OSError with a number is of the class that the number stands for. */
const newOSError: NonNullable<TypeTable["create"]> = (vm, cls, args) => {
  const [errno] = args;
  const isPlain = cls === builtinClasses.OSError && args.length >= 2 && errno.kind === "int";
  const name = isPlain ? errorClasses.get(Number(errno.value)) : undefined;
  return made(vm, name === undefined ? cls : vm.builtinClass(name), args);
};

/** Linux's numbers. */
const errorClasses: ReadonlyMap<number, string> = new Map([
  [1, "PermissionError"],
  [2, "FileNotFoundError"],
  [3, "ProcessLookupError"],
  [4, "InterruptedError"],
  [10, "ChildProcessError"],
  [11, "BlockingIOError"],
  [13, "PermissionError"],
  [17, "FileExistsError"],
  [20, "NotADirectoryError"],
  [21, "IsADirectoryError"],
  [32, "BrokenPipeError"],
  [103, "ConnectionAbortedError"],
  [104, "ConnectionResetError"],
  [110, "TimeoutError"],
  [111, "ConnectionRefusedError"],
]);

const initialize: Native = (vm, args, kwargs) => {
  const [self, ...rest] = args;
  if (!isException(self)) return None;
  if (kwargs.size > 0 && !takesKeywords(self)) {
    throw vm.raise("TypeError", `${self.of.name}() takes no keyword arguments`);
  }
  const state = exceptionState(self);
  for (const [name, value] of kwargs) state.named.set(name, value);
  state.args = tuple(rest);
  return None;
};

function takesKeywords(self: PyInstance): boolean {
  const { ImportError, AttributeError, NameError } = builtinClasses;
  return [ImportError, AttributeError, NameError].some((cls) => isSubclass(self.of, cls));
}

const unicodeFields = { encoding: 0, object: 1, start: 2, end: 3, reason: 4 };

/** `BaseException.__str__(e)`: the builtin behaviour, whatever the class says. */
function text(convert: typeof toStr): Native {
  return function* (vm, args): Steps<PyValue> {
    const [self] = args;
    if (!isException(self)) return str("");
    const plain = plainCopy(self);
    return str(yield* convert(vm, plain));
  };
}

/** The same exception of the nearest builtin class. */
function plainCopy(self: PyInstance): PyInstance {
  const cls = self.of.mro.find((base) => base.module === "builtins") ?? self.of;
  const copy = newException(cls, exceptionState(self).args.items);
  // A repr has the name of the class itself.
  copy.of = { ...cls, name: self.of.name, qualifiedName: self.of.qualifiedName, mro: cls.mro };
  return copy;
}

const addNote: Native = (vm, args) => {
  const [self, note] = args;
  if (self.kind !== "instance") return None;
  if (note?.kind !== "str") {
    const type = classOf(note ?? None).name;
    throw vm.raise("TypeError", `note must be a str, not '${type}'`);
  }
  const notes = self.attributes.get("__notes__");
  if (notes?.kind === "list") notes.items.push(note);
  else self.attributes.set("__notes__", list([note]));
  return None;
};

/**
 * Attributes that are arguments, by position, until they are set; None where there are fewer than `least`. Those
 * without a position are only ever given by keyword.
 */
function fields(
  name: string,
  positions: Readonly<Record<string, number | undefined>>,
  least = 0,
): TypeTable {
  const rows = Object.entries(positions).map(([field, position]) =>
    member(field, ({ args: { items } }) =>
      position === undefined || items.length < least ? undefined : items.at(position),
    ),
  );
  return { name, attributes: new Map(rows) };
}

/** Where the text is wrong is told by a tuple behind the message. */
function syntaxErrorTable(): TypeTable {
  const places = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];
  const rows = places.map((field, i) =>
    member(field, ({ args: { items } }) => {
      const [, where] = items;
      return where?.kind === "tuple" ? where.items.at(i) : undefined;
    }),
  );
  const message = member("msg", ({ args }) => args.items.at(0));
  return { name: "SyntaxError", attributes: new Map([message, ...rows]) };
}

/** An attribute that is no entry of the `__dict__`: what it was set to, else what `initial` says, else None. */
function member(
  name: string,
  initial: (state: ExceptionState) => PyValue | undefined,
): readonly [string, PyValue] {
  const get = nativeFunction(name, "self, /", (_vm, self) => {
    if (!self || !isException(self)) return None;
    const state = exceptionState(self);
    return state.named.get(name) ?? initial(state) ?? None;
  });
  const set = nativeFunction(
    name,
    "self, value, /",
    (_vm, self, value) => {
      if (self && value && isException(self)) exceptionState(self).named.set(name, value);
      return None;
    },
    { unknowns: "accept" },
  );
  const deleter = nativeFunction(name, "self, /", (_vm, self) => {
    if (self && isException(self)) exceptionState(self).named.set(name, None);
    return None;
  });
  return [name, { kind: "property", get, set, delete: deleter }];
}

function groupTable(): TypeTable {
  const property = (name: string, position: number): readonly [string, PyValue] => {
    const get = nativeFunction(name, "self, /", (_vm, self) => {
      if (!self || !isException(self)) return None;
      const value = exceptionState(self).args.items.at(position) ?? None;
      return value.kind === "list" ? tuple(value.items) : value;
    });
    return [name, { kind: "property", get }];
  };
  return {
    name: "BaseExceptionGroup",
    create: newGroup,
    attributes: new Map<string, PyValue>([
      property("message", 0),
      property("exceptions", 1),
      rawMethod("BaseExceptionGroup", "__str__", function* (vm, args): Steps<PyValue> {
        return yield* groupText(vm, args[0]);
      }),
      rawMethod("BaseExceptionGroup", "derive", function* (vm, args): Steps<PyValue> {
        const [self, members = None] = args;
        if (!isException(self)) return None;
        const items = yield* toItems(vm, members);
        return groupOf(vm, self, items.filter(isException));
      }),
      rawMethod("BaseExceptionGroup", "subgroup", (vm, args) => split(vm, args, false)),
      rawMethod("BaseExceptionGroup", "split", (vm, args) => split(vm, args, true)),
    ]),
  };
}

/** A group of exceptions, which is an `ExceptionGroup` where all of them are plain. */
const newGroup: NonNullable<TypeTable["create"]> = (vm, cls, args) => {
  const [message, members] = args;
  if (args.length !== 2) {
    const text = `BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`;
    throw vm.raise("TypeError", text);
  }
  if (members.kind === "unknown" || message.kind === "unknown") return made(vm, cls, args);
  if (message.kind !== "str") {
    const text = `argument 1 must be str, not ${classOf(message).name}`;
    throw vm.raise("TypeError", text);
  }
  if (members.kind !== "list" && members.kind !== "tuple") {
    throw vm.raise("TypeError", "second argument (exceptions) must be a sequence");
  }
  if (members.items.length === 0) {
    throw vm.raise("ValueError", "second argument (exceptions) must be a non-empty sequence");
  }
  const wrong = members.items.findIndex((item) => item.kind !== "unknown" && !isException(item));
  if (wrong >= 0) {
    const text = `Item ${wrong} of second argument (exceptions) is not an exception`;
    throw vm.raise("ValueError", text);
  }
  const { Exception, ExceptionGroup, BaseExceptionGroup } = builtinClasses;
  const areAllPlain = members.items.every(
    (item) => !isException(item) || isSubclass(item.of, Exception),
  );
  if (cls === BaseExceptionGroup && areAllPlain) return made(vm, ExceptionGroup, args);
  if (!areAllPlain && isSubclass(cls, Exception)) {
    const name = cls === ExceptionGroup ? "an ExceptionGroup" : `a '${cls.name}'`;
    throw vm.raise("TypeError", `Cannot nest BaseExceptions in ${name}`);
  }
  return made(vm, cls, args);
};

function* groupText(vm: Machine, self: PyValue): Steps<PyValue> {
  if (!isException(self)) return str("");
  const members = membersOf(self) ?? [];
  const message = exceptionState(self).args.items.at(0) ?? str("");
  const s = members.length === 1 ? "" : "s";
  return str(`${yield* toStr(vm, message)} (${members.length} sub-exception${s})`);
}

function* split(vm: Machine, args: readonly PyValue[], isPair: boolean): Steps<PyValue> {
  const [self, condition = None] = args;
  if (!isException(self)) return None;
  const chosen = new Set<PyInstance>();
  if (condition.kind === "function") yield* choose(vm, self, condition, chosen);
  const { taken, rest } = splitGroup(vm, self, (each) =>
    condition.kind === "function" ? chosen.has(each) : matches(vm, each, condition),
  );
  return isPair ? tuple([taken ?? None, rest ?? None]) : (taken ?? None);
}

/** Asks the user's function about a group and, where it does not take all of it, about its members. */
function* choose(
  vm: Machine,
  exception: PyInstance,
  condition: PyValue,
  chosen: Set<PyInstance>,
): Steps<void> {
  if (yield* isTrue(vm, yield { callee: condition, args: [exception] })) chosen.add(exception);
  else {
    for (const member of membersOf(exception) ?? []) {
      if (isException(member)) yield* choose(vm, member, condition, chosen);
    }
  }
}

function matches(vm: Machine, exception: PyInstance, type: PyValue): boolean {
  if (type.kind === "tuple") {
    vm.charge(type.items.length);
    return type.items.some((each) => matches(vm, exception, each));
  }
  if (type.kind === "class") return isSubclass(exception.of, type);
  throw vm.raise("TypeError", "expected a function, exception type or tuple of exception types");
}
