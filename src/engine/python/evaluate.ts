/** Running a document: its cells in order, statement by statement, in one global scope. */

import { positionAt, sourceFile, type Range, type SourceFile } from "../source";
import type * as ast from "./ast";
import { startStatement } from "./budget";
import { compileTopExpression, compileTopStatement, futureOptions } from "./compile";
import { boundNames } from "./compiler/scopes";
import { madeIn } from "./compiler/supposed";
import { getString, newDict, setString, stringKey } from "./dict";
import { exceptionState, messageOf } from "./exceptions";
import { moduleFunction } from "./imports";
import type { SyntaxKeeper } from "./keptSyntax";
import type { PythonMachine } from "./machine";
import type { Code } from "./code";
import { lastResult, stripMagics } from "./magics";
import type { Steps } from "./native";
import { statementsInTurn } from "./statementsInTurn";
import { tracebackLines } from "./traceback";
import {
  None,
  str,
  type PyDict,
  type PyInstance,
  type PyModule,
  type PyValue,
  type Reason,
  type Unknown,
} from "./values";
import type { Outcome } from "./vm";

export interface DocumentOptions {
  /** Ends at the first exception, as the interpreter does; else goes on with the next statement. */
  readonly stopsAtError?: boolean;
  /** Cells are those of a notebook: magics are no Python, and the last expression of a cell is its result. */
  readonly isNotebook?: boolean;
  /** Where the document lies among the files; what it takes for `__file__`. */
  readonly path?: string;
  /** What earlier versions of the document were parsed to. */
  readonly syntax?: SyntaxKeeper;
  readonly watch?: StatementWatch;
}

/** Who decides which of a document's top-level statements run, and looks at what each of them did. */
export interface StatementWatch {
  /** Called once, before anything runs. */
  readonly begins: (cells: readonly ParsedCell[], globals: PyDict) => void;
  /** Whether a statement is to run. */
  readonly runs: (statement: ast.Statement) => boolean;
  /** Called when one has come to its end, whatever that is. */
  readonly ended: (statement: ast.Statement) => void;
}

export interface ParsedCell {
  readonly file: SourceFile;
  readonly syntax: ast.Module;
}

/** What came of a document. */
export interface DocumentResult {
  readonly statements: readonly StatementResult[];
  /** By cell: the value of an expression at its end. */
  readonly results: readonly (PyValue | undefined)[];
  readonly problems: readonly ast.SyntaxProblem[];
  /** By cell: its syntax. */
  readonly syntax: readonly ast.Module[];
  /** Exceptions that ended statements, printed as the interpreter prints them. */
  readonly errorText: string;
  /** The global names. */
  readonly globals: PyDict;
}

export interface StatementResult {
  readonly at: Range;
  /** `unknown`: it has no value for lack of budget. */
  readonly status: "ok" | "raised" | "budget";
}

/** Runs a document to its end. */
export function evaluateDocument(
  machine: PythonMachine,
  cells: readonly SourceFile[],
  options: DocumentOptions = {},
): DocumentResult {
  const slices = evaluateSliced(machine, cells, options, Infinity);
  for (;;) {
    const slice = slices.next();
    if (slice.done) return slice.value;
  }
}

