/** The rows of a summary: one per module call, with the containers that are indexed instead of called put in. */

import type { Range } from "../source";
import { itemSize } from "../tensor/dtype";
import { numel, type Shape } from "../tensor/shape";
import type { CallId, ModuleCall, ModuleId, ModuleNode, Trace } from "../trace/trace";
import { countsOf, type Counts } from "./counts";
import { fieldsOf, type Field } from "./fields";
import type { Profile } from "./options";
import { ancestors, isLeaf, placesOfCalls, walkPlaces, type Place } from "./places";
import { inputTensor, outputTensor, shapeOf } from "./shapes";

export type Trainable = "yes" | "no" | "partly" | "none";

export interface Row {
  readonly path: string;
  readonly varName: string;
  readonly className: string;
  readonly depth: number;
  /** Counts rows of one depth from 1, hidden rows included. */
  depthIndex: number;
  readonly isLeaf: boolean;
  /** Listed before, or all its weights are. */
  isRecursive: boolean;
  readonly isExecuted: boolean;
  readonly inputShape?: Shape;
  readonly outputShape?: Shape;
  readonly kernelSize?: number | readonly number[];
  readonly groups?: number;
  /** The module's own total. */
  readonly params: number;
  /** What no listed descendant accounts for. */
  leftoverParams: number;
  readonly trainableParams: number;
  leftoverTrainableParams: number;
  readonly trainable: Trainable;
  /** torchinfo's figure, from weights and output shape. */
  readonly multAdds: number;
  /** Multiply-accumulates of the ops that ran within the call. */
  readonly macs: number;
  /** What an element of the output sees of the model's input; absent where that is not known. */
  readonly field?: Field;
  readonly outputBytes: number;
  readonly paramBytes: number;
  readonly counts: Counts;
  readonly module: ModuleId;
  readonly call?: CallId;
  readonly definedAt?: Range;
  readonly calledAt?: Range;
  /** The call did not come back. */
  readonly hasError: boolean;
}

export function summaryRows(trace: Trace, profile: Profile): readonly Row[] {
  const counts = countsOf(trace);
  const places = walkPlaces(trace);
  const fieldOf = fieldsOf(trace);
  const rows =
    trace.calls.length === 0
      ? places.map((place) => rowOf(trace, place, counts(place.module), profile))
      : withContainers(trace, calledRows(trace, places, counts, fieldOf, profile), (place) =>
          rowOf(trace, place, counts(place.module), profile),
        );
  markRepeated(rows);
  number(rows);
  return finish(trace, rows, profile);
}

/** A row before its surroundings are known, with the place it stands at. */
type PlacedRow = Row & { readonly place: Place };

function calledRows(
  trace: Trace,
  places: readonly Place[],
  counts: (module: ModuleId) => Counts,
  fieldOf: ReturnType<typeof fieldsOf>,
  profile: Profile,
): readonly PlacedRow[] {
  const placeOf = placesOfCalls(trace, places, profile);
  return trace.calls.flatMap((call) => {
    const place = placeOf.get(call.id);
    if (!place) return [];
    return [rowOf(trace, place, counts(call.module), profile, call, fieldOf(call.output))];
  });
}

function rowOf(
  trace: Trace,
  place: Place,
  counts: Counts,
  profile: Profile,
  call?: ModuleCall,
  field?: Field,
): PlacedRow {
  const module = trace.modules[place.module];
  const output = call && outputTensor(call.output);
  const outputShape = shapeOf(trace, output);
  return {
    place,
    path: place.path,
    varName: place.varName,
    className: module.className,
    depth: place.depth,
    depthIndex: 0,
    isLeaf: isLeaf(trace, module),
    isRecursive: false,
    isExecuted: call !== undefined,
    inputShape: call && shapeOf(trace, inputTensor(call.args)),
    outputShape,
    kernelSize: module.kernelSize,
    groups: module.groups,
    params: counts.params,
    leftoverParams: counts.params,
    trainableParams: counts.trainable,
    leftoverTrainableParams: counts.trainable,
    trainable: trainableOf(counts),
    multAdds: call && outputShape ? multAdds(module, counts, outputShape, profile) : 0,
    macs: call ? trueMacs(trace, call) : 0,
    outputBytes:
      output !== undefined && outputShape
        ? numel(outputShape) * itemSize[trace.tensors[output].dtype]
        : 0,
    field,
    paramBytes: counts.bytes,
    counts,
    module: module.id,
    call: call?.id,
    definedAt: module.definedAt,
    calledAt: call?.at,
    hasError: call !== undefined && call.output === undefined,
  };
}

function trainableOf(counts: Counts): Trainable {
  if (counts.params === 0) return "none";
  if (counts.trainable === 0) return "no";
  return counts.trainable === counts.params ? "yes" : "partly";
}

