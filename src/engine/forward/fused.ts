/** Multiply-add with one rounding, which PyTorch's compiled kernels use and JavaScript has not. */

const { fround } = Math;

/**
 * round32(a * b + c) of float32 numbers. The product is exact in a double; the sum is rounded to a double first, which is
 * one rounding too many only where that double lies half way between two float32.
 */
export function fma32(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  const nearest = fround(sum);
  const off = sum - nearest;
  if (off === 0) return nearest;
  const other = nearest + 2 * off;
  return fround(other) === other ? settleTie(product, c, sum, nearest, other) : nearest;
}

/** The float32 to which product + c rounds, where its double `sum` is half way between `nearest` and `other`. */
function settleTie(
  product: number,
  c: number,
  sum: number,
  nearest: number,
  other: number,
): number {
  const error = sumError(product, c, sum);
  if (error === 0) return nearest;
  return error > 0 ? Math.max(nearest, other) : Math.min(nearest, other);
}

/** What was lost in sum = a + b, exactly (Knuth's TwoSum). */
export function sumError(a: number, b: number, sum: number): number {
  const t = sum - a;
  return a - (sum - t) + (b - t);
}

/** What was lost in product = a * b, exactly (Dekker's TwoProduct), far from overflow and underflow. */
export function productError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function upperHalf(a: number): number {
  const t = 134217729 * a; // 2^27 + 1
  return t - (t - a);
}

const doubleBits = new Float64Array(1);
const words = new Uint32Array(doubleBits.buffer);

/** round64(a * b + c): the two errors are added with rounding to odd, after which one more rounding does no harm. */
export function fma64(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  const errorOfProduct = productError(a, b, product);
  const errorOfSum = sumError(product, c, sum);
  const errors = errorOfProduct + errorOfSum;
  return sum + toOdd(errors, sumError(errorOfProduct, errorOfSum, errors));
}

function toOdd(value: number, error: number): number {
  doubleBits[0] = value;
  if (error === 0 || (words[0] & 1) === 1) return value;
  // The neighbour towards the exact value: one up in magnitude if the error points away from zero, else one down.
  if (error > 0 === value > 0) words[0] += 1;
  else {
    if (words[0] === 0) words[1] -= 1;
    words[0] -= 1;
  }
  return doubleBits[0];
}
