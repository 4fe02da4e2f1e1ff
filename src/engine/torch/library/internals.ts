/** What libraries ask of torch's insides: `torch._C`, `torch.ops`, tracing, and the parts that `torch.fx` is made of. */

import { defineClass } from "../../python/classes";
import type { Machine, NativeModule } from "../../python/native";
import { None, float, type PyValue } from "../../python/values";
import { moduleLibrary } from "../modules/layerClasses";
import { namespace } from "../registryNatives";
import { acceptAll, constantFunction, passThrough, plainMethod } from "../tolerated";

type Entries = readonly (readonly [string, PyValue])[];

export const internalModules: readonly NativeModule[] = [
  {
    name: "torch._C",
    create: () => [
      // Nothing is ever traced or scripted here.
      ["_get_tracing_state", constantFunction("_get_tracing_state", None)],
      ["_log_api_usage_once", acceptAll],
    ],
  },
  {
    name: "torch.ops",
    create: () => [["load_library", acceptAll]],
  },
  { name: "torch.ops.torchvision", create: () => namespace("torch.ops.torchvision.") },
  { name: "torch._six", create: sixNames },
  { name: "torch.fx", create: fxNames },
  { name: "torch.fx.graph_module", create: fxNames },
  { name: "torch.onnx.operators", create: () => [] },
  {
    name: "torch.onnx.symbolic_helper",
    create: () => [["parse_args", constantFunction("parse_args", passThrough("decorator"))]],
  },
];

/** Python's own types under the names they once had here. */
function sixNames(vm: Machine): Entries {
  return [
    [
      "string_classes",
      { kind: "tuple", items: [vm.builtinClass("str"), vm.builtinClass("bytes")] },
    ],
    ["int_classes", vm.builtinClass("int")],
    ["inf", float(Infinity)],
    ["nan", float(NaN)],
  ];
}

/** Classes to inherit from; what symbolic tracing gives is unknown. */
function fxNames(vm: Machine): Entries {
  const module = "torch.fx";
  const untraced = (name: string): PyValue =>
    plainMethod(name, (machine) =>
      machine.unknown({ kind: "unsupported", what: `torch.fx: ${name}` }),
    );
  const base = moduleLibrary(vm).get("torch.nn.modules.module.Module");
  return [
    ["wrap", passThrough("wrap")],
    ["symbolic_trace", untraced("symbolic_trace")],
    ["Tracer", defineClass({ name: "Tracer", module, attributes: [["trace", untraced("trace")]] })],
    ...["Graph", "Node", "Proxy", "Interpreter", "Transformer"].map(
      (name) => [name, defineClass({ name, module })] as const,
    ),
    ["GraphModule", defineClass({ name: "GraphModule", module, bases: base && [base] })],
    ["_copy_attr", untraced("_copy_attr")],
  ];
}
