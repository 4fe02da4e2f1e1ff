/** `import`: where modules come from, and running them once. */

import { attributeOf, findAttribute, getAttribute } from "./attributes";
import { compileModule } from "./compile";
import type { Code } from "./code";
import { getString, newDict, setString } from "./dict";
import { withNamed } from "./exceptions";
import type { Frame } from "./frame";
import { parentOf, type FileSystem } from "./files";
import { liveDict } from "./liveDict";
import { iterator, next } from "./iterate";
import {
  findFolder,
  findSource,
  isCompiled,
  packageOfFolder,
  type FoundSource,
} from "./moduleFiles";
import type { Machine, NativeModule, Steps } from "./native";
import { findStarred, runAllStars, unknownStarred, type StarImports } from "./starImports";
import type { PythonParser } from "./parse";
import { projectPath, projectText } from "./projectFiles";
import { parseSkeleton } from "./skeleton";
import { fileOf, sourceFile, type SourceFile } from "../source";
import type { Deferred } from "./attributes";
import { isInLibrary } from "./stackTrace";
import { isImportGuarded } from "./unwind";
import { None, list, str } from "./values";
import type { PyDict, PyFunction, PyModule, PyNative, PyValue } from "./values";
import { noKeywords, type Vm } from "./vm";

/** What imports know during a run. */
export interface ImportState {
  readonly parser: PythonParser;
  readonly files: FileSystem;
  /** Folders of the user's own code. */
  readonly roots: string[];
  /** Folders of installed libraries. */
  readonly sitePackages: readonly string[];
  readonly cache: CodeCache;
  /** `sys.modules`, with unknowns for what is not there. */
  readonly modules: Map<string, PyValue>;
  /** Modules of libraries that run at the first look at what is in them. */
  readonly waiting: Map<PyModule, FoundSource>;
  /** By the globals of a package: parts that have not been run. */
  readonly stars: Map<PyDict, StarImports>;
  /** Texts of the project that the program read, by path. */
  readonly texts: Map<string, string>;
  /** The TypeScript side of the modules that have one. */
  readonly natives: WeakMap<PyModule, NativeModule>;
  /** How often files were imported, those included that had been imported before. */
  fileImports: number;
  /** The modules written in TypeScript that the user's code imported, since somebody last cleared it. */
  readonly nativeImports: Set<PyModule>;
  /** Something got hold of the document's own module: it may look up names that stand nowhere. */
  reachesDocument: boolean;
}

/** Compiled modules by path; shared between runs, an entry holds as long as the text is the same. */
export type CodeCache = Map<string, { readonly source: SourceFile; readonly code: Code }>;

export function newCodeCache(): CodeCache {
  return new Map<string, { readonly source: SourceFile; readonly code: Code }>();
}

/**
 * `import name` (`top`: the first part of a dotted name is wanted), the module of `from name import …` (`leaf`), or of
 * `from name import *` (`star`).
 */
export function* importStatement(
  vm: Vm,
  frame: Frame,
  name: string,
  level: number,
  part: string,
): Steps<PyValue> {
  const full = level > 0 ? absoluteName(vm, frame, name, level) : name;
  const isLibrary = frame.code.source.isLibrary === true;
  const isLazy = isLibrary && part !== "leaf";
  const leaf = yield* importModule(vm, full, isLazy);
  if (!isLibrary) {
    if (leaf.kind === "module" && vm.imports.natives.has(leaf)) vm.imports.nativeImports.add(leaf);
    yield* wakeNeighbours(vm, full);
  }
  if (part !== "top") return leaf;
  return yield* importModule(vm, full.split(".")[0], isLazy);
}

/** A user who goes for the private parts of a package expects the others to have been run. */
function* wakeNeighbours(vm: Vm, name: string): Steps<void> {
  const dot = name.lastIndexOf(".");
  const parent = vm.imports.modules.get(name.slice(0, Math.max(0, dot)));
  if (parent?.kind === "module" && name[dot + 1] === "_") yield* runAllStars(vm, parent.globals);
}

