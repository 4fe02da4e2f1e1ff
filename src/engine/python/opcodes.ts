/** The instructions of compiled Python code. */

/**
 * Every instruction and how many values it leaves on the operand stack in place of those it takes. An evaluation that
 * goes on past an error pushes that many unknowns.
 */
const rows = [
  // The ones that run most: the loop of the machine knows them by their numbers.
  ["LoadConst", 1],
  ["LoadLocal", 1],
  ["StoreLocal", 0],
  ["LoadAttribute", 1],
  ["LoadGlobal", 1],
  ["Call", 1],
  ["Pop", 0],
  ["Jump", 0],
  ["JumpIfFalse", 0],
  ["Binary", 1],
  ["Compare", 1],
  ["NextItem", 1],
  ["InPlace", 1],
  ["Return", 0],
  ["StoreGlobal", 0],

  // The operand stack. Operand of LoadConst: index into the constants.
  ["Dup", 1],
  ["DupTwo", 2],
  ["Swap", 2],
  /** The top goes below the two under it. */
  ["RotateThree", 3],

  // Variables. Operand: a slot, a cell, or an index into the names.
  ["DeleteLocal", 0],
  /** Slots of the compiler's own, always set. */
  ["LoadTemp", 1],
  ["StoreTemp", 0],
  ["LoadCell", 1],
  ["StoreCell", 0],
  ["DeleteCell", 0],
  /** In a class body: its own name, else the cell of a function around it. Operand: cell; the name follows from it. */
  ["LoadClassCell", 1],
  ["DeleteGlobal", 0],
  ["LoadName", 1],
  ["StoreName", 0],
  ["DeleteName", 0],
  /** `name: annotation` in a module or class. */
  ["StoreAnnotation", 0],

  // Attributes and items. Operand of the attribute ones: index into the names.
  /** [value, object] */
  ["StoreAttribute", 0],
  ["DeleteAttribute", 0],
  ["LoadItem", 1],
  /** [value, container, index] */
  ["StoreItem", 0],
  ["DeleteItem", 0],
  ["BuildSlice", 1],

  // Operators. Operand: index into the lists of `ast.ts`'s operators below.
  ["Unary", 1],
  ["Not", 1],

  // Jumps. Operand: the instruction to go to.
  /** An unknown condition jumps: the body of a lone `if` or a loop is skipped. */
  /** An unknown condition goes on behind the jump. */
  ["JumpIfFalseOrEnter", 0],
  /** Goes to the operand where the condition on top is unknown, and leaves it. */
  ["BranchUnknownTest", 1],
  /** [unknown] leaves it; a variable without a value, or with `None` or an empty container, becomes unknown. */
  ["SupposeLocal", 1],
  ["SupposeCell", 1],
  ["SupposeGlobal", 1],
  ["SupposeName", 1],
  /** [unknown, object] leaves the unknown; the same for an attribute. */
  ["SupposeAttribute", 1],
  /** An unknown condition jumps: assertions hold. */
  ["JumpIfTrue", 0],
  ["JumpIfFalseOrPop", 0],
  ["JumpIfTrueOrPop", 0],

  // Containers. Operand: number of elements, or how far below the top the container is.
  ["BuildTuple", 1],
  ["BuildList", 1],
  ["BuildSet", 1],
  /** [key, value, …] */
  ["BuildDict", 1],
  ["AppendTo", 0],
  ["AddTo", 0],
  /** [key, value] */
  ["PutInto", 0],
  /** [list, iterable] leaves the list; `*iterable` in a display or call. Operand 1: the callee is below the list. */
  ["Extend", 1],
  /** [set, iterable] */
  ["Update", 1],
  /** [dict, mapping] */
  ["MergeDisplay", 1],
  /** [callee, args, dict, mapping] leaves all but the mapping. Operand 0: of a class statement, which has no callee. */
  ["MergeKeywords", 1],
  ["ListToTuple", 1],
  /** Operand: conversion (0 none, 1 `!s`, 2 `!r`, 3 `!a`) + 4 with a spec on top. */
  ["FormatValue", 1],
  ["BuildString", 1],

  // Iteration.
  ["GetIterator", 1],
  /** Ends the loop at the operand, where the iterator is gone. */
  /** Goes to the operand where the top is an unknown. */
  ["BranchUnknown", 1],
  /** [unknown, value] leaves the value; a list, dict or set that a loop would have changed becomes unknown. */
  ["ForgetContents", 1],
  /** [unknown, object]; the same for an attribute. Operand: its name. */
  ["ForgetAttributeContents", 0],
  ["Unpack", -1],
  /** Operand: number of names before the star + 256 * number behind it. */
  ["UnpackStar", -1],

  // Calls. Operand: number of arguments.
  /** Operand: number of arguments * 65536 + index of the list of keyword names. */
  ["CallKeywords", 1],
  /** [callee, list of arguments]; operand 1: [callee, list, dict of keywords]. */
  ["CallSpread", 1],
  /** [decorator, value] leaves [value, decorator(value)]. */
  ["Decorate", 1],
  /** [value, decorated] leaves the decorated one unless it is an unknown. */
  ["KeepKnown", 1],
  /** Operand: index into the codes * 8 + 1 with defaults, + 2 with keyword defaults, + 4 with annotations. */
  ["MakeFunction", 1],
  /** [list of bases, dict of keywords]; operand: index into the codes. */
  ["BuildClass", 1],
  /** [iterator] leaves the comprehension's result. Operand: index into the codes. */
  ["RunComprehension", 1],
  /** `super()` without arguments; operand: the cell of `__class__`. */
  ["LoadSuper", 1],
  ["TypeParameter", 1],

  // Leaving a body.
  ["Yield", 1],
  /** `yield` in an async generator. */
  ["YieldAsync", 1],
  /** [iterator, value to send] leaves [iterator, item], or at the operand the iterator's result. */
  ["Send", 2],
  /** Jumps back to `Send`; marks a frame that waits in a `yield from`. */
  ["SendAgain", 0],
  ["GetYieldFromIterator", 1],
  ["GetAwaitable", 1],
  ["GetAsyncIterator", 1],
  ["GetAsyncNext", 1],
  /** The end of an `async for`: only StopAsyncIteration is taken. */
  ["EndAsyncFor", 0],

  // Exceptions. Operand of the first three: the handler.
  ["SetupExcept", 0],
  /** The same for an `except` that takes ImportErrors. */
  ["SetupExceptImport", 0],
  ["SetupFinally", 0],
  ["SetupWith", 0],
  ["PopBlock", 0],
  /** The exception is handled. */
  ["PopExcept", 0],
  /** [exception]: it is being handled, within the one that is. */
  ["PushExcept", 0],
  ["LoadException", 1],
  /** [class or tuple] leaves whether the exception is one. */
  ["MatchException", 1],
  /** Operand 0: `raise`, 1: `raise x`, 2: `raise x from y`. */
  ["Raise", 0],
  ["Reraise", 0],
  /** Operand 1: with a message on top. */
  ["FailAssertion", 0],
  /** [manager] leaves its bound `__enter__`; its `__exit__` goes into the slot. */
  ["EnterWith", 1],
  ["EnterAsyncWith", 1],
  /** Operand: the slot; leaves the result of `__exit__(None, None, None)`. */
  ["CallExit", 1],
  /** The same with the exception that is being handled. */
  ["CallExitWithException", 1],
  /** [group, list of results]: the part of the group that an `except*` takes, or None. */
  ["MatchGroup", 1],
  ["PrepareGroup", 1],
  ["FinishGroup", 0],

  // Imports. Operand: index into the tables: [module name, level as text].
  ["ImportModule", 1],
  /** [module] leaves [module, attribute]. Operand: index into the names. */
  ["ImportFrom", 2],
  ["ImportStar", 0],

  // Patterns.
  ["IsSequence", 1],
  ["IsMapping", 1],
  ["Length", 1],
  /** [subject, tuple of keys] leaves a tuple of values or None. */
  ["MatchKeys", 1],
  /** [subject, tuple of keys] leaves a dict of the rest. */
  ["MatchRest", 1],
  /** [subject, class]; operand: positional patterns + 256 * index of the keyword names. */
  ["MatchClass", 1],

  /** Text that is not Python; operand: index into the names with the message. */
  ["SyntaxUnknown", 1],
] as const satisfies readonly (readonly [string, number])[];

export type OpName = (typeof rows)[number][0];

export const opNames: readonly OpName[] = rows.map(([name]) => name);

/** The number of each instruction. */
export const op = numbers();

/** By instruction number, see `rows`; -1: the operand says. */
export const resultCounts: readonly number[] = rows.map(([, results]) => results);

function numbers(): Readonly<Record<OpName, number>> {
  const entries = rows.map(([name], i) => [name, i] as const);
  return Object.fromEntries(entries) as Record<OpName, number>; // one entry a row
}

export const binaryOperators = [
  "+",
  "-",
  "*",
  "/",
  "//",
  "%",
  "**",
  "@",
  "<<",
  ">>",
  "&",
  "|",
  "^",
] as const;

export const unaryOperators = ["-", "+", "~"] as const;

export const compareOperators = [
  "==",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "is",
  "is not",
  "in",
  "not in",
] as const;
