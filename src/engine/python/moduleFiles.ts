/** Where the files of modules are: in the user's folders, in packages, among installed libraries. */

import { getString } from "./dict";
import { baseOf, join, parentOf } from "./files";
import type { CodeCache } from "./imports";
import { isWorthReading } from "./packages";
import { foldersAbove } from "./projectFiles";
import type { PyModule } from "./values";
import type { Vm } from "./vm";

/** A module that was found as Python text. */
export interface FoundSource {
  readonly path: string;
  readonly text: string;
  /** Where its submodules are, for a package. */
  readonly folder: string | undefined;
  readonly isLibrary: boolean;
}

export function findSource(
  vm: Vm,
  name: string,
  parent: PyModule | undefined,
): FoundSource | undefined {
  for (const { folder, isLibrary } of searchFolders(vm, parent)) {
    const path = join(folder, baseName(name));
    if (isLibrary && !parent && !isReadable(vm, path)) continue;
    const file = vm.imports.files.read(`${path}.py`);
    const init = vm.imports.files.read(`${path}/__init__.py`);
    if (init !== undefined) {
      return { path: `${path}/__init__.py`, text: init, folder: path, isLibrary };
    }
    if (file !== undefined) return { path: `${path}.py`, text: file, folder: undefined, isLibrary };
  }
  return !parent && addRootAbove(vm, name) ? findSource(vm, name, parent) : undefined;
}

/** Whether the source of an installed package is worth reading: kept as long as its compiled modules are. */
const readableByCache = new WeakMap<CodeCache, Map<string, boolean>>();

function isReadable(vm: Vm, path: string): boolean {
  const { files, cache } = vm.imports;
  const readable = readableByCache.get(cache) ?? new Map<string, boolean>();
  readableByCache.set(cache, readable);
  const known = readable.get(path);
  if (known !== undefined) return known;
  const isRead = isWorthReading(files, path);
  readable.set(path, isRead);
  return isRead;
}

/** A folder without `__init__.py` is a package as well. */
export function findFolder(vm: Vm, name: string, parent: PyModule | undefined): string | undefined {
  for (const { folder } of searchFolders(vm, parent)) {
    const path = join(folder, baseName(name));
    if (!parent && vm.imports.sitePackages.includes(folder)) continue;
    if (vm.imports.files.exists(path) && vm.imports.files.list(path).length > 0) return path;
  }
  return undefined;
}

/** A part of a package that was written in C: it is there, but there is nothing to read. */
export function isCompiled(vm: Vm, name: string, parent: PyModule | undefined): boolean {
  if (!parent) return false;
  const start = `${baseName(name)}.`;
  return searchFolders(vm, parent).some(({ folder }) =>
    vm.imports.files
      .list(folder)
      .some((file) => file.startsWith(start) && /\.(so|pyd|dylib)$/.test(file)),
  );
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

interface SearchFolder {
  readonly folder: string;
  readonly isLibrary: boolean;
}

/** Where a module is looked for: in its package's folder, at the top in the user's roots, then among the libraries. */
function searchFolders(vm: Vm, parent: PyModule | undefined): readonly SearchFolder[] {
  const { roots, sitePackages } = vm.imports;
  const isIn = (folder: string): boolean =>
    sitePackages.some((root) => folder === root || folder.startsWith(`${root}/`));
  if (parent) {
    const path = getString(parent.globals, "__path__");
    if (path?.kind !== "list") return [];
    return path.items.flatMap((item) =>
      item.kind === "str" ? [{ folder: item.value, isLibrary: isIn(item.value) }] : [],
    );
  }
  return [
    ...roots.flatMap((root) =>
      [root, join(root, "src")].map((folder) => ({ folder, isLibrary: false })),
    ),
    ...sitePackages.map((folder) => ({ folder, isLibrary: true })),
  ];
}

/**
 * Scripts in a folder of a project (`tools/train.py`, `models/yolo.py`) mean the project's top folder with
 * `from models.common import …`: they are started there, or put it on the path. The first folder above the document that
 * has the module becomes an import root.
 */
function addRootAbove(vm: Vm, name: string): boolean {
  const { files, roots } = vm.imports;
  const found = foldersAbove(vm).find((folder) => {
    const path = join(folder, name);
    return (
      !roots.includes(folder) &&
      (files.exists(`${path}.py`) || files.list(path).some((file) => file.endsWith(".py")))
    );
  });
  if (found === undefined) return false;
  roots.push(found);
  return true;
}

/** The dotted name of a folder; the folder above the outermost package becomes an import root. */
export function packageOfFolder(vm: Vm, folder: string): string {
  const { files, roots } = vm.imports;
  const parts = [baseOf(folder)];
  let root = parentOf(folder);
  while (root !== "" && files.exists(join(root, "__init__.py"))) {
    parts.unshift(baseOf(root));
    root = parentOf(root);
  }
  if (!roots.includes(root)) roots.push(root);
  return parts.join(".");
}
