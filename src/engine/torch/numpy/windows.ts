/** `numpy.lib.stride_tricks`: arrays that meet the same elements several times. Here they are copies, so writing to them is not modelled. */

import { itemSize } from "../../tensor/dtype";
import { numel, stridesOf } from "../../tensor/shape";
import { arrayValue } from "./arrays";
import { isSmall } from "./numbers";
import { axisOf } from "./reductions";
import { shaping, walked } from "./shaping";
import { derived, intsArg, isUnknownInts, withNumbers, type Functions } from "./support";

export const windows: Functions = {
  sliding_window_view: [
    "x, window_shape, axis?, *, subok?, writeable?",
    (vm, x, window, axis) =>
      withNumbers(vm, x, (from) => {
        const sizes = intsArg(vm, window);
        const given = intsArg(vm, axis);
        if (isUnknownInts(sizes) || isUnknownInts(given) || !sizes) return derived(vm);
        const rank = from.shape.length;
        const axes = given?.map((one) => axisOf(vm, rank, one)) ?? from.shape.map((_, i) => i);
        if (axes.length !== sizes.length) {
          throw vm.raise(
            "ValueError",
            given === undefined
              ? `Since axis is None, must provide window_shape for all dimensions of x; got ${sizes.length} window_shape elements and x.ndim is ${rank}.`
              : `Must provide matching length window_shape and axis; got ${sizes.length} window_shape elements and ${axes.length} axes elements.`,
          );
        }
        if (sizes.some((size) => size < 0)) {
          throw vm.raise("ValueError", "window_shape cannot contain negative values");
        }
        const outer = [...from.shape];
        axes.forEach((dim, i) => (outer[dim] -= sizes[i] - 1));
        if (outer.some((size) => size < 1)) {
          throw vm.raise("ValueError", "window shape cannot be larger than input array shape");
        }
        const own = stridesOf(from.shape);
        const shape = [...outer, ...sizes];
        if (isSmall(shape)) vm.chargeItems(numel(shape));
        const strides = [...own, ...axes.map((dim) => own[dim])];
        return arrayValue(vm, walked(from, { sizes: shape, strides, offset: 0 }));
      }),
  ],
  as_strided: [
    "x, shape?, strides?, subok?, writeable?",
    (vm, x, shape, strides) =>
      withNumbers(vm, x, (from) => {
        const sizes = intsArg(vm, shape) ?? from.shape;
        const bytes =
          intsArg(vm, strides) ?? stridesOf(from.shape).map((one) => one * itemSize[from.dtype]);
        if (isUnknownInts(sizes) || isUnknownInts(bytes)) return derived(vm);
        if (sizes.length !== bytes.length) {
          throw vm.raise("ValueError", "mismatch in length of strides and shape");
        }
        const steps = bytes.map((one) => one / itemSize[from.dtype]);
        const last = sizes.reduce((sum, size, i) => sum + (size - 1) * steps[i], 0);
        const isInside =
          steps.every((one) => Number.isInteger(one) && one >= 0) && last < numel(from.shape);
        if (!isInside || !isSmall(sizes))
          return arrayValue(vm, { shape: sizes, dtype: from.dtype });
        vm.chargeItems(numel(sizes));
        return arrayValue(vm, walked(from, { sizes, strides: steps, offset: 0 }));
      }),
  ],
  broadcast_to: shaping.broadcast_to,
  broadcast_arrays: shaping.broadcast_arrays,
};
