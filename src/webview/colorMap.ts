/** A perceptual colour map: equal steps of a value look like equal steps of colour, also in grey and to the colour-blind. */

/** Colours the map goes through, dark to light, evenly spaced: indigo, blue, teal, green, yellow. */
const stops: readonly (readonly [number, number, number])[] = [
  [68, 1, 84],
  [71, 44, 122],
  [59, 81, 139],
  [44, 113, 142],
  [33, 144, 141],
  [39, 173, 129],
  [92, 200, 99],
  [170, 220, 50],
  [253, 231, 37],
];

/** 256 colours, as the pixels of an image want them: red, green, blue, opaque. */
export function colorTable(): Uint8ClampedArray<ArrayBuffer> {
  const table = new Uint8ClampedArray(256 * 4);
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * (stops.length - 1);
    const low = Math.min(Math.floor(at), stops.length - 2);
    for (let c = 0; c < 3; c++) {
      table[4 * i + c] = stops[low][c] + (stops[low + 1][c] - stops[low][c]) * (at - low);
    }
    table[4 * i + 3] = 255;
  }
  return table;
}
