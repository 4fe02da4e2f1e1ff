// What the build does with files that are not TypeScript.

/** WebAssembly text, assembled by scripts/wat.mjs: the module's bytes. */
declare module "*.wat" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

/** A style sheet, bundled into the .css file beside the script that imports it. */
declare module "*.css";
