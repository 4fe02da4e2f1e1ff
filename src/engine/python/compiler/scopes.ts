/** Which variables a body has, which of them inner bodies share, and where each name is looked up. */

import type * as ast from "../ast";
import type { CodeKind } from "../code";
import {
  bindTarget,
  visitBody,
  visitExpression,
  type NameVisitor,
  type ScopeNode,
} from "./nameVisits";
import { allParameters } from "./parameters";

/** The names of one body. */
export interface Scope {
  readonly kind: CodeKind;
  readonly parent: Scope | undefined;
  /** The class whose private names (`__x`) are mangled here. */
  readonly className: string | undefined;
  /** Assigned, imported, defined or a parameter here. */
  readonly bound: Set<string>;
  readonly globals: Set<string>;
  readonly nonlocals: Set<string>;
  readonly uses: Set<string>;
  /** Variables of this body that inner bodies use. */
  readonly cells: Set<string>;
  /** Variables of outer bodies that this one or an inner one uses. */
  readonly frees: Set<string>;
  readonly inner: Map<ScopeNode, Scope>;
  /** What has its contents changed: `items` in `items.append(x)` and in `items[0] = x`. */
  readonly changed: ast.Expression[];
  hasYield: boolean;
  hasAwait: boolean;
}

export type Place = "local" | "cell" | "global" | "name" | "classcell";

export function moduleScope(): Scope {
  return newScope("module", undefined, undefined);
}

/** A class outside of all functions needs no analysis: its names are its own or global. */
export function classScope(node: ast.ClassDef, parent: Scope): Scope {
  const scope = newScope("class", parent, node.name);
  scope.cells.add("__class__");
  visitGlobals(scope, node.body);
  return scope;
}

/** Analyses a function, lambda, comprehension, or a class inside a function, with all that is inside. */
export function analyze(node: ScopeNode, parent: Scope): Scope {
  const scope = scopeOf(node, parent);
  resolve(scope);
  return scope;
}

/** Where code of this scope finds a name. */
export function placeOf(scope: Scope, name: string): Place {
  switch (scope.kind) {
    case "module":
      return "global";
    case "class":
      if (scope.globals.has(name)) return "global";
      if (scope.nonlocals.has(name)) return "cell";
      if (name === "__class__") return "name";
      return scope.frees.has(name) && !scope.bound.has(name) ? "classcell" : "name";
    case "function":
    case "comprehension":
      if (scope.cells.has(name) || scope.frees.has(name)) return "cell";
      return scope.bound.has(name) && !scope.globals.has(name) ? "local" : "global";
  }
}

/** `__x` inside of a class is `_Class__x`. */
export function mangle(scope: Scope, name: string): string {
  if (scope.className === undefined || !name.startsWith("__")) return name;
  if (name.endsWith("__") || name.includes(".")) return name;
  const className = scope.className.replace(/^_+/, "");
  return className === "" ? name : `_${className}${name}`;
}

/** The scope of a module with nothing but these statements. */
export function scopeOfStatements(statements: readonly ast.Statement[]): Scope {
  const scope = moduleScope();
  visitBody(namesOf(scope), statements);
  resolve(scope);
  return scope;
}

/** Whether a name that is used in a scope may be a global one: in a class it is, where the class lacks it. */
export function isGlobalUse(scope: Scope, name: string): boolean {
  const place = placeOf(scope, name);
  return place === "global" || place === "name" || place === "classcell";
}

/** Names that running these statements in this scope may bind: what becomes unknown where they do not run. */
export function boundNames(statements: readonly ast.Statement[]): Set<string> {
  const scope = newScope("function", undefined, undefined);
  visitBody(namesOf(scope), statements);
  return scope.bound;
}

/** Names, and attributes of names, whose contents these statements may change: once each. */
export function changedContainers(
  statements: readonly ast.Statement[],
): readonly (ast.Name | ast.Attribute)[] {
  const scope = newScope("function", undefined, undefined);
  visitBody(namesOf(scope), statements);
  const found = new Map<string, ast.Name | ast.Attribute>();
  for (const e of scope.changed) {
    if (e.kind === "Name") found.set(e.id, e);
    else if (e.kind === "Attribute" && e.value.kind === "Name") {
      found.set(`${e.value.id}.${e.attribute}`, e);
    }
  }
  return [...found.values()];
}

/** The names that an assignment target binds. */
export function targetNames(target: ast.Expression): Set<string> {
  const scope = newScope("function", undefined, undefined);
  bindTarget(namesOf(scope), target);
  return scope.bound;
}

function newScope(kind: CodeKind, parent: Scope | undefined, className: string | undefined): Scope {
  return {
    kind,
    parent,
    className,
    bound: new Set(),
    globals: new Set(),
    nonlocals: new Set(),
    uses: new Set(),
    cells: new Set(),
    frees: new Set(),
    inner: new Map(),
    changed: [],
    hasYield: false,
    hasAwait: false,
  };
}

