/** The oldest way to make tensors: `torch.FloatTensor(2, 3)` and `x.new(2, 3)`. */

import type { Machine } from "../python/native";
import { None, type PyValue } from "../python/values";
import type { DType } from "../tensor/dtype";
import { isUnknown, readInts, wrong } from "./args";
import { asFunction } from "./bind";
import { callRegistered } from "./call";
import { allOps } from "./ops/index";
import { makeTensor } from "./session";
import { dtypeValue } from "./torchTypes";

/** `torch.Tensor(2, 3)` has that shape, `torch.Tensor([1, 2])` those numbers. */
export function constructed(
  vm: Machine,
  dtype: DType,
  args: readonly PyValue[],
  data: PyValue | undefined,
): PyValue {
  const first = args.at(0) ?? data;
  if (first === undefined || first.kind === "none") return makeTensor(vm, [0], dtype);
  if (first.kind === "tensor" && args.length === 1) return first;
  const isSize =
    first.kind === "int" || first.kind === "bool" || (first.kind === "tuple" && first.of);
  if (isSize || args.length > 1) {
    const sizes = readInts(vm, args.length === 1 ? first : { kind: "tuple", items: args });
    if (isUnknown(sizes)) return vm.unknown({ kind: "derived", what: "Tensor()" }, sizes);
    if (sizes === wrong) {
      throw vm.raise("TypeError", `new(): data must be a sequence (got ${vm.classOf(first).name})`);
    }
    return makeTensor(vm, sizes, dtype);
  }
  const maker = allOps().get("torch.tensor");
  if (!maker) return vm.unknown({ kind: "unsupported", what: "torch.Tensor" });
  const made = callRegistered(
    vm,
    maker,
    [first],
    new Map([["dtype", dtypeValue(vm, dtype)]]),
    asFunction,
  );
  return "kind" in made ? made : None;
}
