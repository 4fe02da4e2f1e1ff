/** The modules a Python program can import of torch: `torch`, `torch.nn`, `torch.nn.functional` and the rest. */

import type { Library, Machine, NativeModule } from "../python/native";
import { False, None, str, type PyValue } from "../python/values";
import { acceptAll, constantFunction } from "./tolerated";
import { autogradModules } from "./library/autograd";
import { cudaModules } from "./library/cuda";
import { einopsModules } from "./library/einops";
import { initNatives } from "./init";
import { internalModules } from "./library/internals";
import { isUnmodelled, missingName } from "./knownNames";
import { moduleLibrary } from "./modules/layerClasses";
import { namespace } from "./registryNatives";
import { fastaiModules } from "./library/fastai";
import { functionalGlobals } from "./library/functional";
import { lightningModules } from "./library/lightning";
import { optimModules } from "./library/optim";
import { quantizationModules } from "./library/quantization";
import { tensorLibrary } from "./tensor";
import { timmModules } from "./library/timm";
import { torchGlobals } from "./library/torchModule";
import { utilityModules } from "./library/utilities";

type Entries = (readonly [string, PyValue])[];

/** A name of torch that Layerlens lacks is an unknown that says so, not an AttributeError. */
export function torchModule(
  name: string,
  create: (vm: Machine) => Iterable<readonly [string, PyValue]>,
): NativeModule {
  const names = new Set<string>();
  return {
    name,
    create: (vm) => {
      tensorLibrary(vm);
      const entries = [...create(vm)];
      for (const [key] of entries) names.add(key);
      return entries;
    },
    missing(vm, attribute) {
      if (attribute.startsWith("__")) return undefined;
      return missingName(vm, name, attribute, names);
    },
    knows: (attribute) => names.has(attribute) || isUnmodelled(name, attribute),
  };
}

/** Every module of torch, for the machine's library. */
export function torchLibrary(): Library {
  const modules = [
    torchModule("torch", torchGlobals),
    torchModule("torch.nn", nnGlobals),
    torchModule("torch.nn.functional", functionalGlobals),
    torchModule("torch.nn.init", initNatives),
    torchModule("torch.nn.parameter", parameterGlobals),
    torchModule("torch.nn.modules", nnGlobals),
    torchModule("torch.nn.parallel", parallelGlobals),
    ...["linalg", "fft", "special"].map((name) =>
      torchModule(`torch.${name}`, () => namespace(`torch.${name}.`)),
    ),
    torchModule("torch.version", () => [
      ["cuda", None],
      ["hip", None],
      ["debug", False],
      ["__version__", str(torchVersion)],
    ]),
    ...autogradModules,
    ...internalModules,
    ...quantizationModules,
    ...cudaModules,
    ...optimModules,
    ...utilityModules,
  ].map(withTorch);
  const known = new Set(modules.map((module) => module.name));
  const others = familyModules().filter((module) => !known.has(module.name));
  return [
    ...modules,
    ...others,
    ...einopsModules,
    ...fastaiModules,
    ...lightningModules,
    ...timmModules,
  ];
}

function withTorch(module: NativeModule): NativeModule {
  if (module.missing) return module;
  return { ...torchModule(module.name, module.create), source: module.source };
}

/** What `torch.__version__` says: the version whose behaviour is followed. */
export const torchVersion = "1.13.1";

/** `torch.nn`: the classes of all layers, and parameters. */
function nnGlobals(vm: Machine): Entries {
  const classes: Entries = [...moduleLibrary(vm).values()]
    .filter((cls) => !cls.name.startsWith("_") && !hidden.has(cls.name))
    .map((cls) => [cls.name, cls] as const);
  return [...classes, ...parameterGlobals(vm), ["factory_kwargs", acceptAll]];
}

const hidden = new Set([
  "LazyModuleMixin",
  "NonDynamicallyQuantizableLinear",
  "DistributedDataParallel",
]);

function parameterGlobals(vm: Machine): Entries {
  const library = tensorLibrary(vm);
  return [
    ["Parameter", library.parameter],
    ["Buffer", library.buffer],
    ["UninitializedParameter", library.uninitializedParameter],
    ["UninitializedBuffer", library.uninitializedBuffer],
    ["is_lazy", constantFunction("is_lazy", False)],
  ];
}

function parallelGlobals(vm: Machine): Entries {
  return [...moduleLibrary(vm).values()]
    .filter((cls) => cls.module.startsWith("torch.nn.parallel."))
    .map((cls) => [cls.name, cls] as const);
}

/** `torch.nn.modules.conv` and its siblings. */
function familyModules(): NativeModule[] {
  return familyNames.map((family) => {
    const name = `torch.nn.modules.${family}`;
    return torchModule(name, (vm) =>
      [...moduleLibrary(vm).values()]
        .filter((cls) => cls.module === name)
        .map((cls) => [cls.name, cls] as const),
    );
  });
}

const familyNames = [
  "activation",
  "adaptive",
  "batchnorm",
  "channelshuffle",
  "container",
  "conv",
  "distance",
  "dropout",
  "flatten",
  "fold",
  "instancenorm",
  "lazy",
  "linear",
  "loss",
  "module",
  "normalization",
  "padding",
  "pixelshuffle",
  "pooling",
  "rnn",
  "sparse",
  "transformer",
  "upsampling",
];
