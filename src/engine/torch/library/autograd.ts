/** `torch.autograd`, `torch.amp`, `torch.jit` and other wrappers around a computation. */

import { defineClass } from "../../python/classes";
import { callValue } from "../../python/call";
import { getAttribute } from "../../python/attributes";
import { None, False, type PyInstance, type PyValue, type Keywords } from "../../python/values";
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
      ...["script", "ignore", "unused", "export", "script_method", "interface"].map(
        (name) => [name, passThrough(name)] as const,
      ),
      ["trace", passThrough("trace")],
      ["is_scripting", constantFunction("is_scripting", False)],
      ["is_tracing", constantFunction("is_tracing", False)],
      ["annotate", plainFunction("annotate", (_, args) => args.at(1) ?? None)],
      ["isinstance", isInstanceFunction()],
      ["Final", None],
      ["ScriptModule", scriptModule(vm)],
    ],
  },
  { name: "torch.jit.annotations", create: () => [] },
  { name: "torch.fx", create: () => [["wrap", passThrough("wrap")]] },
  { name: "torch.overrides", create: () => overrides },
  { name: "torch._dynamo", create: () => [["disable", passThrough("disable")]] },
  { name: "torch.compiler", create: () => [["disable", passThrough("disable")]] },
];

const overrides: readonly (readonly [string, PyValue])[] = [
  "has_torch_function",
  "has_torch_function_unary",
  "has_torch_function_variadic",
].map((name) => [name, constantFunction(name, False)] as const);

export function scalerClass(): PyClass {
  return tolerantClass("GradScaler", "torch.cuda.amp", [
    "scale",
    "step",
    "update",
    "unscale_",
    "state_dict",
    "load_state_dict",
  ]);
}

function isInstanceFunction(): PyValue {
  return plainFunction("isinstance", (machine, [value, cls]) =>
    cls?.kind === "class"
      ? { kind: "bool", value: machine.classOf(value).mro.includes(cls) }
      : False,
  );
}

function scriptModule(vm: Machine): PyValue {
  return defineClass({
    name: "ScriptModule",
    module: "torch.jit",
    bases: [vm.builtinClass("object")],
  });
}
