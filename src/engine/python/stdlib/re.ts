/** Python's `re`. */

import type { NativeModule } from "../native";
import { int, None, str, tuple } from "../values";
import { entries, native, once } from "./support";
import { flagEntries } from "./reFlags";
import { matchClass } from "./reMatch";
import { patternClass } from "./rePattern";
import { compilePattern, errorClass, textOf } from "./reCompile";
import { anchorings, find, findAll, findIter, split, substitute } from "./reSearch";

export const re: NativeModule = {
  name: "re",
  create: (vm) => [
    ...functions(),
    ...flagEntries(vm),
    ["Pattern", patternClass(vm)],
    ["Match", matchClass(vm)],
    ["error", errorClass(vm)],
    ["PatternError", errorClass(vm)],
  ],
};

const functions = once(() =>
  entries(
    native("compile", "pattern, flags?", (vm, pattern, flags) =>
      compilePattern(vm, pattern, flags),
    ),
    ...anchorings.map(([name, anchoring]) =>
      native(name, "pattern, string, flags?", (vm, pattern, text, flags) =>
        find(vm, compilePattern(vm, pattern, flags), text, anchoring),
      ),
    ),
    native("findall", "pattern, string, flags?", (vm, pattern, text, flags) =>
      findAll(vm, compilePattern(vm, pattern, flags), text),
    ),
    native("finditer", "pattern, string, flags?", (vm, pattern, text, flags) =>
      findIter(vm, compilePattern(vm, pattern, flags), text),
    ),
    native("split", "pattern, string, maxsplit?, flags?", (vm, pattern, text, maxsplit, flags) =>
      split(vm, compilePattern(vm, pattern, flags), text, maxsplit),
    ),
    native(
      "sub",
      "pattern, repl, string, count?, flags?",
      function* (vm, pattern, repl, text, count, flags) {
        const [result] = yield* substitute(
          vm,
          compilePattern(vm, pattern, flags),
          repl,
          text,
          count,
        );
        return result;
      },
    ),
    native(
      "subn",
      "pattern, repl, string, count?, flags?",
      function* (vm, pattern, repl, text, count, flags) {
        const [result, made] = yield* substitute(
          vm,
          compilePattern(vm, pattern, flags),
          repl,
          text,
          count,
        );
        return tuple([result, int(made)]);
      },
    ),
    native("escape", "pattern", (_vm, pattern) => {
      const special = /[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g;
      if (pattern.kind === "str") return str(pattern.value.replace(special, "\\$&"));
      if (pattern.kind !== "bytes") return pattern;
      const escaped = textOf(pattern.data).replace(special, "\\$&");
      return { kind: "bytes", data: [...escaped].map((char) => char.charCodeAt(0)) };
    }),
    native("purge", "", () => None),
  ),
);
