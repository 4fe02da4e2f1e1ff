/** Finds nodes by name, class, path or shape. */

import { shortShape } from "../format";
import { subtree, type GraphModel, type GraphNode } from "./model";

/**
 * Every word has to be found: in the class, the name, the path or the kind, or as a shape (`64x56x56`, `[1, 64, 56, 56]`)
 * or one of its sizes. Names match anywhere, sizes whole. In the order of the picture.
 */
export function search(model: GraphModel, query: string): GraphNode[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return subtree(model, model.roots).filter((node) => {
    if (node.repeat !== undefined) return false;
    const texts = [node.label, node.name, node.path, node.category].map((text) =>
      text.toLowerCase(),
    );
    const shapes = [...node.inputShapes, ...(node.outputShape ? [node.outputShape] : [])];
    return words.every(
      (word) =>
        texts.some((text) => text.includes(word)) ||
        shapes.some((shape) => {
          const sizes = shape.map(String);
          return sizes.includes(word) || `x${sizes.join("x")}x`.includes(`x${word}x`);
        }),
    );
  });
}

/** What a hit says of itself. */
export function hitText(node: GraphNode, batch: number | undefined): string {
  const shape = node.outputShape ? shortShape(node.outputShape, batch) : "";
  return [node.label, node.path || node.name, shape].filter(Boolean).join("  ");
}

/** Words; a shape may be written with spaces and brackets, `[1, 64, 56, 56]`. */
function wordsOf(query: string): string[] {
  const lower = query.toLowerCase().replaceAll("×", "x");
  const joined = lower.replace(
    /[[(]?\s*(\d+(?:\s*,\s*\d+)+)\s*[\])]?/g,
    (_, sizes: string) => ` ${sizes.replace(/\s*,\s*/g, "x")} `,
  );
  return joined.split(/\s+/).filter((word) => word !== "");
}
