/** Every layer: the exports of the family files. A new layer is registered by existing. */

import { isLayer, type LayerClass } from "../layer";
import * as activation from "./activation";
import * as attention from "./attention";
import * as convolution from "./convolution";
import * as dropout from "./dropout";
import * as linear from "./linear";
import * as loss from "./loss";
import * as normalization from "./normalization";
import * as pooling from "./pooling";
import * as recurrent from "./recurrent";
import * as shape from "./shape";
import * as transformer from "./transformer";
import * as wrappers from "./wrappers";

const families: readonly Readonly<Record<string, unknown>>[] = [
  linear,
  convolution,
  normalization,
  pooling,
  activation,
  dropout,
  recurrent,
  shape,
  attention,
  transformer,
  wrappers,
  loss,
];

export function allLayers(): readonly LayerClass[] {
  return families.flatMap((family) => Object.values(family).filter(isLayer));
}