function isFunctionLike(scope: Scope): boolean {
  return scope.kind === "function" || scope.kind === "comprehension";
}

function scopeOf(node: ScopeNode, parent: Scope): Scope {
  switch (node.kind) {
    case "FunctionDef": {
      const scope = newScope("function", parent, parent.className);
      bindParameters(scope, node.parameters);
      visitBody(namesOf(scope), node.body);
      return scope;
    }
    case "Lambda": {
      const scope = newScope("function", parent, parent.className);
      bindParameters(scope, node.parameters);
      visitExpression(namesOf(scope), node.body);
      return scope;
    }
    case "ClassDef": {
      const scope = newScope("class", parent, node.name);
      visitBody(namesOf(scope), node.body);
      return scope;
    }
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return comprehensionScope(node, parent);
  }
}

function comprehensionScope(node: ast.Comprehension | ast.DictComp, parent: Scope): Scope {
  const scope = newScope("comprehension", parent, parent.className);
  scope.hasYield = node.kind === "GeneratorExp";
  scope.hasAwait = node.generators.some((generator) => generator.isAsync);
  const names = namesOf(scope);
  node.generators.forEach((generator, i) => {
    // The first iterable is evaluated outside.
    if (i > 0) visitExpression(names, generator.iter);
    bindTarget(names, generator.target);
    for (const condition of generator.conditions) visitExpression(names, condition);
  });
  if (node.kind === "DictComp") {
    visitExpression(names, node.key);
    visitExpression(names, node.value);
  } else {
    visitExpression(names, node.element);
  }
  return scope;
}

function bindParameters(scope: Scope, parameters: ast.Parameters): void {
  for (const parameter of allParameters(parameters)) {
    scope.bound.add(mangle(scope, parameter.name));
  }
}

/** Marks what is shared between scopes, innermost first. */
function resolve(scope: Scope): void {
  for (const name of [...scope.uses, ...scope.nonlocals]) {
    const isOwn = scope.bound.has(name) && !scope.nonlocals.has(name);
    if (isOwn || scope.globals.has(name)) continue;
    if (isBoundOutside(scope.parent, name)) scope.frees.add(name);
  }
  for (const inner of scope.inner.values()) {
    resolve(inner);
    for (const name of inner.frees) {
      if (ownsCell(scope, name)) scope.cells.add(name);
      else scope.frees.add(name);
    }
  }
  if (scope.kind === "class") scope.cells.add("__class__");
}

function ownsCell(scope: Scope, name: string): boolean {
  if (scope.kind === "class") return name === "__class__";
  const isDeclared = scope.nonlocals.has(name) || scope.globals.has(name);
  return isFunctionLike(scope) && scope.bound.has(name) && !isDeclared;
}

function isBoundOutside(scope: Scope | undefined, name: string): boolean {
  for (let s = scope; s !== undefined; s = s.parent) {
    if (isFunctionLike(s) && s.globals.has(name)) return false;
    if (ownsCell(s, name)) return true;
  }
  return false;
}

/** Only what `global` statements of a class body say; its other names need no analysis. */
function visitGlobals(scope: Scope, body: readonly ast.Statement[]): void {
  for (const statement of body) {
    if (statement.kind === "Global") for (const name of statement.names) scope.globals.add(name);
  }
}

/** What the syntax of a body does to its names, noted in its scope. */
function namesOf(scope: Scope): NameVisitor {
  return {
    bind: (name) => scope.bound.add(mangle(scope, name)),
    bindWalrus: (name) => bindWalrus(scope, mangle(scope, name)),
    use(name) {
      scope.uses.add(mangle(scope, name));
      if (name === "super") scope.uses.add("__class__");
    },
    declare(name, kind) {
      (kind === "global" ? scope.globals : scope.nonlocals).add(mangle(scope, name));
    },
    change: (container) => scope.changed.push(container),
    open(node) {
      const inner = scopeOf(node, scope);
      scope.inner.set(node, inner);
      // What such a comprehension gives has to be awaited here.
      const isWhole = inner.kind === "comprehension" && node.kind !== "GeneratorExp";
      if (isWhole && inner.hasAwait) scope.hasAwait = true;
    },
    yields: () => (scope.hasYield = true),
    awaits: () => (scope.hasAwait = true),
    readsAnnotations: !isFunctionLike(scope),
  };
}

/** `:=` in a comprehension binds in the body around it. */
function bindWalrus(scope: Scope, name: string): void {
  let owner = scope;
  while (owner.kind === "comprehension" && owner.parent) {
    if (owner.parent.kind === "module" || owner.parent.kind === "class") {
      owner.globals.add(name);
      return;
    }
    owner.nonlocals.add(name);
    owner = owner.parent;
  }
  if (!owner.globals.has(name)) owner.bound.add(name);
}
