/** The places at which modules are registered, and which of them a call belongs to. */

import { invariant } from "../assert";
import type { CallId, ModuleId, ModuleNode, Trace } from "../trace/trace";
import type { Profile } from "./options";

/** One place: a module under one name of one parent. A shared module has several. */
export interface Place {
  readonly module: ModuleId;
  /** The attribute that holds it; the root's is its class name, as torchinfo has it. */
  readonly varName: string;
  /** Dotted path from the root, empty for the root. */
  readonly path: string;
  readonly depth: number;
  readonly parent?: Place;
}

/** All places in registration order (pre-order); a module that contains itself is cut at its second occurrence. */
export function walkPlaces(trace: Trace): readonly Place[] {
  const root = trace.modules[trace.root];
  const places: Place[] = [];
  const open: Place[] = [{ module: root.id, varName: root.className, path: "", depth: 0 }];
  while (true) {
    const place = open.pop();
    if (!place) return places;
    places.push(place);
    const children = trace.modules[place.module].children.map(({ name, module }): Place => ({
      module,
      varName: name,
      path: place.path === "" ? name : `${place.path}.${name}`,
      depth: place.depth + 1,
      parent: place,
    }));
    for (const child of children.reverse()) if (!isInside(child)) open.push(child);
  }
}

function isInside(place: Place): boolean {
  for (let up = place.parent; up; up = up.parent) if (up.module === place.module) return true;
  return false;
}

/** The ancestors of a place below the root: index d - 1 is the one at depth d. */
export function ancestors(place: Place): readonly Place[] {
  const result: Place[] = [];
  for (let up = place.parent; up && up.depth > 0; up = up.parent) result.unshift(up);
  return result;
}

/**
 * The place of every call. torchinfo HEAD takes the first place whose nearest ancestor on the run-time call stack is
 * the top of that stack, else the first place; 1.8.0 always the last one.
 */
export function placesOfCalls(
  trace: Trace,
  places: readonly Place[],
  profile: Profile,
): ReadonlyMap<CallId, Place> {
  const byModule = new Map<ModuleId, Place[]>();
  for (const place of places) {
    const same = byModule.get(place.module);
    if (same) same.push(place);
    else byModule.set(place.module, [place]);
  }
  const result = new Map<CallId, Place>();
  for (const call of trace.calls) {
    const candidates = byModule.get(call.module);
    if (!candidates) continue; // called, but registered nowhere: torchinfo has no hook on it
    if (profile === "torchinfo-1.8.0") {
      result.set(call.id, candidates[candidates.length - 1]);
      continue;
    }
    const stack = stackOf(trace, call.parent);
    const found = candidates.length === 1 ? undefined : candidates.find((p) => fits(p, stack));
    result.set(call.id, found ?? candidates[0]);
  }
  return result;
}

/** Modules on the call stack, the top first. */
function stackOf(trace: Trace, top: CallId | undefined): readonly ModuleId[] {
  const stack: ModuleId[] = [];
  for (let id = top; id !== undefined; id = trace.calls[id].parent) {
    invariant(trace.calls[id], "a call's parent is in the trace");
    stack.push(trace.calls[id].module);
  }
  return stack;
}

function fits(place: Place, stack: readonly ModuleId[]): boolean {
  for (let up = place.parent; up; up = up.parent) {
    if (stack.includes(up.module)) return up.module === stack[0];
  }
  return false;
}

/** torchinfo's leaf: no child is truthy, so a module whose only child is an empty Sequential is one. */
export function isLeaf(trace: Trace, module: ModuleNode): boolean {
  return !module.children.some((child) => trace.modules[child.module].isTruthy);
}
