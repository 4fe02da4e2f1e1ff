/** The part of the WebAssembly interface that the engine uses; its compiler settings know no host, but every host has this. */

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

interface WasmInterface {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports?: object) => WasmInstance;
  readonly Memory: new (descriptor: { initial: number; maximum?: number }) => WasmMemory;
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
}

declare const WebAssembly: WasmInterface | undefined;

/** Absent where the host has none, or a policy forbids to compile. */
export function wasm(): WasmInterface | undefined {
  return typeof WebAssembly === "undefined" ? undefined : WebAssembly;
}

const modules = new WeakMap<Uint8Array, object>();

/**
 * The exports of a module, compiled once. Absent where there is no WebAssembly, where a policy forbids to compile, and
 * where the module uses instructions that the host does not know.
 */
export function instantiate<Exports>(
  bytes: Uint8Array<ArrayBuffer>,
  imports?: object,
): Exports | undefined {
  const host = wasm();
  if (!host?.validate(bytes)) return undefined;
  try {
    let module = modules.get(bytes);
    if (!module) {
      module = new host.Module(bytes);
      modules.set(bytes, module);
    }
    const { exports } = new host.Instance(module, imports);
    return exports as Exports; // our own module: its text says what it exports
  } catch {
    return undefined;
  }
}
