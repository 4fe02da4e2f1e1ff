/** One wasm memory for a whole forward pass: where every buffer lies, planned from when it is written and last read. */

import type { BufferId, ForwardPlan, PlanStep } from "../../plan";
import { addMoments, type Moments } from "../../statistics";
import { instantiate, type WasmMemory } from "../../webAssembly";
import { wasm } from "../../webAssembly";
import bytes from "../../wasm/kernels.wat";
import relaxedBytes from "../../wasm/relaxed.wat";

const pageBytes = 65536;
const mostPages = 65536;

/** The exports of kernels.wat; what they do is written there. Addresses and row lengths are in bytes. */
export interface WasmKernels {
  multiply(
    a: number,
    aStep: number,
    b: number,
    c: number,
    rowBytes: number,
    tiles: number,
    panels: number,
    k: number,
    bias: number,
  ): void;
  interleave(
    src: number,
    dst: number,
    rows: number,
    width: number,
    k: number,
    rowBytes: number,
  ): void;
  pack(src: number, dst: number, table: number, k: number, offsets: number, panels: number): void;
  pad(
    src: number,
    dst: number,
    planes: number,
    h: number,
    w: number,
    paddedH: number,
    paddedW: number,
    top: number,
    left: number,
    value: number,
  ): void;
  matrixVector(w: number, x: number, y: number, rows: number, count: number, bias: number): void;
  winogradWeights(src: number, dst: number, tiles: number, channels: number): void;
  winogradInput(
    src: number,
    dst: number,
    channels: number,
    rows: number,
    columns: number,
    rowBytes: number,
    planeBytes: number,
    panels: number,
  ): void;
  winogradOutput(
    src: number,
    dst: number,
    channels: number,
    rows: number,
    columns: number,
    rowBytes: number,
    planeBytes: number,
    panels: number,
    bias: number,
  ): void;
  depthwise(
    src: number,
    dst: number,
    weight: number,
    bias: number,
    planes: number,
    kernelH: number,
    kernelW: number,
    strideY: number,
    strideX: number,
    outH: number,
    outW: number,
    paddedH: number,
    paddedW: number,
  ): void;
  depthwise3x3Stride1(
    src: number,
    dst: number,
    weight: number,
    bias: number,
    planes: number,
    outH: number,
    outW: number,
    paddedH: number,
    paddedW: number,
  ): void;
  depthwise3x3Stride2(
    src: number,
    dst: number,
    weight: number,
    bias: number,
    planes: number,
    outH: number,
    outW: number,
    paddedH: number,
    paddedW: number,
  ): void;
  pool(
    src: number,
    dst: number,
    planes: number,
    isMax: number,
    scale: number,
    kernelH: number,
    kernelW: number,
    strideY: number,
    strideX: number,
    outH: number,
    outW: number,
    paddedH: number,
    paddedW: number,
  ): void;
  rowSums(src: number, dst: number, rows: number, count: number, scale: number): void;
  moments(src: number, count: number, to: number): void;
  scaleAndShift(
    src: number,
    dst: number,
    scales: number,
    shifts: number,
    planes: number,
    count: number,
  ): void;
  clamp(src: number, dst: number, count: number, least: number, most: number): void;
  add(a: number, b: number, dst: number, count: number): void;
  multiplyElements(a: number, b: number, dst: number, count: number): void;
}

/** What a tuned body needs besides the buffers of its pass. */
export interface Needs {
  /** Bytes that stay its own: packed weights, tables. */
  readonly keep: number;
  /** Bytes that all bodies share, free between passes. */
  readonly scratch: number;
}

export interface Arena {
  readonly kernels: WasmKernels;
  readonly floats: Float32Array;
  readonly ints: Int32Array;
  /** Address of the memory that pass `step` keeps. */
  readonly keepOf: (step: number) => number;
  readonly scratch: number;
  readonly addressOf: (buffer: BufferId) => number;
  readonly numbersOf: (buffer: BufferId) => Float32Array;
  readonly momentsOf: (buffer: BufferId) => Moments;
}

/** Kernels write whole vectors and, in Winograd's case, whole rows past the end of what they were asked for. */
function slackOf(step: PlanStep): number {
  return step.kind === "pass" ? 256 + 4 * step.output[0] : 256;
}