/** The module a relative import means. */
function absoluteName(vm: Vm, frame: Frame, name: string, level: number): string {
  const parts = packageOf(vm, frame).split(".");
  if (level - 1 > parts.length - 1 || parts[0] === "") {
    throw vm.raise("ImportError", "attempted relative import with no known parent package");
  }
  const base = parts.slice(0, parts.length - (level - 1));
  return [...base, ...(name === "" ? [] : [name])].join(".");
}

function packageOf(vm: Vm, frame: Frame): string {
  const known = getString(frame.globals, "__package__");
  if (known?.kind === "str") return known.value;
  const module = getString(frame.globals, "__name__");
  if (module?.kind === "str" && module.value !== "__main__") {
    return module.value.split(".").slice(0, -1).join(".");
  }
  // A file that is looked at on its own takes the folder it is in for its package.
  const folder = parentOf(fileOf(frame.code.source.id));
  return packageOfFolder(vm, folder);
}

/** The module of a dotted name; an unknown where there is none to be had. A lazy one may not have run yet. */
export function* importModule(vm: Vm, name: string, isLazy = false): Steps<PyValue> {
  const known = vm.imports.modules.get(name);
  noteImport(vm, known);
  if (known?.kind === "module" && !isLazy) yield* wake(vm, known);
  if (known && (known.kind !== "unknown" || !isImportGuarded(vm))) return known;
  const dot = name.lastIndexOf(".");
  const parent = dot < 0 ? undefined : yield* importModule(vm, name.slice(0, dot));
  if (parent?.kind === "unknown") return missingModule(vm, name);
  // Importing the parent may have imported this one.
  const made = vm.imports.modules.get(name);
  if (made?.kind === "module" && !isLazy) yield* wake(vm, made);
  if (made && made.kind !== "unknown") return made;
  const holder = parent?.kind === "module" ? parent : undefined;
  const module = yield* loadModule(vm, name, holder, isLazy);
  if (parent?.kind === "module") {
    const tail = name.slice(dot + 1);
    // `torch.nn.utils.spectral_norm` is a file and, after its package's own import of it, a function.
    const isRebound =
      (module.kind === "unknown" || vm.imports.natives.has(parent)) &&
      getString(parent.globals, tail);
    if (!isRebound) setString(parent.globals, tail, module);
  }
  return module;
}

function* loadModule(
  vm: Vm,
  name: string,
  parent: PyModule | undefined,
  isLazy: boolean,
): Steps<PyValue> {
  const native = vm.library.get(name);
  if (native && !native.isFallback) return yield* runNative(vm, native);
  const found = findSource(vm, name, parent);
  if (native && !found && !isImportGuarded(vm)) return yield* runNative(vm, native);
  if (found && parent && found.path === documentPath(vm)) {
    vm.imports.reachesDocument = true;
    return documentModule(vm) ?? None;
  }
  if (found) {
    const module = startSource(vm, name, found);
    if (!isLazy || !found.isLibrary) return yield* runSource(vm, module, found);
    vm.imports.waiting.set(module, found);
    return module;
  }
  const folder = findFolder(vm, name, parent);
  if (folder === undefined) {
    return isCompiled(vm, name, parent) ? unreadModule(vm, name) : missingModule(vm, name);
  }
  const module = newModule(vm, name);
  setString(module.globals, "__path__", list([str(folder)]));
  return module;
}

/** A file that is imported again does nothing, but which import is the first decides what it finds. */
function noteImport(vm: Vm, module: PyValue | undefined): void {
  if (module?.kind !== "module" || vm.imports.natives.has(module)) return;
  vm.imports.fileImports++;
  if (module === documentModule(vm)) vm.imports.reachesDocument = true;
}

function newModule(vm: Vm, name: string): PyModule {
  const globals = newDict();
  const module: PyModule = { kind: "module", name, globals };
  setString(globals, "__name__", str(name));
  setString(globals, "__doc__", None);
  vm.imports.modules.set(name, module);
  return module;
}

/** What stands for a module nobody has; where the user's code has a fallback, that is to run. */
function missingModule(vm: Vm, name: string): PyValue {
  if (isImportGuarded(vm)) {
    const raise = vm.raise("ModuleNotFoundError", `No module named '${name}'`);
    throw withNamed(raise, { name: str(name) });
  }
  return unreadModule(vm, name);
}

