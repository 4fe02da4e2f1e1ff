/** Writing into some places of a known array. */

/** A copy with `values` at `indices`; of several for one place the last stays. */
export function scattered(
  data: Float64Array,
  indices: Int32Array,
  values: Float64Array,
): Float64Array {
  const result = data.slice();
  for (let i = 0; i < indices.length; i++) result[indices[i]] = values[i];
  return result;
}
