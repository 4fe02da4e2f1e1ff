/** The Python module `torchinfo`, as notebooks call it: `torchinfo.summary(model, input_size=(1, 3, 224, 224))`. */

import { defineClass, newInstance } from "../python/classes";
import { nativeFunction } from "../python/nativeFunction";
import { repr } from "../python/text";
import type { Machine, NativeModule, StateKey, Steps } from "../python/native";
import {
  None,
  int,
  str,
  type Keywords,
  type PyClass,
  type PyDict,
  type PyInstance,
  type PyValue,
} from "../python/values";
import type { Range } from "../source";
import type { DType } from "../tensor/dtype";
import { itemSize } from "../tensor/dtype";
import { imageInput, type InputSpec } from "../tensor/inputSpec";
import type { Trace } from "../trace/trace";
import {
  columnNames,
  defaultTextOptions,
  rowSettings,
  type Column,
  type RowSetting,
  type TextOptions,
} from "./options";
import { summarize } from "./summary";

/** A call of `summary`, which discover learns inputs from. */
export interface SummaryCall {
  readonly model: PyValue;
  /** Absent: without input. */
  readonly inputs?: readonly InputSpec[];
  readonly at: Range;
}

export const summaryCalls: StateKey<SummaryCall[]> = { name: "torchinfo", create: () => [] };

/** What a pass is to be given: ready-made values or tensors of a shape, and what goes by keyword. */
export interface GivenToSummary {
  readonly inputs: readonly (PyValue | InputSpec)[];
  readonly kwargs: Keywords;
  /** Those of the keywords that are the model's input, as in `input_data={"x": x}`. */
  readonly counted: readonly PyValue[];
}

export type SummaryInputs = GivenToSummary | "none";

/** Runs one forward pass of a module (or none) and gives its trace. */
export type TraceModel = (
  vm: Machine,
  model: PyValue,
  inputs: SummaryInputs,
  mode: "same" | "train" | "eval",
) => Steps<Trace>;

/** `torchinfo` and `torchsummary`; the text they give is worked out when it is asked for, the pass right away. */
export function torchinfoModules(
  traceModel: TraceModel,
  isInteractive: boolean,
): readonly NativeModule[] {
  const create = (): readonly (readonly [string, PyValue])[] => [
    ["summary", summaryFunction(traceModel, statisticsClass, isInteractive)],
    ["ModelStatistics", statisticsClass],
    ["__version__", str("1.8.0")],
  ];
  return [
    { name: "torchinfo", create },
    { name: "torchinfo.torchinfo", create },
    { name: "torchsummary", create: () => [["summary", torchsummaryFunction(traceModel)]] },
  ];
}

/** What `summary` returns: prints as the table. */
interface Statistics {
  readonly text: string;
}

const textOfStatistics = nativeFunction(
  "__repr__",
  "self",
  (_vm, self) => str(statisticsOf(self)?.text ?? ""),
  { isMethod: true },
);

const statisticsClass = defineClass({
  name: "ModelStatistics",
  module: "torchinfo.model_statistics",
  attributes: [
    ["__repr__", textOfStatistics],
    ["__str__", textOfStatistics],
  ],
});

/** Only `summaryFunction` writes the host data of this class. */
function statisticsOf(value: PyValue | undefined): Statistics | undefined {
  if (value?.kind !== "instance" || value.of !== statisticsClass) return undefined;
  const host = value.host;
  return typeof host === "object" &&
    host !== null &&
    "text" in host &&
    typeof host.text === "string"
    ? { text: host.text }
    : undefined;
}

function summaryFunction(traceModel: TraceModel, cls: PyClass, isInteractive: boolean): PyValue {
  return nativeFunction(
    "summary",
    "model, input_size?, input_data?, batch_dim?, cache_forward_pass?, col_names?, col_width?, depth?, device?, dtypes?, mode?, row_settings?, verbose?, **kwargs",
    function* (
      vm,
      model,
      size,
      data,
      batchDim,
      _cache,
      columns,
      width,
      depth,
      _device,
      dtypes,
      mode,
      rows,
      verbose,
      others,
    ) {
      if (!model) return None;
      const inputs = inputsOf(size, data, batchDim, yield* dtypesIn(vm, dtypes));
      vm.state(summaryCalls).push({
        model,
        inputs: inputs === "none" ? undefined : inputs,
        at: vm.here(),
      });
      if (model.kind !== "instance" || inputs === undefined) {
        return vm.unknown({ kind: "derived", what: "summary of a model that is not known" });
      }
      const level = levelOf(verbose, isInteractive);
      const options = textOptions({ columns, width, depth, rows }, level);
      const wrong = wrongCall({
        size,
        data,
        columns,
        rows,
        mode,
        level,
        width: options.columnWidth,
      });
      if (wrong) throw vm.raise(wrong.type, wrong.message);
      const given = inputs === "none" ? inputs : passed(data, inputs, others);
      const trace = yield* traceModel(vm, model, given, modeOf(mode));
      const { text, totals } = summarize(trace, options);
      if (level > 0) vm.write(`${text}\n`);
      return statistics(cls, text, [
        ["total_params", int(totals.params)],
        ["trainable_params", int(totals.trainableParams)],
        ["total_mult_adds", int(totals.multAdds)],
        ["total_input", int(totals.inputBytes)],
        ["total_output_bytes", int(totals.forwardBackwardBytes)],
        ["total_param_bytes", int(totals.paramBytes)],
      ]);
    },
  );
}

