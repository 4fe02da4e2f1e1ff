/** The columns of the layer table, and how wide their texts want them to be. */

import type { ModelView, RowView } from "../protocol";
import { listShape, percent, withCommas } from "./format";

export interface Column {
  readonly name: string;
  readonly class: string;
  cell(row: RowView, view: ModelView): string;
}

/** The first one is the tree, which is drawn otherwise. */
export const columns: readonly Column[] = [
  { name: "Layer", class: "column-layer", cell: layerText },
  { name: "Input", class: "column-input", cell: (row) => listShape(row.inputShape) },
  { name: "Output", class: "column-output", cell: (row) => listShape(row.outputShape) },
  { name: "Kernel", class: "column-kernel", cell: (row) => row.kernelText },
  { name: "Param #", class: "column-params number", cell: (row) => row.paramsText },
  {
    name: "Param %",
    class: "column-share number",
    cell: (row, view) =>
      percent(row.paramsText === "(recursive)" ? 0 : row.params, view.totals.params),
  },
  {
    name: "Mult-adds",
    class: "column-macs number",
    cell: (row) => (row.multAdds > 0 ? withCommas(row.multAdds) : "--"),
  },
];

export const indent = 14;

/** Pixels of a letter in the code font of a cell, and around the text. */
const letter = 7.3;
const boldLetter = 8.5;
const padding = 18;
const layerLimits = { least: 170, most: 420 } as const;

/** A width for each column, in pixels: its longest text. */
export function widthsOf(view: ModelView): number[] {
  return columns.map((column, at) => {
    const longest = view.rows.reduce((most, row) => {
      const text = column.cell(row, view).length * letter;
      return Math.max(most, at === 0 ? text + row.depth * indent + 30 : text);
    }, column.name.length * boldLetter);
    const width = Math.ceil(longest + padding);
    return at === 0 ? Math.min(layerLimits.most, Math.max(layerLimits.least, width)) : width;
  });
}

function layerText(row: RowView): string {
  return [row.className, row.varName, row.index].filter(Boolean).join(" ");
}
