// The part of WebAssembly that the engine uses. Every JavaScript engine has it, but TypeScript declares it only together
// with the DOM, which the engine must not see. The webview gets the DOM's own declarations instead of these.

declare namespace WebAssembly {
  interface Module {
    readonly __module: never;
  }
  const Module: {
    new (bytes: ArrayBufferView<ArrayBuffer> | ArrayBuffer): Module;
  };

  interface Instance {
    readonly exports: Exports;
  }
  const Instance: {
    new (module: Module, imports?: Imports): Instance;
  };

  interface Memory {
    readonly buffer: ArrayBuffer;
    /** The number of 64 KiB pages there were before. */
    grow(pages: number): number;
  }
  const Memory: {
    new (limits: { initial: number; maximum?: number; shared?: boolean }): Memory;
  };

  type ImportValue = ((...args: number[]) => unknown) | Memory | number;
  type Imports = Record<string, Record<string, ImportValue>>;
  // What a module exports is known to whoever wrote it, not to TypeScript: the DOM's declarations say `any` as well.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  type Exports = Record<string, any>;

  function compile(bytes: ArrayBufferView<ArrayBuffer> | ArrayBuffer): Promise<Module>;
  function instantiate(module: Module, imports?: Imports): Promise<Instance>;
  /** Whether the engine can compile these bytes: how a feature is detected. */
  function validate(bytes: ArrayBufferView<ArrayBuffer> | ArrayBuffer): boolean;
}
