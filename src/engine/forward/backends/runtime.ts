/** What a backend is to the rest: buffers that can be written and read, and passes that run on them. */

import type { BufferId, ForwardPlan, PlanPass } from "../plan";
import type { Moments } from "../statistics";

export type BackendName = "webgpu" | "webgl2" | "webasm" | "cpu";

export interface Runtime {
  readonly backend: BackendName;
  /** Gives a buffer its numbers: `fill` gets room for them, which holds anything. */
  write(buffer: BufferId, fill: (room: Float32Array) => void): void;
  /** Buffers are written and read in the order of the calls; only `read` waits for the device. */
  run(pass: PlanPass): void | Promise<void>;
  /** The numbers of a buffer, to be used before the next call. */
  read(buffer: BufferId): Float32Array | Promise<Float32Array>;
  /** Sums over a buffer, where the backend makes them faster than the one who reads it. */
  moments?(buffer: BufferId): Moments;
  /** Nothing reads the buffer any more in this pass. */
  free(buffer: BufferId): void;
  destroy(): void;
}

/** Gets everything ready that does not depend on numbers. Rejects where the backend cannot run here. */
export type RuntimeFactory = (plan: ForwardPlan) => Promise<Runtime>;
