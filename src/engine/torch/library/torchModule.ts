/** The names of the module `torch` itself. */

import type { Machine } from "../../python/native";
import { nativeFunction } from "../../python/nativeFunction";
import { False, None, True, bool, float, int, str, type PyValue } from "../../python/values";
import { categoryOf, isFloating } from "../../tensor/dtype";
import { numel } from "../../tensor/shape";
import { dtype as dtypeSpec } from "../args";
import { namespace } from "../registryNatives";
import { sessionOf } from "../session";
import { tensorLibrary } from "../tensor";
import { dtypeGlobals, dtypeValue, torchTypes } from "../torchTypes";
import { acceptAll, constantFunction, passThrough, plainFunction } from "../tolerated";
import { contexts } from "./autograd";
import { numberGlobals } from "./numbers";

export function torchGlobals(vm: Machine): (readonly [string, PyValue])[] {
  const types = torchTypes(vm);
  const library = tensorLibrary(vm);
  const found = contexts(vm);
  return [
    ...namespace("torch."),
    ["__version__", str("1.13.1")],
    ["Tensor", library.tensor],
    ...library.typed,
    ["Size", types.size],
    ["dtype", types.dtype],
    ["device", types.device],
    ["layout", types.layout],
    ["memory_format", types.memoryFormat],
    ["Generator", types.generator],
    ...dtypeGlobals(vm),
    ...types.constants,
    ["no_grad", found.noGrad],
    ["enable_grad", found.enableGrad],
    ["inference_mode", found.inferenceMode],
    ["set_grad_enabled", found.setGradEnabled],
    ["autocast", found.autocast],
    ["pi", float(Math.PI)],
    ["e", float(Math.E)],
    ["inf", float(Infinity)],
    ["nan", float(NaN)],
    ["newaxis", None],
    ...numberGlobals(),
    ...questions(),
    ...switches(),
    ["compile", compileFunction],
    ["load", externalFunction("torch.load")],
    ["save", acceptAll],
    ["manual_seed", plainFunction("manual_seed", (machine) => generatorOf(machine))],
    ["seed", constantFunction("seed", int(0))],
    ["initial_seed", constantFunction("initial_seed", int(0))],
    ["get_rng_state", externalFunction("torch.get_rng_state")],
    ["set_rng_state", acceptAll],
    ["_assert", acceptAll],
    ["jit_fork", passThrough("fork")],
  ];
}

/** `torch.is_tensor` and the like. */
function questions(): (readonly [string, PyValue])[] {
  return [
    ["is_tensor", ask("is_tensor", (value) => value.kind === "tensor")],
    [
      "is_floating_point",
      ask("is_floating_point", (value) => value.kind === "tensor" && isFloating(value.state.dtype)),
    ],
    [
      "is_complex",
      ask(
        "is_complex",
        (value) => value.kind === "tensor" && categoryOf(value.state.dtype) === "complex",
      ),
    ],
    [
      "numel",
      nativeFunction("numel", "input, /", (_, value) =>
        int(value?.kind === "tensor" ? numel(value.state.shape) : 0),
      ),
    ],
    [
      "is_grad_enabled",
      plainFunction("is_grad_enabled", (vm) => bool(sessionOf(vm).isGradEnabled)),
    ],
    ["is_autocast_enabled", constantFunction("is_autocast_enabled", False)],
    ["is_inference_mode_enabled", constantFunction("is_inference_mode_enabled", False)],
    [
      "are_deterministic_algorithms_enabled",
      constantFunction("are_deterministic_algorithms_enabled", False),
    ],
    ["get_num_threads", constantFunction("get_num_threads", int(1))],
    [
      "get_default_dtype",
      plainFunction("get_default_dtype", (vm) => dtypeValue(vm, sessionOf(vm).defaultDType)),
    ],
    [
      "typename",
      nativeFunction("typename", "o, /", (vm, value) => str(value ? vm.classOf(value).name : "")),
    ],
  ];
}

function switches(): (readonly [string, PyValue])[] {
  const names = [
    "set_num_threads",
    "set_num_interop_threads",
    "use_deterministic_algorithms",
    "set_float32_matmul_precision",
    "set_flush_denormal",
    "set_default_device",
    "set_default_tensor_type",
    "set_warn_always",
  ];
  return [
    ...names.map((name) => [name, acceptAll] as const),
    [
      "set_default_dtype",
      plainFunction("set_default_dtype", (vm, args) => {
        const read = args[0] && dtypeSpec.read(vm, args[0]);
        if (typeof read === "string") sessionOf(vm).defaultDType = read;
        return None;
      }),
    ],
  ];
}

/** `torch.compile(model)`, `@torch.compile`, `@torch.compile(mode=…)`. */
const compileFunction: PyValue = plainFunction(
  "compile",
  (_, args) => args.at(0) ?? passThrough("compile"),
);

function ask(name: string, test: (value: PyValue) => boolean): PyValue {
  return nativeFunction(name, "input, /", (_, value) => (value && test(value) ? True : False));
}

function externalFunction(name: string): PyValue {
  return plainFunction(name, (vm) => vm.unknown({ kind: "external", name }));
}

function generatorOf(vm: Machine): PyValue {
  return { kind: "instance", of: torchTypes(vm).generator, attributes: new Map() };
}
