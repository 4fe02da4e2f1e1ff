/** Methods of `nn.Module` that walk over it: parameters, buffers, children, and `apply`, `train`, `eval`. */

import { getAttribute, lookupClass } from "../../python/attributes";
import { callValue } from "../../python/call";
import { setString } from "../../python/dict";
import type { Machine, Steps } from "../../python/native";
import {
  False,
  None,
  int,
  str,
  type PyDict,
  type PyInstance,
  type PyTensor,
  type PyValue,
} from "../../python/values";
import {
  childrenOf,
  getEntry,
  isModule,
  setTraining,
  stepsPerVisit,
  walkModules,
  walkTensors,
  type NamedTensor,
} from "./state";
import { unknownOf } from "./layerHost";
import type { Methods } from "./module";

export const traversals: Methods = {
  parameters: ["recurse?", (vm, self, recurse) => tensors(vm, self, "_parameters", recurse)],
  buffers: ["recurse?", (vm, self, recurse) => tensors(vm, self, "_buffers", recurse)],
  named_parameters: [
    "prefix?, recurse?, remove_duplicate?",
    (vm, self, prefix, recurse, unique) =>
      namedTensors(vm, self, "_parameters", prefix, recurse, unique),
  ],
  named_buffers: [
    "prefix?, recurse?, remove_duplicate?",
    (vm, self, prefix, recurse, unique) =>
      namedTensors(vm, self, "_buffers", prefix, recurse, unique),
  ],
  children: ["", (vm, self) => iterate(unique(childrenOf(vm, self)).map(([, module]) => module))],
  named_children: [
    "",
    (vm, self) => iterate(unique(childrenOf(vm, self)).map(([name, module]) => pair(name, module))),
  ],
  modules: ["", (vm, self) => iterate(walkModules(vm, self).map(({ module }) => module))],
  named_modules: [
    "memo?, prefix?, remove_duplicate?",
    (vm, self, _memo, prefix, remove) =>
      iterate(
        walkModules(vm, self, text(prefix), new Set(), isFalse(remove)).map(({ path, module }) =>
          pair(path, module),
        ),
      ),
  ],
  get_submodule: ["target", (vm, self, target) => submodule(vm, self, text(target))],
  get_parameter: ["target", (vm, self, target) => tensorAt(vm, self, text(target), "_parameters")],
  get_buffer: ["target", (vm, self, target) => tensorAt(vm, self, text(target), "_buffers")],
  apply: ["fn", (vm, self, fn) => apply(vm, self, fn ?? None)],
  train: ["mode?", (vm, self, mode) => train(vm, self, mode ?? { kind: "bool", value: true })],
  eval: [
    "",
    function* (vm, self) {
      return yield* callValue(yield* getAttribute(vm, self, "train"), [False]);
    },
  ],
  requires_grad_: [
    "requires_grad?",
    (vm, self, flag) => {
      const value = !isFalse(flag);
      for (const { tensor } of walkTensors(vm, self, "_parameters")) tensor.requiresGrad = value;
      return self;
    },
  ],
  zero_grad: ["set_to_none?", () => None],
  register_forward_pre_hook: [
    "hook, *, prepend?, with_kwargs?",
    (vm, self, hook) => addHook(vm, self, "_forward_pre_hooks", hook),
  ],
  register_forward_hook: [
    "hook, *, prepend?, with_kwargs?, always_call?",
    (vm, self, hook) => addHook(vm, self, "_forward_hooks", hook),
  ],
  register_backward_hook: ["hook", (vm, self, hook) => addHook(vm, self, "_backward_hooks", hook)],
  register_full_backward_hook: [
    "hook, prepend?",
    (vm, self, hook) => addHook(vm, self, "_backward_hooks", hook),
  ],
  register_full_backward_pre_hook: [
    "hook, prepend?",
    (vm, self, hook) => addHook(vm, self, "_backward_hooks", hook),
  ],
  compile: ["*args, **kwargs", (_, self) => self],
};

/** An iterator over a snapshot, so that a loop may replace what it walks over. */
export function iterate(items: readonly PyValue[]): PyValue {
  let index = 0;
  return { kind: "iterator", name: "generator", next: () => items.at(index++) };
}

function pair(name: string, value: PyValue): PyValue {
  return { kind: "tuple", items: [str(name), value] };
}

function unique(children: readonly (readonly [string, PyInstance])[]) {
  const seen = new Set<PyInstance>();
  return children.filter(([, module]) => !seen.has(module) && seen.add(module));
}