/** The same in slices of about so many instructions, so that a server can look at its messages between them. */
export function* evaluateSliced(
  machine: PythonMachine,
  cells: readonly SourceFile[],
  options: DocumentOptions,
  sliceSteps: number,
): Generator<undefined, DocumentResult> {
  const { vm } = machine;
  const globals = mainGlobals(machine, options.path ?? cells.at(0)?.id);
  if (options.isNotebook) addNotebookNames(machine, globals);
  const statements: StatementResult[] = [];
  const results: (PyValue | undefined)[] = [];
  const problems: ast.SyntaxProblem[] = [];
  const syntax: ast.Module[] = [];
  let errorText = "";

  const parse = (cell: SourceFile): ParsedCell => {
    const file = options.isNotebook ? sourceFile(cell.id, stripMagics(cell.text)) : cell;
    return { file, syntax: vm.imports.parser.parse(file, options.syntax?.(cell.id)) };
  };
  const { watch } = options;
  const parsed = watch ? cells.map(parse) : [];
  watch?.begins(parsed, globals);

  for (const [i, cell] of cells.entries()) {
    results.push(undefined);
    const { file: source, syntax: module } = parsed.at(i) ?? parse(cell);
    for (const problem of module.errors) problems.push(problem);
    syntax.push(module);
    if (options.stopsAtError && module.errors.length > 0) {
      errorText += syntaxText(source, module.errors[0]);
      break;
    }
    const compileOptions = futureOptions(module.body);
    setDoc(globals, module.body);
    let isStopped = false;
    for (const statement of statementsInTurn(module.body)) {
      if (watch && !watch.runs(statement)) continue;
      startStatement(vm);
      const code = compileTopStatement(source, statement, compileOptions);
      const outcome = yield* runSliced(machine, runCode(code, globals), sliceSteps);
      statements.push({ at: statement.at, status: statusOf(outcome) });
      if (outcome.kind === "value") {
        const isLast = statement === module.body.at(-1) && statement.kind === "Expr";
        if (isLast && outcome.value.kind !== "none") results[results.length - 1] = outcome.value;
      } else {
        isStopped = options.stopsAtError ?? false;
        if (outcome.kind === "budget") reportBudget(machine, statement.at, outcome.what);
        else errorText += yield* reportRaised(machine, outcome.exception, statement.at);
        forgetNames(globals, statement, outcome);
      }
      watch?.ended(statement);
      if (isStopped) break;
    }
    if (isStopped) break;
  }
  return { statements, results, problems, syntax, errorText, globals };
}

/** An expression in a document's scope, compiled: `Net(3, width=8)`. Its ranges are in the source `<name>`. */
export function expressionSteps(
  machine: PythonMachine,
  globals: PyDict,
  text: string,
  name: string,
):
  | { readonly kind: "steps"; readonly steps: () => Steps<PyValue> }
  | { readonly kind: "syntax"; readonly message: string } {
  const source = sourceFile(`<${name}>`, text);
  const module = machine.vm.imports.parser.parse(source);
  const [statement] = module.body;
  if (module.errors.length > 0 || module.body.length !== 1 || statement.kind !== "Expr") {
    const message = module.errors.at(0)?.message ?? "this is no expression";
    return { kind: "syntax", message };
  }
  return compiledSteps(globals, source, statement.value);
}

/** The same for an expression that is part of a document: its ranges stay there. */
export function compiledSteps(
  globals: PyDict,
  source: SourceFile,
  expression: ast.Expression,
): { readonly kind: "steps"; readonly steps: () => Steps<PyValue> } {
  const code = compileTopExpression(source, expression);
  return { kind: "steps", steps: () => runCode(code, globals) };
}

/** The value of an expression in a document's scope. */
export function evaluateExpression(
  machine: PythonMachine,
  globals: PyDict,
  text: string,
  name = "expression",
): Outcome | { readonly kind: "syntax"; readonly message: string } {
  const expression = expressionSteps(machine, globals, text, name);
  return expression.kind === "syntax" ? expression : runToEnd(machine, expression.steps());
}

/** Runs steps to their end, for callers outside of the machine: discovery, the summary. */
export function runToEnd(machine: PythonMachine, steps: Steps<PyValue>): Outcome {
  startStatement(machine.vm);
  machine.begin(steps);
  return machine.run() ?? { kind: "budget", what: "steps" };
}

function* runSliced(
  machine: PythonMachine,
  steps: Steps<PyValue>,
  sliceSteps: number,
): Generator<undefined, Outcome> {
  machine.begin(steps);
  for (;;) {
    const outcome = machine.run(sliceSteps);
    if (outcome) return outcome;
    yield undefined;
  }
}

function* runCode(code: Code, globals: PyDict): Steps<PyValue> {
  return yield { callee: moduleFunction(code, globals), args: [] };
}

function statusOf(outcome: Outcome): StatementResult["status"] {
  return outcome.kind === "value" ? "ok" : outcome.kind;
}

