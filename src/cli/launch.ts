/**
 * The `layerlens` program: runs main.js, from V8's code cache where the build left one that fits this Node. Compiling
 * the bundle would otherwise be a third of a short command's time.
 */

import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import * as vm from "node:vm";
import { setEngineFlags } from "../node/engineFlags";

const main = path.join(__dirname, "cliMain.js");
const cache = path.join(__dirname, "cliMain.cache");

setEngineFlags();

/** Set by the build: at the end of this run, the code that it compiled is written down. */
const isWriting = process.env.LAYERLENS_WRITE_CODE_CACHE === "1";

/** The build wraps the bundle into a function, in plain ASCII. */
const script = new vm.Script(fs.readFileSync(main, "latin1"), {
  filename: main,
  cachedData: isWriting ? undefined : readCache(),
});
const run: unknown = script.runInThisContext();
if (typeof run === "function") {
  const module = { exports: {} };
  Reflect.apply(run, module.exports, [
    module.exports,
    createRequire(main),
    module,
    main,
    __dirname,
  ]);
}
if (isWriting) process.once("exit", () => fs.writeFileSync(cache, script.createCachedData()));

/** V8 itself checks that it fits; one of another version is ignored. */
function readCache(): Buffer | undefined {
  try {
    return fs.readFileSync(cache);
  } catch {
    return undefined;
  }
}
