/** `print(model)`: a module as text. */

import { getAttribute } from "../../python/attributes";
import { callValue } from "../../python/call";
import { repr } from "../../python/text";
import type { Machine, Steps } from "../../python/native";
import type { PyInstance } from "../../python/values";
import { entriesOf } from "./state";

/** `Module.__repr__` */
export function* moduleText(vm: Machine, self: PyInstance): Steps<string> {
  const extra = yield* extraRepr(vm, self);
  const extraLines = extra === "" ? [] : extra.split("\n");
  const childLines: string[] = [];
  for (const [name, child] of entriesOf(self, "_modules")) {
    const text = yield* repr(vm, child);
    childLines.push(`(${name}): ${text.split("\n").join("\n  ")}`);
  }
  const name = self.of.name;
  if (extraLines.length === 1 && childLines.length === 0) return `${name}(${extraLines[0]})`;
  const lines = [...extraLines, ...childLines];
  if (lines.length === 0) return `${name}()`;
  return `${name}(\n  ${lines.join("\n  ")}\n)`;
}

export function* extraRepr(vm: Machine, self: PyInstance): Steps<string> {
  const method = yield* getAttribute(vm, self, "extra_repr");
  const text = yield* callValue(method, []);
  return text.kind === "str" ? text.value : "";
}
