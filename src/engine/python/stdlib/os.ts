/** Python's `os`: the texts of paths; everything that asks the system is unknown. */

import { builtinClasses, defineClass } from "../classes";
import type { NativeModule } from "../native";
import { int, None, str, type PyClass, type PyDict, type PyValue } from "../values";
import { lookupClass } from "../attributes";
import { dictGet } from "../dict";
import { abcMeta, abstractMethod, noteAbstract, setStructuralCheck } from "./abstract";
import { pathText } from "./osPath";
import { entries, method, native, once, perRun, unknowing } from "./support";

export const os: NativeModule = {
  name: "os",
  create: (vm) => [...contents(), ["environ", environment(vm)], ["PathLike", pathLikeClass(vm)]],
  missing: (vm, name) =>
    /^__.*__$/.test(name) ? undefined : vm.unknown({ kind: "external", name: `os.${name}` }),
};

/** Variables that are asked for by name are unknown; those that are asked for with a default have it. */
const environment = perRun("os.environ", (): PyDict => {
  const cls = defineClass({
    name: "_Environ",
    module: "os",
    bases: [builtinClasses.dict],
    attributes: entries(
      method("_Environ", "__missing__", "self, key, /", (vm, _self, key) =>
        vm.unknown({
          kind: "external",
          name: `environment variable ${key.kind === "str" ? key.value : ""}`.trim(),
        }),
      ),
    ),
  });
  return { kind: "dict", entries: new Map(), of: cls, attributes: new Map() };
});

const pathLikeClass = perRun("os.PathLike", (vm): PyClass => {
  const cls = defineClass({
    name: "PathLike",
    module: "os",
    metaclass: abcMeta(vm),
    attributes: [abstractMethod("PathLike", "__fspath__")],
  });
  noteAbstract(cls);
  setStructuralCheck(vm, cls, (_vm, each) => lookupClass(each, "__fspath__") !== undefined);
  return cls;
});

const contents = once((): readonly (readonly [string, PyValue])[] => [
  ["name", str("posix")],
  ["sep", str("/")],
  ["pathsep", str(":")],
  ["linesep", str("\n")],
  ["curdir", str(".")],
  ["pardir", str("..")],
  ["extsep", str(".")],
  ["altsep", None],
  ["devnull", str("/dev/null")],
  ["error", builtinClasses.OSError],
  ["F_OK", int(0)],
  ["R_OK", int(4)],
  ["W_OK", int(2)],
  ["X_OK", int(1)],
  ["O_RDONLY", int(0)],
  ["SEEK_SET", int(0)],
  ["SEEK_CUR", int(1)],
  ["SEEK_END", int(2)],
  ...entries(
    native(
      "getenv",
      "key, default?",
      (vm, key, otherwise = None) => dictGet(environment(vm), key) ?? otherwise,
    ),
    native("fspath", "path", function* (vm, path) {
      return str(yield* pathText(vm, path));
    }),
    native("fsdecode", "filename", function* (vm, path) {
      return str(yield* pathText(vm, path));
    }),
    ...[
      "makedirs",
      "mkdir",
      "chdir",
      "putenv",
      "unsetenv",
      "remove",
      "unlink",
      "rename",
      "replace",
      "rmdir",
      "removedirs",
      "utime",
      "chmod",
      "close",
      "kill",
      "symlink",
      "link",
    ].map((name) => native(name, "*args, **kwargs", () => None, { unknowns: "accept" })),
    ...[
      "getcwd",
      "getpid",
      "getppid",
      "getlogin",
      "cpu_count",
      "urandom",
      "uname",
      "times",
      "system",
      "listdir",
      "walk",
      "scandir",
      "stat",
      "lstat",
      "access",
      "popen",
      "open",
      "sched_getaffinity",
      "getloadavg",
      "get_terminal_size",
      "readlink",
    ].map((name) => unknowing(name, { kind: "external", name: `os.${name}` })),
    native("_exit", "status, /", (vm, status) => {
      throw vm.raiseOf(builtinClasses.SystemExit, [status]);
    }),
  ),
]);