function tensors(
  vm: Machine,
  self: PyInstance,
  dict: "_parameters" | "_buffers",
  recurse: PyValue | undefined,
): PyValue {
  const found = walkTensors(vm, self, dict, "", !isFalse(recurse));
  const open = found.length === 0 ? unknownWithin(vm, self) : undefined;
  return open ?? iterate(found.map(({ tensor }) => known(tensor)));
}

/** A layer whose weights may be any: `next(self.parameters())` gives one of them. */
function unknownWithin(vm: Machine, self: PyInstance): PyValue | undefined {
  const unknown = unknownOf(self);
  if (unknown) return vm.unknown({ kind: "derived", what: "parameters()" }, unknown);
  for (const [, child] of childrenOf(vm, self)) {
    const found = unknownWithin(vm, child);
    if (found) return found;
  }
  return undefined;
}

/** What code gets of a weight whose size nobody knows. */
function known(tensor: PyTensor): PyValue {
  return tensor.state.unknownSize ?? tensor;
}

function namedTensors(
  vm: Machine,
  self: PyInstance,
  dict: "_parameters" | "_buffers",
  prefix: PyValue | undefined,
  recurse: PyValue | undefined,
  remove: PyValue | undefined,
): PyValue {
  const found: NamedTensor[] = walkTensors(
    vm,
    self,
    dict,
    text(prefix),
    !isFalse(recurse),
    isFalse(remove),
  );
  return iterate(found.map(({ path, tensor }) => pair(path, known(tensor))));
}

function submodule(vm: Machine, self: PyInstance, target: string): PyInstance {
  let module = self;
  if (target === "") return module;
  for (const name of target.split(".")) {
    const child = getEntry(module, "_modules", name) ?? module.attributes.get(name);
    if (child === undefined) {
      throw vm.raise("AttributeError", `${module.of.name} has no attribute \`${name}\``);
    }
    if (!isModule(vm, child)) {
      throw vm.raise("AttributeError", `\`${name}\` is not an nn.Module`);
    }
    module = child;
  }
  return module;
}

function tensorAt(
  vm: Machine,
  self: PyInstance,
  target: string,
  dict: "_parameters" | "_buffers",
): PyValue {
  const at = target.lastIndexOf(".");
  const owner = submodule(vm, self, target.slice(0, Math.max(at, 0)));
  const name = target.slice(at + 1);
  const found = getEntry(owner, dict, name);
  if (found !== undefined) return found;
  throw vm.raise("AttributeError", `${owner.of.name} has no attribute \`${name}\``);
}

/** `Module.apply`: children first. */
function* apply(vm: Machine, self: PyInstance, fn: PyValue): Steps<PyValue> {
  vm.charge(stepsPerVisit);
  for (const [, child] of childrenOf(vm, self)) yield* apply(vm, child, fn);
  yield* callValue(fn, [self]);
  return self;
}

/** `Module.train`, which a class may override: to keep its batch norms frozen, say. */
function* train(vm: Machine, self: PyInstance, mode: PyValue): Steps<PyValue> {
  // A module that is in several places is gone into at each of them, as its class may do something of its own.
  vm.charge(stepsPerVisit);
  setTraining(self, !isFalse(mode));
  for (const [, child] of childrenOf(vm, self)) {
    const own = lookupClass(child.of, "train");
    if (own !== undefined && own.kind !== "native") yield* callValue(own, [child, mode]);
    else yield* train(vm, child, mode);
  }
  return self;
}

/** The handle's `remove()` takes the hook out again. */
function addHook(vm: Machine, self: PyInstance, name: string, hook: PyValue | undefined): PyValue {
  const dict: PyValue | undefined = self.attributes.get(name);
  if (dict?.kind !== "dict" || hook === undefined) return None;
  return removable(vm, dict, hook);
}

let nextHandle = 0;

export function removable(vm: Machine, dict: PyDict, value: PyValue): PyValue {
  const key = `hook ${nextHandle++}`;
  setString(dict, key, value);
  const remove: PyValue = {
    kind: "native",
    name: "remove",
    qualifiedName: "RemovableHandle.remove",
    isMethod: false,
    call: () => {
      dict.entries.delete(key);
      return None;
    },
  };
  const attributes = new Map<string, PyValue>([
    ["remove", remove],
    ["id", int(nextHandle)],
  ]);
  return { kind: "instance", of: vm.builtinClass("object"), attributes };
}

export function isFalse(value: PyValue | undefined): boolean {
  return value?.kind === "bool" && !value.value;
}

function text(value: PyValue | undefined): string {
  return value?.kind === "str" ? value.value : "";
}
