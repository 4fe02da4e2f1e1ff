/** Assignment targets: what stores and deletes. */

import type * as ast from "../ast";
import { emit, nameIndex, type Assembler } from "./assembler";
import { compileExpression, writeError } from "./expressions";
import { deleteName, storeName } from "./names";
import { mangle } from "./scopes";

/** Takes the value on top of the operand stack. */
export function storeTarget(a: Assembler, target: ast.Expression): void {
  const outer = a.at;
  a.at = target.at;
  switch (target.kind) {
    case "Name":
      storeName(a, target.id);
      break;
    case "Attribute":
      compileExpression(a, target.value);
      emit(a, "StoreAttribute", nameIndex(a, mangle(a.scope, target.attribute)));
      break;
    case "Subscript":
      compileExpression(a, target.value);
      compileExpression(a, target.index);
      emit(a, "StoreItem");
      break;
    case "Tuple":
    case "List":
      storeElements(a, target.elements);
      break;
    default:
      emit(a, "Pop");
      writeError(a, "cannot assign to expression here");
      emit(a, "Pop");
  }
  a.at = outer;
}

function storeElements(a: Assembler, elements: readonly ast.Expression[]): void {
  const star = elements.findIndex((element) => element.kind === "Starred");
  if (star < 0) emit(a, "Unpack", elements.length);
  else emit(a, "UnpackStar", star + 256 * (elements.length - star - 1));
  for (const element of elements) {
    storeTarget(a, element.kind === "Starred" ? element.value : element);
  }
}

export function deleteTarget(a: Assembler, target: ast.Expression): void {
  const outer = a.at;
  a.at = target.at;
  switch (target.kind) {
    case "Name":
      deleteName(a, target.id);
      break;
    case "Attribute":
      compileExpression(a, target.value);
      emit(a, "DeleteAttribute", nameIndex(a, mangle(a.scope, target.attribute)));
      break;
    case "Subscript":
      compileExpression(a, target.value);
      compileExpression(a, target.index);
      emit(a, "DeleteItem");
      break;
    case "Tuple":
    case "List":
      for (const element of target.elements) deleteTarget(a, element);
      break;
    default:
      writeError(a, "cannot delete expression");
      emit(a, "Pop");
  }
  a.at = outer;
}
