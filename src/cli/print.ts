/** How results are written down: JSON with places as people count, tables in markdown and csv, notes on standard error. */

import type { AnalyzedModel, Analysis } from "../engine/analysis";
import { cellOf, fileOf, positionAt, type Diagnostic, type Range } from "../engine/source";
import type { FieldAxis } from "../engine/summary/fields";
import { defaultColumns, type Column, type TextOptions } from "../engine/summary/options";
import type { Row } from "../engine/summary/rows";
import type { Summary } from "../engine/summary/summary";
import { kernelCell, paramsCell } from "../engine/summary/text";
import { outputTensors } from "../engine/summary/shapes";
import type { Trace } from "../engine/trace/trace";

type Json = Record<string, unknown>;

/** RANGE of the command line's contract: lines and columns from 1. */
export function rangeJson(analysis: Analysis, range: Range): Json | undefined {
  const file = analysis.source(range.source);
  if (!file) return undefined;
  const cell = cellOf(range.source);
  return {
    file: fileOf(range.source),
    ...(cell === undefined ? {} : { cell }),
    start: positionAt(file, range.start),
    end: positionAt(file, range.end),
  };
}

/** `file:line:column: severity: message`. */
export function diagnosticLine(analysis: Analysis, diagnostic: Diagnostic): string {
  return `${placeText(analysis, diagnostic.range)}: ${diagnostic.severity}: ${diagnostic.message}`;
}

export function placeText(analysis: Analysis, range: Range): string {
  const file = analysis.source(range.source);
  if (!file) return range.source;
  const { line, column } = positionAt(file, range.start);
  return `${range.source}:${line}:${column}`;
}

export function diagnosticJson(analysis: Analysis, diagnostic: Diagnostic): Json {
  return {
    severity: diagnostic.severity,
    code: diagnostic.code,
    message: diagnostic.message,
    range: rangeJson(analysis, diagnostic.range),
    related: diagnostic.related.map(({ message, range }) => ({
      message,
      range: rangeJson(analysis, range),
    })),
    fixes: diagnostic.fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map(({ range, newText }) => ({ range: rangeJson(analysis, range), newText })),
    })),
  };
}

export function summaryJson(
  file: string,
  analysis: Analysis,
  model: AnalyzedModel,
  summary: Summary,
  options: TextOptions,
): Json {
  const { trace } = model;
  const calls = callsByModule(trace);
  return {
    file,
    model: model.candidate.model,
    profile: options.profile,
    mode: trace.mode,
    inputs: trace.inputs.map((id) => tensorJson(trace, id)),
    rows: summary.rows.map((row) => rowJson(analysis, row, calls.get(row.module) ?? [])),
    totals: summary.totals,
    outputs: outputTensors(trace).map((id) => tensorJson(trace, id)),
    diagnostics: model.diagnostics.map((diagnostic) =>
      diagnosticJson(analysis, analysis.withFixes(diagnostic, model)),
    ),
    notes: model.notes.map(({ message, range }) => ({
      message,
      range: rangeJson(analysis, range),
    })),
    text: summary.text,
  };
}

function callsByModule(trace: Trace): ReadonlyMap<number, readonly Range[]> {
  const calls = new Map<number, Range[]>();
  for (const { module, at } of trace.calls) calls.set(module, [...(calls.get(module) ?? []), at]);
  return calls;
}

function tensorJson(trace: Trace, id: number): Json {
  const { shape, dtype } = trace.tensors[id];
  return { shape, dtype };
}

const trainableJson = { yes: true, no: false, partly: "partial", none: null } as const;

function rowJson(analysis: Analysis, row: Row, calls: readonly Range[]): Json {
  return {
    path: row.path,
    varName: row.varName,
    className: row.className,
    depth: row.depth,
    depthIndex: row.depthIndex,
    leaf: row.isLeaf,
    recursive: row.isRecursive,
    executed: row.isExecuted,
    inputShape: row.inputShape ?? null,
    outputShape: row.outputShape ?? null,
    kernelSize: row.kernelSize ?? null,
    groups: row.groups ?? null,
    params: row.params,
    leftoverParams: row.leftoverParams,
    trainable: trainableJson[row.trainable],
    multAdds: row.multAdds,
    macs: row.macs,
    outputBytes: row.outputBytes,
    receptiveField: row.field?.map(fieldJson) ?? null,
    definedAt: row.definedAt && rangeJson(analysis, row.definedAt),
    calledAt: calls.flatMap((at) => rangeJson(analysis, at) ?? []),
  };
}

/** One for each spatial dimension: `size` is `"all"` where only the input bounds it, `exact` false where it is the most. */
function fieldJson({ size, stride, offset, isExact }: FieldAxis): Json {
  return { size, stride: stride ?? null, offset: offset ?? null, exact: isExact };
}

const columnTitles: Readonly<Record<Column, string>> = {
  input_size: "Input",
  output_size: "Output",
  num_params: "Params",
  params_percent: "Share",
  kernel_size: "Kernel",
  groups: "Groups",
  mult_adds: "Mult-adds",
  trainable: "Trainable",
};

/** The rows as a table: title cells first. */
function tableOf(
  { rows, totals }: Summary,
  hasInput: boolean,
  options: TextOptions,
): readonly (readonly string[])[] {
  const columns = options.columns ?? defaultColumns(hasInput);
  const shown = rows.filter((row) => row.depth <= options.depth);
  return [
    ["Path", "Layer", ...columns.map((column) => columnTitles[column])],
    ...shown.map((row) => [
      row.path,
      row.className,
      ...columns.map((column) =>
        cellOfRow(row, column, totals.params, row.depth === options.depth),
      ),
    ]),
  ];
}

function cellOfRow(row: Row, column: Column, total: number, isDeepest: boolean): string {
  const shape = (sizes: readonly number[] | undefined) => sizes?.join("x") ?? "";
  switch (column) {
    case "input_size":
      return shape(row.inputShape);
    case "output_size":
      return shape(row.outputShape);
    case "num_params":
      return paramsCell(row, isDeepest).replace("--", "");
    case "params_percent":
      return row.params > 0 && total > 0 ? `${((row.params / total) * 100).toFixed(2)}%` : "";
    case "kernel_size":
      return kernelCell(row.kernelSize).replace("--", "");
    case "groups":
      return row.groups === undefined ? "" : String(row.groups);
    case "mult_adds":
      return row.isLeaf && row.multAdds > 0 ? String(row.multAdds) : "";
    case "trainable":
      return row.trainable === "none" ? "" : row.trainable;
  }
}

export function summaryMarkdown(summary: Summary, hasInput: boolean, options: TextOptions): string {
  const [head, ...body] = tableOf(summary, hasInput, options);
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n");
}

export function summaryCsv(summary: Summary, hasInput: boolean, options: TextOptions): string {
  const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return tableOf(summary, hasInput, options)
    .map((cells) => cells.map(quote).join(","))
    .join("\n");
}
