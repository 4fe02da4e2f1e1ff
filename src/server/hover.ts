/** Hovers: what a layer is and does, what shape an expression has, what value a name holds. */

import type { AnalyzedModel, Analysis } from "../engine/analysis";
import type { ModuleCall, ModuleNode } from "../engine/trace/trace";
import { contains, type Range } from "../engine/source";
import { describeLayer, fieldText, parameterFormula } from "../engine/summary/describe";
import { figures } from "../engine/summary/summary";
import type { Row } from "../engine/summary/rows";
import { withCommas } from "../engine/summary/units";
import { valueMarkdown } from "./valueHover";

export interface HoverText {
  readonly range: Range;
  /** Markdown; text from user code is escaped or in code spans. */
  readonly markdown: string;
}

/** A loop makes many layers in one place: more than this are counted instead of listed. */
const mostListed = 6;

export function hoverAt(analysis: Analysis, source: string, offset: number): HoverText | undefined {
  const layer = layerHover(analysis, source, offset);
  const value = analysis.valueAt(source, offset);
  if (value && (!layer || isInside(value.at, layer.range))) {
    return { range: value.at, markdown: valueMarkdown(value) };
  }
  return layer;
}

function isInside(inner: Range, outer: Range): boolean {
  return (
    outer.start <= inner.start &&
    inner.end <= outer.end &&
    inner.end - inner.start < outer.end - outer.start
  );
}

/** The calls that the smallest layer expression around the offset stands for. */
function layerHover(analysis: Analysis, source: string, offset: number): HoverText | undefined {
  let best:
    { readonly range: Range; readonly model: AnalyzedModel; readonly rows: Row[] } | undefined;
  for (const model of analysis.models()) {
    for (const row of rowsOf(model)) {
      for (const range of [row.definedAt, row.calledAt]) {
        if (!range || !contains(range, source, offset)) continue;
        const size = range.end - range.start;
        const bestSize = best ? best.range.end - best.range.start : Infinity;
        if (size < bestSize) best = { range, model, rows: [row] };
        else if (size === bestSize && best?.model === model && !best.rows.includes(row))
          best.rows.push(row);
      }
    }
  }
  return best && { range: best.range, markdown: layerMarkdown(best.model, best.rows) };
}

const knownRows = new WeakMap<AnalyzedModel, readonly Row[]>();

function rowsOf(model: AnalyzedModel): readonly Row[] {
  let rows = knownRows.get(model);
  if (!rows) {
    rows = figures(model.trace, "torchinfo").rows;
    knownRows.set(model, rows);
  }
  return rows;
}

function layerMarkdown(model: AnalyzedModel, rows: readonly Row[]): string {
  const { trace } = model;
  const parts = rows.slice(0, mostListed).map((row) => {
    const module = trace.modules[row.module];
    const call = row.call === undefined ? undefined : trace.calls[row.call];
    return rowMarkdown(model, row, module, call);
  });
  if (rows.length > mostListed) parts.push(`… and ${rows.length - mostListed} more made here`);
  return parts.join("\n\n---\n\n");
}

function rowMarkdown(
  model: AnalyzedModel,
  row: Row,
  module: ModuleNode,
  call: ModuleCall | undefined,
): string {
  const what = describeLayer(module);
  const where = row.path === "" ? "the model" : `\`${row.path}\``;
  const lines = [`**${row.className}** ${where}${what ? ` · ${what}` : ""}`];
  if (module.extraRepr !== "") lines.push(`\`${row.className}(${module.extraRepr})\``);
  if (call) lines.push(`in ${shapeText(row.inputShape)} → out ${shapeText(row.outputShape)}`);
  const formula = parameterFormula(model.trace, module);
  if (formula) lines.push(`parameters ${formula}${row.trainable === "no" ? " (frozen)" : ""}`);
  else if (row.params > 0) lines.push(`parameters ${withCommas(row.params)}`);
  else if (module.parameters.some((p) => p.isUninitialized)) {
    lines.push("parameters: made at the first forward pass");
  }
  if (row.isLeaf && row.multAdds > 0) lines.push(`mult-adds ${withCommas(row.multAdds)}`);
  if (row.macs > 0) lines.push(`multiply-accumulates ${withCommas(row.macs)}`);
  if (row.field) lines.push(`receptive field ${fieldText(row.field)}`);
  return lines.join("  \n");
}

function shapeText(shape: readonly number[] | undefined): string {
  return shape ? `\`[${shape.join(", ")}]\`` : "unknown";
}
