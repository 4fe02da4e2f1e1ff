/** What an instance of a layer knows of its declaration: its arguments, and whether they and its weights are known. */

import type { PyInstance, Unknown } from "../../python/values";
import type { DType } from "../../tensor/dtype";
import type { Args, Values } from "../args";
import type { LayerClass } from "../layer";
import { entriesOf } from "./state";

/** What `host` of a layer's instance keeps. */
export interface LayerHost {
  /** The arguments of `__init__`, as rules get them. */
  readonly layerArgs: Values<Args>;
  readonly dtype: DType;
  /** An argument that was not known. */
  readonly unknown?: Unknown;
  /** The weights wait for the first input. */
  readonly isLazy?: boolean;
  /** What it is an instance of. */
  readonly declaration?: LayerClass;
}

/** Whether an instance's `host` is that of a layer. */
export function isLayerHost(host: unknown): host is LayerHost {
  return typeof host === "object" && host !== null && "layerArgs" in host;
}

/** The argument of `__init__` that was not known, where there is one. */
export function unknownOf(self: PyInstance): Unknown | undefined {
  return isLayerHost(self.host) ? self.host.unknown : undefined;
}

/** Whether a size of its weights is not known, so that they are not there, or not of that size. */
export function hasUnknownWeights(self: PyInstance): boolean {
  if (unknownOf(self)) return true;
  const weights = entriesOf(self, "_parameters");
  return weights.some(([, value]) => value.kind === "tensor" && value.state.unknownSize);
}
