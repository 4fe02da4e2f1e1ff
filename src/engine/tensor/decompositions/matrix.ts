/** Matrices that a decomposition works on, and the rotations and reflections it is made of. */

/** Row-major numbers, changed in place. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

export function matrixOf(rows: number, columns: number, data?: Float64Array): Matrix {
  return { rows, columns, data: data ? Float64Array.from(data) : new Float64Array(rows * columns) };
}

export function identity(size: number): Matrix {
  const result = matrixOf(size, size);
  for (let i = 0; i < size; i++) result.data[i * size + i] = 1;
  return result;
}

/** Whether all that is not on the diagonal is zero; `isUpper`: what is above it does not matter. */
export function isDiagonal({ rows, columns, data }: Matrix, isUpper = false): boolean {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < (isUpper ? Math.min(i, columns) : columns); j++) {
      if (i !== j && data[i * columns + j] !== 0) return false;
    }
  }
  return true;
}

/** Whether numbers are so far apart that each has a vector of its own, whatever the rounding. */
export function areApart(values: Float64Array): boolean {
  const sorted = Float64Array.from(values).sort();
  const size = sorted.reduce((so, value) => Math.max(so, Math.abs(value)), 0);
  return sorted.every((value, i) => i === 0 || value - sorted[i - 1] > 1e-9 * size);
}

export function transposed({ rows, columns, data }: Matrix): Matrix {
  const result = matrixOf(columns, rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result.data[j * rows + i] = data[i * columns + j];
  }
  return result;
}

/** The size of `size` with the sign of `sign`, as Fortran's `SIGN` has it. */
export function signed(size: number, sign: number): number {
  return sign < 0 || Object.is(sign, -0) ? -Math.abs(size) : Math.abs(size);
}

/** A reflection I - tau v vᵀ; `v` begins at a place of its own. */
export interface Reflection {
  readonly start: number;
  readonly v: Float64Array;
  readonly tau: number;
}

/** The reflection that leaves of `x` only its first element, and what that becomes. */
export function reflectionFor(
  x: Float64Array,
  start: number,
): { readonly reflection: Reflection; readonly first: number } {
  const v = Float64Array.from(x);
  let scale = 0;
  let squares = 1;
  for (let i = 1; i < x.length; i++) {
    const size = Math.abs(x[i]);
    if (size === 0) continue;
    if (scale < size) {
      squares = 1 + squares * (scale / size) ** 2;
      scale = size;
    } else squares += (size / scale) ** 2;
  }
  const norm = scale * Math.sqrt(squares);
  v[0] = 1;
  if (norm === 0) return { reflection: { start, v: v.fill(0, 1), tau: 0 }, first: x[0] };
  const beta = -signed(Math.hypot(x[0], norm), x[0]);
  for (let i = 1; i < v.length; i++) v[i] *= 1 / (x[0] - beta);
  return { reflection: { start, v, tau: (beta - x[0]) / beta }, first: beta };
}

/** H A, in the columns from `from` on. */
export function reflectRows(a: Matrix, { start, v, tau }: Reflection, from = 0): void {
  if (tau === 0) return;
  for (let j = from; j < a.columns; j++) {
    let sum = 0;
    for (let i = 0; i < v.length; i++) sum += v[i] * a.data[(start + i) * a.columns + j];
    for (let i = 0; i < v.length; i++) a.data[(start + i) * a.columns + j] -= tau * v[i] * sum;
  }
}

/** A H, in the rows from `from` up to `to`. */
export function reflectColumns(
  a: Matrix,
  { start, v, tau }: Reflection,
  from = 0,
  to = a.rows,
): void {
  if (tau === 0) return;
  for (let i = from; i < to; i++) {
    const row = i * a.columns + start;
    let sum = 0;
    for (let j = 0; j < v.length; j++) sum += a.data[row + j] * v[j];
    for (let j = 0; j < v.length; j++) a.data[row + j] -= tau * v[j] * sum;
  }
}

export function columnFrom({ rows, columns, data }: Matrix, column: number, start: number) {
  return Float64Array.from(
    { length: rows - start },
    (_, i) => data[(start + i) * columns + column],
  );
}

export function rowFrom({ columns, data }: Matrix, row: number, start: number): Float64Array {
  return data.slice(row * columns + start, (row + 1) * columns);
}

/** The rotation that makes (f, g) into (r, 0). */
export function rotationFor(
  f: number,
  g: number,
): { readonly c: number; readonly s: number; readonly r: number } {
  if (g === 0) return { c: 1, s: 0, r: f };
  if (f === 0) return { c: 0, s: signed(1, g), r: Math.abs(g) };
  const d = Math.sqrt(f * f + g * g);
  const r = signed(d, f);
  return { c: Math.abs(f) / d, s: g / r, r };
}

/** Turns two columns. */
export function rotateColumns(a: Matrix, i: number, j: number, c: number, s: number): void {
  for (let row = 0; row < a.rows; row++) {
    const x = a.data[row * a.columns + i];
    const y = a.data[row * a.columns + j];
    a.data[row * a.columns + i] = c * x + s * y;
    a.data[row * a.columns + j] = c * y - s * x;
  }
}

/** Turns two rows. */
export function rotateRows(a: Matrix, i: number, j: number, c: number, s: number): void {
  for (let column = 0; column < a.columns; column++) {
    const x = a.data[i * a.columns + column];
    const y = a.data[j * a.columns + column];
    a.data[i * a.columns + column] = c * x + s * y;
    a.data[j * a.columns + column] = c * y - s * x;
  }
}

export function exchangeColumns(a: Matrix, i: number, j: number): void {
  for (let row = 0; row < a.rows; row++) {
    const other = a.data[row * a.columns + i];
    a.data[row * a.columns + i] = a.data[row * a.columns + j];
    a.data[row * a.columns + j] = other;
  }
}

export function exchangeRows(a: Matrix, i: number, j: number): void {
  for (let column = 0; column < a.columns; column++) {
    const other = a.data[i * a.columns + column];
    a.data[i * a.columns + column] = a.data[j * a.columns + column];
    a.data[j * a.columns + column] = other;
  }
}

export function timesMatrix(a: Matrix, b: Matrix): Matrix {
  const result = matrixOf(a.rows, b.columns);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < a.columns; k++) {
      const factor = a.data[i * a.columns + k];
      for (let j = 0; j < b.columns; j++) {
        result.data[i * b.columns + j] += factor * b.data[k * b.columns + j];
      }
    }
  }
  return result;
}