/** A module that nobody can read stands for whatever is in it. */
function unreadModule(vm: Vm, name: string): PyValue {
  const top = name.split(".")[0];
  const isPart = top !== name && vm.imports.modules.get(top)?.kind === "module";
  const unknown = vm.unknown({ kind: "external", name: isPart ? name : top });
  vm.imports.modules.set(name, unknown);
  return unknown;
}

/** A module written in TypeScript; its names are made at once. */
function startNative(vm: Vm, native: NativeModule): PyModule {
  const module = newModule(vm, native.name);
  vm.imports.natives.set(module, native);
  const { name } = native;
  const packageName = packagesOf(vm.library).has(name)
    ? name
    : name.split(".").slice(0, -1).join(".");
  setString(module.globals, "__package__", str(packageName));
  for (const [key, value] of native.create(vm)) setString(module.globals, key, value);
  return module;
}

const packages = new WeakMap<Vm["library"], ReadonlySet<string>>();

/** The modules of a library that have submodules. */
function packagesOf(library: Vm["library"]): ReadonlySet<string> {
  let found = packages.get(library);
  if (!found) {
    const parents = new Set<string>();
    for (const name of library.keys()) {
      for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) {
        parents.add(name.slice(0, dot));
      }
    }
    found = parents;
    packages.set(library, found);
  }
  return found;
}

/** The document that is evaluated: a part of a package is that part, also for the rest of the package. */
function documentModule(vm: Vm): PyModule | undefined {
  const main = vm.imports.modules.get("__main__");
  return main?.kind === "module" ? main : undefined;
}

/** What the document has not come to yet, as other files see it. */
function unreadName(vm: Vm, module: PyModule, name: string): PyValue | undefined {
  if (module !== documentModule(vm)) return undefined;
  if (name.startsWith("__") && name !== "__all__") return undefined;
  return vm.unknown({ kind: "unsupported", what: `${name} of a file that is still being read` });
}

function documentPath(vm: Vm): string | undefined {
  const globals = documentModule(vm)?.globals;
  const file = globals && getString(globals, "__file__");
  return file?.kind === "str" ? file.value : undefined;
}

function* runNative(vm: Vm, native: NativeModule): Steps<PyModule> {
  const module = startNative(vm, native);
  if (native.source === undefined) return module;
  const path = `<${native.name}>`;
  const code = compiled(vm, { path, text: native.source, folder: undefined, isLibrary: true });
  yield { callee: moduleFunction(code, module.globals), args: [] };
  return module;
}

/** Runs a module that has been waiting. */
export function* wake(vm: Vm, module: PyModule): Steps<void> {
  const found = vm.imports.waiting.get(module);
  if (!found) return;
  vm.imports.waiting.delete(module);
  yield* runSource(vm, module, found);
}

function startSource(vm: Vm, name: string, found: FoundSource): PyModule {
  const module = newModule(vm, name);
  noteImport(vm, module);
  const { globals } = module;
  const packageName = found.folder === undefined ? name.split(".").slice(0, -1).join(".") : name;
  setString(globals, "__package__", str(packageName));
  setString(globals, "__file__", str(found.path));
  if (found.folder !== undefined) setString(globals, "__path__", list([str(found.folder)]));
  return module;
}

function* runSource(vm: Vm, module: PyModule, found: FoundSource): Steps<PyValue> {
  const { name, globals } = module;
  const code = compiled(vm, found);
  try {
    yield { callee: moduleFunction(code, globals), args: [] };
  } catch (error) {
    vm.imports.modules.delete(name);
    throw error;
  }
  // A module may put something else in its place.
  return vm.imports.modules.get(name) ?? module;
}

function compiled(vm: Vm, { path, text, isLibrary }: FoundSource): Code {
  const { cache, parser } = vm.imports;
  const known = cache.get(path);
  if (known?.source.text === text) return known.code;
  const file = sourceFile(path, text);
  const source = isLibrary ? { ...file, isLibrary } : file;
  const skeleton = source.isLibrary ? parseSkeleton(parser, source) : undefined;
  const module = skeleton?.module ?? parser.parse(source);
  const code = compileModule(source, module, skeleton?.bodies);
  cache.set(source.id, { source, code });
  return code;
}

