/** Which backend runs a plan, and its runtime. */

import type { ForwardPlan } from "../plan";
import { arraysRuntime } from "./arrays";
import type { BackendName, Runtime, RuntimeFactory } from "./runtime";
import { webasmRuntime } from "./webasm";
import { webgl2Runtime } from "./webgl2";
import { webgpuRuntime } from "./webgpu";

const factories: Readonly<Record<BackendName, RuntimeFactory>> = {
  webgpu: webgpuRuntime,
  webgl2: webgl2Runtime,
  webasm: webasmRuntime,
  cpu: arraysRuntime("cpu"),
};

/** Rejects, with a sentence for the user, where the backend cannot run here. */
export function createRuntime(plan: ForwardPlan, backend: BackendName): Promise<Runtime> {
  return factories[backend](plan);
}

/** What a host offers. The engine cannot look for itself. */
export interface Graphics {
  /** What the WebGPU adapter says of itself, all its fields; absent: none. */
  readonly webgpu?: { readonly isFallback: boolean; readonly description: string };
  /** The name of the WebGL2 renderer; absent: none. */
  readonly webgl2?: string;
  readonly hasWasm: boolean;
}

/** WebGPU, else WebGL2, else wasm; a GPU that is made of software is slower than wasm by a hundred times. */
export function chooseBackend(graphics: Graphics): BackendName {
  const { webgpu, webgl2, hasWasm } = graphics;
  if (webgpu && !webgpu.isFallback && !isSoftware(webgpu.description)) return "webgpu";
  if (webgl2 !== undefined && !isSoftware(webgl2)) return "webgl2";
  if (hasWasm) return "webasm";
  if (webgl2 !== undefined) return "webgl2";
  return webgpu ? "webgpu" : "cpu";
}

export function isSoftware(renderer: string): boolean {
  return /swiftshader|llvmpipe|softpipe|basic render|software|warp/i.test(renderer);
}
