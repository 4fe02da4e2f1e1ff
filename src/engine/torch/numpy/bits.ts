/** `a.view(dtype)`: the same bytes as numbers of another type. */

import { itemSize, type DType } from "../../tensor/dtype";
import { numel } from "../../tensor/shape";
import { numbers, type Numbers } from "./numbers";

interface Access {
  readonly get: (view: DataView, at: number) => number;
  readonly set: (view: DataView, at: number, value: number) => void;
}

const access: Partial<Record<DType, Access>> = {
  bool: { get: (v, at) => v.getUint8(at), set: (v, at, x) => v.setUint8(at, x) },
  int8: { get: (v, at) => v.getInt8(at), set: (v, at, x) => v.setInt8(at, x) },
  uint8: { get: (v, at) => v.getUint8(at), set: (v, at, x) => v.setUint8(at, x) },
  int16: { get: (v, at) => v.getInt16(at, true), set: (v, at, x) => v.setInt16(at, x, true) },
  uint16: { get: (v, at) => v.getUint16(at, true), set: (v, at, x) => v.setUint16(at, x, true) },
  int32: { get: (v, at) => v.getInt32(at, true), set: (v, at, x) => v.setInt32(at, x, true) },
  uint32: { get: (v, at) => v.getUint32(at, true), set: (v, at, x) => v.setUint32(at, x, true) },
  int64: {
    get: (v, at) => Number(v.getBigInt64(at, true)),
    set: (v, at, x) => v.setBigInt64(at, BigInt(x), true),
  },
  uint64: {
    get: (v, at) => Number(v.getBigUint64(at, true)),
    set: (v, at, x) => v.setBigUint64(at, BigInt(x), true),
  },
  float32: { get: (v, at) => v.getFloat32(at, true), set: (v, at, x) => v.setFloat32(at, x, true) },
  float64: { get: (v, at) => v.getFloat64(at, true), set: (v, at, x) => v.setFloat64(at, x, true) },
};

/** `undefined` where the last dimension does not fit the new type's size. */
export function reinterpreted(from: Numbers, dtype: DType): Numbers | undefined {
  const [own, wanted] = [itemSize[from.dtype], itemSize[dtype]];
  const last = from.shape.at(-1);
  if (last === undefined ? own !== wanted : (last * own) % wanted !== 0) return undefined;
  const shape =
    last === undefined ? from.shape : [...from.shape.slice(0, -1), (last * own) / wanted];
  const write = access[from.dtype];
  const read = access[dtype];
  if (!from.data || !write || !read) return { shape, dtype };
  const bytes = new DataView(new ArrayBuffer(from.data.length * own));
  from.data.forEach((value, i) => write.set(bytes, i * own, value));
  const data = Float64Array.from({ length: numel(shape) }, (_, i) => read.get(bytes, i * wanted));
  return numbers(shape, dtype, data);
}
