/** PyYAML, as far as it reads settings. */

import { findAttribute } from "../../attributes";
import { callValue } from "../../call";
import { builtinClasses, defineClass } from "../../classes";
import type { Machine, NativeModule, Steps } from "../../native";
import { list, None, type PyValue } from "../../values";
import { unmodelled } from "../pythonModule";
import { entries, native, perRun } from "../support";
import { parseYaml, YamlProblem } from "./yamlParse";

const loaderNames = ["Loader", "BaseLoader", "SafeLoader", "FullLoader", "UnsafeLoader"] as const;

const yamlError = perRun("yaml.YAMLError", () =>
  defineClass({ name: "YAMLError", module: "yaml.error", bases: [builtinClasses.Exception] }),
);

export const yaml: NativeModule = {
  name: "yaml",
  create: (vm) => [
    ...entries(yamlError(vm)),
    ...loaderNames.flatMap((name) => {
      const loader = defineClass({ name, module: "yaml.loader" });
      return [[name, loader] as const, [`C${name}`, loader] as const];
    }),
    ...["safe_load", "full_load", "unsafe_load"].map(
      (name) => [name, native(name, "stream", load)] as const,
    ),
    ["load", native("load", "stream, Loader?", (machine, stream) => load(machine, stream))],
    ...["safe_load_all", "full_load_all", "load_all"].map(
      (name) =>
        [
          name,
          native(name, "stream, Loader?", function* (machine, stream) {
            const value = yield* load(machine, stream);
            return value.kind === "unknown" ? value : list([value]);
          }),
        ] as const,
    ),
  ],
  missing: unmodelled("yaml"),
};

/** A text, or the text of a file; what is beyond the parser is unknown. */
function* load(vm: Machine, stream: PyValue): Steps<PyValue> {
  const text = yield* textOf(vm, stream);
  if (text.kind === "unknown") return text;
  if (text.kind !== "str") return text.kind === "none" ? None : unread(vm, "no text");
  try {
    return parseYaml(vm, text.value);
  } catch (error) {
    if (error instanceof YamlProblem) return unread(vm, error.message);
    throw error;
  }
}

function unread(vm: Machine, why: string): PyValue {
  return vm.unknown({ kind: "unsupported", what: `YAML with ${why}` });
}

function* textOf(vm: Machine, stream: PyValue): Steps<PyValue> {
  if (stream.kind === "str") return stream;
  const read = yield* findAttribute(vm, stream, "read");
  const text = read ? yield* callValue(read, []) : stream;
  if (text.kind !== "bytes") return text;
  const decode = yield* findAttribute(vm, text, "decode");
  return decode ? yield* callValue(decode, []) : text;
}
