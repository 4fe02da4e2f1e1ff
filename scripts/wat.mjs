// Assembles WebAssembly text (.wat) so that it can be imported as bytes, in the bundles and in the unit tests.
import fs from "node:fs/promises";
import loadWabt from "wabt";

/**
 * The bytes of the WebAssembly module in a .wat file.
 * @param {string} file
 * @returns {Promise<Uint8Array>}
 */
async function assemble(file) {
  const wabt = await loadWabt();
  const text = await fs.readFile(file, "utf8");
  const module = wabt.parseWat(file, text, { simd: true, relaxed_simd: true, threads: true });
  try {
    module.resolveNames();
    module.validate();
    return module.toBinary({ write_debug_names: true }).buffer;
  } finally {
    module.destroy();
  }
}

/** @type {import("esbuild").Plugin} */
export const watForEsbuild = {
  name: "wat",
  setup(build) {
    build.onLoad({ filter: /\.wat$/ }, async ({ path }) => {
      try {
        return { contents: await assemble(path), loader: "binary", watchFiles: [path] };
      } catch (error) {
        return { errors: [{ text: String(error) }], watchFiles: [path] };
      }
    });
  },
};

/** @type {import("vitest/config").Plugin} */
export const watForVitest = {
  name: "wat",
  enforce: "pre",
  async load(id) {
    if (!id.endsWith(".wat")) return undefined;
    const base64 = Buffer.from(await assemble(id)).toString("base64");
    return `export default Uint8Array.from(atob("${base64}"), (c) => c.charCodeAt(0));`;
  },
};
