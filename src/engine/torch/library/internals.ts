/** What libraries ask of torch's insides: `torch._C`, `torch.ops`, tracing, and the parts that `torch.fx` is made of. */

import { defineClass } from "../../python/classes";
import type { Machine, NativeModule, StateKey } from "../../python/native";
import { None, float, type PyValue } from "../../python/values";
import { moduleLibrary } from "../modules/layerClasses";
import { namespace } from "../registryNatives";
import { acceptAll, constantFunction, passThrough, plainMethod } from "../tolerated";

type Entries = readonly (readonly [string, PyValue])[];

/** A number where a size for each dimension is wanted stands for all of them. */
const tupleHelpers = `
from collections.abc import Iterable as _Iterable


def _ntuple(n, name="parse"):
    def parse(x):
        return tuple(x) if isinstance(x, _Iterable) else (x,) * n

    parse.__name__ = name
    return parse


_single = _ntuple(1, "_single")
_pair = _ntuple(2, "_pair")
_triple = _ntuple(3, "_triple")
_quadruple = _ntuple(4, "_quadruple")


def _reverse_repeat_tuple(t, n):
    return tuple(x for x in reversed(t) for _ in range(n))


def _list_with_default(out_size, defaults):
    if isinstance(out_size, int):
        return out_size
    if len(defaults) <= len(out_size):
        raise ValueError("Input dimension should be at least {}".format(len(out_size) + 1))
    return [d if v is None else v for v, d in zip(out_size, defaults[-len(out_size):])]
`;

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
  { name: "torch.nn.modules.utils", create: () => [], source: tupleHelpers },
  ...["", ".graph", ".graph_module", ".node", ".proxy"].map((part) => ({
    name: `torch.fx${part}`,
    create: (vm: Machine) => vm.state(fxKey),
  })),
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

const fxKey: StateKey<Entries> = { name: "torch.fx", create: fxNames };

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
