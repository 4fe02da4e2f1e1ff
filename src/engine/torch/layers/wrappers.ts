/** Modules around other modules: `nn.DataParallel`, the adaptive softmax. */

import { callValue } from "../../python/call";
import type { Steps } from "../../python/native";
import {
  None,
  bool as pyBool,
  int as pyInt,
  type Keywords,
  type PyValue,
} from "../../python/values";
import { any, bool, float, int, intList, optional } from "../args";
import { attribute, child, layer, make, type Layer } from "../layer";
import { pythonFunction } from "../library/pythonSource";
import { setModuleAttribute } from "../modules/attributes";
import { mismatch } from "../op";

export const DataParallel = wrapper("torch.nn.parallel.data_parallel.DataParallel");
export const DistributedDataParallel = wrapper(
  "torch.nn.parallel.distributed.DistributedDataParallel",
);

/** Without a second device it calls what it wraps. */
function wrapper(name: string) {
  return layer(name, {
    args: {
      module: any,
      device_ids: optional(any),
      output_device: optional(any),
      dim: int(0),
      find_unused_parameters: bool(false),
      broadcast_buffers: bool(true),
      gradient_as_bucket_view: bool(false),
      static_graph: bool(false),
    },
    attributes: () => ({ module: undefined }),
    build(m, a) {
      setModuleAttribute(m.vm, m.self, "module", a.module);
    },
    inputs: "*inputs, **kwargs",
    *forward(m, inputs, kwargs): Steps<PyValue> {
      const args = inputs?.kind === "tuple" ? inputs.items : [];
      const named: [string, PyValue][] = [];
      if (kwargs?.kind === "dict") {
        for (const { key, value } of kwargs.entries.values()) {
          if (key.kind === "str") named.push([key.value, value]);
        }
      }
      const keywords: Keywords = new Map(named);
      return yield* callValue(attribute(m, "module"), args, keywords);
    },
  });
}

/** Frequent classes have outputs of their own, the others are in clusters. */
export const AdaptiveLogSoftmaxWithLoss = layer(
  "torch.nn.modules.adaptive.AdaptiveLogSoftmaxWithLoss",
  {
    args: {
      in_features: int(),
      n_classes: int(),
      cutoffs: intList(),
      div_value: float(4),
      head_bias: bool(false),
    },
    check({ cutoffs, n_classes }) {
      const rises = cutoffs.every((cutoff, i) => i === 0 || cutoff > cutoffs[i - 1]);
      if (rises && cutoffs[0] > 0 && cutoffs[cutoffs.length - 1] < n_classes) return undefined;
      return mismatch(
        "ValueError",
        "cutoffs should be a sequence of unique, positive integers sorted in an increasing order, where each value is " +
          "between 1 and n_classes-1",
      );
    },
    attributes: (a) => ({
      cutoffs: { kind: "list", items: [...a.cutoffs, a.n_classes].map(pyInt) },
      shortlist_size: pyInt(a.cutoffs[0]),
      n_clusters: pyInt(a.cutoffs.length),
      head_size: pyInt(a.cutoffs[0] + a.cutoffs.length),
    }),
    *build(m, a): Steps<void> {
      const linear = "torch.nn.modules.linear.Linear";
      const plain: Keywords = new Map([["bias", pyBool(false)]]);
      const bias: Keywords = new Map([["bias", pyBool(a.head_bias)]]);
      const size = a.cutoffs[0] + a.cutoffs.length;
      yield* child(m, "head", linear, [pyInt(a.in_features), pyInt(size)], bias);
      const ends = [...a.cutoffs, a.n_classes];
      const clusters: PyValue[] = [];
      for (let i = 0; i < a.cutoffs.length; i++) {
        const hidden = Math.floor(a.in_features / a.div_value ** (i + 1));
        const projection = [
          yield* make(m.vm, linear, [pyInt(a.in_features), pyInt(hidden)], plain),
          yield* make(m.vm, linear, [pyInt(hidden), pyInt(ends[i + 1] - ends[i])], plain),
        ];
        clusters.push(yield* make(m.vm, "torch.nn.modules.container.Sequential", projection));
      }
      yield* child(m, "tail", "torch.nn.modules.container.ModuleList", [
        { kind: "list", items: clusters },
      ]);
    },
    inputs: "input_, target_",
    forward: (m, input, target) =>
      callValue(pythonFunction("adaptive_loss"), [m.self, input ?? None, target ?? None]),
    methods: {
      log_prob: ["input", (m, input) => callPython(m, "adaptive_log_prob", input)],
      predict: ["input", (m, input) => callPython(m, "adaptive_predict", input)],
    },
  },
);

function callPython(m: Layer, name: string, input: PyValue | undefined): Steps<PyValue> {
  return callValue(pythonFunction(name), [m.self, input ?? None]);
}