/** torchinfo's mult-adds of one call; it knows weights and the output's shape only. */
function multAdds(module: ModuleNode, counts: Counts, output: Shape, profile: Profile): number {
  const batch = output.at(0) ?? 1;
  let total = 0;
  for (const { name, count } of counts.parameters) {
    if (name === "weight" || name === "bias") {
      if (module.className.includes("Conv")) total += count * batch * numel(output.slice(2));
      else if (module.className.includes("Linear") && profile === "torchinfo")
        total += count * numel(output.slice(0, -1));
      else total += count * batch;
    } else if (name.includes("weight") || name.includes("bias")) {
      total += count * numel(output.slice(0, 2));
    }
  }
  return total;
}

function trueMacs(trace: Trace, call: ModuleCall): number {
  let total = 0;
  for (let op = call.ops.from; op < call.ops.to; op++) {
    if (trace.ops[op].phase === "forward") total += trace.ops[op].macs;
  }
  return total;
}

/**
 * Puts containers that are indexed or iterated (ModuleList, a Sequential looped over) in front of the first executed
 * descendant that needs them. One row object stands for one place, also where it is put in twice: torchinfo prints
 * the last index for both then.
 */
function withContainers(
  trace: Trace,
  called: readonly PlacedRow[],
  makeRow: (place: Place) => PlacedRow,
): Row[] {
  const rows: PlacedRow[] = [...called];
  const containers = new Map<Place, PlacedRow>();
  const listed = new Set<ModuleId>(trace.calls.map((call) => call.module));
  let open: PlacedRow[] = []; // index is the depth
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    let insertAt = i;
    for (const place of ancestors(row.place)) {
      if (open.at(place.depth)?.module === place.module) continue;
      let container = containers.get(place);
      if (container && insertAt > 0 && rows[insertAt - 1] === container) continue;
      if (!container) {
        container = makeRow(place);
        containers.set(place, container);
      }
      rows.splice(insertAt, 0, container);
      open[place.depth] = container;
      insertAt++;
      if (listed.has(place.module)) container.isRecursive = true;
      listed.add(place.module);
    }
    open[row.depth] = row;
    open = open.slice(0, row.depth + 1);
  }
  return rows;
}

/** A module that was listed before is recursive. */
function markRepeated(rows: readonly Row[]): void {
  const seen = new Map<ModuleId, Row>();
  for (const row of rows) {
    const before = seen.get(row.module);
    if (before && before !== row) row.isRecursive = true;
    else seen.set(row.module, row);
  }
}

function number(rows: readonly Row[]): void {
  const next: number[] = [];
  for (const row of rows) {
    next[row.depth] = (next[row.depth] ?? 0) + 1;
    row.depthIndex = next[row.depth];
  }
}

/** Works out what is left over in each row; needs the final list. */
function finish(trace: Trace, rows: readonly Row[], profile: Profile): readonly Row[] {
  for (let i = rows.length - 1; i >= 0; i--) setLeftover(rows, i, profile);
  if (profile === "torchinfo") markTied(trace, rows);
  return rows;
}

function setLeftover(rows: readonly Row[], at: number, profile: Profile): void {
  const row = rows[at];
  let params = row.params;
  let trainable = row.trainableParams;
  const subtracted = new Set<ModuleId>();
  for (let i = at + 1; i < rows.length && rows[i].depth > row.depth; i++) {
    const below = rows[i];
    if (below.isRecursive) {
      if (profile === "torchinfo" && !subtracted.has(below.module)) {
        subtracted.add(below.module);
        params -= below.params;
        trainable -= below.trainableParams;
      }
      if (profile === "torchinfo") {
        while (i + 1 < rows.length && rows[i + 1].depth > below.depth) i++;
      }
      continue;
    }
    subtracted.add(below.module);
    params -= below.isLeaf ? below.params : below.leftoverParams;
    trainable -= below.isLeaf ? below.trainableParams : below.leftoverTrainableParams;
  }
  row.leftoverParams = params;
  row.leftoverTrainableParams = trainable;
}

/** Weight tying: a row whose own parameters all belong to earlier rows shows `(recursive)`. */
function markTied(trace: Trace, rows: readonly Row[]): void {
  const owned = new Set<number>();
  for (const row of rows) {
    const direct = trace.modules[row.module].parameters.filter(
      (p) => !p.isUninitialized && numel(trace.tensors[p.tensor].shape) > 0,
    );
    if (direct.length > 0 && direct.every((p) => owned.has(p.tensor))) row.isRecursive = true;
    for (const parameter of direct) owned.add(parameter.tensor);
  }
}
