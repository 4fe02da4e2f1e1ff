/** Sizes of layers that do not fit what arrives, or one another. */

import type { Call } from "../../python/ast";
import type { Fix } from "../../source";
import { layerArgument, numberOf } from "../known";
import type { FixRule, RuleRow } from "../problem";
import {
  addedArgument,
  brief,
  callAt,
  fix,
  lastNameAt,
  lastNameOf,
  replacement,
  textAt,
} from "../syntax";

export const sizeRules: readonly RuleRow[] = [
  [
    /^mat1 and mat2 shapes cannot be multiplied \((?:\d+x)*(\d+) and \d+x\d+\)$/,
    sizeOf("in_features"),
  ],
  [/^size mismatch, got input \(\d+\), mat \(\d+x\d+\), vec \((\d+)\)$/, sizeOf("in_features")],
  [
    /expected input\[.*\] to have \d+ channels, but got (\d+) channels instead$/,
    sizeOf("in_channels"),
  ],
  [/^running_mean should contain (\d+) elements not \d+$/, sizeOf("num_features")],
  [/^weight should contain (\d+) elements not \d+$/, sizeOf("num_features")],
  [
    /^Expected weight to be a vector of size equal to the number of channels in input, but got weight of shape \[\d+\] and input of shape \[\d+, (\d+)/,
    sizeOf("num_channels"),
  ],
  [
    /^Given normalized_shape=\[\d+\], expected input with shape \[\*, \d+\], but got input of size\[(?:\d+, )*(\d+)\]$/,
    sizeOf("normalized_shape"),
  ],
  [/^input.size\(-1\) must be equal to input_size. Expected \d+, got (\d+)$/, sizeOf("input_size")],
  [/^input has inconsistent input_size: got (\d+) expected \d+$/, sizeOf("input_size")],
  [/^was expecting embedding dimension of \d+, but got (\d+)$/, sizeOf("embed_dim", "d_model")],
  [
    /^Mismatch of parameter numbers and input channel size. Found parameter numbers = \d+ and channel size = (\d+)\.$/,
    sizeOf("num_parameters"),
  ],
  [
    /^in_channels must be divisible by groups$/,
    dividing("groups", ["in_channels", "out_channels"]),
  ],
  [
    /^out_channels must be divisible by groups$/,
    dividing("groups", ["in_channels", "out_channels"]),
  ],
  [/^num_channels must be divisible by num_groups$/, dividing("num_groups", ["num_channels"])],
  [/^embed_dim must be divisible by num_heads$/, dividing("num_heads", ["embed_dim"])],
  [/^expected (?:\d+D(?: or )?)+ input \(got (\d+)D input\)$/, otherRank],
  [/^padding='same' is not supported for strided convolutions$/, halfKernel],
  [
    /^Calculated padded input size per channel: .*Kernel size can't be greater than actual input size$/,
    addPadding,
  ],
];

/** A layer whose size argument does not fit what arrives: the number from the message goes there. */
function sizeOf(...parameters: readonly string[]): FixRule {
  return ({ layerMadeAt }, code, match) => {
    const call = layerMadeAt && callAt(code, layerMadeAt);
    if (!call) return [];
    const [, size] = match;
    for (const parameter of parameters) {
      const argument = layerArgument(call, parameter);
      if (!argument) continue;
      return [fix(`Change ${parameter} to ${size}`, replacement(argument.at, size))];
    }
    return [];
  };
}

/** Numbers that divide all of the others, those nearest to what is there first; or what is divided made to fit. */
function dividing(parameter: string, divided: readonly string[]): FixRule {
  return ({ at }, code) => {
    const call = callAt(code, at);
    const argument = call && layerArgument(call, parameter);
    if (!call || !argument) return [];
    const given = numberOf(code, argument);
    const whole = divided
      .map((name) => layerArgument(call, name))
      .map((one) => one && numberOf(code, one));
    if (given === undefined || whole.some((one) => one === undefined)) return [];
    const sizes = whole.filter((one) => one !== undefined);
    const smallest = Math.min(...sizes);
    const fits = Array.from({ length: smallest }, (_, i) => i + 1).filter((divisor) =>
      sizes.every((size) => size % divisor === 0),
    );
    fits.sort((a, b) => Math.abs(a - given) - Math.abs(b - given) || b - a);
    const smaller = fits
      .slice(0, 2)
      .map((size) => fix(`Change ${parameter} to ${size}`, replacement(argument.at, String(size))));
    return [...smaller, ...multiples(call, divided, given)];
  };

  function multiples(call: Call, names: readonly string[], given: number): readonly Fix[] {
    return names.flatMap((name) => {
      const argument = layerArgument(call, name);
      if (argument?.kind !== "Constant" || argument.value.type !== "int") return [];
      const size = Number(argument.value.value);
      const next = Math.ceil(size / given) * given;
      if (size % given === 0 || next === size) return [];
      return [fix(`Change ${name} to ${next}`, replacement(argument.at, String(next)))];
    });
  }
}

/** `BatchNorm1d` for `BatchNorm2d`: the layer for as many dimensions as arrive. */
function otherRank(...[{ layerMadeAt }, code, match]: Parameters<FixRule>): readonly Fix[] {
  const call = layerMadeAt && callAt(code, layerMadeAt);
  const nameAt = call && lastNameAt(call.callee);
  const name = call && lastNameOf(call.callee);
  if (!nameAt || !name || !/[123]d$/.test(name)) return [];
  const rank = Math.max(1, Number(match[1]) - 2);
  const other = name.replace(/[123]d$/, `${rank}d`);
  return [fix(`Change ${name} to ${other}`, replacement(nameAt, other))];
}

/** With a stride, `same` has no meaning; half the kernel keeps the positions in the middle. */
function halfKernel(...[{ at }, code]: Parameters<FixRule>): readonly Fix[] {
  const call = callAt(code, at);
  const padding = call && layerArgument(call, "padding");
  const kernel = call && layerArgument(call, "kernel_size");
  const size = kernel && numberOf(code, kernel);
  if (!call || !padding || size === undefined) return [];
  const half = String(Math.floor(size / 2));
  return [fix(`Change padding to ${half}`, replacement(padding.at, half))];
}

function addPadding(...[{ layerMadeAt }, code]: Parameters<FixRule>): readonly Fix[] {
  const call = layerMadeAt && callAt(code, layerMadeAt);
  const kernel = call && layerArgument(call, "kernel_size");
  const size = kernel && numberOf(code, kernel);
  if (!call || size === undefined) return [];
  const half = Math.floor(size / 2);
  const padding = layerArgument(call, "padding");
  if (padding) {
    return [fix(`Change padding to ${half}`, replacement(padding.at, String(half)))];
  }
  const text = `padding=${half}`;
  return [
    fix(`Add ${brief(text)} to ${textAt(code, call.callee.at)}`, addedArgument(code, call, text)),
  ];
}
