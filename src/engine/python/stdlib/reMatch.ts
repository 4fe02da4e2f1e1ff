/** What a match gives: groups, spans, expanded templates. */

import { defineClass, newInstance } from "../classes";
import { dictSet, newDict } from "../dict";
import type { Machine } from "../native";
import { repr } from "../text";
import {
  bool,
  int,
  None,
  str,
  tuple,
  type PyClass,
  type PyInstance,
  type PyValue,
} from "../values";
import type { Found } from "./regex/matcher";
import { entries, getter, method, perRun, plainInt } from "./support";
import { type MatchHost, type Subject, matchHost, patternHost, slice, textOf } from "./reCompile";
import { fill, templateOf } from "./reSearch";

export function matchObject(
  vm: Machine,
  pattern: PyInstance,
  subject: Subject,
  found: Found,
  from: number,
  end: number,
): PyInstance {
  const match = newInstance(matchClass(vm));
  const host: MatchHost = { isMatch: true, pattern, subject, ...found, from, end };
  match.host = host;
  return match;
}

/** The number of a group by number or name; raises IndexError. */
function groupIndex(vm: Machine, match: MatchHost, group: PyValue): number {
  const names = patternHost(match.pattern)?.regex.names;
  const index = group.kind === "str" ? names?.get(group.value) : plainInt(group);
  if (index === undefined || index < 0 || Number(index) >= match.spans.length / 2) {
    throw vm.raise("IndexError", "no such group");
  }
  return Number(index);
}

function groupValue(match: MatchHost, index: number, otherwise: PyValue = None): PyValue {
  const start = match.spans[2 * index];
  return start < 0 ? otherwise : slice(match.subject, start, match.spans[2 * index + 1]);
}

export const matchClass = perRun("re.Match", (): PyClass =>
  defineClass({
    name: "Match",
    module: "re",
    attributes: entries(
      method("Match", "group", "self, *groups", (vm, self, groups) => {
        const match = matchHost(self);
        if (match === undefined) return None;
        if (groups.items.length === 0) return groupValue(match, 0);
        const values = groups.items.map((group) => groupValue(match, groupIndex(vm, match, group)));
        return values.length === 1 ? values[0] : tuple(values);
      }),
      method("Match", "__getitem__", "self, group, /", (vm, self, group) => {
        const match = matchHost(self);
        return match === undefined ? None : groupValue(match, groupIndex(vm, match, group));
      }),
      method("Match", "groups", "self, default?", (_vm, self, otherwise) => {
        const match = matchHost(self);
        if (match === undefined) return tuple([]);
        const count = match.spans.length / 2 - 1;
        return tuple(Array.from({ length: count }, (_, i) => groupValue(match, i + 1, otherwise)));
      }),
      method("Match", "groupdict", "self, default?", (_vm, self, otherwise) => {
        const dict = newDict();
        const match = matchHost(self);
        const names = match && patternHost(match.pattern)?.regex.names;
        for (const [name, index] of names ?? []) {
          if (match) dictSet(dict, str(name), groupValue(match, index, otherwise));
        }
        return dict;
      }),
      spanMethod("start", (start) => int(start)),
      spanMethod("end", (_start, end) => int(end)),
      spanMethod("span", (start, end) => tuple([int(start), int(end)])),
      method("Match", "expand", "self, template", (vm, self, text) => {
        const match = matchHost(self);
        const host = match && patternHost(match.pattern);
        if (match === undefined || host === undefined) return text;
        const out: number[] = [];
        fill(templateOf(vm, host, text), match.subject, match.spans, out);
        return match.subject.isBytes ? { kind: "bytes", data: out } : str(textOf(out));
      }),
      method("Match", "__bool__", "self, /", () => bool(true)),
      method("Match", "__copy__", "self, /", (_vm, self) => self),
      method("Match", "__deepcopy__", "self, memo, /", (_vm, self) => self),
      method("Match", "__repr__", "self, /", function* (vm, self) {
        const match = matchHost(self);
        if (match === undefined) return str("<re.Match object>");
        const text = groupValue(match, 0);
        // As much of it as CPython shows.
        const shown = [...(yield* repr(vm, text))].slice(0, 50).join("");
        return str(
          `<re.Match object; span=(${match.spans[0]}, ${match.spans[1]}), match=${shown}>`,
        );
      }),
      getter("Match", "regs", (_vm, self) => {
        const { spans } = matchHost(self) ?? { spans: [] };
        const pairs: PyValue[] = [];
        for (let i = 0; i < spans.length; i += 2)
          pairs.push(tuple([int(spans[i]), int(spans[i + 1])]));
        return tuple(pairs);
      }),
      getter("Match", "string", (_vm, self) => matchHost(self)?.subject.value ?? None),
      getter("Match", "re", (_vm, self) => matchHost(self)?.pattern ?? None),
      getter("Match", "pos", (_vm, self) => int(matchHost(self)?.from ?? 0)),
      getter("Match", "endpos", (_vm, self) => int(matchHost(self)?.end ?? 0)),
      getter("Match", "lastindex", (_vm, self) => {
        const last = matchHost(self)?.lastIndex ?? 0;
        return last === 0 ? None : int(last);
      }),
      getter("Match", "lastgroup", (_vm, self) => {
        const match = matchHost(self);
        const names = match && patternHost(match.pattern)?.regex.names;
        for (const [name, index] of names ?? []) if (index === match?.lastIndex) return str(name);
        return None;
      }),
    ),
  }),
);

function spanMethod(name: string, pick: (start: number, end: number) => PyValue) {
  return method("Match", name, "self, group?", (vm, self, group = int(0)) => {
    const match = matchHost(self);
    if (match === undefined) return None;
    const index = groupIndex(vm, match, group);
    return pick(match.spans[2 * index], match.spans[2 * index + 1]);
  });
}
