/** A small block that shows a tensor's size: its face is height by width, its depth the channels. */

import type { Shape } from "../../engine/tensor/shape";

/** The largest sizes of a model, which the blocks are drawn against. */
export interface Scale {
  readonly spatial: number;
  readonly channels: number;
}

export interface Glyph {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

const face = { least: 5, most: 30 } as const;
const depths = { least: 2, most: 9 } as const;

export function scaleOf(shapes: readonly Shape[]): Scale {
  let [spatial, channels] = [1, 1];
  for (const shape of shapes) {
    const parts = partsOf(shape);
    spatial = Math.max(spatial, parts.height, parts.width);
    channels = Math.max(channels, parts.channels);
  }
  return { spatial, channels };
}

/** Sizes shrink by halves, so the block does by equal steps: logarithmically. */
export function glyphOf(shape: Shape, scale: Scale): Glyph {
  const { height, width, channels } = partsOf(shape);
  if (shape.length <= 2) {
    const length = stretch(channels, scale.channels, face.least, face.most);
    return { width: 6, height: Math.round(length), depth: 0 };
  }
  return {
    width: Math.round(stretch(width, scale.spatial, face.least, face.most)),
    height: Math.round(stretch(height, scale.spatial, face.least, face.most)),
    depth: Math.round(stretch(channels, scale.channels, depths.least, depths.most)),
  };
}

function stretch(value: number, largest: number, least: number, most: number): number {
  if (largest <= 1) return most;
  return least + ((most - least) * Math.log(Math.max(value, 1))) / Math.log(largest);
}

/** Images are N, C, H, W; sequences N, L, D; vectors N, F. */
function partsOf(shape: Shape): { height: number; width: number; channels: number } {
  const last = shape.at(-1) ?? 1;
  if (shape.length <= 2) return { height: 1, width: 1, channels: last };
  if (shape.length === 3) return { height: shape[1], width: 1, channels: last };
  return { height: shape[shape.length - 2], width: last, channels: shape[1] };
}
