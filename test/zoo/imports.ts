// What stays unknown in a library module that was imported: its globals, and what its classes and containers hold.
import type { CodeCache } from "../../src/engine/python/imports";
import type { PyValue } from "../../src/engine/python/values";
import { runDocument, type EngineOptions } from "../../src/engine/run";
import { sourceFile } from "../../src/engine/source";
import { reasonText, rootOf } from "../../src/engine/python/reasons";

export interface ImportAnswer {
  /** Whether there is a module at all. */
  readonly isModule: boolean;
  /** `name: why`, of everything unknown; the why is where the chain of causes begins. */
  readonly unknowns: readonly string[];
  readonly errors: readonly string[];
}

export function importModule(options: EngineOptions, cache: CodeCache, name: string): ImportAnswer {
  const cells = [sourceFile("imports.py", `import ${name} as module\n`)];
  const document = { file: "imports.py", folder: "", isNotebook: false, cells };
  const run = runDocument(options, cache, document, { goesOn: true, write: () => undefined });
  const module = run.machine.vm.imports.modules.get(name);
  const found: string[] = [];
  if (module?.kind === "module") {
    for (const { key, value } of module.globals.entries.values()) {
      if (key.kind === "str") findUnknowns(key.value, value, found, new Set());
    }
  }
  return {
    isModule: module?.kind === "module",
    unknowns: found,
    errors: run.errors.map(({ diagnostic }) => diagnostic.message),
  };
}

function findUnknowns(name: string, value: PyValue, found: string[], seen: Set<PyValue>): void {
  if (seen.has(value)) return;
  seen.add(value);
  switch (value.kind) {
    case "unknown":
      found.push(`${name}: ${reasonText(rootOf(value).reason)}`);
      return;
    case "tuple":
    case "list":
      for (const item of value.items) findUnknowns(`${name}[…]`, item, found, seen);
      return;
    case "dict":
      for (const entry of value.entries.values()) {
        findUnknowns(`${name}[…]`, entry.value, found, seen);
      }
      return;
    case "class":
      if (value.unknownBase) found.push(`${name}: ${reasonText(rootOf(value.unknownBase).reason)}`);
      for (const [key, item] of value.attributes) {
        findUnknowns(`${name}.${key}`, item, found, seen);
      }
      return;
    case "function":
      for (const item of value.defaults) findUnknowns(`${name}()`, item, found, seen);
      return;
    default:
      return;
  }
}
