/** `torch.utils`, `torch.nn.utils` and the like. */

import { defineClass } from "../../python/classes";
import { callValue } from "../../python/call";
import type { Machine, Native, NativeModule, Steps } from "../../python/native";
import {
  None,
  float,
  type Keywords,
  type PyClass,
  type PyInstance,
  type PyNative,
  type PyValue,
} from "../../python/values";
import {
  acceptAll,
  constantFunction,
  plainFunction,
  plainMethod,
  tolerantClass,
} from "../tolerated";
import { hasUnknownWeights } from "../modules/layerHost";
import { distributionModules } from "./distributions";
import { parametrizeModules } from "./parametrize";
import { reshapingModules } from "./reshaping";
import { pythonFunction, pythonModule } from "./pythonSource";
import { rnnUtilities } from "./sequences";

/** `checkpoint(function, *args)` runs the function. */
const runFunction: Native = (vm, args, kwargs) => call(vm, args, kwargs);

function* call(_: Machine, args: readonly PyValue[], kwargs: Keywords): Steps<PyValue> {
  const [callee, ...rest] = args;
  if (!callee) return None;
  const own = new Map(kwargs);
  for (const name of [
    "use_reentrant",
    "preserve_rng_state",
    "context_fn",
    "determinism_check",
    "debug",
  ]) {
    own.delete(name);
  }
  return yield* callValue(callee, rest, own);
}

/** `checkpoint_sequential(functions, segments, input)` runs one after the other. */
function* runSequence(vm: Machine, args: readonly PyValue[]): Steps<PyValue> {
  const [functions, , input] = args;
  if (functions.kind === "list" || functions.kind === "tuple") {
    let value = input ?? None;
    for (const one of functions.items) value = yield* callValue(one, [value]);
    return value;
  }
  return yield* callValue(functions, [input ?? None]);
}

export const utilityModules: readonly NativeModule[] = [
  pythonModule,
  { name: "torch.utils", create: () => [] },
  {
    name: "torch.utils.checkpoint",
    create: () => [
      ["checkpoint", plainFunction("checkpoint", runFunction)],
      [
        "checkpoint_sequential",
        plainFunction("checkpoint_sequential", (vm, args) => runSequence(vm, args)),
      ],
    ],
  },
  { name: "torch.utils.data", create: dataGlobals },
  { name: "torch.utils.data.dataset", create: dataGlobals },
  { name: "torch.utils.data.dataloader", create: dataGlobals },
  { name: "torch.utils.data.distributed", create: () => [] },
  {
    name: "torch.utils.tensorboard",
    create: () => [
      [
        "SummaryWriter",
        tolerantClass("SummaryWriter", "torch.utils.tensorboard", [
          "add_scalar",
          "add_scalars",
          "add_image",
          "add_images",
          "add_graph",
          "add_histogram",
          "add_text",
          "flush",
          "close",
        ]),
      ],
    ],
  },
  {
    name: "torch.utils.model_zoo",
    create: () => [["load_url", external("torch.utils.model_zoo.load_url")]],
  },
  { name: "torch.hub", create: hubGlobals },
  {
    name: "torch.nn.utils",
    create: () => [
      ["clip_grad_norm_", constantFunction("clip_grad_norm_", float(0))],
      ["clip_grad_norm", constantFunction("clip_grad_norm", float(0))],
      ["clip_grad_value_", acceptAll],
      ["weight_norm", normOfWeight("weight_norm")],
      ["remove_weight_norm", pythonFunction("remove_weight_norm")],
      ["spectral_norm", normOfWeight("spectral_norm")],
      ["remove_spectral_norm", pythonFunction("remove_spectral_norm")],
      ["fuse_conv_bn_eval", pythonFunction("fuse_conv_bn_eval")],
      ["parameters_to_vector", pythonFunction("parameters_to_vector")],
      ["skip_init", plainFunction("skip_init", runFunction)],
    ],
  },
  ...parametrizeModules,
  ...distributionModules,
  ...reshapingModules,
  { name: "torch.nn.utils.rnn", create: rnnUtilities },
  {
    name: "torch.nn.utils.weight_norm",
    create: () => [["weight_norm", normOfWeight("weight_norm")]],
  },
  {
    name: "torch.nn.utils.spectral_norm",
    create: () => [["spectral_norm", normOfWeight("spectral_norm")]],
  },
  {
    name: "torch.onnx",
    create: () => [
      ["export", acceptAll],
      ["register_custom_op_symbolic", acceptAll],
    ],
  },
  { name: "torch.profiler", create: () => [] },
  {
    name: "torch.random",
    create: () => [
      ["manual_seed", acceptAll],
      ["seed", acceptAll],
    ],
  },
  { name: "torch.types", create: () => [] },
  { name: "torch._utils", create: () => [] },
];

