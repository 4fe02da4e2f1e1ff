/** `state_dict()`, and loading one. */

import { callValue } from "../../python/call";
import { newDict, setString } from "../../python/dict";
import type { Machine } from "../../python/native";
import {
  None,
  str,
  type PyDict,
  type PyInstance,
  type PyTensor,
  type PyValue,
} from "../../python/values";
import { orderedDictClass } from "../../python/stdlib/collectionClasses";
import { namedTuple, newNamedTuple } from "../../python/stdlib/namedTuple";
import { method, perRun } from "../../python/stdlib/support";
import { asMethod } from "../bind";
import { callRegistered } from "../call";
import { sizesText } from "../op";
import { allOps } from "../ops/index";
import { sharing } from "../tensorAttributes";
import { countOf, entriesOf, typeName, walkModules } from "./state";
import type { Methods } from "./module";

export const stateMethods: Methods = {
  state_dict: [
    "*args, destination?, prefix?, keep_vars?",
    (vm, self, _args, _destination, prefix) => stateDict(vm, self, prefix),
  ],
  load_state_dict: [
    "state_dict, strict?, assign?",
    (vm, self, state, strict) => loadStateDict(vm, self, state, strict),
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

/** What one tensor of a state counts against the budget: an object of its own, and its path. */
const stepsPerEntry = 20;
const itemsPerEntry = 24;

/** Parameters, then buffers that persist, of each module; a shared tensor under each of its names. */
function stateDict(vm: Machine, self: PyInstance, prefix: PyValue | undefined): PyDict {
  const start = prefix?.kind === "str" ? prefix.value : "";
  const dict: PyDict = {
    kind: "dict",
    entries: new Map(),
    of: orderedDictClass(vm),
    attributes: new Map<string, PyValue>([["_metadata", newDict()]]),
  };
  for (const { path, module } of walkModules(vm, self, "", new Set(), true)) {
    const at = start + (path === "" ? "" : `${path}.`);
    const entries = countOf(module, "_parameters") + countOf(module, "_buffers");
    vm.charge(entries * stepsPerEntry);
    vm.chargeItems(entries * itemsPerEntry);
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

/**
 * `load_state_dict`: each module takes its own entries. A dictionary that is not known (a file that nobody reads) leaves
 * everything as it is.
 */
function loadStateDict(
  vm: Machine,
  self: PyInstance,
  state: PyValue | undefined,
  strict: PyValue | undefined,
): PyValue {
  if (state === undefined || state.kind === "unknown") return loaded(vm, [], []);
  if (state.kind !== "dict") {
    const type = `<class '${typeName(vm, vm.classOf(state))}'>`;
    throw vm.raise("TypeError", `Expected state_dict to be dict-like, got ${type}.`);
  }
  const given = new Map<string, PyValue>();
  for (const { key, value } of state.entries.values()) {
    if (key.kind === "str") given.set(key.value, value);
  }
  const hasVersions = state.attributes?.has("_metadata") ?? false;
  const missing: string[] = [];
  const errors: string[] = [];
  const expected = new Set<string>();
  for (const { path, module } of walkModules(vm, self, "", new Set(), true)) {
    for (const [name, target] of ownEntries(module)) {
      const key = path === "" ? name : `${path}.${name}`;
      expected.add(key);
      const value = given.get(key);
      if (value === undefined) {
        // States from before there was such a buffer have no version; it then stays as it is.
        if (name !== "num_batches_tracked" || hasVersions) missing.push(key);
      } else if (value.kind === "tensor") {
        const refused = copyInto(vm, target, value, key);
        if (refused !== undefined) errors.push(refused);
      }
    }
  }
  const unexpected = [...given.keys()].filter((key) => !expected.has(key) && !isExtra(key));
  const isStrict = strict === undefined || strict.kind !== "bool" || strict.value;
  if (isStrict && unexpected.length > 0) {
    errors.unshift(`Unexpected key(s) in state_dict: ${quoted(unexpected)}. `);
  }
  if (isStrict && missing.length > 0) {
    errors.unshift(`Missing key(s) in state_dict: ${quoted(missing)}. `);
  }
  if (errors.length === 0) return loaded(vm, missing, unexpected);
  const message = `Error(s) in loading state_dict for ${self.of.name}:\n\t${errors.join("\n\t")}`;
  throw vm.raise("RuntimeError", message, loaded(vm, missing, unexpected));
}

/** Parameters and persistent buffers. */
function ownEntries(module: PyInstance): (readonly [string, PyTensor])[] {
  const transient = module.attributes.get("_non_persistent_buffers_set");
  const entries = [
    ...entriesOf(module, "_parameters"),
    ...entriesOf(module, "_buffers").filter(
      ([name]) => transient?.kind !== "set" || !transient.entries.has(name),
    ),
  ];
  return entries.flatMap(([name, value]) => (value.kind === "tensor" ? [[name, value]] : []));
}

/** Gives a tensor the numbers of another; what PyTorch says where they do not fit. */
function copyInto(vm: Machine, target: PyTensor, value: PyTensor, key: string): string | undefined {
  if (target.state.isUninitialized || value.state.isUninitialized) return undefined;
  const from = value.state.shape;
  const to = target.state.shape;
  // Versions before 0.4 had one element where there is a scalar now.
  const isScalar = to.length === 0 && from.length === 1 && from[0] === 1;
  if (!isScalar && (from.length !== to.length || from.some((size, i) => size !== to[i]))) {
    const shape = `torch.Size(${sizesText(from)})`;
    const own = `torch.Size(${sizesText(to)})`;
    return `size mismatch for ${key}: copying a param with shape ${shape} from checkpoint, the shape in current model is ${own}.`;
  }
  const copy = allOps().get("Tensor.copy_");
  if (copy) callRegistered(vm, copy, [target, value], new Map(), asMethod);
  return undefined;
}

function isExtra(key: string): boolean {
  return key.endsWith("_extra_state");
}

function quoted(keys: readonly string[]): string {
  return keys.map((key) => `"${key}"`).join(", ");
}

function loaded(vm: Machine, missing: readonly string[], unexpected: readonly string[]): PyValue {
  const lists = [missing, unexpected].map((keys): PyValue => ({
    kind: "list",
    items: keys.map(str),
  }));
  return newNamedTuple(incompatibleKeys(vm), lists);
}

const incompatibleKeys = perRun("torch.nn incompatible keys", () => {
  const fields = ["missing_keys", "unexpected_keys"];
  const cls = namedTuple("_IncompatibleKeys", "torch.nn.modules.module", fields);
  const usual = cls.attributes.get("__repr__");
  const text = method("_IncompatibleKeys", "__repr__", "self, /", function* (vm, self) {
    const lists = self.kind === "tuple" ? self.items : [];
    const isClean = lists.every((list) => list.kind === "list" && list.items.length === 0);
    if (isClean || !usual) return str("<All keys matched successfully>");
    return yield* callValue(usual, [self]);
  });
  cls.attributes.set("__repr__", text);
  cls.attributes.set("__str__", text);
  return cls;
});
