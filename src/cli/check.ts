/** `layerlens check`: every model of files and folders; exit status 1 if there are errors. */

import * as fs from "node:fs";
import * as path from "node:path";
import { isLintCode } from "../engine/advise/lintCodes";
import type { Engine } from "../engine/engine";
import { UsageError, type CommandLine } from "./args";
import { readDocument } from "./document";
import type { Output } from "./main";
import { diagnosticJson, diagnosticLine } from "./print";

type CheckLine = Extract<CommandLine, { command: "check" }>;

const skippedFolders = new Set(["node_modules", "__pycache__", "site-packages", "venv"]);

export function checkCommand(engine: Engine, line: CheckLine, output: Output): number {
  const files = line.paths.flatMap(filesIn);
  let errors = 0;
  const results = files.map((file) => {
    const analysis = engine.analyze(readDocument(file));
    const diagnostics = analysis.diagnostics.filter(
      ({ code }) => !isLintCode(code) || line.lints.includes(code),
    );
    errors += diagnostics.filter(({ severity }) => severity === "error").length;
    if (line.format === "text") {
      for (const diagnostic of diagnostics) output.out(`${diagnosticLine(analysis, diagnostic)}\n`);
    }
    return {
      file,
      models: analysis.candidates.map(({ className, model }) => ({ className, model })),
      diagnostics:
        line.format === "json"
          ? diagnostics.map((diagnostic) =>
              diagnosticJson(analysis, analysis.withFixes(diagnostic)),
            )
          : [],
    };
  });
  if (line.format === "json") output.out(`${JSON.stringify({ files: results }, undefined, 2)}\n`);
  else output.error(`${files.length} files, ${errors} errors\n`);
  return errors > 0 ? 1 : 0;
}

/** Python files and notebooks of a folder, in order; a file is itself. */
function filesIn(given: string): readonly string[] {
  let stat: fs.Stats;
  try {
    stat = fs.statSync(given);
  } catch {
    throw new UsageError(`there is no file or folder ${given}`);
  }
  if (!stat.isDirectory()) return [given];
  const found: string[] = [];
  const open = [given];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = fs.readdirSync(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name))) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith(".") && !skippedFolders.has(entry.name)) open.push(file);
      } else if (/\.(py|ipynb)$/.test(entry.name)) found.push(file);
    }
  }
  return found.sort();
}
