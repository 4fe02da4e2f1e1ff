/** Python's `importlib` and `pkgutil`: modules by name. */

import { findAttribute } from "../attributes";
import { newInstance } from "../classes";
import type { Machine, NativeModule, Steps } from "../native";
import { list, None, str, type PyValue } from "../values";
import { outsideModule } from "./pythonModule";
import { simpleNamespaceClass } from "./types";
import { entries, native, once, textOf, unknowing } from "./support";

export const importlib: NativeModule = outsideModule("importlib", () => functions());

const functions = once(() =>
  entries(
    native("import_module", "name, package?", function* (vm, name, package_) {
      const text = textOf(vm, name, "name");
      if (!text.startsWith(".")) return yield* vm.importModule(text);
      const home = package_?.kind === "str" ? package_.value : undefined;
      if (home === undefined) {
        const message = `the 'package' argument is required to perform a relative import for '${text}'`;
        throw vm.raise("TypeError", message);
      }
      const level = /^\.+/.exec(text)?.[0].length ?? 1;
      const parts = home.split(".");
      const base = parts.slice(0, parts.length - (level - 1));
      return yield* vm.importModule([...base, text.slice(level)].filter(Boolean).join("."));
    }),
    native("reload", "module", (_vm, module) => module),
    native("invalidate_caches", "", () => None),
    native("__import__", "name, *args, **kwargs", (vm, name) =>
      vm.importModule(textOf(vm, name, "name").split(".")[0]),
    ),
  ),
);

/** Whether a module can be had; one that is not here counts as not installed. */
function* findSpec(vm: Machine, name: string): Steps<PyValue> {
  const module = yield* vm.importModule(name);
  if (module.kind !== "module") return None;
  const spec = newInstance(simpleNamespaceClass(vm));
  spec.attributes.set("name", str(name));
  spec.attributes.set("origin", None);
  return spec;
}

export const importlibUtil: NativeModule = outsideModule("importlib.util", () =>
  entries(
    native("find_spec", "name, package?", (vm, name) => findSpec(vm, textOf(vm, name, "name"))),
  ),
);

export const importlibMetadata: NativeModule = outsideModule("importlib.metadata", () =>
  entries(
    native("version", "distribution_name", function* (vm, name) {
      const module = yield* vm.importModule(textOf(vm, name, "name"));
      const version = yield* findAttribute(vm, module, "__version__");
      return version ?? vm.unknown({ kind: "external", name: "installed versions" });
    }),
    unknowing("distributions", { kind: "external", name: "installed packages" }),
  ),
);

export const pkgutil: NativeModule = outsideModule("pkgutil", () =>
  entries(
    native("iter_modules", "path?, prefix?", () => list([])),
    native("walk_packages", "path?, prefix?, onerror?", () => list([])),
    native("find_loader", "fullname", (vm, name) => findSpec(vm, textOf(vm, name, "name"))),
    native("extend_path", "path, name", (_vm, path) => path),
  ),
);
