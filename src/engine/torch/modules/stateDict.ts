/** `state_dict()`, and loading one, which changes nothing that Layerlens shows. */

import { setString } from "../../python/dict";
import type { Machine } from "../../python/native";
import { None, type PyDict, type PyInstance, type PyValue } from "../../python/values";
import { returnTuple } from "../returnTypes";
import { sharing } from "../tensorAttributes";
import { entriesOf, walkModules } from "./state";
import type { Methods } from "./module";

export const stateMethods: Methods = {
  state_dict: [
    "*args, destination?, prefix?, keep_vars?",
    (vm, self, _args, _destination, prefix) => stateDict(vm, self, prefix),
  ],
  load_state_dict: [
    "state_dict, strict?, assign?",
    (vm) =>
      returnTuple(
        vm,
        "_IncompatibleKeys",
        ["missing_keys", "unexpected_keys"],
        [emptyList(), emptyList()],
      ),
  ],
  _load_from_state_dict: ["*args, **kwargs", () => None],
  _save_to_state_dict: ["*args, **kwargs", () => None],
  _register_state_dict_hook: ["hook", () => None],
  _register_load_state_dict_pre_hook: ["hook, with_module?", () => None],
  register_load_state_dict_post_hook: ["hook", () => None],
  register_load_state_dict_pre_hook: ["hook", () => None],
  register_state_dict_pre_hook: ["hook", () => None],
  _register_load_state_dict_post_hook: ["hook", () => None],
  get_extra_state: ["", () => None],
  set_extra_state: ["state", () => None],
  __setstate__: ["state", () => None],
};

function emptyList(): PyValue {
  return { kind: "list", items: [] };
}

/** Parameters, then buffers that persist, of each module; a shared tensor under each of its names. */
function stateDict(vm: Machine, self: PyInstance, prefix: PyValue | undefined): PyDict {
  const start = prefix?.kind === "str" ? prefix.value : "";
  const dict: PyDict = { kind: "dict", entries: new Map() };
  for (const { path, module } of walkModules(vm, self, "", new Set(), true)) {
    const at = start + (path === "" ? "" : `${path}.`);
    const transient = module.attributes.get("_non_persistent_buffers_set");
    for (const [name, value] of entriesOf(module, "_parameters")) {
      if (value.kind === "tensor") setString(dict, at + name, detached(value));
    }
    for (const [name, value] of entriesOf(module, "_buffers")) {
      const isTransient = transient?.kind === "set" && transient.entries.has(name);
      if (value.kind === "tensor" && !isTransient) setString(dict, at + name, detached(value));
    }
  }
  return dict;
}

/** Lazy parameters stay themselves. */
function detached(value: PyValue & { readonly kind: "tensor" }): PyValue {
  return value.state.isUninitialized ? value : sharing(value);
}
