/** The engine's colour scale as a table for the pixels of heatmaps. */

import { heatRgb } from "../engine/tensor/heat";

/** 256 colours, as the pixels of an image want them: red, green, blue, opaque. */
export function colorTable(): Uint8ClampedArray<ArrayBuffer> {
  const table = new Uint8ClampedArray(256 * 4);
  for (let i = 0; i < 256; i++) table.set([...heatRgb(i / 255), 255], 4 * i);
  return table;
}
