/** `torch.nn.init`: the initialisers that are computed from others, with PyTorch's own bounds. */

import { nativeFunction } from "../python/nativeFunction";
import type { Machine } from "../python/native";
import { None, float, type PyValue } from "../python/values";
import { numel, type Shape } from "../tensor/shape";
import { isUnknown, readFloat, wrong } from "./args";
import { fans, normal, uniform } from "./draws";
import { namespace } from "./registryNatives";

type Entries = (readonly [string, PyValue])[];

/** Every name of `torch.nn.init`; without the underscore, the names they had long ago. */
export function initNatives(): Entries {
  const current: Entries = [...namespace("torch.nn.init."), ...computed()];
  const old: Entries = current
    .filter(([name]) => name.endsWith("_"))
    .map(([name, value]) => [name.slice(0, -1), value] as const);
  return [...current, ...old];
}

function computed(): Entries {
  return [
    ["calculate_gain", nativeFunction("calculate_gain", "nonlinearity, param?", calculateGain)],
    [
      "_calculate_fan_in_and_fan_out",
      nativeFunction("_calculate_fan_in_and_fan_out", "tensor", (vm, tensor) => {
        const { fanIn, fanOut } = fansOf(vm, tensor);
        return {
          kind: "tuple",
          items: [
            { kind: "int", value: fanIn },
            { kind: "int", value: fanOut },
          ],
        };
      }),
    ],
    [
      "_calculate_correct_fan",
      nativeFunction("_calculate_correct_fan", "tensor, mode", (vm, tensor, mode) => {
        const { fanIn, fanOut } = fansOf(vm, tensor);
        return { kind: "int", value: textOf(mode, "fan_in") === "fan_in" ? fanIn : fanOut };
      }),
    ],
    [
      "_no_grad_trunc_normal_",
      nativeFunction(
        "_no_grad_trunc_normal_",
        "tensor, mean, std, a, b",
        (_, tensor) => tensor ?? None,
      ),
    ],
    ["xavier_uniform_", xavier("xavier_uniform_", true)],
    ["xavier_normal_", xavier("xavier_normal_", false)],
    ["kaiming_uniform_", kaiming("kaiming_uniform_", true)],
    ["kaiming_normal_", kaiming("kaiming_normal_", false)],
  ];
}

function xavier(name: string, isUniform: boolean): PyValue {
  return nativeFunction(name, "tensor, gain?, generator?", (vm, tensor, gain) => {
    const { fanIn, fanOut } = fansOf(vm, tensor);
    const std = numberOf(vm, gain, 1) * Math.sqrt(2 / (fanIn + fanOut));
    return draw(vm, tensor, std, isUniform);
  });
}

function kaiming(name: string, isUniform: boolean): PyValue {
  return nativeFunction(
    name,
    "tensor, a?, mode?, nonlinearity?, generator?",
    (vm, tensor, a, mode, nonlinearity) => {
      if (tensor?.kind === "tensor" && numel(tensor.state.shape) === 0) return tensor;
      const how = textOf(mode, "fan_in").toLowerCase();
      if (how !== "fan_in" && how !== "fan_out") {
        throw vm.raise(
          "ValueError",
          `Mode ${how} not supported, please use one of ['fan_in', 'fan_out']`,
        );
      }
      const { fanIn, fanOut } = fansOf(vm, tensor);
      const fan = how === "fan_in" ? fanIn : fanOut;
      const gain = gainOf(vm, textOf(nonlinearity, "leaky_relu"), numberOf(vm, a, 0));
      return draw(vm, tensor, gain / Math.sqrt(fan), isUniform);
    },
  );
}

function draw(vm: Machine, tensor: PyValue | undefined, std: number, isUniform: boolean): PyValue {
  if (tensor?.kind !== "tensor") return None;
  if (!Number.isFinite(std)) throw vm.raise("ZeroDivisionError", "float division by zero");
  if (isUniform) {
    const bound = Math.sqrt(3) * std;
    uniform(vm, tensor, -bound, bound);
  } else normal(vm, tensor, 0, std);
  return tensor;
}

function fansOf(vm: Machine, tensor: PyValue | undefined): ReturnType<typeof fans> {
  const shape: Shape = tensor?.kind === "tensor" ? tensor.state.shape : [];
  if (shape.length < 2) {
    throw vm.raise(
      "ValueError",
      "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions",
    );
  }
  return fans(shape);
}

function calculateGain(
  vm: Machine,
  nonlinearity: PyValue | undefined,
  param: PyValue | undefined,
): PyValue {
  const slope =
    param === undefined || param.kind === "none" ? undefined : numberOf(vm, param, 0.01);
  const gain = gainOf(vm, textOf(nonlinearity, ""), slope);
  return gain === 1 ? { kind: "int", value: 1 } : float(gain);
}

/** https://pytorch.org/docs/stable/nn.init.html#torch.nn.init.calculate_gain */
function gainOf(vm: Machine, nonlinearity: string, param: number | undefined): number {
  switch (nonlinearity) {
    case "linear":
    case "conv1d":
    case "conv2d":
    case "conv3d":
    case "conv_transpose1d":
    case "conv_transpose2d":
    case "conv_transpose3d":
    case "sigmoid":
      return 1;
    case "tanh":
      return 5 / 3;
    case "relu":
      return Math.sqrt(2);
    case "leaky_relu":
      return Math.sqrt(2 / (1 + (param ?? 0.01) ** 2));
    case "selu":
      return 3 / 4;
    default:
      throw vm.raise("ValueError", `Unsupported nonlinearity ${nonlinearity}`);
  }
}

function textOf(value: PyValue | undefined, otherwise: string): string {
  return value?.kind === "str" ? value.value : otherwise;
}

function numberOf(vm: Machine, value: PyValue | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  const read = readFloat(vm, value);
  return read === wrong || isUnknown(read) ? otherwise : read;
}
