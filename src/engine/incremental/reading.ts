/** What a top-level statement may look up, bind and run, as its text alone tells. */

import { namesIn } from "../discover/names";
import type { Expression, Statement } from "../python/ast";
import {
  isGlobalUse,
  mangle,
  scopeOfStatements,
  targetNames,
  type Scope,
} from "../python/compiler/scopes";

export interface Reading {
  /** Global names that it looks up while it runs itself: bodies of classes included, those of functions not. */
  readonly direct: ReadonlySet<string>;
  /** Global names that functions in it look up when somebody calls them. */
  readonly deferred: ReadonlySet<string>;
  /** Global names that it may bind, or functions in it. */
  readonly binds: ReadonlySet<string>;
  /** Names that it binds in any case: what they held before is of no account behind it. */
  readonly rebinds: ReadonlySet<string>;
  /** Names that it gives something nobody changes: a definition, a number. */
  readonly fixes: ReadonlySet<string>;
  /** Those of them that functions bind, whenever they are called: `global count`. */
  readonly assigned: ReadonlySet<string>;
  /** Nothing of the user's runs: the body of a function that is defined is not run yet. */
  readonly isInert: boolean;
  /** Of a class without decorators and keywords, its bases: where no code of the user's comes with them, no method runs. */
  readonly bases: ReadonlySet<string> | undefined;
  /** It may look up names that stand nowhere in its text: in any case, or where these names are Python's own. */
  readonly reachesAnywhere: boolean | ReadonlySet<string>;
  /** It holds for all statements behind it: `from __future__ import annotations`. */
  readonly isForAll: boolean;
}

const reachingNames: ReadonlySet<string> = new Set([
  ...["globals", "locals", "vars", "eval", "exec", "compile", "dir", "__import__", "__builtins__"],
  ...["__doc__", "__annotations__", "builtins", "gc"],
]);
const reachingText =
  /\b(?:sys\s*\.\s*(?:modules|_getframe)|import\s+__main__|from\s+__main__|currentframe|inspect\s*\.\s*stack|get_type_hints|import_module|__globals__|__subclasses__)\b/;

/** Whether one of these statements may look up names that stand nowhere. */
export function reachAnywhere(readings: readonly Reading[]): boolean {
  // Names of Python's that are the document's own from there on: `def eval(model)`.
  const own = new Set<string>();
  return readings.some(({ reachesAnywhere, direct, binds, rebinds }) => {
    if (typeof reachesAnywhere === "boolean") return reachesAnywhere;
    const isPythons = (name: string): boolean => !own.has(name);
    const isReached = [...reachesAnywhere].some((name) => direct.has(name) && isPythons(name));
    for (const name of binds) if (!rebinds.has(name)) own.delete(name);
    for (const name of rebinds) own.add(name);
    return isReached || [...reachesAnywhere].some(isPythons);
  });
}

export function readingOf(statement: Statement, text: string): Reading {
  const direct = new Set<string>();
  const deferred = new Set<string>();
  const module = scopeOfStatements([statement]);
  const binds = new Set(module.bound);
  const assigned = new Set<string>();
  const open: { readonly scope: Scope; readonly isDeferred: boolean }[] = [
    { scope: module, isDeferred: false },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { scope, isDeferred } = next;
    const found = isDeferred ? deferred : direct;
    for (const name of scope.uses) if (isGlobalUse(scope, name)) found.add(name);
    for (const name of scope.globals) {
      found.add(name);
      binds.add(name);
      assigned.add(name);
    }
    for (const inner of scope.inner.values()) {
      open.push({ scope: inner, isDeferred: isDeferred || isRunLater(inner) });
    }
  }
  const rebinds = new Set(namesBoundBy(statement).map((name) => mangle(module, name)));
  return {
    ...{ direct, deferred, binds, assigned, rebinds },
    fixes: isFixing(statement) ? rebinds : new Set(),
    isInert: isInert(statement),
    bases: basesOf(statement),
    reachesAnywhere:
      isStarImport(statement) ||
      reachingText.test(text) ||
      new Set([...direct, ...deferred].filter((name) => reachingNames.has(name))),
    isForAll: statement.kind === "ImportFrom" && statement.module === "__future__",
  };
}

function basesOf(statement: Statement): ReadonlySet<string> | undefined {
  if (statement.kind !== "ClassDef") return undefined;
  if (statement.decorators.length > 0 || statement.keywords.length > 0) return undefined;
  return namesIn(statement.bases);
}

/** Bodies of functions; of comprehensions only those of generators. */
function isRunLater({ kind, hasYield }: Scope): boolean {
  return kind === "function" || (kind === "comprehension" && hasYield);
}

function namesBoundBy(statement: Statement): readonly string[] {
  switch (statement.kind) {
    case "FunctionDef":
    case "ClassDef":
      return [statement.name];
    case "Assign":
      return statement.targets.flatMap((target) => [...targetNames(target)]);
    case "AnnAssign":
      return statement.value ? [...targetNames(statement.target)] : [];
    case "Import":
      return statement.names.map(({ name, asName }) => asName ?? name.split(".")[0]);
    case "ImportFrom":
      return statement.names.map(({ name, asName }) => asName ?? name);
    default:
      return [];
  }
}

function isStarImport(statement: Statement): boolean {
  return statement.kind === "ImportFrom" && statement.names.some(({ name }) => name === "*");
}

function isFixing(statement: Statement): boolean {
  switch (statement.kind) {
    case "FunctionDef":
      return statement.decorators.length === 0;
    case "ClassDef":
      return true;
    case "Assign":
      return isConstant(statement.value) && statement.targets.every(isName);
    default:
      return false;
  }
}

function isName(target: Expression): boolean {
  return target.kind === "Name" || (target.kind === "Tuple" && target.elements.every(isName));
}

function isInert(statement: Statement): boolean {
  switch (statement.kind) {
    case "FunctionDef": {
      const { posOnly, positional, kwOnly } = statement.parameters;
      const parameters = [...posOnly, ...positional, ...kwOnly];
      return (
        statement.decorators.length === 0 &&
        parameters.every((one) => one.default === undefined || isConstant(one.default))
      );
    }
    case "Assign":
      return isConstant(statement.value) && statement.targets.every(isName);
    case "Expr":
      return isConstant(statement.value);
    case "Pass":
      return true;
    default:
      return false;
  }
}

function isConstant(expression: Expression): boolean {
  switch (expression.kind) {
    case "Constant":
      return true;
    case "UnaryOp":
      return isConstant(expression.operand);
    case "BinOp":
      return isConstant(expression.left) && isConstant(expression.right);
    case "Tuple":
      return expression.elements.every(isConstant);
    default:
      return false;
  }
}
