/** `torch.optim`: training is no part of what a model is, so optimizers do nothing. */

import type { Machine, NativeModule } from "../../python/native";
import { None, str, type PyValue } from "../../python/values";
import { defineClass } from "../../python/classes";
import { plainMethod } from "../tolerated";

const optimizers = [
  "Optimizer",
  "SGD",
  "Adam",
  "AdamW",
  "Adamax",
  "NAdam",
  "RAdam",
  "Adagrad",
  "Adadelta",
  "RMSprop",
  "Rprop",
  "ASGD",
  "LBFGS",
  "SparseAdam",
];

const schedulers = [
  "LRScheduler",
  "_LRScheduler",
  "LambdaLR",
  "MultiplicativeLR",
  "StepLR",
  "MultiStepLR",
  "ConstantLR",
  "LinearLR",
  "ExponentialLR",
  "SequentialLR",
  "CosineAnnealingLR",
  "ChainedScheduler",
  "ReduceLROnPlateau",
  "CyclicLR",
  "CosineAnnealingWarmRestarts",
  "OneCycleLR",
  "PolynomialLR",
];

function optimizerClasses(): (readonly [string, PyValue])[] {
  const base = toleratedClass("Optimizer", "torch.optim.optimizer", undefined);
  return optimizers.map((name) => [
    name,
    name === "Optimizer" ? base : toleratedClass(name, `torch.optim.${name.toLowerCase()}`, base),
  ]);
}

function toleratedClass(
  name: string,
  module: string,
  base: ReturnType<typeof defineClass> | undefined,
): ReturnType<typeof defineClass> {
  const methods = ["step", "zero_grad", "load_state_dict", "add_param_group"];
  return defineClass({
    name,
    module,
    bases: base && [base],
    attributes: [
      [
        "__init__",
        plainMethod("__init__", (_, args, kwargs) => {
          const [self, params] = args;
          if (self?.kind !== "instance") return None;
          const group: PyValue = { kind: "dict", entries: new Map() };
          const given: [string, PyValue][] = [...kwargs, ["params", params ?? None]];
          if (!kwargs.has("lr")) given.push(["lr", { kind: "float", value: 0.001 }]);
          for (const [key, value] of given) group.entries.set(key, { key: str(key), value });
          self.attributes.set("param_groups", { kind: "list", items: [group] });
          self.attributes.set("defaults", group);
          return None;
        }),
      ],
      ...methods.map((method) => [method, plainMethod(method, () => None)] as const),
      ["state_dict", plainMethod("state_dict", () => ({ kind: "dict", entries: new Map() }))],
    ],
  });
}

function schedulerClasses(): (readonly [string, PyValue])[] {
  return schedulers.map((name) => [
    name,
    defineClass({
      name,
      module: "torch.optim.lr_scheduler",
      attributes: [
        ["__init__", plainMethod("__init__", () => None)],
        ["step", plainMethod("step", () => None)],
        ["state_dict", plainMethod("state_dict", () => ({ kind: "dict", entries: new Map() }))],
        ["load_state_dict", plainMethod("load_state_dict", () => None)],
        ["get_last_lr", plainMethod("get_last_lr", (vm) => lastRate(vm))],
      ],
    }),
  ]);
}

function lastRate(vm: Machine): PyValue {
  const rate = vm.unknown({ kind: "unsupported", what: "learning rates" });
  return { kind: "list", items: [rate] };
}

export const optimModules: readonly NativeModule[] = [
  { name: "torch.optim", create: () => optimizerClasses() },
  { name: "torch.optim.optimizer", create: () => optimizerClasses() },
  { name: "torch.optim.lr_scheduler", create: () => schedulerClasses() },
];
