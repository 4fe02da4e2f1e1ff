/** `layerlens eval`: evaluates a file and writes what it prints. */

import type { Engine } from "../engine/engine";
import type { CommandLine } from "./args";
import { readDocument } from "./document";
import type { Output } from "./main";

type EvalLine = Extract<CommandLine, { command: "eval" }>;

export function evalCommand(engine: Engine, line: EvalLine, output: Output): number {
  const result = engine.run(readDocument(line.file), { write: (text) => output.out(text) });
  if (result.error !== undefined) output.error(`${result.error}\n`);
  return result.error === undefined ? 0 : 1;
}
