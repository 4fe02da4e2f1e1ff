/** What a branch that is left out may have made: what only it would have given a value is unknown behind it. */

import type * as ast from "../ast";
import { cellOf, emit, nameIndex, slotOf, type Assembler } from "./assembler";
import { loadName } from "./names";
import { changing } from "./nameVisits";
import { mangle, placeOf } from "./scopes";

/** What statements give values to, nested bodies included. */
export interface Made {
  readonly names: Set<string>;
  /** `name.attribute`, by that text. */
  readonly attributes: Map<string, ast.Attribute & { readonly value: ast.Name }>;
}

/** What the first statements make and the others do not. */
export function madeOnlyIn(left: readonly ast.Statement[], taken: readonly ast.Statement[]): Made {
  const made = madeIn(left);
  if (taken.length === 0) return made;
  const others = madeIn(taken);
  for (const name of others.names) made.names.delete(name);
  for (const text of others.attributes.keys()) made.attributes.delete(text);
  return made;
}

export function madeIn(body: readonly ast.Statement[]): Made {
  const made: Made = { names: new Set(), attributes: new Map() };
  for (const statement of body) collect(made, statement);
  return made;
}

/** Whether the statements do no more than say that names hold nothing. */
export function givesNothing(body: readonly ast.Statement[]): boolean {
  return body.every(
    (one) =>
      one.kind === "Pass" ||
      (one.kind === "Assign" && one.value.kind === "Constant" && one.value.value.type === "none"),
  );
}

/** [unknown] leaves it: what has no value, `None` or an empty container may hold anything now. */
export function emitSupposed(a: Assembler, { names, attributes }: Made): void {
  for (const id of names) {
    const name = mangle(a.scope, id);
    switch (placeOf(a.scope, name)) {
      case "local":
        emit(a, "SupposeLocal", slotOf(a, name));
        break;
      case "cell":
        emit(a, "SupposeCell", cellOf(a, name));
        break;
      case "global":
        emit(a, "SupposeGlobal", nameIndex(a, name));
        break;
      case "classcell":
      case "name":
        emit(a, "SupposeName", nameIndex(a, name));
        break;
    }
  }
  for (const { value, attribute } of attributes.values()) {
    if (names.has(value.id)) continue;
    loadName(a, value.id);
    emit(a, "SupposeAttribute", nameIndex(a, mangle(a.scope, attribute)));
  }
}

function collect(made: Made, statement: ast.Statement): void {
  switch (statement.kind) {
    case "FunctionDef":
    case "ClassDef":
      made.names.add(statement.name);
      return;
    case "Assign":
      for (const target of statement.targets) collectTarget(made, target);
      return;
    case "AugAssign":
    case "AnnAssign":
      collectTarget(made, statement.target);
      return;
    case "Import":
    case "ImportFrom":
      for (const { name, asName } of statement.names) {
        if (name !== "*") made.names.add(asName ?? name.split(".")[0]);
      }
      return;
    case "Expr":
      collectChange(made, statement.value);
      return;
    case "For":
      collectTarget(made, statement.target);
      collectAll(made, statement.body, statement.orelse);
      return;
    case "While":
    case "If":
      collectAll(made, statement.body, statement.orelse);
      return;
    case "With":
      for (const { target } of statement.items) if (target) collectTarget(made, target);
      collectAll(made, statement.body);
      return;
    case "Try":
      collectAll(made, statement.body, statement.orelse, statement.finalbody);
      return;
    default:
      return;
  }
}

function collectAll(made: Made, ...bodies: readonly (readonly ast.Statement[])[]): void {
  for (const body of bodies) for (const statement of body) collect(made, statement);
}

function collectTarget(made: Made, target: ast.Expression): void {
  switch (target.kind) {
    case "Name":
      made.names.add(target.id);
      return;
    case "Attribute":
      collectAttribute(made, target);
      return;
    case "Subscript":
      collectTarget(made, target.value);
      return;
    case "Starred":
      collectTarget(made, target.value);
      return;
    case "Tuple":
    case "List":
      for (const element of target.elements) collectTarget(made, element);
      return;
    default:
      return;
  }
}

/** `items.append(x)` */
function collectChange(made: Made, e: ast.Expression): void {
  if (e.kind !== "Call" || e.callee.kind !== "Attribute") return;
  if (changing.has(e.callee.attribute)) collectTarget(made, e.callee.value);
}

function collectAttribute(made: Made, target: ast.Attribute): void {
  const { value } = target;
  if (value.kind !== "Name") return;
  made.attributes.set(`${value.id}.${target.attribute}`, { ...target, value });
}
