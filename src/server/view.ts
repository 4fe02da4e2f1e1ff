/** What the panel shows of a model, made from its analysis. */

import type { AnalyzedModel, Analysis } from "../engine/analysis";
import type { Candidate } from "../engine/discover/facts";
import type { Diagnostic, Range } from "../engine/source";
import { defaultTextOptions } from "../engine/summary/options";
import { fieldText } from "../engine/summary/describe";
import { graphOf, type GraphNode } from "../engine/summary/graph";
import type { Row } from "../engine/summary/rows";
import { summarize } from "../engine/summary/summary";
import { kernelCell, paramsCell } from "../engine/summary/text";
import type {
  FixView,
  GraphNodeView,
  Location,
  ModelChoice,
  ModelView,
  ProblemView,
  RowView,
} from "../protocol";
import { locationOf, type SourceLookup } from "./locations";

export function viewOf(uri: string, analysis: Analysis, model: AnalyzedModel): ModelView {
  const sources = analysis.source;
  const { trace, candidate } = model;
  const { rows, totals, text } = summarize(trace, defaultTextOptions);
  const graph = graphOf(trace, rows);
  const nodeOfCall = new Map(
    graph.nodes.flatMap((n) => (n.call === undefined ? [] : [[n.call, n.id]])),
  );
  const fieldOfCall = new Map(
    rows.flatMap(({ call, field }) =>
      call === undefined || !field ? [] : [[call, fieldText(field)]],
    ),
  );
  return {
    uri,
    model: candidate.model,
    className: candidate.className,
    why: candidate.why,
    inputs: model.inputs.map(({ shape, dtype }) => ({ shape, dtype, why: model.inputsWhy })),
    choices: analysis.candidates.flatMap((choice) => choiceOf(sources, choice)),
    text,
    rows: rows.map((row) => rowView(sources, row, nodeOfCall.get(row.call ?? -1))),
    totals,
    graph: {
      nodes: graph.nodes.map((node) => nodeView(sources, node, fieldOfCall.get(node.call ?? -1))),
      edges: graph.edges.map(({ id, from, to, tensor }) => ({
        id,
        from,
        to,
        shape: trace.tensors[tensor].shape,
      })),
    },
    problems: model.diagnostics.flatMap((diagnostic) =>
      problemView(sources, analysis.withFixes(diagnostic, model)),
    ),
    notes: model.notes.map(({ message, range }) => ({
      message,
      location: locationOf(sources, range),
    })),
  };
}

export function choiceOf(sources: SourceLookup, candidate: Candidate): readonly ModelChoice[] {
  const definedAt = locationOf(sources, candidate.definedAt);
  if (!definedAt) return [];
  const { model, className, why, missing } = candidate;
  return [{ model, className, why, missing, definedAt }];
}

function rowView(sources: SourceLookup, row: Row, node: string | undefined): RowView {
  return {
    node,
    depth: row.depth,
    className: row.className,
    varName: row.varName,
    index: row.depth === 0 ? "" : `${row.depth}-${row.depthIndex}`,
    path: row.path,
    inputShape: row.inputShape,
    outputShape: row.outputShape,
    params: row.params,
    paramsText: paramsCell(row, false),
    kernelText: kernelCell(row.kernelSize),
    multAdds: row.multAdds,
    field: row.field && fieldText(row.field),
    isLeaf: row.isLeaf,
    trainable: row.trainable,
    hasError: row.hasError,
    ...placesOf(sources, row),
  };
}

function nodeView(
  sources: SourceLookup,
  node: GraphNode,
  field: string | undefined,
): GraphNodeView {
  const { id, parent, category, label, name, path, detail, inputShapes, outputShape } = node;
  const { params, multAdds, macs, tensor, hasError } = node;
  return {
    ...{ id, parent, category, label, name, path, detail, inputShapes, outputShape },
    ...{ params, multAdds, macs, field, tensor, hasError },
    ...placesOf(sources, node),
  };
}

function placesOf(
  sources: SourceLookup,
  { definedAt, calledAt }: { readonly definedAt?: Range; readonly calledAt?: Range },
): { readonly definedAt?: Location; readonly calledAt?: Location } {
  return {
    definedAt: definedAt && locationOf(sources, definedAt),
    calledAt: calledAt && locationOf(sources, calledAt),
  };
}

function problemView(sources: SourceLookup, diagnostic: Diagnostic): readonly ProblemView[] {
  const location = locationOf(sources, diagnostic.range);
  if (!location) return [];
  return [
    {
      severity: diagnostic.severity,
      message: diagnostic.message,
      location,
      related: diagnostic.related.flatMap(({ message, range }) => {
        const at = locationOf(sources, range);
        return at ? [{ message, location: at }] : [];
      }),
      fixes: diagnostic.fixes.map((fix): FixView => ({
        title: fix.title,
        edits: fix.edits.flatMap(({ range, newText }) => {
          const at = locationOf(sources, range);
          return at ? [{ location: at, newText }] : [];
        }),
      })),
    },
  ];
}
