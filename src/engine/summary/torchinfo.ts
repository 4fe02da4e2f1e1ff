/** The Python module `torchinfo`, as notebooks call it: `torchinfo.summary(model, input_size=(1, 3, 224, 224))`. */

import { defineClass, newInstance } from "../python/classes";
import { nativeFunction } from "../python/nativeFunction";
import type { Machine, NativeModule, StateKey, Steps } from "../python/native";
import { None, int, str, type PyClass, type PyInstance, type PyValue } from "../python/values";
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

/** Runs one forward pass of a module (or none) and gives its trace. */
export type TraceModel = (
  vm: Machine,
  model: PyValue,
  inputs: readonly InputSpec[] | "none",
  mode: "same" | "train" | "eval",
) => Steps<Trace>;

/** `torchinfo` and `torchsummary`; the text they give is worked out when it is asked for, the pass right away. */
export function torchinfoModules(traceModel: TraceModel): readonly NativeModule[] {
  const create = (): readonly (readonly [string, PyValue])[] => [
    ["summary", summaryFunction(traceModel, statisticsClass)],
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

function summaryFunction(traceModel: TraceModel, cls: PyClass): PyValue {
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
    ) {
      if (!model) return None;
      const inputs = inputsOf(size, data, batchDim, dtypes);
      vm.state(summaryCalls).push({
        model,
        inputs: inputs === "none" ? undefined : inputs,
        at: vm.here(),
      });
      if (model.kind !== "instance" || inputs === undefined) {
        return vm.unknown({ kind: "derived", what: "summary of a model that is not known" });
      }
      const trace = yield* traceModel(vm, model, inputs, modeOf(mode));
      const options = textOptions({ columns, width, depth, rows, verbose });
      const { text, totals } = summarize(trace, options);
      if (verbose?.kind === "int" && Number(verbose.value) > 0) vm.write(`${text}\n`);
      return statistics(cls, text, [
        ["total_params", int(totals.params)],
        ["trainable_params", int(totals.trainableParams)],
        ["total_mult_adds", int(totals.multAdds)],
      ]);
    },
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
      const trace = yield* traceModel(vm, model, inputs, "same");
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
  dtypes: PyValue | undefined,
): readonly InputSpec[] | "none" | undefined {
  if (data && data.kind !== "none") {
    const tensors = tensorsIn(data);
    return tensors.length === 0 ? undefined : tensors;
  }
  if (!size || size.kind === "none") return "none";
  const shapes = shapesOf(size);
  if (!shapes) return undefined;
  const names = dtypes && "items" in dtypes ? dtypes.items.map(dtypeOf) : [];
  const dim = batchDim?.kind === "int" ? Number(batchDim.value) : undefined;
  return shapes.map((shape, i) => {
    const full = dim === undefined ? shape : [...shape.slice(0, dim), 1, ...shape.slice(dim)];
    const dtype = names.at(i) ?? "float32";
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

/** `torch.int64` prints as its name with `torch.` in front; its host data is the name. */
function dtypeOf(value: PyValue): DType | undefined {
  if (value.kind !== "instance" || typeof value.host !== "string") return undefined;
  const name = value.host;
  return Object.keys(itemSize).find((known): known is DType => known === name);
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
  readonly verbose?: PyValue;
}

function textOptions({ columns, width, depth, rows, verbose }: PythonOptions): TextOptions {
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
    isVerbose: verbose?.kind === "int" && Number(verbose.value) === 2,
  };
}

function strings(value: PyValue | undefined): readonly string[] | undefined {
  if (!value || !("items" in value)) return undefined;
  return value.items.flatMap((item) => (item.kind === "str" ? [item.value] : []));
}
