/** A colour for a number: dark violet through green to yellow, even to the eye and readable without red and green. */

/** Stops of the scale, as red, green, blue. */
const stops: readonly (readonly [number, number, number])[] = [
  [68, 2, 86],
  [65, 68, 135],
  [42, 120, 142],
  [34, 168, 132],
  [122, 209, 81],
  [253, 231, 36],
];

/** The colour at `share` of the scale, 0 to 1, as red, green and blue from 0 to 255. */
export function heatRgb(share: number): readonly [number, number, number] {
  const at = Math.min(Math.max(share, 0), 1) * (stops.length - 1);
  const below = Math.min(Math.floor(at), stops.length - 2);
  const rest = at - below;
  const mix = (i: 0 | 1 | 2): number =>
    Math.round(stops[below][i] * (1 - rest) + stops[below + 1][i] * rest);
  return [mix(0), mix(1), mix(2)];
}

export function heatColor(share: number): string {
  return `#${heatRgb(share)
    .map((part) => part.toString(16).padStart(2, "0"))
    .join("")}`;
}
