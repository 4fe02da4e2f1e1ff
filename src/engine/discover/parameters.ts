/** What the parameters of a model's `forward` are for: the layers that take them first, and their names. */

import type { ModuleCall, ModuleNode, Trace } from "../trace/trace";

export interface Parameter {
  readonly name: string;
  /** The first layer that was called with it, in a pass over unknown values. */
  readonly takenBy?: ModuleNode;
  /** How many dimensions the code says it has: three, `b, n, c = x.shape`. */
  readonly rank?: number;
  /** What the constructor's arguments say of its size: `hidden_size=16` of `hidden`. */
  readonly size?: number;
}

/** What takes each parameter first; `trace` is a pass over unknowns that are named like the parameters. */
export function parametersOf(
  names: readonly string[],
  trace: Trace,
  sizes: ReadonlyMap<string, number>,
): readonly Parameter[] {
  return names.map((name) => {
    const call = trace.calls.find(
      ({ module, args }) => isLeaf(trace.modules[module]) && takes(args, name),
    );
    return { name, takenBy: call && trace.modules[call.module], size: sizeNamed(name, sizes) };
  });
}

function isLeaf({ children, isBuiltin, className }: ModuleNode): boolean {
  return children.length === 0 || (isBuiltin && /Transformer|Attention/.test(className));
}

function takes(args: ModuleCall["args"], name: string): boolean {
  return args.some((arg) => arg.kind === "unknown" && arg.why === name);
}

const endings = ["_size", "_dim", "_features", "_channels", "_length"] as const;

function sizeNamed(name: string, sizes: ReadonlyMap<string, number>): number | undefined {
  const [first] = name.toLowerCase().split("_");
  return [name, first]
    .flatMap((stem) => endings.map((ending) => sizes.get(`${stem}${ending}`)))
    .find((size) => size !== undefined);
}
