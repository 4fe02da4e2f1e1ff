/** torchinfo's table, byte for byte. https://github.com/TylerYep/torchinfo */

import type { Shape } from "../tensor/shape";
import { sum, type NamedParameter } from "./counts";
import { defaultColumns, type Column, type TextOptions } from "./options";
import type { Row } from "./rows";
import type { Totals } from "./totals";
import { bytesLine, countLine, percent, withCommas } from "./units";

const minNameWidth = 40;
/** Columns a depth is indented by, and what the width of the name column is a multiple of. */
const indent = 5;

const titles: Readonly<Record<Column, string>> = {
  kernel_size: "Kernel Shape",
  groups: "Groups",
  input_size: "Input Shape",
  output_size: "Output Shape",
  num_params: "Param #",
  params_percent: "Param %",
  mult_adds: "Mult-Adds",
  trainable: "Trainable",
};

const trainableText = { yes: "True", no: "False", partly: "Partial", none: "--" } as const;

type Cells = Partial<Record<Column, string>>;

export function summaryText(
  rows: readonly Row[],
  totals: Totals,
  hasInput: boolean,
  options: TextOptions,
): string {
  const columns = options.columns ?? defaultColumns(hasInput);
  const nameWidth = nameWidthOf(rows, options);
  const line = (name: string, cells: Cells): string =>
    [pad(name, nameWidth), ...columns.map((c) => pad(cells[c] ?? "", options.columnWidth))]
      .join(" ")
      .trimEnd();
  const divider = "=".repeat(nameWidth + columns.length * options.columnWidth);
  const lines = [divider, line(header(options), titles), divider];
  rows.forEach((row, i) => {
    if (row.depth > options.depth) return;
    if (row.isRecursive && options.rows.includes("hide_recursive_layers")) return;
    lines.push(
      line(prefix(row.depth, options) + title(row, options), cellsOf(rows, i, totals, options)),
    );
    if (options.isVerbose) {
      for (const { name, cells } of parameterLines(row)) {
        lines.push(line(prefix(row.depth + 1, options) + name, cells));
      }
    }
  });
  lines.push(divider, ...totalLines(totals, hasInput, divider, options), divider);
  return lines.join("\n");
}

/** Pads by code points, as Python does. */
function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - [...text].length));
}

function header(options: TextOptions): string {
  const variable = options.rows.includes("var_names") ? " (var_name)" : "";
  return `Layer (type${variable}${options.rows.includes("depth") ? ":depth-idx" : ""})`;
}

function title(row: Row, options: TextOptions): string {
  const variable = options.rows.includes("var_names") && row.varName ? ` (${row.varName})` : "";
  const index =
    options.rows.includes("depth") && row.depth > 0 ? `: ${row.depth}-${row.depthIndex}` : "";
  return `${row.className}${variable}${index}`;
}

function prefix(depth: number, options: TextOptions): string {
  if (depth === 0) return "";
  if (options.rows.includes("ascii_only")) return `${"|    ".repeat(depth - 1)}+ `;
  return depth === 1 ? "├─" : `${"│    ".repeat(depth - 1)}└─`;
}

/** Wide enough for the longest title, hidden rows included. */
function nameWidthOf(rows: readonly Row[], options: TextOptions): number {
  const longest = Math.max(
    ...rows.map((row) => [...title(row, options)].length + row.depth * indent + 1),
  );
  return longest >= minNameWidth ? Math.ceil(longest / indent) * indent : minNameWidth;
}

function cellsOf(rows: readonly Row[], at: number, totals: Totals, options: TextOptions): Cells {
  const row = rows[at];
  const isDeepest = row.depth === options.depth;
  return {
    kernel_size: kernelCell(row.kernelSize),
    groups: row.groups === undefined || row.groups === 0 ? "--" : String(row.groups),
    input_size: shapeCell(row.inputShape),
    output_size: shapeCell(row.outputShape),
    num_params: paramsCell(row, isDeepest),
    params_percent: percentCell(row, isDeepest, totals),
    mult_adds: multAddsCell(rows, at, isDeepest),
    trainable: trainableText[row.trainable],
  };
}

function shapeCell(shape: Shape | undefined): string {
  return shape === undefined || shape.length === 0 ? "--" : `[${shape.join(", ")}]`;
}

export function kernelCell(size: Row["kernelSize"]): string {
  if (size === undefined || size === 0) return "--";
  return typeof size === "number" ? String(size) : shapeCell(size);
}

/** Parameters to show in a row: all at a leaf or where the table ends, else what nothing below accounts for. */
function shownParams(row: Row, isDeepest: boolean): number {
  return row.isLeaf || isDeepest ? row.params : row.leftoverParams;
}

export function paramsCell(row: Row, isDeepest: boolean): string {
  if (row.params === 0) return "--";
  if (row.isRecursive) return "(recursive)";
  const shown = shownParams(row, isDeepest);
  if (row.isLeaf || isDeepest) {
    return row.trainableParams === 0 ? `(${withCommas(shown)})` : withCommas(shown);
  }
  return shown > 0 ? withCommas(shown) : "--";
}

function percentCell(row: Row, isDeepest: boolean, totals: Totals): string {
  if (row.isRecursive) return "(recursive)";
  const shown = shownParams(row, isDeepest);
  return row.params === 0 || shown <= 0 || totals.params === 0
    ? "     --"
    : percent(shown, totals.params);
}

function multAddsCell(rows: readonly Row[], at: number, isDeepest: boolean): string {
  const row = rows[at];
  let value = row.isLeaf ? row.multAdds : 0;
  if (!row.isLeaf && isDeepest) {
    for (let i = at + 1; i < rows.length && rows[i].depth > row.depth; i++) {
      if (rows[i].isLeaf) value += rows[i].multAdds;
    }
  }
  return value > 0 ? withCommas(value) : "--";
}

/** The lines `verbose=2` adds below a row; for the root only its own parameters, else dotted names too. */
function parameterLines(row: Row): readonly { readonly name: string; readonly cells: Cells }[] {
  const shown = row.counts.parameters.filter((p) => row.depth > 0 || !p.name.includes("."));
  return shown.map((parameter, i) => ({
    name: parameter.name,
    cells: {
      kernel_size: shapeCell(kernelOf(parameter)),
      num_params: `${i === shown.length - 1 ? "└─" : "├─"}${withCommas(parameter.count)}`,
    },
  }));
}

/** torchinfo shows a layer's own `weight` with input channels first. */
function kernelOf({ name, shape }: NamedParameter): Shape {
  return name === "weight" && shape.length >= 2 ? [shape[1], shape[0], ...shape.slice(2)] : shape;
}

function totalLines(
  totals: Totals,
  hasInput: boolean,
  divider: string,
  { profile }: TextOptions,
): readonly string[] {
  const lines = [
    `Total params: ${withCommas(totals.params)}`,
    `Trainable params: ${withCommas(totals.trainableParams)}`,
    `Non-trainable params: ${withCommas(totals.nonTrainableParams)}`,
  ];
  if (!hasInput) return lines;
  const sizes = [totals.inputBytes, totals.forwardBackwardBytes, totals.paramBytes];
  return [
    ...lines,
    countLine("Total mult-adds", totals.multAdds, profile),
    divider,
    bytesLine("Input size", totals.inputBytes, profile),
    bytesLine("Forward/backward pass size", totals.forwardBackwardBytes, profile),
    bytesLine("Params size", totals.paramBytes, profile),
    bytesLine(
      "Estimated Total Size",
      sum(sizes, (size) => size),
      profile,
    ),
  ];
}
