/**
 * The tables of NumPy's ziggurats: a bell curve and e^-x, each cut into 256 layers of the same area. A random number falls into a
 * layer and is nearly always below the curve. https://www.jstatsoft.org/article/view/v005i08
 */

import {
  add,
  divide,
  double2,
  multiply,
  negate,
  type Double2,
} from "../../python/stdlib/doubleDouble";
import { roundHalfEven } from "../../tensor/arithmetic";
import { exp, expDouble2, log, logParts } from "../../python/stdlib/libm";

export interface Ziggurat {
  /** Where the lowest layer's rectangle ends and the tail begins. */
  readonly edge: number;
  /** What a random whole number is multiplied by to reach across a layer. */
  readonly widths: Float64Array;
  /** Random whole numbers below these are below the curve for sure. */
  readonly sure: Float64Array;
  /** The curve's height at the end of each layer. */
  readonly heights: Float64Array;
}

const layers = 256;

let normal: Ziggurat | undefined;
let exponential: Ziggurat | undefined;

/** The table is made in doubles step by step, as NumPy's was: its last digits are those of this order. */
export function normalZiggurat(): Ziggurat {
  if (normal) return normal;
  const edge = 3.6541528853610088;
  const area = 0.004928673233974652;
  const unit = 2 ** 52;
  const table = emptyTable(edge);
  const { widths, sure, heights } = table;
  const height = (x: number): number => exp(-0.5 * x * x);
  let x = edge;
  for (let i = layers - 1; i >= 1; i--) {
    heights[i] = height(x);
    // The library that made NumPy's table rounded this one, which lies all but halfway, to the other side.
    if (i === 38) heights[i] += 2 ** -53;
    widths[i] = x / unit;
    if (i === 1) break;
    const next = Math.sqrt(-2 * log(area / x + heights[i]));
    sure[i] = roundHalfEven((next / x) * unit);
    x = next;
  }
  heights[0] = 1;
  const base = area / heights[layers - 1];
  widths[0] = base / unit;
  sure[0] = Math.floor((edge / base) * unit);
  return (normal = table);
}

/** This one is exact: it is made in twice the precision and rounded. */
export function exponentialZiggurat(): Ziggurat {
  if (exponential) return exponential;
  const edge = double2(7.69711747013105, -3.6248703662396074e-16);
  const table = emptyTable(edge.high);
  const { widths, sure, heights } = table;
  const height = (x: Double2): Double2 => expDouble2(negate(x));
  const area = multiply(add(edge, double2(1)), height(edge));
  const isBelow = (inner: Double2, outer: Double2): number => 2 * wholePart(divide(inner, outer));
  let x = edge;
  for (let i = layers - 1; i >= 1; i--) {
    heights[i] = height(x).high;
    widths[i] = x.high / 2 ** 53;
    if (i === 1) break;
    const next = negate(logParts(add(divide(area, x), height(x))));
    sure[i] = isBelow(next, x);
    x = next;
  }
  heights[0] = 1;
  const base = divide(area, height(edge));
  widths[0] = base.high / 2 ** 53;
  sure[0] = isBelow(edge, base);
  return (exponential = table);
}

function emptyTable(edge: number): Ziggurat {
  const list = (): Float64Array => new Float64Array(layers);
  return { edge, widths: list(), sure: list(), heights: list() };
}

/** How often 2^-52 is in a number below 1. */
function wholePart({ high, low }: Double2): number {
  const scaled = high * 2 ** 52;
  const whole = Math.floor(scaled);
  return scaled === whole && low < 0 ? whole - 1 : whole;
}
