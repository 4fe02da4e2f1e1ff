/** `model.to(…)`, `.half()`, `.cuda()`: only a change of dtype means anything here. */

import type { Machine } from "../../python/native";
import type { PyInstance, PyValue } from "../../python/values";
import { categoryOf, type DType } from "../../tensor/dtype";
import { dtype as dtypeSpec, isUnknown, wrong } from "../args";
import { newState } from "../session";
import { castTo } from "../tensorMethods";
import { walkTensors } from "./state";
import type { Methods } from "./module";

export const conversions: Methods = {
  to: [
    "*args, dtype?, device?, non_blocking?, memory_format?",
    (vm, self, args, dtype) => {
      const candidates = args?.kind === "tuple" ? [...args.items] : [];
      if (dtype) candidates.push(dtype);
      for (const candidate of candidates) {
        if (candidate.kind === "tensor") convert(vm, self, candidate.state.dtype);
        const read = dtypeSpec.read(vm, candidate);
        if (read !== wrong && !isUnknown(read)) convert(vm, self, read);
      }
      return self;
    },
  ],
  type: [
    "dst_type",
    (vm, self, type) => {
      const read = type && dtypeSpec.read(vm, type);
      if (typeof read === "string") convert(vm, self, read);
      return self;
    },
  ],
  float: ["", (vm, self) => convert(vm, self, "float32")],
  double: ["", (vm, self) => convert(vm, self, "float64")],
  half: ["", (vm, self) => convert(vm, self, "float16")],
  bfloat16: ["", (vm, self) => convert(vm, self, "bfloat16")],
  cuda: ["device?", (_, self) => self],
  cpu: ["", (_, self) => self],
  xpu: ["device?", (_, self) => self],
  ipu: ["device?", (_, self) => self],
  share_memory: ["", (_, self) => self],
  to_empty: ["*, device?, recurse?", (_, self) => self],
  _apply: ["fn, recurse?", (_, self) => self],
};

/** Floating point parameters and buffers get the dtype; the numbers stay those of the old one, rounded. */
function convert(vm: Machine, self: PyInstance, dtype: DType): PyValue {
  const tensors = [...walkTensors(vm, self, "_parameters"), ...walkTensors(vm, self, "_buffers")];
  for (const { tensor } of tensors) {
    const { state } = tensor;
    if (categoryOf(state.dtype) !== "float" || state.dtype === dtype) continue;
    if (state.isUninitialized)
      tensor.state = { ...newState(vm, [0], dtype), isUninitialized: true };
    else {
      const converted = castTo(vm, tensor, dtype);
      if (converted.kind === "tensor") tensor.state = converted.state;
    }
  }
  return self;
}