/** A module's body as something to call. */
export function moduleFunction(code: Code, globals: PyDict): PyFunction {
  return {
    kind: "function",
    name: code.name,
    qualifiedName: code.name,
    module: "",
    code,
    globals,
    defaults: [],
    keywordDefaults: noKeywords,
    closure: [],
    attributes: new Map(),
  };
}

/** What `from module import name` binds. */
export function* importFrom(vm: Vm, module: PyValue, name: string, isLazy = false): Steps<PyValue> {
  if (module.kind === "unknown") return vm.unknown({ kind: "derived", what: `.${name}` }, module);
  if (module.kind !== "module") return yield* getAttribute(vm, module, name);
  // A part that is to be imported is not looked for in the parts that have not been run.
  const isNew = getString(module.globals, name) === undefined;
  const hasStars = (vm.imports.stars.get(module.globals)?.waiting.length ?? 0) > 0;
  if (isNew && hasStars && hasSubmodule(vm, module, name)) {
    return yield* importModule(vm, `${module.name}.${name}`, isLazy);
  }
  const isAsked = isImportGuarded(vm) && isUnheardOf(vm, module, name);
  const found = isAsked ? undefined : attributeOf(vm, module, name);
  if (found && found.kind !== "call") return found;
  if (found) {
    const value = yield* findAttribute(vm, module, name);
    if (value) return value;
  }
  if (hasSubmodule(vm, module, name)) {
    return yield* importModule(vm, `${module.name}.${name}`, isLazy);
  }
  const file = getString(module.globals, "__file__");
  const place = file?.kind === "str" ? file.value : "unknown location";
  const text = `cannot import name '${name}' from '${module.name}' (${place})`;
  throw withNamed(vm.raise("ImportError", text), { name: str(module.name), path: file ?? None });
}

function hasSubmodule(vm: Vm, module: PyModule, name: string): boolean {
  if (getString(module.globals, "__path__") === undefined) return false;
  const full = `${module.name}.${name}`;
  return (
    (findSource(vm, full, module) ?? findFolder(vm, full, module)) !== undefined ||
    isCompiled(vm, full, module)
  );
}

/** The names that `from module import *` binds. */
export function* starNames(vm: Vm, module: PyModule): Steps<readonly string[]> {
  yield* wake(vm, module);
  yield* runAllStars(vm, module.globals);
  const all = getString(module.globals, "__all__");
  const names: string[] = [];
  if (all && all.kind !== "unknown") {
    const it = yield* iterator(vm, all);
    for (;;) {
      const name = yield* next(vm, it);
      if (name === undefined) return names;
      if (name.kind === "str") names.push(name.value);
    }
  }
  for (const { key } of module.globals.entries.values()) {
    if (key.kind === "str" && !key.value.startsWith("_")) names.push(key.value);
  }
  return names;
}

/** `module.name` */
export function moduleAttribute(
  machine: Machine,
  module: PyModule,
  name: string,
): PyValue | Deferred | undefined {
  const own = getString(module.globals, name);
  const vm = vms.get(machine);
  const stars = vm?.imports.stars.get(module.globals);
  if (vm && stars && stars.waiting.length > 0 && !stars.bound.has(name)) {
    const starred = starredAttribute(vm, module, name, own);
    if (starred) return starred;
  }
  if (own !== undefined) return own;
  if (name === "__dict__") return module.globals;
  if (name === "__class__") return machine.builtinClass("module");
  if (vm?.imports.waiting.has(module)) return afterSteps(wake(vm, module), vm, module, name);
  if (vm) {
    const made = nativeAttribute(vm, module, name);
    if (made) return made;
  }
  if (module.missing) {
    return machine.unknown({ kind: "derived", what: `.${name}` }, module.missing);
  }
  const starred = vm && unknownStarred(vm, module.globals, name);
  if (starred) return starred;
  const getattr = getString(module.globals, "__getattr__");
  if (getattr) return { kind: "call", callee: getattr, args: [str(name)] };
  return vm && unreadName(vm, module, name);
}

