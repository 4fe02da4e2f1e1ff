/** The registry of ops: every export of the family files. A new op is registered by existing. */

import { isRegistered, type Registered } from "../op";
import * as activation from "./activation";
import * as arithmetic from "./arithmetic";
import * as attention from "./attention";
import * as casting from "./casting";
import * as choosing from "./choosing";
import * as combining from "./combining";
import * as comparison from "./comparison";
import * as complexNumbers from "./complexNumbers";
import * as convolution from "./convolution";
import * as counting from "./counting";
import * as creation from "./creation";
import * as cumulative from "./cumulative";
import * as data from "./data";
import * as diagonals from "./diagonals";
import * as differences from "./differences";
import * as distance from "./distance";
import * as einsum from "./einsum";
import * as extremes from "./extremes";
import * as fractionalPooling from "./fractionalPooling";
import * as gathering from "./gathering";
import * as joining from "./joining";
import * as linear from "./linear";
import * as loss from "./loss";
import * as matrices from "./matrices";
import * as moving from "./moving";
import * as normalization from "./normalization";
import * as norms from "./norms";
import * as pointwise from "./pointwise";
import * as pooling from "./pooling";
import * as printing from "./printing";
import * as products from "./products";
import * as random from "./random";
import * as randomTensors from "./randomTensors";
import * as rare from "./rare";
import * as recurrent from "./recurrent";
import * as reduction from "./reduction";
import * as repeating from "./repeating";
import * as reshaping from "./reshaping";
import * as scattering from "./scattering";
import * as sorting from "./sorting";
import * as splitting from "./splitting";
import * as subscripts from "./subscripts";
import * as torchvision from "./torchvision";
import * as triangles from "./triangles";
import * as turning from "./turning";
import * as addedProducts from "./addedProducts";
import * as vision from "./vision";

const families: readonly Readonly<Record<string, unknown>>[] = [
  activation,
  arithmetic,
  attention,
  casting,
  choosing,
  combining,
  comparison,
  complexNumbers,
  convolution,
  counting,
  creation,
  cumulative,
  data,
  diagonals,
  differences,
  distance,
  einsum,
  extremes,
  fractionalPooling,
  gathering,
  joining,
  linear,
  loss,
  matrices,
  moving,
  normalization,
  norms,
  pointwise,
  pooling,
  printing,
  products,
  random,
  randomTensors,
  rare,
  recurrent,
  reduction,
  repeating,
  reshaping,
  scattering,
  sorting,
  splitting,
  subscripts,
  torchvision,
  triangles,
  turning,
  addedProducts,
  vision,
];

/** Every op by its name and by each of its aliases. Two that claim the same name are a mistake of ours. */
export function collectOps(): ReadonlyMap<string, Registered> {
  const ops = new Map<string, Registered>();
  const add = (name: string, op: Registered): void => {
    if (ops.has(name)) throw new Error(`two ops are called ${name}`);
    ops.set(name, op);
  };
  for (const family of families) {
    for (const exported of Object.values(family)) {
      if (!isRegistered(exported)) continue;
      const { aliases } = exported;
      add(exported.name, exported);
      aliases?.forEach((name) => add(name, exported));
    }
  }
  return ops;
}

let registry: ReadonlyMap<string, Registered> | undefined;

/** The registry, made at its first use. */
export function allOps(): ReadonlyMap<string, Registered> {
  registry ??= collectOps();
  return registry;
}

let namespaces: ReadonlyMap<string, ReadonlyMap<string, Registered>> | undefined;

/** What a namespace holds, by plain names: `cat` in `torch.`, `relu` in `torch.nn.functional.`, `view` in `Tensor.`. */
export function opsOf(namespace: string): ReadonlyMap<string, Registered> {
  namespaces ??= byNamespace(allOps());
  return namespaces.get(namespace) ?? new Map<string, Registered>();
}

/** Overloads, which have a colon in their names, are in none. */
function byNamespace(
  ops: ReadonlyMap<string, Registered>,
): ReadonlyMap<string, ReadonlyMap<string, Registered>> {
  const found = new Map<string, Map<string, Registered>>();
  // Thousands, once in a process: an iterator would make two objects for each.
  ops.forEach((registered, name) => {
    if (name.includes(":")) return;
    const end = name.lastIndexOf(".") + 1;
    const prefix = name.slice(0, end);
    let names = found.get(prefix);
    if (!names) {
      names = new Map();
      found.set(prefix, names);
    }
    names.set(name.slice(end), registered);
  });
  return found;
}
