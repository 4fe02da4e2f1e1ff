/** gpu.js as this engine uses it. Its own types describe neither source texts with all settings nor the kernel classes. */

import * as library from "gpu.js";

export type GpuMode = "webgpu" | "webgl2" | "webasm" | "cpu";

export interface GpuKernel {
  (...args: readonly unknown[]): unknown;
  setOutput(output: readonly number[]): unknown;
  destroy(): void;
  /** The kernel object behind the function. */
  readonly kernel: object;
}

export interface Gpu {
  createKernel(source: string, settings: Readonly<Record<string, unknown>>): GpuKernel;
  destroy(): Promise<void>;
  /** The class that `createKernel` makes kernels of. */
  Kernel: KernelClass;
}

export type KernelClass = new (
  source: string,
  settings: Readonly<Record<string, unknown>>,
) => KernelObject;

/** The members of a kernel that a subclass may call or replace. */
export interface KernelObject {
  build(...args: readonly unknown[]): unknown;
  run(...args: readonly unknown[]): unknown;
  checkArgumentTypes(args: readonly unknown[]): void;
  output: readonly number[];
}

interface GpuLibrary {
  readonly GPU: new (settings: { mode: GpuMode; canvas?: unknown; context?: unknown }) => Gpu;
  readonly Input: new (values: Float32Array, size: readonly number[]) => object;
  readonly WebAssemblyKernel: KernelClass;
  readonly WebGPUKernel: KernelClass;
  readonly WebGL2Kernel: KernelClass;
  readonly WebGPUBufferResult: new (settings: object) => object;
}

const gpu = library as unknown as GpuLibrary; // what its index.js exports

export function createGpu(mode: GpuMode, settings: object = {}): Gpu {
  return new gpu.GPU({ ...settings, mode });
}

/** Numbers with sizes, x first. */
export function sized(values: Float32Array, size: readonly number[]): object {
  return new gpu.Input(values, [...size]);
}

export const { WebAssemblyKernel, WebGPUKernel, WebGL2Kernel, WebGPUBufferResult } = gpu;
