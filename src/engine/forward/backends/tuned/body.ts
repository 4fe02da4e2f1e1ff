/** Tuned bodies: what takes the place of a generated kernel where the shared wasm module does the same faster. */

import { fromPlanNumber, type BufferId, type PlanPass, type PlanView } from "../../plan";
import type { Arena, Needs } from "./arena";

/** A body for one pass of a plan. */
export interface TunedBody extends Needs {
  /** Runs it; `keep` is the address of the memory it asked for. The first run may fill that in. */
  run(arena: Arena, keep: number): void;
}

/** Looks at a pass and gives a body for it, if it is one that the body can do. */
export type Tuner = (pass: PlanPass, source: string) => TunedBody | undefined;

/** The numbers of a pass, from argument `from` on. */
export function numbersFrom(pass: PlanPass, from: number): number[] {
  return pass.arguments
    .slice(from)
    .map((arg) => (typeof arg === "object" ? NaN : fromPlanNumber(arg)));
}

export function viewAt(pass: PlanPass, index: number): PlanView | undefined {
  const arg = pass.arguments.at(index);
  return typeof arg === "object" ? arg : undefined;
}

export function bufferAt(pass: PlanPass, index: number): BufferId | undefined {
  const view = viewAt(pass, index);
  return view && "buffer" in view.of ? view.of.buffer : undefined;
}

export function countOf(size: readonly number[]): number {
  return size.reduce((product, each) => product * each, 1);
}

/** Writes the numbers of a view that is no buffer (an absent bias) to an address; gives the address of its numbers. */
export function vectorAddress(arena: Arena, view: PlanView | undefined, spare: number): number {
  if (view && "buffer" in view.of) return arena.addressOf(view.of.buffer);
  const count = view ? countOf(view.size) : 0;
  const room = arena.floats.subarray(spare / 4, spare / 4 + count);
  if (view && "fill" in view.of) room.fill(fromPlanNumber(view.of.fill));
  else if (view && "constant" in view.of) room.set(view.of.constant.map(fromPlanNumber));
  return spare;
}
