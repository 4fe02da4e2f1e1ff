/** What names hold that may be changed later on, without the name being bound again. */

import type { PyClass, PyDict, PyFunction, PyModule, PyValue } from "../python/values";
import { isChangeable } from "./fingerprint";

/** How values are told apart that libraries made. */
export interface Origins {
  /** The name of what a library written in TypeScript made once and for all. */
  readonly libraryName: (value: object) => string | undefined;
  /** What a module is written in: TypeScript, Python that comes with us, or a file of somebody's. */
  readonly kindOf: (module: PyModule) => "native" | "source" | "file";
  readonly moduleNamed: (name: string) => PyModule | undefined;
  /** The document's names. */
  readonly globals: PyDict;
}

/** `own`: by who has it; `shared`: by who has something else of its file; absent: not at all. */
export type Changeability = "own" | "shared" | undefined;

/** Numbers, texts, and what is defined and then only called: all else may be changed. */
export function changeability(
  origins: Origins,
  value: PyValue,
  open = new Set<PyValue>(),
): Changeability {
  if (open.has(value)) return undefined;
  const isWritten = value.kind === "class" && value.definedAt !== undefined;
  if (!isWritten && origins.libraryName(value) !== undefined) return undefined;
  if ("of" in value && value.of && value.kind !== "unknown") return "own";
  switch (value.kind) {
    case "none":
    case "bool":
    case "int":
    case "float":
    case "complex":
    case "str":
    case "bytes":
    case "range":
    case "slice":
    case "ellipsis":
    case "notimplemented":
    case "unknown":
      return undefined;
    case "tuple":
      open.add(value);
      return all(origins, value.items, open);
    case "function":
      open.add(value);
      return ofFunction(origins, value, open);
    case "class":
      open.add(value);
      return ofClass(origins, value, open);
    case "classmethod":
    case "staticmethod":
      return changeability(origins, value.function, open);
    case "property":
      return all(
        origins,
        [value.get, value.set, value.delete].flatMap((one) => one ?? []),
        open,
      );
    case "module":
      return ofModule(origins, value);
    default:
      // Functions that TypeScript code made while the document ran may keep anything to themselves.
      return "own";
  }
}

function all(origins: Origins, values: Iterable<PyValue>, open: Set<PyValue>): Changeability {
  let found: Changeability;
  for (const value of values) {
    const one = changeability(origins, value, open);
    if (one === "shared") return one;
    found ??= one;
  }
  return found;
}

function ofFunction(origins: Origins, f: PyFunction, open: Set<PyValue>): Changeability {
  if (f.globals !== origins.globals) {
    return ofGlobals(origins, f.globals, f.code.source.isLibrary === true ? "source" : "file");
  }
  const cells = f.closure.flatMap(({ value }) => value ?? []);
  // Functions bind names of the functions around them again: `count += 1`.
  if (cells.some(({ kind }) => kind !== "class" && kind !== "function")) return "own";
  const attributes = [...f.attributes].flatMap(([name, value]) => (isSpecial(name) ? [] : value));
  return all(
    origins,
    [...f.defaults, ...f.keywordDefaults.values(), ...cells, ...attributes],
    open,
  );
}

function ofClass(origins: Origins, cls: PyClass, open: Set<PyValue>): Changeability {
  const { definedAt } = cls;
  if (cls.module !== "__main__" && definedAt) {
    const module = origins.moduleNamed(cls.module);
    if (module && module.globals !== origins.globals) return ofModule(origins, module);
  }
  const attributes = [...cls.attributes].flatMap(([name, value]) =>
    isSpecial(name) && !isMethod(value) ? [] : value,
  );
  const methods = attributes.filter((value) => value.kind !== "native");
  return all(origins, [...methods, ...cls.bases.filter((base) => base.definedAt)], open);
}

/** `__annotations__`, `__dataclass_fields__`: looked at, never changed. */
function isSpecial(name: string): boolean {
  return name.startsWith("__") && name.endsWith("__");
}

function isMethod({ kind }: PyValue): boolean {
  return kind === "function" || kind === "classmethod" || kind === "staticmethod";
}

export function ofModule(origins: Origins, module: PyModule): Changeability {
  const kind = origins.kindOf(module);
  return kind === "file" ? "shared" : ofGlobals(origins, module.globals, kind);
}

/** Of a file of the user's nobody knows what its functions do to what it holds. */
function ofGlobals(
  origins: Origins,
  { entries }: PyDict,
  kind: "native" | "source" | "file",
): Changeability {
  if (kind === "file") return "shared";
  for (const { key, value } of entries.values()) {
    const isOwn = key.kind === "str" && isSpecial(key.value);
    if (isOwn || (!isChangeable(value) && value.kind !== "instance")) continue;
    if (kind === "source" || origins.libraryName(value) === undefined) return "shared";
  }
  return undefined;
}
