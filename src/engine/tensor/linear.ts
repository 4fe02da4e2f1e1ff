/** Determinants, inverses and solutions of small systems of linear equations, by elimination with row exchanges. */

interface Eliminated {
  /** Upper triangle, row-major. */
  readonly upper: Float64Array;
  readonly right: Float64Array;
  readonly sign: number;
}

export function determinant(matrix: Float64Array, size: number): number {
  const { upper, sign } = eliminate(matrix, new Float64Array(0), size, 0);
  let result = sign;
  for (let i = 0; i < size; i++) result *= upper[i * size + i];
  return result;
}

/** The sign of the determinant, and the numbers whose product is its size. */
export function determinantFactors(
  matrix: Float64Array,
  size: number,
): { readonly sign: number; readonly factors: readonly number[] } {
  const { upper, sign } = eliminate(matrix, new Float64Array(0), size, 0);
  const diagonal = Array.from({ length: size }, (_, i) => upper[i * size + i]);
  const negatives = diagonal.filter((value) => value < 0).length;
  return { sign: negatives % 2 === 0 ? sign : -sign, factors: diagonal.map(Math.abs) };
}

/** `undefined` for a singular matrix. */
export function inverse(matrix: Float64Array, size: number): Float64Array | undefined {
  const identity = new Float64Array(size * size);
  for (let i = 0; i < size; i++) identity[i * size + i] = 1;
  return solve(matrix, identity, size, size);
}

/** x with `matrix` x = `right`; `undefined` for a singular matrix. */
export function solve(
  matrix: Float64Array,
  right: Float64Array,
  size: number,
  columns: number,
): Float64Array | undefined {
  const eliminated = eliminate(matrix, right, size, columns);
  const { upper } = eliminated;
  const result = Float64Array.from(eliminated.right);
  for (let i = size - 1; i >= 0; i--) {
    const pivot = upper[i * size + i];
    if (pivot === 0) return undefined;
    for (let column = 0; column < columns; column++) {
      let sum = result[i * columns + column];
      for (let j = i + 1; j < size; j++) sum -= upper[i * size + j] * result[j * columns + column];
      result[i * columns + column] = sum / pivot;
    }
  }
  return result;
}

function eliminate(
  matrix: Float64Array,
  rightSide: Float64Array,
  size: number,
  columns: number,
): Eliminated {
  const upper = Float64Array.from(matrix);
  const right = Float64Array.from(rightSide);
  let sign = 1;
  for (let k = 0; k < size; k++) {
    let best = k;
    for (let i = k + 1; i < size; i++) {
      if (Math.abs(upper[i * size + k]) > Math.abs(upper[best * size + k])) best = i;
    }
    if (best !== k) {
      exchange(upper, k, best, size);
      exchange(right, k, best, columns);
      sign = -sign;
    }
    const pivot = upper[k * size + k];
    if (pivot === 0) continue;
    for (let i = k + 1; i < size; i++) {
      const factor = upper[i * size + k] / pivot;
      for (let j = k; j < size; j++) upper[i * size + j] -= factor * upper[k * size + j];
      for (let j = 0; j < columns; j++) right[i * columns + j] -= factor * right[k * columns + j];
    }
  }
  return { upper, right, sign };
}

function exchange(data: Float64Array, a: number, b: number, width: number): void {
  for (let j = 0; j < width; j++) {
    const other = data[a * width + j];
    data[a * width + j] = data[b * width + j];
    data[b * width + j] = other;
  }
}