/** An attribute of a package some parts of which have not been run. */
function starredAttribute(
  vm: Vm,
  module: PyModule,
  name: string,
  own: PyValue | undefined,
): Deferred | undefined {
  // A part that defines its own name, as `alexnet.alexnet` does: the name is the function, once the part has run.
  const isPart = own?.kind === "module" && own.name === `${module.name}.${name}`;
  const steps = own === undefined || isPart ? findStarred(vm, module.globals, name) : undefined;
  if (steps) return afterSteps(steps, vm, module, name);
  // What is no part's own may be a registry that they are in.
  const isRegistry = own !== undefined && own.kind !== "module" && !name.startsWith("__");
  if (!isRegistry && name !== "__dict__") return undefined;
  return afterSteps(runAllStars(vm, module.globals), vm, module, name);
}

/** An attribute of a module for which something has to run first. */
function afterSteps(steps: Steps<unknown>, vm: Vm, module: PyModule, name: string): Deferred {
  const callee: PyNative = {
    kind: "native",
    name: "__getattr__",
    qualifiedName: "module.__getattr__",
    isMethod: false,
    *call() {
      yield* steps;
      return yield* getAttribute(vm, module, name);
    },
  };
  return { kind: "call", callee, args: [] };
}

/** A submodule of a library that is there without an import of its own, or what the library says about other names. */
function nativeAttribute(vm: Vm, module: PyModule, name: string): PyValue | Deferred | undefined {
  const native = vm.imports.natives.get(module);
  if (!native) return undefined;
  const full = `${module.name}.${name}`;
  const submodule = vm.library.get(full);
  if (submodule?.source !== undefined) {
    return afterSteps(importModule(vm, full), vm, module, name);
  }
  if (submodule) {
    const made = vm.imports.modules.get(full) ?? startNative(vm, submodule);
    setString(module.globals, name, made);
    return made;
  }
  const missing = native.missing?.(vm, name);
  if (missing) setString(module.globals, name, missing);
  return missing;
}

/** True for a name that neither the module has nor, as far as anybody knows, the library it stands for. */
export function isUnheardOf(machine: Machine, module: PyModule, name: string): boolean {
  const vm = vms.get(machine);
  const native = vm?.imports.natives.get(module);
  if (!vm || !native?.knows || native.knows(name) || name.startsWith("__")) return false;
  const own = getString(module.globals, name);
  return (own === undefined || own.kind === "unknown") && !vm.library.has(`${module.name}.${name}`);
}

/** What `sys.modules` holds. */
export function loadedModules(machine: Machine): Map<string, PyValue> {
  return vms.get(machine)?.imports.modules ?? new Map<string, PyValue>();
}

/** `sys.modules` */
export function modulesDict(machine: Machine): PyDict {
  const vm = vms.get(machine);
  const onRead = (name: string): void => {
    // Libraries ask for the program's name.
    if (vm && name === "__main__" && !isInLibrary(vm)) vm.imports.reachesDocument = true;
  };
  return liveDict(loadedModules(machine), { onRead });
}

/** The text of a file of the user's project; see `projectText`. */
export function readProjectText(machine: Machine, path: string): string | undefined {
  const vm = vms.get(machine);
  return vm && projectText(vm, path);
}

/** What there is in the user's project under a path; absent where there is nothing. */
export function inProject(machine: Machine, path: string): "file" | "folder" | undefined {
  const vm = vms.get(machine);
  const found = vm && projectPath(vm, path);
  if (!vm || found === undefined) return undefined;
  return vm.imports.files.list(found).length > 0 ? "folder" : "file";
}

/** The insides of the machines that native code is handed. */
const vms = new WeakMap<Machine, Vm>();

/** The insides of a machine that native code was handed. */
export function vmOf(machine: Machine): Vm | undefined {
  return vms.get(machine);
}

export function registerVm(vm: Vm): void {
  vms.set(vm, vm);
}
