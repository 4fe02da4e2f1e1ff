/** `torch.autograd`, `torch.amp`, `torch.jit` and other wrappers around a computation. */

import { defineClass } from "../../python/classes";
import { callValue } from "../../python/call";
import { getAttribute } from "../../python/attributes";
import { newDict } from "../../python/dict";
import {
  None,
  False,
  float,
  type PyInstance,
  type PyValue,
  type Keywords,
} from "../../python/values";
import type { Machine, NativeModule, StateKey, Steps } from "../../python/native";
import type { PyClass } from "../../python/values";
import {
  acceptAll,
  constantFunction,
  contextClass,
  passThrough,
  plainFunction,
  plainMethod,
  tolerantClass,
} from "../tolerated";
import { sessionOf } from "../session";

/** The context managers of a run. */
export interface Contexts {
  readonly noGrad: PyClass;
  readonly enableGrad: PyClass;
  readonly inferenceMode: PyClass;
  readonly setGradEnabled: PyClass;
  readonly autocast: PyClass;
}

const contextsKey: StateKey<Contexts> = {
  name: "torch contexts",
  create: () => ({
    noGrad: contextClass("no_grad", "torch.autograd.grad_mode", (vm) => gradMode(vm, false)),
    enableGrad: contextClass("enable_grad", "torch.autograd.grad_mode", (vm) => gradMode(vm, true)),
    inferenceMode: contextClass("inference_mode", "torch.autograd.grad_mode", (vm) =>
      gradMode(vm, false),
    ),
    setGradEnabled: contextClass("set_grad_enabled", "torch.autograd.grad_mode"),
    autocast: contextClass("autocast", "torch.amp.autocast_mode"),
  }),
};

export function contexts(vm: Machine): Contexts {
  return vm.state(contextsKey);
}

function gradMode(vm: Machine, enabled: boolean): () => void {
  const session = sessionOf(vm);
  const before = session.isGradEnabled;
  session.isGradEnabled = enabled;
  return () => {
    session.isGradEnabled = before;
  };
}

/** `torch.autograd.Function`: `apply` runs the class's own `forward` with a context to keep things in. */
const functionKey: StateKey<PyClass> = {
  name: "torch.autograd.Function",
  create: () => {
    const context = defineClass({
      name: "FunctionCtx",
      module: "torch.autograd.function",
      attributes: [
        "save_for_backward",
        "mark_dirty",
        "mark_non_differentiable",
        "set_materialize_grads",
      ].map((name) => [name, plainMethod(name, () => None)] as const),
    });
    const apply = plainFunction("apply", (vm, args, kwargs) => run(vm, context, args, kwargs));
    return defineClass({
      name: "Function",
      module: "torch.autograd.function",
      attributes: [["apply", { kind: "classmethod", function: apply }]],
    });
  },
};

function* run(
  vm: Machine,
  context: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<PyValue> {
  const [cls, ...inputs] = args;
  const forward = yield* getAttribute(vm, cls, "forward");
  const ctx: PyInstance = { kind: "instance", of: context, attributes: new Map() };
  return yield* callValue(forward, [ctx, ...inputs], kwargs);
}

function gradEntries(vm: Machine): (readonly [string, PyValue])[] {
  const found = contexts(vm);
  return [
    ["no_grad", found.noGrad],
    ["enable_grad", found.enableGrad],
    ["inference_mode", found.inferenceMode],
    ["set_grad_enabled", found.setGradEnabled],
  ];
}

/** `torch.jit.isinstance` looks into containers: `List[Tensor]`, `Optional[Dict[str, int]]`. */
const jitSource = `
import builtins as _builtins
from typing import Final, Union as _Union, get_args as _get_args, get_origin as _get_origin

def isinstance(obj, target_type):
    if _builtins.isinstance(target_type, tuple):
        return any(isinstance(obj, one) for one in target_type)
    origin, args = _get_origin(target_type), _get_args(target_type)
    if origin is _Union:
        return any(isinstance(obj, one) for one in args)
    if not args:
        return _builtins.isinstance(obj, origin or target_type)
    if not _builtins.isinstance(obj, origin):
        return False
    if origin is list:
        return all(isinstance(item, args[0]) for item in obj)
    if origin is dict:
        return all(isinstance(k, args[0]) and isinstance(v, args[1]) for k, v in obj.items())
    if origin is tuple:
        return len(obj) == len(args) and all(map(isinstance, obj, args))
    return True
`;

export const autogradModules: readonly NativeModule[] = [
  {
    name: "torch.autograd",
    create: (vm) => [
      ["Function", vm.state(functionKey)],
      ["Variable", passThrough("Variable")],
      ["backward", acceptAll],
      ...gradEntries(vm),
    ],
  },
  { name: "torch.autograd.function", create: (vm) => [["Function", vm.state(functionKey)]] },
  { name: "torch.autograd.grad_mode", create: gradEntries },
  { name: "torch.autograd.variable", create: () => [["Variable", passThrough("Variable")]] },
  {
    name: "torch.amp",
    create: (vm) => [
      ["autocast", contexts(vm).autocast],
      ["GradScaler", scalerClass()],
      ["custom_fwd", passThrough("custom_fwd")],
      ["custom_bwd", passThrough("custom_bwd")],
    ],
  },
  {
    name: "torch.jit",
    create: (vm) => [
      ...passing.map((name) => [name, passThrough(name)] as const),
      ["trace", passThrough("trace")],
      ["is_scripting", constantFunction("is_scripting", False)],
      ["is_tracing", constantFunction("is_tracing", False)],
      ["annotate", plainFunction("annotate", (_, args) => args.at(1) ?? None)],
      ["ScriptModule", scriptModule(vm)],
    ],
    source: jitSource,
  },
  {
    name: "torch.jit.annotations",
    // Only ever subscripted, in annotations.
    create: (vm) =>
      [1, 2, 3].map((rank) => [`BroadcastingList${rank}`, vm.builtinClass("list")] as const),
  },
  { name: "torch.overrides", create: () => overrides },
  { name: "torch._dynamo", create: () => [["disable", passThrough("disable")]] },
  { name: "torch.compiler", create: () => [["disable", passThrough("disable")]] },
];

/** What of `torch.jit` gives back the function, class or model that it is given. */
const passing = [
  "script",
  "ignore",
  "unused",
  "export",
  "script_method",
  "script_if_tracing",
  "_script_if_tracing",
  "interface",
  "freeze",
  "optimize_for_inference",
  "_overload",
  "_overload_method",
];

const overrides: readonly (readonly [string, PyValue])[] = [
  "has_torch_function",
  "has_torch_function_unary",
  "has_torch_function_variadic",
].map((name) => [name, constantFunction(name, False)] as const);

export function scalerClass(): PyClass {
  const methods = ["update", "unscale_", "load_state_dict"];
  // The value behind `self`, and what `optimizer.step()` gives.
  const scale = plainMethod("scale", (_, args) => args.at(1) ?? None);
  const step = plainMethod("step", () => None);
  const state = plainMethod("state_dict", () => newDict());
  const size = plainMethod("get_scale", () => float(1));
  const enabled = plainMethod("is_enabled", () => False);
  return tolerantClass(
    "GradScaler",
    "torch.cuda.amp",
    methods,
    [],
    [
      ["scale", scale],
      ["step", step],
      ["state_dict", state],
      ["get_scale", size],
      ["is_enabled", enabled],
    ],
  );
}

function scriptModule(vm: Machine): PyValue {
  return defineClass({
    name: "ScriptModule",
    module: "torch.jit",
    bases: [vm.builtinClass("object")],
  });
}
