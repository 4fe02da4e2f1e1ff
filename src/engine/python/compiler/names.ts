/** Reading, binding and deleting variables. */

import { cellOf, emit, nameIndex, slotOf, type Assembler } from "./assembler";
import { mangle, placeOf } from "./scopes";

export function loadName(a: Assembler, id: string): void {
  const name = mangle(a.scope, id);
  switch (placeOf(a.scope, name)) {
    case "local":
      return emit(a, "LoadLocal", slotOf(a, name));
    case "cell":
      return emit(a, "LoadCell", cellOf(a, name));
    case "classcell":
      return emit(a, "LoadClassCell", cellOf(a, name));
    case "global":
      return emit(a, "LoadGlobal", nameIndex(a, name));
    case "name":
      return emit(a, "LoadName", nameIndex(a, name));
  }
}

export function storeName(a: Assembler, id: string): void {
  const name = mangle(a.scope, id);
  switch (placeOf(a.scope, name)) {
    case "local":
      return emit(a, "StoreLocal", slotOf(a, name));
    case "cell":
      return emit(a, "StoreCell", cellOf(a, name));
    case "global":
      return emit(a, "StoreGlobal", nameIndex(a, name));
    case "classcell":
    case "name":
      return emit(a, "StoreName", nameIndex(a, name));
  }
}

export function deleteName(a: Assembler, id: string): void {
  const name = mangle(a.scope, id);
  switch (placeOf(a.scope, name)) {
    case "local":
      return emit(a, "DeleteLocal", slotOf(a, name));
    case "cell":
      return emit(a, "DeleteCell", cellOf(a, name));
    case "global":
      return emit(a, "DeleteGlobal", nameIndex(a, name));
    case "classcell":
    case "name":
      return emit(a, "DeleteName", nameIndex(a, name));
  }
}
