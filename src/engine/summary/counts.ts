/** What a module's parameters add up to. Each tensor counts once, uninitialised ones not at all. */

import { itemSize } from "../tensor/dtype";
import { numel, type Shape } from "../tensor/shape";
import type { ModuleId, ModuleNode, ParameterInfo, TensorId, Trace } from "../trace/trace";

export interface NamedParameter {
  /** Dotted, relative to the module asked about. */
  readonly name: string;
  readonly info: ParameterInfo;
  readonly shape: Shape;
  readonly count: number;
  readonly bytes: number;
}

export interface Counts {
  readonly params: number;
  readonly trainable: number;
  readonly bytes: number;
  readonly parameters: readonly NamedParameter[];
}

/** Counts of every module of a trace, each worked out once. */
export function countsOf(trace: Trace): (module: ModuleId) => Counts {
  const known = new Map<ModuleId, Counts>();
  return (id) => {
    let counts = known.get(id);
    if (!counts) {
      counts = count(trace, trace.modules[id]);
      known.set(id, counts);
    }
    return counts;
  };
}

function count(trace: Trace, root: ModuleNode): Counts {
  const parameters: NamedParameter[] = [];
  const seenTensors = new Set<TensorId>();
  const seenModules = new Set<ModuleId>();
  const open: { readonly prefix: string; readonly module: ModuleNode }[] = [
    { prefix: "", module: root },
  ];
  while (true) {
    const next = open.pop();
    if (!next) break;
    if (seenModules.has(next.module.id)) continue;
    seenModules.add(next.module.id);
    for (const info of next.module.parameters) {
      if (info.isUninitialized || seenTensors.has(info.tensor)) continue;
      seenTensors.add(info.tensor);
      const { shape, dtype } = trace.tensors[info.tensor];
      const elements = numel(shape);
      parameters.push({
        name: next.prefix + info.name,
        info,
        shape,
        count: elements,
        bytes: elements * itemSize[dtype],
      });
    }
    for (const child of [...next.module.children].reverse()) {
      open.push({ prefix: `${next.prefix}${child.name}.`, module: trace.modules[child.module] });
    }
  }
  return {
    params: sum(parameters, (p) => p.count),
    trainable: sum(parameters, (p) => (p.info.isTrainable ? p.count : 0)),
    bytes: sum(parameters, (p) => p.bytes),
    parameters,
  };
}

export function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
