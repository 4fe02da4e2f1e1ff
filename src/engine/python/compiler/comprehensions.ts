/** Comprehensions and generator expressions: bodies of their own that get the first iterator. */

import type * as ast from "../ast";
import type { Code } from "../code";
import { None } from "../values";
import {
  emit,
  emitConstant,
  emitJump,
  newLabel,
  place,
  within,
  type Assembler,
  type Label,
} from "./assembler";
import { childCode } from "./bodies";
import { compileExpression, emitSendLoop } from "./expressions";
import { storeTarget } from "./targets";

type AnyComprehension = ast.Comprehension | ast.DictComp;

const codeNames = {
  ListComp: "<listcomp>",
  SetComp: "<setcomp>",
  DictComp: "<dictcomp>",
  GeneratorExp: "<genexpr>",
} as const;

export function compileComprehension(a: Assembler, e: AnyComprehension): void {
  const [first] = e.generators;
  const code = comprehensionCode(a, e);
  compileExpression(a, first.iter);
  within(a, first.iter.at, () => emit(a, first.isAsync ? "GetAsyncIterator" : "GetIterator"));
  emit(a, "RunComprehension", a.codes.push(code) - 1);
  if (code.isCoroutine && e.kind !== "GeneratorExp") {
    emit(a, "GetAwaitable");
    emitSendLoop(a);
  }
}

function comprehensionCode(outer: Assembler, e: AnyComprehension): Code {
  return childCode(outer, e, {
    name: codeNames[e.kind],
    kind: "comprehension",
    parameterNames: [".0"],
    write: (a) => writeBody(a, e),
  });
}

function writeBody(a: Assembler, e: AnyComprehension): void {
  if (e.kind === "ListComp") emit(a, "BuildList", 0);
  else if (e.kind === "SetComp") emit(a, "BuildSet", 0);
  else if (e.kind === "DictComp") emit(a, "BuildDict", 0);
  emit(a, "LoadTemp", 0);
  writeLoops(a, e, 0);
  if (e.kind === "GeneratorExp") emitConstant(a, None);
  emit(a, "Return");
}

/** The loops from number `depth` on, the first of which has its iterator on the operand stack. */
function writeLoops(a: Assembler, e: AnyComprehension, depth: number): void {
  if (depth === e.generators.length) {
    writeElement(a, e, depth);
    return;
  }
  const generator = e.generators[depth];
  if (depth > 0) {
    compileExpression(a, generator.iter);
    within(a, generator.iter.at, () =>
      emit(a, generator.isAsync ? "GetAsyncIterator" : "GetIterator"),
    );
  }
  const next = newLabel();
  const end = newLabel();
  const unknown = newLabel();
  emitJump(a, "BranchUnknown", unknown);
  // Nobody knows how many elements it would have had: the whole result is unknown.
  a.deferred.push(() => {
    place(a, unknown);
    emit(a, "Return");
  });
  place(a, next);
  if (generator.isAsync) emitAsyncNext(a, end);
  else within(a, generator.iter.at, () => emitJump(a, "NextItem", end));
  storeTarget(a, generator.target);
  for (const condition of generator.conditions) {
    compileExpression(a, condition);
    within(a, condition.at, () => emitJump(a, "JumpIfFalseOrEnter", next));
  }
  writeLoops(a, e, depth + 1);
  emitJump(a, "Jump", next);
  place(a, end);
}

function writeElement(a: Assembler, e: AnyComprehension, depth: number): void {
  switch (e.kind) {
    case "DictComp":
      compileExpression(a, e.key);
      compileExpression(a, e.value);
      return emit(a, "PutInto", depth + 1);
    case "ListComp":
      compileExpression(a, e.element);
      return emit(a, "AppendTo", depth + 1);
    case "SetComp":
      compileExpression(a, e.element);
      return emit(a, "AddTo", depth + 1);
    case "GeneratorExp":
      compileExpression(a, e.element);
      emit(a, a.isCoroutine ? "YieldAsync" : "Yield");
      return emit(a, "Pop");
  }
}

/** [async iterator] leaves its next item above it; at its end goes on behind the loop, without the iterator. */
export function emitAsyncNext(a: Assembler, end: Label): void {
  const stopped = newLabel();
  emitJump(a, "SetupFinally", stopped);
  emit(a, "GetAsyncNext");
  emitSendLoop(a);
  emit(a, "PopBlock");
  a.deferred.push(() => {
    place(a, stopped);
    emit(a, "EndAsyncFor");
    emitJump(a, "Jump", end);
  });
}
