/** Layers that rearrange: flatten, fold, shuffle, resize, pad. */

import { None, type PyValue } from "../../python/values";
import {
  any,
  bool,
  float,
  int,
  optional,
  readFloat,
  readInts,
  sizes,
  str,
  isUnknown,
  wrong,
} from "../args";
import { apply, applyNamed, attribute, layer, passing, tupleOf, type Layer } from "../layer";
import { filledIn, plain, text } from "../modules/plainText";
import {
  channelShuffle,
  fold,
  interpolate,
  pad,
  pixelShuffle,
  pixelUnshuffle,
  unfold,
} from "../ops/vision";
import type { Machine } from "../../python/native";

export const Flatten = layer("torch.nn.modules.flatten.Flatten", {
  args: { start_dim: int(1), end_dim: int(-1) },
  forward: (m, input) =>
    applyNamed(m, "torch.flatten", [
      tensorWith(m, "flatten", input),
      attribute(m, "start_dim"),
      attribute(m, "end_dim"),
    ]),
  extraRepr: (m) => filledIn(m, "start_dim={start_dim}, end_dim={end_dim}"),
});

export const Unflatten = layer("torch.nn.modules.flatten.Unflatten", {
  args: { dim: any, unflattened_size: any },
  forward: (m, input) =>
    applyNamed(m, "Tensor.unflatten", [
      tensorWith(m, "unflatten", input),
      attribute(m, "dim"),
      attribute(m, "unflattened_size"),
    ]),
  extraRepr: (m) => filledIn(m, "dim={dim}, unflattened_size={unflattened_size}"),
});

export const PixelShuffle = layer("torch.nn.modules.pixelshuffle.PixelShuffle", {
  args: { upscale_factor: int() },
  forward: passing(pixelShuffle, ["upscale_factor"]),
  extraRepr: (m) => filledIn(m, "upscale_factor={upscale_factor}"),
});

export const PixelUnshuffle = layer("torch.nn.modules.pixelshuffle.PixelUnshuffle", {
  args: { downscale_factor: int() },
  forward: passing(pixelUnshuffle, ["downscale_factor"]),
  extraRepr: (m) => filledIn(m, "downscale_factor={downscale_factor}"),
});

export const ChannelShuffle = layer("torch.nn.modules.channelshuffle.ChannelShuffle", {
  args: { groups: int() },
  forward: passing(channelShuffle, ["groups"]),
  extraRepr: (m) => filledIn(m, "groups={groups}"),
});

const windowArgs = {
  kernel_size: sizes(2),
  dilation: sizes(2, 1),
  padding: sizes(2, 0),
  stride: sizes(2, 1),
} as const;

const windowNames = ["kernel_size", "dilation", "padding", "stride"] as const;

export const Unfold = layer("torch.nn.modules.fold.Unfold", {
  args: windowArgs,
  forward: passing(unfold, windowNames),
  extraRepr: (m) =>
    filledIn(
      m,
      "kernel_size={kernel_size}, dilation={dilation}, padding={padding}, stride={stride}",
    ),
});

export const Fold = layer("torch.nn.modules.fold.Fold", {
  args: { output_size: sizes(2), ...windowArgs },
  forward: passing(fold, ["output_size", ...windowNames]),
  extraRepr: (m) =>
    filledIn(
      m,
      "output_size={output_size}, kernel_size={kernel_size}, dilation={dilation}, padding={padding}, stride={stride}",
    ),
});

export const Upsample = layer("torch.nn.modules.upsampling.Upsample", {
  args: {
    size: optional(any),
    scale_factor: optional(any),
    mode: str("nearest"),
    align_corners: optional(bool()),
    recompute_scale_factor: optional(bool()),
  },
  build: floatFactor,
  forward: passing(interpolate, [
    "size",
    "scale_factor",
    "mode",
    "align_corners",
    "recompute_scale_factor",
  ]),
  extraRepr: upsampleText,
});

export const UpsamplingNearest2d = upsampling("UpsamplingNearest2d", "nearest", None);
export const UpsamplingBilinear2d = upsampling("UpsamplingBilinear2d", "bilinear", {
  kind: "bool",
  value: true,
});

function upsampling(name: string, mode: string, alignCorners: PyValue) {
  return layer(`torch.nn.modules.upsampling.${name}`, {
    args: { size: optional(any), scale_factor: optional(any) },
    bases: ["torch.nn.modules.upsampling.Upsample"],
    attributes: () => ({ mode: { kind: "str", value: mode }, align_corners: alignCorners }),
    build: floatFactor,
    forward: passing(interpolate, ["size", "scale_factor", "mode", "align_corners"]),
    extraRepr: upsampleText,
  });
}

