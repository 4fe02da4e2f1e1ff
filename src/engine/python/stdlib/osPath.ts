/** Python's `os.path`, of a POSIX system: texts of paths. What is on disk is not known. */

import { findAttribute } from "../attributes";
import { callValue } from "../call";
import { inProject } from "../imports";
import type { Machine, NativeModule, Steps } from "../native";
import { bool, None, str, tuple, type PyValue } from "../values";
import { entries, native, once, typeName, unknowing } from "./support";
import { toItems } from "../iterate";

export const osPath: NativeModule = { name: "os.path", create: () => osPathEntries() };
export const posixPath: NativeModule = { name: "posixpath", create: () => osPathEntries() };

/** `os.fspath(path)` as text; absent for what is no path. */
function* fsPath(vm: Machine, path: PyValue): Steps<string | undefined> {
  if (path.kind === "str") return path.value;
  if (path.kind === "bytes") return path.data.map((byte) => String.fromCharCode(byte)).join("");
  const convert = yield* findAttribute(vm, path, "__fspath__");
  const text = convert && (yield* callValue(convert, []));
  return text?.kind === "str" ? text.value : undefined;
}

/** The same; raises Python's TypeError for what is no path. */
export function* pathText(vm: Machine, path: PyValue): Steps<string> {
  const text = yield* fsPath(vm, path);
  if (text !== undefined) return text;
  const type = typeName(vm, path);
  throw vm.raise("TypeError", `expected str, bytes or os.PathLike object, not ${type}`);
}

function* joined(vm: Machine, path: PyValue): Steps<string> {
  const text = yield* fsPath(vm, path);
  if (text !== undefined) return text;
  const type = typeName(vm, path);
  const message = `join() argument must be str, bytes, or os.PathLike object, not '${type}'`;
  throw vm.raise("TypeError", message);
}

export function joinPaths(first: string, rest: readonly string[]): string {
  let path = first;
  for (const part of rest) {
    if (part.startsWith("/")) path = part;
    else if (path === "" || path.endsWith("/")) path += part;
    else path += `/${part}`;
  }
  return path;
}

export function splitPath(path: string): readonly [string, string] {
  const at = path.lastIndexOf("/") + 1;
  const head = path.slice(0, at);
  const isRoot = /^\/*$/.test(head);
  return [isRoot ? head : head.replace(/\/+$/, ""), path.slice(at)];
}

export function splitExtension(path: string): readonly [string, string] {
  const from = path.lastIndexOf("/") + 1;
  const dot = path.lastIndexOf(".");
  if (dot <= from || /^\.*$/.test(path.slice(from, dot))) return [path, ""];
  return [path.slice(0, dot), path.slice(dot)];
}

export function normalPath(path: string): string {
  if (path === "") return ".";
  const slashes =
    path.startsWith("//") && !path.startsWith("///") ? "//" : path.startsWith("/") ? "/" : "";
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== ".." || (slashes === "" && parts.length === 0) || parts.at(-1) === "..")
      parts.push(part);
    else parts.pop();
  }
  return slashes + parts.join("/") || ".";
}

function onText(name: string, body: (path: string) => PyValue) {
  return native(name, "path", function* (vm, path) {
    return body(yield* pathText(vm, path));
  });
}

const disk = (name: string) => ({ kind: "external", name: `os.path.${name}` }) as const;

const osPathEntries = once((): readonly (readonly [string, PyValue])[] => [
  ["sep", str("/")],
  ["pathsep", str(":")],
  ["curdir", str(".")],
  ["pardir", str("..")],
  ["extsep", str(".")],
  ["altsep", None],
  ["defpath", str("/bin:/usr/bin")],
  ["devnull", str("/dev/null")],
  ["supports_unicode_filenames", bool(false)],
  ...entries(
    native("join", "a, /, *p", function* (vm, first, rest) {
      const texts: string[] = [];
      for (const part of rest.items) texts.push(yield* joined(vm, part));
      return str(joinPaths(yield* pathText(vm, first), texts));
    }),
    onText("basename", (path) => str(splitPath(path)[1])),
    onText("dirname", (path) => str(splitPath(path)[0])),
    onText("split", (path) => tuple(splitPath(path).map(str))),
    onText("splitext", (path) => tuple(splitExtension(path).map(str))),
    onText("splitdrive", (path) => tuple([str(""), str(path)])),
    onText("normpath", (path) => str(normalPath(path))),
    onText("normcase", (path) => str(path)),
    onText("isabs", (path) => bool(path.startsWith("/"))),
    onText("expanduser", (path) => str(path)),
    onText("expandvars", (path) => str(path)),
    native("abspath", "path", absolute),
    native("realpath", "path, *, strict?", absolute),
    native("commonprefix", "m", function* (vm, m) {
      const texts: string[] = [];
      for (const item of yield* toItems(vm, m)) texts.push(yield* pathText(vm, item));
      return str(commonStart(texts));
    }),
    native("commonpath", "paths", function* (vm, paths) {
      const texts: string[][] = [];
      for (const item of yield* toItems(vm, paths)) {
        texts.push((yield* pathText(vm, item)).split("/").filter((part) => part !== "."));
      }
      const shared = texts[0]?.filter((part, i) => texts.every((each) => each[i] === part)) ?? [];
      const length = shared.findIndex((part, i) => part !== texts[0][i]);
      return str((length < 0 ? shared : shared.slice(0, length)).join("/") || "/");
    }),
    native("relpath", "path, start?", function* (vm, path, start) {
      const to = normalPath(yield* pathText(vm, path))
        .split("/")
        .filter((p) => p !== "" && p !== ".");
      const from = normalPath(start === undefined ? "." : yield* pathText(vm, start))
        .split("/")
        .filter((p) => p !== "" && p !== ".");
      let same = 0;
      while (same < to.length && same < from.length && to[same] === from[same]) same += 1;
      const up = from.slice(same).map(() => "..");
      return str([...up, ...to.slice(same)].join("/") || ".");
    }),
    ...["exists", "lexists", "isfile", "isdir"].map((name) =>
      native(name, "path", function* (vm, path) {
        const text = yield* pathText(vm, path);
        // What is not in the project may be anywhere else.
        const found = inProject(vm, text);
        if (found === undefined) return vm.unknown(disk(name));
        return bool(name === "isfile" ? found === "file" : name !== "isdir" || found === "folder");
      }),
    ),
    ...["islink", "ismount", "getsize", "getmtime", "getctime", "getatime", "samefile"].map(
      (name) => unknowing(name, disk(name)),
    ),
  ),
]);

/** An absolute path stays itself; where a relative one is, nobody knows. */
function* absolute(vm: Machine, path: PyValue): Steps<PyValue> {
  const text = yield* pathText(vm, path);
  if (text.startsWith("/")) return str(normalPath(text));
  return vm.unknown({ kind: "external", name: "the working directory" });
}

function commonStart(texts: readonly string[]): string {
  const [first] = texts;
  if (first === undefined) return "";
  let length = first.length;
  for (const text of texts) while (!text.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
