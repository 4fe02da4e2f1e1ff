/** Ops that give running results along a dimension. */

import { scan } from "../../tensor/folds";
import { knownArray } from "../../tensor/rounding";
import { numel } from "../../tensor/shape";
import { dtype, int, keyword, optional, tensor } from "../args";
import { dimension, op } from "../op";
import { isBetter } from "./extremes";
import { sumType } from "./reduction";
import { hostKernel } from "../kernels/movement";

function cumulative(name: string, step: (so: number, next: number) => number) {
  return op(`torch.${name}`, {
    args: { input: tensor, dim: int(), dtype: keyword(optional(dtype)) },
    aliases: [`Tensor.${name}`, `Tensor.${name}_`],
    shape({ input, dim }) {
      const at = dimension(dim, input.shape.length);
      return typeof at === "number" ? input.shape : at;
    },
    dtype: (a) => sumType(a.input, a.dtype),
    values(a, [shape]) {
      const { values } = a.input;
      const at = a.dim < 0 ? a.dim + shape.length : a.dim;
      return values && knownArray(shape, sumType(a.input, a.dtype), scan(values, at, step));
    },
    kernel: hostKernel(name, ["dim"]),
  });
}

export const cumsum = cumulative("cumsum", (so, next) => so + next);
export const cumprod = cumulative("cumprod", (so, next) => so * next);
export const logcumsumexp = cumulative("logcumsumexp", (so, next) => {
  const most = Math.max(so, next);
  return most + Math.log1p(Math.exp(-Math.abs(so - next)));
});

function cumulativeExtreme(name: "max" | "min") {
  const better = isBetter(name);
  return op(`torch.cum${name}`, {
    args: { input: tensor, dim: int() },
    aliases: [`Tensor.cum${name}`],
    shape({ input, dim }) {
      const at = dimension(dim, input.shape.length);
      return typeof at === "number" ? [input.shape, input.shape] : at;
    },
    dtype: ({ input }) => [input.dtype, "int64"],
    values({ input, dim }, [shape]) {
      const { values } = input;
      if (!values) return undefined;
      const at = dim < 0 ? dim + shape.length : dim;
      const best = scan(values, at, (so, next) => (better(so, next) ? so : next));
      const size = shape.at(at) ?? 1;
      const inner = numel(shape.slice(at + 1));
      const places = best.map((value, i) => {
        let place = Math.floor(i / inner) % size;
        let from = i;
        while (!Object.is(values.data[from], value) && place > 0) {
          from -= inner;
          place--;
        }
        return place;
      });
      return [
        { shape, dtype: input.dtype, data: best },
        { shape, dtype: "int64", data: places },
      ];
    },
    returns: { name: `cum${name}`, fields: ["values", "indices"] },
    kernel: hostKernel("running", ["dim"], [name === "max" ? 1 : -1]),
  });
}

export const cummax = cumulativeExtreme("max");
export const cummin = cumulativeExtreme("min");
