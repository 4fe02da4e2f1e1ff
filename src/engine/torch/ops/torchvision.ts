/** The operators that torchvision writes in C++: its Python sources call them as `torch.ops.torchvision`. */

import { numel, type Shape } from "../../tensor/shape";
import { bool, float, int, tensor } from "../args";
import { dataDependent, mismatch, op, type Mismatch } from "../op";
import type { TensorState } from "../../python/values";

/** Which boxes stay when of two that overlap by more than the threshold only the better one does. */
export const nms = op("torch.ops.torchvision.nms", {
  args: { dets: tensor, scores: tensor, iou_threshold: float() },
  shape({ dets, scores, iou_threshold }) {
    const [count, corners] = dets.shape;
    if (dets.shape.length !== 2) return failure(`boxes should be a 2d tensor, got ${rank(dets)}D`);
    if (corners !== 4) {
      return failure(`boxes should have 4 elements in dimension 1, got ${corners}`);
    }
    if (scores.shape.length !== 1) {
      return failure(`scores should be a 1d tensor, got ${rank(scores)}D`);
    }
    if (count !== scores.shape[0]) {
      return failure(
        `boxes and scores should have same number of elements in dimension 0, got ${count} and ${scores.shape[0]}`,
      );
    }
    if (count === 0) return [0];
    const kept = keptBoxes(dets, scores, iou_threshold);
    return kept ? [kept.length] : dataDependent("how many boxes overlap too much");
  },
  dtype: () => "int64",
  values({ dets, scores, iou_threshold }, [shape]) {
    const kept = keptBoxes(dets, scores, iou_threshold);
    return kept && { shape, dtype: "int64", data: Float64Array.from(kept) };
  },
  kernel: "none",
});

/** The boxes that stay, the best first; absent where the numbers are not known. */
function keptBoxes(
  dets: TensorState,
  scores: TensorState,
  threshold: number,
): readonly number[] | undefined {
  const boxes = dets.values?.data;
  const numbers = scores.values?.data;
  if (!boxes || !numbers) return undefined;
  const area = (i: number): number =>
    Math.fround(
      Math.fround(boxes[4 * i + 2] - boxes[4 * i]) *
        Math.fround(boxes[4 * i + 3] - boxes[4 * i + 1]),
    );
  const side = (i: number, j: number, dim: number): number =>
    Math.max(
      0,
      Math.fround(
        Math.min(boxes[4 * i + 2 + dim], boxes[4 * j + 2 + dim]) -
          Math.max(boxes[4 * i + dim], boxes[4 * j + dim]),
      ),
    );
  const overlaps = (i: number, j: number): boolean => {
    const common = Math.fround(side(i, j, 0) * side(i, j, 1));
    return common / Math.fround(area(i) + area(j) - common) > threshold;
  };
  const kept: number[] = [];
  const order = Array.from(numbers, (_, i) => i).sort((i, j) => numbers[j] - numbers[i]);
  for (const i of order) if (!kept.some((better) => overlaps(better, i))) kept.push(i);
  return kept;
}

const pooling = {
  input: tensor,
  rois: tensor,
  spatial_scale: float(),
  pooled_height: int(),
  pooled_width: int(),
} as const;

interface Pooling {
  readonly input: TensorState;
  readonly rois: TensorState;
  readonly pooled_height: number;
  readonly pooled_width: number;
}

export const roiAlign = op("torch.ops.torchvision.roi_align", {
  args: { ...pooling, sampling_ratio: int(), aligned: bool() },
  shape: (args) => refuseRegions(args, "rois must") ?? pooledShape(args),
  kernel: "none",
});

export const roiPool = op("torch.ops.torchvision.roi_pool", {
  args: pooling,
  shape: (args) => refuseRegions(args) ?? [pooledShape(args), pooledShape(args)],
  dtype: ({ input }) => [input.dtype, "int32"],
  kernel: "none",
});

/** Each place of the pooled window has channels of its own. */
export const psRoiAlign = op("torch.ops.torchvision.ps_roi_align", {
  args: { ...pooling, sampling_ratio: int() },
  shape: positionSensitive,
  dtype: ({ input }) => [input.dtype, "int32"],
  kernel: "none",
});

export const psRoiPool = op("torch.ops.torchvision.ps_roi_pool", {
  args: pooling,
  shape: positionSensitive,
  dtype: ({ input }) => [input.dtype, "int32"],
  kernel: "none",
});

function positionSensitive(args: Pooling): readonly Shape[] | Mismatch {
  const problem = refuseRegions(args, "Tensor rois should");
  if (problem) return problem;
  const places = args.pooled_height * args.pooled_width;
  if (args.input.shape[1] % places !== 0) {
    return failure("input channels must be a multiple of pooling height * pooling width");
  }
  const shape = pooledShape(args);
  const out = [shape[0], shape[1] / places, ...shape.slice(2)];
  return [out, out];
}

