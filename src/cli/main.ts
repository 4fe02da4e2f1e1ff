/** `layerlens`: the command line. Exit status 0, 1 for a model with errors, 2 for unusable arguments. */

import { writeSync } from "node:fs";
import * as path from "node:path";
import * as v8 from "node:v8";
import { loadPythonGrammar } from "../engine/python/treeSitter";
import { createPythonParser } from "../engine/python/parse";
import { createEngine, type Engine } from "../engine/engine";
import { nodeFiles, readGrammar } from "../node/files";
import { version } from "../../package.json";
import { parseCommandLine, usage, isUsageError, type CommandLine, type ModelOptions } from "./args";
import { checkCommand } from "./check";
import { evalCommand } from "./eval";
import { modelsCommand } from "./models";
import { summaryCommand } from "./summary";

/** Where commands write. */
export interface Output {
  out(text: string): void;
  error(text: string): void;
}

async function main(argv: readonly string[]): Promise<number> {
  const output: Output = {
    out: (text) => writeOut(text),
    error: (text) => process.stderr.write(text),
  };
  try {
    return await run(parseCommandLine(argv), output);
  } catch (error) {
    if (!isUsageError(error)) throw error;
    output.error(`layerlens: ${error.message}\n`);
    return 2;
  }
}

/**
 * Straight to the file: making `process.stdout` loads what is for sockets and terminals. A pipe that is full at the
 * moment, or closed, is for Node's stream to deal with.
 */
function writeOut(text: string): void {
  const bytes = Buffer.from(text, "utf8");
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written);
  } catch {
    // Whoever reads may have seen enough, as `head` has: that is no error.
    if (process.stdout.listenerCount("error") === 0) {
      process.stdout.on("error", () => process.exit(0));
    }
    process.stdout.write(bytes.subarray(written));
  }
}

async function run(line: CommandLine, output: Output): Promise<number> {
  switch (line.command) {
    case "help":
      output.out(usage);
      return 0;
    case "version":
      output.out(`${version}\n`);
      return 0;
    case "summary":
      return summaryCommand(await engineFor(line.model), line, output);
    case "forward": {
      // A pass wants V8's best code at once: the budget that `setEngineFlags` raised, as V8 has it.
      v8.setFlagsFromString("--wasm-tiering-budget=1800000");
      // gpu.js is large, and only a pass needs it.
      const { forwardCommand } = await import("./forward");
      return forwardCommand(await engineFor(line.model), line, output);
    }
    case "check":
      return checkCommand(await engineFor(line.model), line, output);
    case "models":
      return modelsCommand(await engineFor(line.model), line, output);
    case "eval":
      return evalCommand(await engineFor(line.model), line, output);
  }
}

async function engineFor({ importRoots, sitePackages }: ModelOptions): Promise<Engine> {
  const parser = createPythonParser(await loadPythonGrammar(readGrammar(__dirname)));
  return createEngine({
    parser,
    files: nodeFiles,
    now: () => performance.now(),
    importRoots: importRoots.map((root) => path.resolve(root)),
    sitePackages: sitePackages.map((root) => path.resolve(root)),
    isOneShot: true,
  });
}

main(process.argv.slice(2)).then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    process.stderr.write(
      `layerlens: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 70;
  },
);
