/**
 * `from .part import *` in the `__init__.py` of a library: the part is not run before somebody asks for one of the
 * names in its `__all__`. A package such as `torchvision.models` has dozens of parts, a program needs one.
 */

import { getString, setString } from "./dict";
import { starNames } from "./imports";
import type { FoundSource } from "./moduleFiles";
import type { Steps } from "./native";
import type { PyDict, PyModule, PyValue, Unknown } from "./values";
import type { Vm } from "./vm";

/** A part that has not been run. */
export interface StarImport {
  readonly module: PyModule;
  /** Its `__all__`; absent where that takes running it. */
  readonly names: ReadonlySet<string> | undefined;
}

/** The names of a plain `__all__ = ["…", …]`; absent where it is something else. */
export function staticNames({ text }: FoundSource): ReadonlySet<string> | undefined {
  const all = [...text.matchAll(/^__all__\b.*/gm)];
  if (all.length !== 1) return undefined;
  const match = /^__all__\s*=\s*[[(]([^\])]*)[\])]/m.exec(text);
  if (!match) return undefined;
  const items = match[1].split(",").map((item) => item.replace(/#.*/gm, "").trim());
  const names = items
    .filter((item) => item !== "")
    .map((item) => /^(["'])(\w+)\1$/.exec(item)?.[2]);
  return names.includes(undefined) ? undefined : new Set(names.flatMap((name) => name ?? []));
}

/** The parts of a package. */
export interface StarImports {
  /** Modules not all names of which are known: any name may come from there. */
  readonly open: (Unknown | PyModule)[];
  readonly waiting: StarImport[];
  /** Names that parts which have been run have bound. */
  readonly bound: Set<string>;
}

/** Keeps a star import for later. */
export function postpone(vm: Vm, globals: PyDict, star: StarImport): void {
  starsOf(vm, globals).waiting.push(star);
}

/** Notes from where a name may come that is not found: all names of the module were imported, and not all are known. */
export function importUnknownNames(vm: Vm, globals: PyDict, module: Unknown | PyModule): void {
  const isOpen =
    module.kind === "unknown" || module.missing || vm.imports.natives.get(module)?.missing;
  const open = isOpen ? [module] : (vm.imports.stars.get(module.globals)?.open ?? []);
  if (open.length > 0) starsOf(vm, globals).open.push(...open);
}

/** What a name stands for that is not found, where it may come from a star import of something that is not all known. */
export function unknownStarred(vm: Vm, globals: PyDict, name: string): PyValue | undefined {
  if (name.startsWith("__")) return undefined;
  for (const module of vm.imports.stars.get(globals)?.open ?? []) {
    const unknown = module.kind === "unknown" ? module : module.missing;
    if (unknown) return vm.unknown({ kind: "derived", what: `.${name}` }, unknown);
    const native = module.kind === "module" ? vm.imports.natives.get(module) : undefined;
    const isKnown = native?.knows?.(name) ?? true;
    const missing = isKnown ? native?.missing?.(vm, name) : undefined;
    if (missing) return missing;
  }
  return undefined;
}

function starsOf(vm: Vm, globals: PyDict): StarImports {
  const known = vm.imports.stars.get(globals);
  if (known) return known;
  const made: StarImports = { open: [], waiting: [], bound: new Set() };
  vm.imports.stars.set(globals, made);
  return made;
}

/** Runs the last part that has a name, or all of which that is not known; absent where none can have it. */
export function findStarred(
  vm: Vm,
  globals: PyDict,
  name: string,
): Steps<PyValue | undefined> | undefined {
  const stars = vm.imports.stars.get(globals)?.waiting ?? [];
  const having = stars.filter(({ names }) => names?.has(name)).slice(-1);
  const asked = having.length > 0 ? having : stars.filter(({ names }) => names === undefined);
  return asked.length > 0 ? runStars(vm, globals, asked, name) : undefined;
}

function* runStars(
  vm: Vm,
  globals: PyDict,
  stars: readonly StarImport[],
  name: string,
): Steps<PyValue | undefined> {
  for (const star of stars) yield* bindStar(vm, globals, star);
  return getString(globals, name);
}

/** Binds all names of a part. What the package itself has bound under a name stays. */
function* bindStar(vm: Vm, globals: PyDict, star: StarImport): Steps<void> {
  const stars = vm.imports.stars.get(globals);
  const at = stars?.waiting.indexOf(star) ?? -1;
  if (at >= 0) stars?.waiting.splice(at, 1);
  for (const name of yield* starNames(vm, star.module)) {
    const known = getString(globals, name);
    if (known !== undefined && known !== star.module) continue;
    const value = getString(star.module.globals, name);
    if (value) setString(globals, name, value);
    stars?.bound.add(name);
  }
}

/** Runs all parts: where somebody looks at something that they may have registered themselves with. */
export function* runAllStars(vm: Vm, globals: PyDict): Steps<void> {
  for (let star = first(vm, globals); star; star = first(vm, globals)) {
    yield* bindStar(vm, globals, star);
  }
}

function first(vm: Vm, globals: PyDict): StarImport | undefined {
  return vm.imports.stars.get(globals)?.waiting.at(0);
}
