/** Functions of `torch` about dtypes and single numbers: `torch.finfo`, `torch.promote_types`. */

import { defineClass } from "../../python/classes";
import { nativeFunction } from "../../python/nativeFunction";
import type { Machine } from "../../python/native";
import { None, bool, float, int, str, type PyClass, type PyValue } from "../../python/values";
import { categoryOf, itemSize, type DType } from "../../tensor/dtype";
import { dtype as dtypeSpec, isUnknown, scalarOrTensor, wrong } from "../args";
import { promote, resultType } from "../promote";
import { sharing } from "../tensorAttributes";
import { dtypeValue } from "../torchTypes";

type Entries = (readonly [string, PyValue])[];

export function numberGlobals(): Entries {
  return [
    ["finfo", infoClass("finfo", floatLimits)],
    ["iinfo", infoClass("iinfo", integerLimits)],
    [
      "promote_types",
      nativeFunction("promote_types", "type1, type2", (vm, a, b) => {
        const [first, second] = [dtypeOf(vm, a), dtypeOf(vm, b)];
        return first && second ? dtypeValue(vm, promote(first, second)) : None;
      }),
    ],
    [
      "result_type",
      nativeFunction("result_type", "tensor1, tensor2", (vm, a, b) => {
        const operands = [a, b].flatMap((value) => {
          const read = value && scalarOrTensor.read(vm, value);
          return read === undefined || read === wrong || isUnknown(read) ? [] : [read];
        });
        return dtypeValue(vm, resultType(operands));
      }),
    ],
    [
      "can_cast",
      nativeFunction("can_cast", "from_, to", (vm, from, to) => {
        const order = ["bool", "integer", "float", "complex"];
        const [a, b] = [dtypeOf(vm, from), dtypeOf(vm, to)];
        if (!a || !b) return None;
        return bool(order.indexOf(categoryOf(a)) <= order.indexOf(categoryOf(b)));
      }),
    ],
    [
      "detach",
      nativeFunction("detach", "input", (_, x) =>
        x?.kind === "tensor" ? sharing(x) : (x ?? None),
      ),
    ],
    [
      "is_nonzero",
      nativeFunction("is_nonzero", "input", (vm, x) => {
        if (x?.kind !== "tensor") return None;
        const { values } = x.state;
        if (!values) return vm.unknown({ kind: "data-dependent", what: "the truth of a tensor" });
        return bool(values.data.length === 1 && values.data[0] !== 0);
      }),
    ],
    ["is_conj", nativeFunction("is_conj", "input", () => bool(false))],
    ["is_inference", nativeFunction("is_inference", "input", () => bool(false))],
  ];
}

type Limits = (dtype: DType) => Readonly<Record<string, PyValue>> | undefined;

function infoClass(name: string, limits: Limits): PyClass {
  return defineClass({
    name,
    module: "torch",
    create: (vm, cls, args, kwargs) => {
      const given = args.at(0) ?? kwargs.get("type");
      const dtype = given === undefined ? "float32" : dtypeOf(vm, given);
      const found = dtype && limits(dtype);
      if (!dtype || !found) {
        throw vm.raise("TypeError", `${name}(): argument 'type' (position 1) must be torch.dtype`);
      }
      const attributes = new Map(Object.entries(found));
      attributes.set("bits", int(itemSize[dtype] * 8));
      attributes.set("dtype", str(dtype));
      return { kind: "instance", of: cls, attributes };
    },
  });
}

function floatLimits(dtype: DType) {
  const table: Partial<Record<DType, readonly [eps: number, max: number, tiny: number]>> = {
    float16: [2 ** -10, 65504, 2 ** -14],
    bfloat16: [2 ** -7, 3.3895313892515355e38, 2 ** -126],
    float32: [2 ** -23, 3.4028234663852886e38, 2 ** -126],
    float64: [2 ** -52, Number.MAX_VALUE, 2 ** -1022],
  };
  const row = table[dtype];
  if (!row) return undefined;
  const [eps, max, tiny] = row;
  return {
    eps: float(eps),
    max: float(max),
    min: float(-max),
    tiny: float(tiny),
    smallest_normal: float(tiny),
    resolution: float(10 ** Math.ceil(Math.log10(eps))),
  };
}

function integerLimits(dtype: DType) {
  if (categoryOf(dtype) !== "integer") return undefined;
  const bits = itemSize[dtype] * 8;
  if (dtype === "uint8") return { max: int(255), min: int(0) };
  const most = 2n ** BigInt(bits - 1);
  return { max: int(most - 1n), min: int(-most) };
}

function dtypeOf(vm: Machine, value: PyValue | undefined): DType | undefined {
  const read = value && dtypeSpec.read(vm, value);
  return typeof read === "string" ? read : undefined;
}