function hubGlobals(): (readonly [string, PyValue])[] {
  return ["load", "load_state_dict_from_url", "download_url_to_file", "list"].map(
    (name) => [name, external(`torch.hub.${name}`)] as const,
  );
}

/** Something from the network. */
function external(name: string): PyValue {
  return plainFunction(name, (vm) => vm.unknown({ kind: "external", name }));
}

/** Data loading: a dataset of the user's is a plain class, what loaders yield is unknown. */
function dataGlobals(): (readonly [string, PyValue])[] {
  const module = "torch.utils.data";
  const dataset = defineClass({ name: "Dataset", module });
  const iterable = defineClass({ name: "IterableDataset", module, bases: [dataset] });
  return [
    ["Dataset", dataset],
    ["IterableDataset", iterable],
    ["TensorDataset", keeping("TensorDataset", dataset)],
    ["ConcatDataset", keeping("ConcatDataset", dataset)],
    ["Subset", keeping("Subset", dataset)],
    ["DataLoader", keeping("DataLoader", undefined)],
    ["Sampler", defineClass({ name: "Sampler", module })],
    ["RandomSampler", keeping("RandomSampler", undefined)],
    ["SequentialSampler", keeping("SequentialSampler", undefined)],
    [
      "random_split",
      plainFunction("random_split", (vm, args) => {
        const [, lengths] = args;
        const count =
          lengths?.kind === "list" || lengths?.kind === "tuple" ? lengths.items.length : 2;
        const part = vm.unknown({ kind: "external", name: "a dataset" });
        return { kind: "list", items: new Array<PyValue>(count).fill(part) };
      }),
    ],
    ["get_worker_info", constantFunction("get_worker_info", None)],
  ];
}

function keeping(name: string, base: PyClass | undefined): PyClass {
  const unknownItem: Native = (vm) => vm.unknown({ kind: "external", name: `items of ${name}` });
  return defineClass({
    name,
    module: "torch.utils.data",
    bases: base && [base],
    attributes: [
      [
        "__init__",
        plainMethod("__init__", (_, args, kwargs) => {
          const self: PyInstance | undefined = args[0]?.kind === "instance" ? args[0] : undefined;
          const first = args.at(1) ?? kwargs.get("dataset");
          if (self && first) self.attributes.set("dataset", first);
          for (const [key, value] of kwargs) self?.attributes.set(key, value);
          return None;
        }),
      ],
      ["__len__", plainMethod("__len__", unknownItem)],
      ["__iter__", plainMethod("__iter__", unknownItem)],
      ["__getitem__", plainMethod("__getitem__", unknownItem)],
    ],
  });
}

/** A layer whose weights are not known stays as it is. */
function normOfWeight(name: string): PyNative {
  const make = pythonFunction(name);
  return plainFunction(name, (vm, args, kwargs) => {
    const module = args.at(0) ?? kwargs.get("module");
    if (module?.kind === "unknown") return module;
    if (module?.kind === "instance" && hasUnknownWeights(module)) return module;
    return make.call(vm, args, kwargs);
  });
}