/** `verbose`: 0 is quiet, 1 prints, 2 prints weights too. Absent, a script prints and a notebook shows the result. */
function levelOf(verbose: PyValue | undefined, isInteractive: boolean): number {
  if (verbose?.kind === "int" || verbose?.kind === "bool") return Number(verbose.value);
  return isInteractive ? 0 : 1;
}

interface Call {
  readonly size: PyValue | undefined;
  readonly data: PyValue | undefined;
  readonly columns: PyValue | undefined;
  readonly rows: PyValue | undefined;
  readonly mode: PyValue | undefined;
  readonly level: number;
  readonly width: number;
}

interface Wrong {
  readonly type: "ValueError" | "RuntimeError";
  readonly message: string;
}

/** Columns that say nothing of a model without a pass. */
const ofInput: readonly Column[] = ["input_size", "output_size", "mult_adds"];

/** Calls that torchinfo refuses. */
function wrongCall({ size, data, columns, rows, mode, level, width }: Call): Wrong | undefined {
  const strange =
    strangeName(columns, columnNames, "ColumnSettings") ??
    strangeName(rows, rowSettings, "RowSettings") ??
    strangeName(mode, ["train", "eval", "same"], "Mode");
  if (strange) return { type: "ValueError", message: strange };
  if (width <= 0) {
    const message = `Column width must be greater than 0: col_width=${width}`;
    return { type: "ValueError", message };
  }
  if (![0, 1, 2].includes(level)) {
    const message = "Verbose must be either 0 (quiet), 1 (default), or 2 (verbose).";
    return { type: "ValueError", message };
  }
  const hasSize = size !== undefined && size.kind !== "none";
  const hasData = data !== undefined && data.kind !== "none";
  if (hasSize && hasData) {
    const message = "Only one of (input_data, input_size) should be specified.";
    return { type: "RuntimeError", message };
  }
  const needed = strings(columns)?.filter((name) => ofInput.some((column) => column === name));
  if (hasSize || hasData || !needed || needed.length === 0) return undefined;
  const names = needed.map((name) => `'${name}'`).join(", ");
  const message = `You must pass input_data or input_size in order to use columns: ${names}`;
  return { type: "ValueError", message };
}

/** What Python's enums say of a name that is none of theirs. */
function strangeName(
  given: PyValue | undefined,
  known: readonly string[],
  what: string,
): string | undefined {
  const names = given?.kind === "str" ? [given.value] : (strings(given) ?? []);
  const strange = names.find((name) => !known.includes(name));
  return strange === undefined ? undefined : `'${strange}' is not a valid ${what}`;
}

/** How the model is called: a tensor or a list of arguments as they are, a dictionary by keyword. */
function passed(
  data: PyValue | undefined,
  specs: readonly InputSpec[],
  others: PyDict,
): GivenToSummary {
  const kwargs = new Map(keywords(others));
  if (!data || data.kind === "none") return { inputs: specs, kwargs, counted: [] };
  if (data.kind === "dict") {
    const named = keywords(data);
    const counted = named.map(([, value]) => value);
    return { inputs: [], kwargs: new Map([...named, ...kwargs]), counted };
  }
  const inputs = data.kind === "list" || data.kind === "tuple" ? data.items : [data];
  return { inputs, kwargs, counted: [] };
}

function keywords(dict: PyDict): (readonly [string, PyValue])[] {
  return [...dict.entries.values()].flatMap(({ key, value }) =>
    key.kind === "str" ? [[key.value, value] as const] : [],
  );
}

function statistics(
  cls: PyClass,
  text: string,
  attributes: readonly (readonly [string, PyValue])[],
): PyInstance {
  const instance = newInstance(cls);
  instance.host = { text };
  for (const [name, value] of attributes) instance.attributes.set(name, value);
  return instance;
}