/** `words`: how an op begins to say that regions have five numbers; roi_pool does not look. */
function refuseRegions({ input, rois }: Pooling, words?: string): Mismatch | undefined {
  if (words !== undefined && rois.shape.length < 2) return outOfRange(rois.shape, 1);
  if (words !== undefined && rois.shape[1] !== 5) {
    return failure(`${words} have shape as Tensor[K, 5]`);
  }
  return input.shape.length < 4 ? outOfRange(input.shape, 3) : undefined;
}

function pooledShape({ input, rois, pooled_height, pooled_width }: Pooling): Shape {
  return [rois.shape[0], input.shape[1], pooled_height, pooled_width];
}

/** A convolution whose every tap is moved by an offset of its own. */
export const deformConv2d = op("torch.ops.torchvision.deform_conv2d", {
  args: {
    input: tensor,
    weight: tensor,
    offset: tensor,
    mask: tensor,
    bias: tensor,
    stride_h: int(),
    stride_w: int(),
    pad_h: int(),
    pad_w: int(),
    dilation_h: int(),
    dilation_w: int(),
    groups: int(),
    offset_groups: int(),
    use_mask: bool(),
  },
  shape(args) {
    const { input, weight, offset, mask } = args;
    const [batch, channels, height, width] = input.shape;
    const [made, taken, kernelHeight, kernelWidth] = weight.shape;
    if (rank(input) !== 4) return expected("input_c.ndimension() == 4");
    if (rank(offset) !== 4) return expected("offset_c.ndimension() == 4");
    if (args.use_mask && rank(mask) !== 4) {
      return expected("(!use_mask || mask_c.ndimension() == 4)");
    }
    if (rank(weight) !== 4) return expected("weight_c.ndimension() == 4");
    if (taken * args.groups !== channels) {
      return expected("weight_c.size(1) * n_weight_grps == input_c.size(1)");
    }
    if (made % args.groups !== 0) return expected("weight_c.size(0) % n_weight_grps == 0");
    const taps = kernelHeight * kernelWidth * args.offset_groups;
    if (offset.shape[1] !== taps * 2) {
      return failure(`offset.shape[1] is not valid: got: ${offset.shape[1]} expected: ${taps * 2}`);
    }
    if (channels % args.offset_groups !== 0) {
      return expected("input_c.size(1) % n_offset_grps == 0");
    }
    if (offset.shape[0] !== batch) return failure("invalid batch size of offset");
    const out = [
      windows(height, kernelHeight, args.stride_h, args.pad_h, args.dilation_h),
      windows(width, kernelWidth, args.stride_w, args.pad_w, args.dilation_w),
    ];
    const problem =
      unlike("offset", offset, out) ??
      (args.use_mask ? refuseMask(mask, batch, taps, out) : undefined);
    return problem ?? [batch, made, ...out];
  },
  macs: ({ weight }, out) => numel(out) * numel(weight.shape.slice(1)),
  kernel: "none",
});

function refuseMask(
  mask: TensorState,
  batch: number,
  taps: number,
  out: Shape,
): Mismatch | undefined {
  if (mask.shape[1] !== taps) {
    return failure(`mask.shape[1] is not valid: got: ${mask.shape[1]} expected: ${taps}`);
  }
  if (mask.shape[0] !== batch) return failure("invalid batch size of mask");
  return unlike("mask", mask, out);
}

function unlike(
  name: string,
  { shape }: TensorState,
  [height, width]: Shape,
): Mismatch | undefined {
  if (shape[2] === height && shape[3] === width) return undefined;
  return failure(
    `${name} output dims: (${shape[2]}, ${shape[3]}) - computed output dims: (${height}, ${width})`,
  );
}

function windows(
  size: number,
  kernel: number,
  stride: number,
  padding: number,
  dilation: number,
): number {
  return Math.floor((size + 2 * padding - (dilation * (kernel - 1) + 1)) / stride) + 1;
}

function rank({ shape }: TensorState): number {
  return shape.length;
}

function failure(message: string): Mismatch {
  return mismatch("RuntimeError", message);
}

/** What PyTorch says of a check that has no words of its own. */
function expected(condition: string): Mismatch {
  return failure(
    `Expected ${condition} to be true, but got false.  ` +
      "(Could this error message be improved?  If so, please report an enhancement request to PyTorch.)",
  );
}

function outOfRange(shape: Shape, dim: number): Mismatch {
  const count = Math.max(1, shape.length);
  return mismatch(
    "IndexError",
    `Dimension out of range (expected to be in range of [${-count}, ${count - 1}], but got ${dim})`,
  );
}