function mainGlobals(machine: PythonMachine, path: string | undefined): PyDict {
  const globals = newDict();
  const module: PyModule = { kind: "module", name: "__main__", globals };
  setString(globals, "__name__", str("__main__"));
  setString(globals, "__doc__", None);
  if (path !== undefined) setString(globals, "__file__", str(path));
  machine.vm.imports.modules.set("__main__", module);
  return globals;
}

/** What IPython puts beside Python's own names. */
function addNotebookNames({ vm }: PythonMachine, globals: PyDict): void {
  const unknown = vm.unknown({ kind: "external", name: "IPython" });
  for (const name of [lastResult, "__", "In", "Out", "get_ipython", "display"]) {
    setString(globals, name, unknown);
  }
}

function setDoc(globals: PyDict, body: readonly ast.Statement[]): void {
  const [first] = body;
  if (first?.kind !== "Expr" || first.value.kind !== "Constant") return;
  const { value } = first.value;
  if (value.type === "str" && getString(globals, "__doc__")?.kind === "none") {
    setString(globals, "__doc__", str(value.value));
  }
}

function reportBudget(machine: PythonMachine, at: Range, what: string): void {
  machine.note(budgetText(what), at);
}

/** Why something was not evaluated to its end, by what of its budget was used up. */
export function budgetText(what: string): string {
  if (what === "size") return "given up: this makes something too large";
  return what === "time" ? "given up: this takes too long" : "given up: this takes too many steps";
}

/** Tells about an exception that ended a statement; its text as the interpreter would print it. */
function* reportRaised(
  machine: PythonMachine,
  exception: PyInstance,
  at: Range,
): Generator<undefined, string> {
  const { traceback } = exceptionState(exception);
  if (exception.of.name === "SystemExit") return exitText(exception);
  machine.vm.report(exception, traceback.at(0)?.at ?? at, traceback, "raised");
  let text = "";
  machine.begin(
    (function* (): Steps<PyValue> {
      text = (yield* tracebackLines(machine, exception, machine.vm.imports.parser)).join("");
      return None;
    })(),
  );
  while (!machine.run()) yield undefined;
  return text;
}

/** `sys.exit("text")` prints the text. */
function exitText(exception: PyInstance): string {
  const [code] = exceptionState(exception).args.items;
  return code?.kind === "str" ? `${code.value}\n` : "";
}

function syntaxText(source: SourceFile, problem: ast.SyntaxProblem): string {
  const { line, column } = positionAt(source, problem.at.start);
  const text = source.text.split("\n").at(line - 1) ?? "";
  const indent = text.length - text.trimStart().length;
  const start = Math.max(0, column - 1 - indent);
  const length = Math.max(1, Math.min(problem.at.end - problem.at.start, text.length - column + 1));
  const lines = [
    `  File "${source.id}", line ${line}`,
    `    ${text.trim()}`,
    `    ${" ".repeat(start)}${"^".repeat(length)}`,
    `SyntaxError: ${problem.message}`,
  ];
  return `${lines.join("\n")}\n`;
}

/**
 * What a statement that did not end would have bound is unknown from there on. One that raised has bound what it had bound
 * by then; of one that was given up nothing is known that it had a hand in.
 */
function forgetNames(globals: PyDict, statement: ast.Statement, outcome: Outcome): void {
  const isRaised = outcome.kind === "raised";
  const isCompound =
    "body" in statement && statement.kind !== "FunctionDef" && statement.kind !== "ClassDef";
  const reason: Reason = isRaised
    ? { kind: "raised", type: outcome.exception.of.name, message: messageOf(outcome.exception) }
    : { kind: "budget", what: outcome.kind === "budget" ? outcome.what : "" };
  const unknown: Unknown = { kind: "unknown", reason, at: statement.at };
  for (const name of boundNames([statement])) {
    if (isRaised && isCompound && globals.entries.has(stringKey(name))) continue;
    setString(globals, name, unknown);
  }
  if (isRaised) return;
  const { names, attributes } = madeIn([statement]);
  for (const name of names) setString(globals, name, unknown);
  for (const { value, attribute } of attributes.values()) {
    const holder = getString(globals, value.id);
    if (holder?.kind === "instance") holder.attributes.set(attribute, unknown);
  }
}