/** Absent where the memory cannot be had: no WebAssembly, no SIMD, or more than 4 GB. */
export function createArena(
  plan: ForwardPlan,
  needs: ReadonlyMap<number, Needs>,
): Arena | undefined {
  const places = new Map<BufferId, number>();
  const space = newSpace();
  for (const { buffer } of plan.inputs) {
    if (buffer !== undefined) places.set(buffer, space.take(plan.buffers[buffer].count * 4 + 256));
  }
  for (const step of plan.steps) {
    for (const buffer of writtenBy(step)) {
      if (places.has(buffer)) continue;
      places.set(buffer, space.take(plan.buffers[buffer].count * 4 + slackOf(step)));
    }
    for (const buffer of step.frees) {
      const place = places.get(buffer);
      if (place !== undefined && !plan.buffers[buffer].isWeight) space.give(place);
    }
  }
  const keeps = new Map<number, number>();
  let top = space.top();
  for (const [step, { keep }] of needs) {
    keeps.set(step, top);
    top += aligned(keep);
  }
  const scratch = top;
  top += aligned(Math.max(64, ...[...needs.values()].map((need) => need.scratch)));

  const memory = allocate(Math.ceil(top / pageBytes) + 1);
  const plain = memory && instantiate<WasmKernels>(bytes, { env: { memory } });
  if (!memory || !plain) return undefined;
  const relaxed = instantiate<Pick<WasmKernels, "multiply">>(relaxedBytes, { env: { memory } });
  const kernels = { ...plain, ...relaxed };
  const floats = new Float32Array(memory.buffer);
  const addressOf = (buffer: BufferId): number => places.get(buffer) ?? 0;
  return {
    kernels,
    floats,
    ints: new Int32Array(memory.buffer),
    keepOf: (step) => keeps.get(step) ?? 0,
    scratch,
    addressOf,
    numbersOf(buffer) {
      const at = addressOf(buffer) / 4;
      return floats.subarray(at, at + plan.buffers[buffer].count);
    },
    momentsOf(buffer) {
      const { count } = plan.buffers[buffer];
      const whole = count - (count % 4);
      const at = addressOf(buffer);
      kernels.moments(at, whole, scratch);
      const [sum, squares, min, max] = new Float64Array(memory.buffer, scratch, 4);
      return addMoments(
        { sum, squares, min, max },
        floats.subarray(at / 4 + whole, at / 4 + count),
      );
    },
  };
}

function allocate(pages: number): WasmMemory | undefined {
  const host = wasm();
  if (!host || pages > mostPages) return undefined;
  try {
    return new host.Memory({ initial: pages, maximum: pages });
  } catch {
    return undefined;
  }
}

function writtenBy(step: PlanStep): BufferId[] {
  if (step.kind === "leaf") return [];
  return step.kind === "host" || step.kind === "rule"
    ? step.outputs.map(({ buffer }) => buffer)
    : [step.into];
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}

interface Space {
  /** The address of a free stretch of at least this many bytes. */
  take(bytes: number): number;
  give(address: number): void;
  top(): number;
}

/** Stretches that were given back are reused, the smallest that is large enough; neighbours grow together. */
function newSpace(): Space {
  const taken = new Map<number, number>();
  let free: { at: number; size: number }[] = [];
  let top = 1024; // address 0 means "none" to some kernels
  return {
    take(bytes) {
      const size = aligned(bytes);
      const fits = free.filter((stretch) => stretch.size >= size);
      const best = fits.sort((a, b) => a.size - b.size).at(0);
      if (!best) {
        const at = top;
        top += size;
        taken.set(at, size);
        return at;
      }
      const { at } = best;
      best.at += size;
      best.size -= size;
      free = free.filter((stretch) => stretch.size > 0);
      taken.set(at, size);
      return at;
    },
    give(address) {
      const size = taken.get(address);
      if (size === undefined) return;
      taken.delete(address);
      free.push({ at: address, size });
      free.sort((a, b) => a.at - b.at);
      free = free.reduce<{ at: number; size: number }[]>((list, stretch) => {
        const last = list.at(-1);
        if (last && last.at + last.size === stretch.at) last.size += stretch.size;
        else list.push(stretch);
        return list;
      }, []);
    },
    top: () => top,
  };
}