/** `torchsummary.summary(model, (3, 224, 224))`: prints; its input has no batch dimension. */
function torchsummaryFunction(traceModel: TraceModel): PyValue {
  return nativeFunction(
    "summary",
    "model, input_size, batch_size?, device?, **kwargs",
    function* (vm, model, size) {
      const shapes = shapesOf(size) ?? [];
      const inputs = shapes.map((shape) => imageInput([2, ...shape]));
      if (!model || model.kind !== "instance" || inputs.length === 0) return None;
      vm.state(summaryCalls).push({ model, inputs, at: vm.here() });
      const given = { inputs, kwargs: new Map<string, PyValue>(), counted: [] };
      const trace = yield* traceModel(vm, model, given, "same");
      vm.write(`${summarize(trace, defaultTextOptions).text}\n`);
      return None;
    },
  );
}

/** Inputs as `summary` was told them; `undefined` where they are not known. */
function inputsOf(
  size: PyValue | undefined,
  data: PyValue | undefined,
  batchDim: PyValue | undefined,
  dtypes: readonly (DType | undefined)[],
): readonly InputSpec[] | "none" | undefined {
  if (data && data.kind !== "none") {
    const tensors = tensorsIn(data);
    return tensors.length === 0 ? undefined : tensors;
  }
  if (!size || size.kind === "none") return "none";
  const shapes = shapesOf(size);
  if (!shapes) return undefined;
  const dim = batchDim?.kind === "int" ? Number(batchDim.value) : undefined;
  return shapes.map((shape, i) => {
    const full = dim === undefined ? shape : [...shape.slice(0, dim), 1, ...shape.slice(dim)];
    const dtype = dtypes.at(i) ?? "float32";
    return dtype.startsWith("int")
      ? { shape: full, dtype, fill: { kind: "token", vocabulary: 2 } }
      : { ...imageInput(full), dtype };
  });
}

/** `(1, 3, 224, 224)`, or a sequence of such. */
function shapesOf(size: PyValue | undefined): readonly (readonly number[])[] | undefined {
  if (!size || !("items" in size)) return undefined;
  const isOne = size.items.every((item) => item.kind === "int");
  if (isOne) return [size.items.map(sizeOf)];
  const shapes = size.items.map((item) =>
    "items" in item && item.items.every((one) => one.kind === "int")
      ? item.items.map(sizeOf)
      : undefined,
  );
  return shapes.every((shape) => shape !== undefined) ? shapes : undefined;
}

function sizeOf(value: PyValue): number {
  return value.kind === "int" ? Number(value.value) : 1;
}

function tensorsIn(data: PyValue): readonly InputSpec[] {
  if (data.kind === "tensor") {
    const { shape, dtype } = data.state;
    return [
      dtype.startsWith("int")
        ? { shape, dtype, fill: { kind: "token", vocabulary: 2 } }
        : { ...imageInput(shape), dtype },
    ];
  }
  if ("items" in data) return data.items.flatMap(tensorsIn);
  return data.kind === "dict"
    ? [...data.entries.values()].flatMap(({ value }) => tensorsIn(value))
    : [];
}

/** `torch.int64` prints as its name with `torch.` in front. */
function* dtypesIn(
  vm: Machine,
  dtypes: PyValue | undefined,
): Steps<readonly (DType | undefined)[]> {
  const found: (DType | undefined)[] = [];
  for (const value of dtypes && "items" in dtypes ? dtypes.items : []) {
    const name = (yield* repr(vm, value)).replace("torch.", "");
    found.push(Object.keys(itemSize).find((known): known is DType => known === name));
  }
  return found;
}

function modeOf(mode: PyValue | undefined): "same" | "train" | "eval" {
  return mode?.kind === "str" && (mode.value === "train" || mode.value === "eval")
    ? mode.value
    : "same";
}

interface PythonOptions {
  readonly columns?: PyValue;
  readonly width?: PyValue;
  readonly depth?: PyValue;
  readonly rows?: PyValue;
}

function textOptions({ columns, width, depth, rows }: PythonOptions, level: number): TextOptions {
  return {
    ...defaultTextOptions,
    depth: depth?.kind === "int" ? Number(depth.value) : defaultTextOptions.depth,
    columnWidth: width?.kind === "int" ? Number(width.value) : defaultTextOptions.columnWidth,
    columns: strings(columns)?.filter((name): name is Column =>
      columnNames.some((c) => c === name),
    ),
    rows:
      strings(rows)?.filter((name): name is RowSetting => rowSettings.some((r) => r === name)) ??
      defaultTextOptions.rows,
    isVerbose: level === 2,
  };
}

function strings(value: PyValue | undefined): readonly string[] | undefined {
  if (!value || !("items" in value)) return undefined;
  return value.items.flatMap((item) => (item.kind === "str" ? [item.value] : []));
}
