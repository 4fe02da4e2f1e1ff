/** `re.Pattern`. */

import { defineClass } from "../classes";
import { dictSet, newDict } from "../dict";
import { bool, int, None, str, tuple, type PyClass, type PyValue } from "../values";
import { genericAlias } from "./alias";
import { classMethod, entries, getter, method, perRun } from "./support";
import { flagBits } from "./reFlags";
import { patternHost } from "./reCompile";
import { anchorings, find, findAll, findIter, split, substitute } from "./reSearch";

export const patternClass = perRun("re.Pattern", (): PyClass =>
  defineClass({
    name: "Pattern",
    module: "re",
    attributes: entries(
      ...anchorings.map(([name, anchoring]) =>
        method("Pattern", name, "self, string, pos?, endpos?", (vm, self, text, pos, endpos) =>
          self.kind === "instance" ? find(vm, self, text, anchoring, pos, endpos) : None,
        ),
      ),
      method("Pattern", "findall", "self, string, pos?, endpos?", (vm, self, text, pos, endpos) =>
        self.kind === "instance" ? findAll(vm, self, text, pos, endpos) : None,
      ),
      method("Pattern", "finditer", "self, string, pos?, endpos?", (vm, self, text, pos, endpos) =>
        self.kind === "instance" ? findIter(vm, self, text, pos, endpos) : None,
      ),
      method("Pattern", "split", "self, string, maxsplit?", (vm, self, text, maxsplit) =>
        self.kind === "instance" ? split(vm, self, text, maxsplit) : None,
      ),
      method(
        "Pattern",
        "sub",
        "self, repl, string, count?",
        function* (vm, self, repl, text, count) {
          if (self.kind !== "instance") return None;
          const [result] = yield* substitute(vm, self, repl, text, count);
          return result;
        },
      ),
      method(
        "Pattern",
        "subn",
        "self, repl, string, count?",
        function* (vm, self, repl, text, count) {
          if (self.kind !== "instance") return None;
          const [result, made] = yield* substitute(vm, self, repl, text, count);
          return tuple([result, int(made)]);
        },
      ),
      method("Pattern", "__repr__", "self, /", (_vm, self) => str(patternText(self))),
      method("Pattern", "__eq__", "self, other, /", (_vm, self, other) => {
        const [a, b] = [patternHost(self), patternHost(other)];
        return bool(a !== undefined && b !== undefined && a.text === b.text && a.flags === b.flags);
      }),
      method("Pattern", "__hash__", "self, /", (_vm, self) =>
        int(patternHost(self)?.text.length ?? 0),
      ),
      method("Pattern", "__copy__", "self, /", (_vm, self) => self),
      method("Pattern", "__deepcopy__", "self, memo, /", (_vm, self) => self),
      getter("Pattern", "pattern", (_vm, self) => {
        const host = patternHost(self);
        if (host?.isBytes)
          return { kind: "bytes", data: [...host.text].map((c) => c.charCodeAt(0)) };
        return str(host?.text ?? "");
      }),
      getter("Pattern", "flags", (_vm, self) => int(patternHost(self)?.flags ?? 0)),
      getter("Pattern", "groups", (_vm, self) => int(patternHost(self)?.regex.groups ?? 0)),
      getter("Pattern", "groupindex", (_vm, self) => {
        const dict = newDict();
        for (const [name, index] of patternHost(self)?.regex.names ?? [])
          dictSet(dict, str(name), int(index));
        return dict;
      }),
      classMethod("Pattern", "__class_getitem__", "cls, item, /", (vm, cls, item) =>
        genericAlias(vm, cls, item),
      ),
    ),
  }),
);

function patternText(self: PyValue): string {
  const host = patternHost(self);
  if (host === undefined) return "re.compile(?)";
  const quoted = quote(host.text);
  const shown = host.flags & ~(host.isBytes ? 0 : 32);
  const names = Object.entries(flagBits).flatMap(([name, bit]) =>
    shown & bit ? [`re.${name}`] : [],
  );
  const prefix = host.isBytes ? "b" : "";
  return `re.compile(${prefix}${quoted}${names.length > 0 ? `, ${names.join("|")}` : ""})`;
}

function quote(text: string): string {
  const escaped = text
    .replace(/\\/g, "\\\\")
    .replace(/\n/g, "\\n")
    .replace(/\t/g, "\\t")
    .replace(/\r/g, "\\r");
  return text.includes("'") && !text.includes('"')
    ? `"${escaped}"`
    : `'${escaped.replace(/'/g, "\\'")}'`;
}
