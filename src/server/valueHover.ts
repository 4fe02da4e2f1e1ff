/** The hover of a value that is known: shape, dtype, numbers, and a small heatmap of an array. */

import type { ObservedValue } from "../engine/analysis";
import { heatColor } from "../engine/tensor/heat";

const cell = 12;
const mostCells = 32;
/** Longer texts are cut: a hover is small. */
const mostCharacters = 2000;

export function valueMarkdown(value: ObservedValue): string {
  if (value.why !== undefined) return `not known: ${escaped(value.why)}`;
  const parts: string[] = [];
  if (value.shape) parts.push(`\`[${value.shape.join(", ")}]\` ${value.dtype ?? ""}`);
  // The picture first: an editor shows a dozen lines, and what follows when one scrolls.
  const picture = heatmap(value);
  if (picture) parts.push(picture);
  if (value.text !== undefined) {
    const text =
      value.text.length > mostCharacters ? `${value.text.slice(0, mostCharacters)}…` : value.text;
    parts.push(`\`\`\`python\n${text.replaceAll("```", "'''")}\n\`\`\``);
  }
  return parts.join("\n\n");
}

/** Names and messages of the user's are only ever text. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!<>|~]/g, "\\$&");
}

/** An array of one or two dimensions (others of size 1 left out) as an SVG picture. */
function heatmap({ shape, numbers }: ObservedValue): string | undefined {
  if (!shape || !numbers || numbers.length < 2) return undefined;
  const sizes = shape.filter((size) => size !== 1);
  if (sizes.length > 2) return undefined;
  const columns = sizes.at(-1) ?? 1;
  const rows = sizes.length === 2 ? sizes[0] : 1;
  if (columns > mostCells || rows > mostCells) return undefined;
  const finite = Array.from(numbers).filter(Number.isFinite);
  const low = Math.min(...finite);
  const span = Math.max(...finite) - low || 1;
  const cells = Array.from(numbers).map((number, i) => {
    const color = Number.isFinite(number) ? heatColor((number - low) / span) : "none";
    const [x, y] = [(i % columns) * cell, Math.floor(i / columns) * cell];
    return `<rect x="${x}" y="${y}" width="${cell}" height="${cell}" fill="${color}"/>`;
  });
  const [width, height] = [columns * cell, rows * cell];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${cells.join("")}</svg>`;
  return `![heatmap](data:image/svg+xml;utf8,${encodeURIComponent(svg).replaceAll("(", "%28").replaceAll(")", "%29")})`;
}