/** PyTorch keeps scale factors as floats. */
function floatFactor(m: Layer): void {
  const factor = attribute(m, "scale_factor");
  const asFloat = (value: PyValue): PyValue => {
    const number = readFloat(m.vm, value);
    return typeof number === "number" ? { kind: "float", value: number } : value;
  };
  if (factor.kind === "tuple" || factor.kind === "list") {
    m.self.attributes.set("scale_factor", { kind: "tuple", items: factor.items.map(asFloat) });
  } else if (factor.kind !== "none") m.self.attributes.set("scale_factor", asFloat(factor));
}

function upsampleText(m: Layer): string {
  const how = attribute(m, "scale_factor").kind === "none" ? "size" : "scale_factor";
  return `${how}=${text(m, how)}, mode=${plain(m, "mode")}`;
}

export const ConstantPad1d = constantPad(1);
export const ConstantPad2d = constantPad(2);
export const ConstantPad3d = constantPad(3);
export const ZeroPad1d = zeroPad(1);
export const ZeroPad2d = zeroPad(2);
export const ZeroPad3d = zeroPad(3);
export const ReflectionPad1d = modePad("Reflection", "reflect", 1);
export const ReflectionPad2d = modePad("Reflection", "reflect", 2);
export const ReflectionPad3d = modePad("Reflection", "reflect", 3);
export const ReplicationPad1d = modePad("Replication", "replicate", 1);
export const ReplicationPad2d = modePad("Replication", "replicate", 2);
export const ReplicationPad3d = modePad("Replication", "replicate", 3);
export const CircularPad1d = modePad("Circular", "circular", 1);
export const CircularPad2d = modePad("Circular", "circular", 2);
export const CircularPad3d = modePad("Circular", "circular", 3);

/** One int pads every side. */
function sidesOf(vm: Machine, value: PyValue, rank: number): PyValue {
  const read = readInts(vm, value);
  if (read === wrong || isUnknown(read)) return value;
  return value.kind === "int" ? tupleOf(new Array<number>(2 * rank).fill(read[0])) : tupleOf(read);
}

function giveSides(rank: number) {
  return (m: Layer): void => {
    m.self.attributes.set("padding", sidesOf(m.vm, attribute(m, "padding"), rank));
  };
}

function constantPad(rank: number) {
  return layer(`torch.nn.modules.padding.ConstantPad${rank}d`, {
    args: { padding: any, value: float() },
    bases: ["torch.nn.modules.padding._ConstantPadNd"],
    build: giveSides(rank),
    forward: (m, input) => padded(m, input, "constant", attribute(m, "value")),
    extraRepr: (m) => filledIn(m, "padding={padding}, value={value}"),
  });
}

function zeroPad(rank: number) {
  return layer(`torch.nn.modules.padding.ZeroPad${rank}d`, {
    args: { padding: any },
    bases: [`torch.nn.modules.padding.ConstantPad${rank}d`],
    attributes: () => ({ value: { kind: "float", value: 0 } }),
    build: giveSides(rank),
    forward: (m, input) => padded(m, input, "constant", attribute(m, "value")),
    extraRepr: (m) => text(m, "padding"),
  });
}

function modePad(name: string, mode: string, rank: number) {
  return layer(`torch.nn.modules.padding.${name}Pad${rank}d`, {
    args: { padding: any },
    bases: [`torch.nn.modules.padding._${name}PadNd`],
    build: giveSides(rank),
    forward: (m, input) => padded(m, input, mode, None),
    extraRepr: (m) => text(m, "padding"),
  });
}

function padded(m: Layer, input: PyValue | undefined, mode: string, value: PyValue): PyValue {
  const kind: PyValue = { kind: "str", value: mode };
  return apply(m, pad, input ?? None, attribute(m, "padding"), kind, value);
}

/** A tensor, or the AttributeError of what has no such method. */
function tensorWith(m: Layer, method: string, value: PyValue | undefined): PyValue {
  if (value === undefined || value.kind === "tensor" || value.kind === "unknown")
    return value ?? None;
  const type = m.vm.classOf(value).name;
  throw m.vm.raise("AttributeError", `'${type}' object has no attribute '${method}'`);
}
