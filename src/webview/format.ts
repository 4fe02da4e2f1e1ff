/** Shapes and numbers as the panel writes them. */

import type { Shape } from "../engine/tensor/shape";
import type { InputView, TotalsView } from "../protocol";

/** `1 × 96 × 54 × 54`, whole. */
export function fullShape(shape: Shape): string {
  return shape.length === 0 ? "scalar" : shape.join(" × ");
}

/** `96×54×54`: without the batch size where it is the input's, since it is the same all the way down. */
export function shortShape(shape: Shape, batch: number | undefined): string {
  const withoutBatch = shape.length > 1 && shape[0] === batch ? shape.slice(1) : shape;
  return shape.length === 0 ? "scalar" : withoutBatch.join("×");
}

/** `[1, 96, 54, 54]`, as PyTorch and torchinfo write it. */
export function listShape(shape: Shape | undefined): string {
  return shape ? `[${shape.join(", ")}]` : "--";
}

/** `1,234,567`. */
export function withCommas(value: number): string {
  return Math.trunc(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `37.8M`: three digits, for places that are too small for all. */
export function brief(value: number): string {
  const [letter, size] = unitOf(value * 1.0005); // what rounds to 1000k is 1M
  if (size === 1) return String(Math.round(value * 100) / 100);
  const scaled = value / size;
  const digits = scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
  return `${scaled.toFixed(digits).replace(/\.0+$/, "")}${letter}`;
}

/** A total as torchinfo's text has it: `Total mult-adds (M): 714.68`, in two pieces. */
export function total(label: string, value: number, unit = ""): { label: string; value: string } {
  const [letter, size] = unitOf(value);
  const scaled = value / size;
  const [whole, cents] = scaled.toFixed(2).split(".");
  const text = Number.isInteger(scaled)
    ? withCommas(scaled)
    : `${withCommas(Number(whole))}.${cents}`;
  return { label: letter === "" ? label : `${label} (${letter}${unit})`, value: text };
}

/** The strip of totals. */
export function totalsOf(totals: TotalsView): { label: string; value: string; title: string }[] {
  const { inputBytes, forwardBackwardBytes, paramBytes } = totals;
  const fixed = totals.params - totals.trainableParams;
  return [
    {
      label: "Params",
      value: withCommas(totals.params),
      title: "Total params: every number the model learns or keeps fixed as a parameter",
    },
    {
      label: "Trainable",
      value: withCommas(totals.trainableParams),
      title: `Trainable params; ${withCommas(fixed)} are not trainable`,
    },
    {
      ...total("Mult-adds", totals.multAdds),
      title: "Total mult-adds as torchinfo counts them: from weights and output shapes",
    },
    {
      ...total("MACs", totals.macs),
      title: "Multiply-accumulates that the pass really makes, functions and attention included",
    },
    { ...total("Input", inputBytes, "B"), title: "Input size" },
    {
      ...total("Forward/backward", forwardBackwardBytes, "B"),
      title: "Forward/backward pass size as torchinfo estimates it",
    },
    { ...total("Params size", paramBytes, "B"), title: "Params size" },
    {
      ...total("Total size", inputBytes + forwardBackwardBytes + paramBytes, "B"),
      title: "Estimated total size: input, forward/backward pass and params",
    },
  ];
}

/** `41.8%`. */
export function percent(part: number, whole: number): string {
  if (whole <= 0 || part <= 0) return "--";
  const share = (part / whole) * 100;
  return share < 0.05 ? "<0.1%" : `${share.toFixed(1)}%`;
}

/** A value of an activation. */
export function decimal(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (value === 0) return "0";
  return size >= 1e4 || size < 1e-3 ? value.toExponential(2) : value.toPrecision(4);
}

/** An input in the command line's notation: `1x3x224x224`, with type and fill where they are not the usual ones. */
export function inputText(input: InputView, fill = ""): string {
  const shape = input.shape.join("x");
  if (fill !== "") return `${shape}:${input.dtype}:${fill}`;
  return input.dtype === "float32" ? shape : `${shape}:${input.dtype}`;
}

/** Kernel and stride out of a layer's own words: `11×11 /4`; nothing where there is no kernel. */
export function kernelText(detail: string): string {
  const kernel = sizesOf(detail, "kernel_size");
  if (kernel === undefined) return "";
  const stride = sizesOf(detail, "stride");
  const isUnit = stride === undefined || stride.every((size) => size === 1);
  const squares = (sizes: readonly number[]) =>
    sizes.length === 1 ? `${sizes[0]}×${sizes[0]}` : sizes.join("×");
  if (isUnit) return squares(kernel);
  const isEven = stride.every((size) => size === stride[0]);
  return `${squares(kernel)} /${isEven ? stride[0] : stride.join("×")}`;
}

function sizesOf(detail: string, name: string): number[] | undefined {
  const found = new RegExp(`\\b${name}=(?:\\(([\\d, ]+)\\)|(\\d+))`).exec(detail);
  if (!found) return undefined;
  const sizes = (found[1] ?? found[2]).split(",").filter((size) => size.trim() !== "");
  return sizes.map(Number);
}

function unitOf(value: number): readonly [letter: string, size: number] {
  const units = [
    ["T", 1e12],
    ["G", 1e9],
    ["M", 1e6],
    ["k", 1e3],
  ] as const;
  return units.find(([, size]) => value >= size) ?? ["", 1];
}
