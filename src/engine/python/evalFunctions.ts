/** `eval` and `exec` of text that is known. */

import { compileText } from "./compile";
import { callerOf, localsOf } from "./frameBuiltins";
import { newDict } from "./dict";
import { moduleFunction } from "./imports";
import { nativeFunction } from "./nativeFunction";
import type { Steps } from "./native";
import { positionAt, sourceFile, type SourceFile } from "../source";
import type { SyntaxProblem } from "./ast";
import { builtinClasses } from "./classes";
import { int, None, str, tuple, type PyNative, type PyValue } from "./values";
import type { Vm } from "./vm";

export function evalFunction(vm: Vm): PyNative {
  return nativeFunction("eval", "source, globals?, locals?, /", (_vm, source, globals, locals) =>
    run(vm, "eval", source ?? None, globals, locals),
  );
}

export function execFunction(vm: Vm): PyNative {
  return nativeFunction("exec", "source, globals?, locals?, /", (_vm, source, globals, locals) =>
    run(vm, "exec", source ?? None, globals, locals),
  );
}

/** What reading a character of Python counts. */
const stepsToRead = 10;
/** And any text: it goes through a parser and a compiler of their own. */
const stepsPerText = 700;

/** The text runs in a body whose names are looked up in `locals`, then in `globals`, as those of a class are. */
function* run(
  vm: Vm,
  name: "eval" | "exec",
  text: PyValue,
  globals: PyValue | undefined,
  locals: PyValue | undefined,
): Steps<PyValue> {
  if (text.kind !== "str") {
    return vm.unknown({ kind: "unsupported", what: `${name}() of something that is no text` });
  }
  vm.charge(stepsPerText + text.value.length * stepsToRead);
  const source = sourceFile("<string>", name === "eval" ? text.value.trim() : text.value);
  const module = vm.imports.parser.parse({ ...source, isLibrary: true });
  const [first] = module.body;
  const isExpression = module.body.length === 1 && first.kind === "Expr";
  if (module.errors.length > 0 || (name === "eval" && !isExpression)) {
    throw vm.raiseOf(builtinClasses.SyntaxError, syntaxErrorArgs(source, module.errors.at(0)));
  }
  const space = globals?.kind === "dict" ? globals : (callerOf(vm)?.globals ?? newDict());
  const own = locals?.kind === "dict" ? locals : globals?.kind === "dict" ? globals : localsOf(vm);
  const code = compileText({ ...source, isLibrary: true }, module.body, name === "eval");
  const result = yield { callee: moduleFunction(code, space), args: [own] };
  return name === "eval" ? result : None;
}

/** What is wrong, and in which line of the text; of an assignment given to `eval`, nothing more is known. */
function syntaxErrorArgs(source: SourceFile, problem: SyntaxProblem | undefined): PyValue[] {
  const message = problem?.message ?? "invalid syntax";
  const start = positionAt(source, problem?.at.start ?? 0);
  const end = positionAt(source, problem?.at.end ?? 0);
  const line = source.text.split("\n")[start.line - 1];
  const places = [int(start.line), int(start.column), str(line), int(end.line), int(end.column)];
  return [str(message), tuple([str("<string>"), ...places])];
}
