// What the build does with files that are not TypeScript.

/** WebAssembly text, assembled by scripts/wat.mjs: the module's bytes. */
declare module "*.wat" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

/** A style sheet, bundled into the .css file beside the script that imports it. */
declare module "*.css";

/** ELK's layout code, to run in the thread that loads it; its package declares only the worker's name. */
declare module "elkjs/lib/elk-worker.min.js" {
  const exported: { readonly Worker: new () => Worker };
  export default exported;
  export const Worker: (new () => Worker) | undefined;
}
