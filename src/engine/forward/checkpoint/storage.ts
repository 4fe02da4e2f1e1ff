/** Bytes of tensors in files as float32 numbers. */

interface StorageType {
  /** Per element. */
  readonly bytes: number;
  readonly read: (view: DataView, at: number) => number;
}

const types: Readonly<Record<string, StorageType>> = {
  F64: { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
  F32: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  F16: { bytes: 2, read: (view, at) => half(view.getUint16(at, true)) },
  BF16: { bytes: 2, read: (view, at) => brainHalf(view.getUint16(at, true)) },
  I64: { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  I32: { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  I16: { bytes: 2, read: (view, at) => view.getInt16(at, true) },
  I8: { bytes: 1, read: (view, at) => view.getInt8(at) },
  U8: { bytes: 1, read: (view, at) => view.getUint8(at) },
  BOOL: { bytes: 1, read: (view, at) => view.getUint8(at) },
};

/** PyTorch's names of the same. */
const torchNames: Readonly<Record<string, string>> = {
  DoubleStorage: "F64",
  FloatStorage: "F32",
  HalfStorage: "F16",
  BFloat16Storage: "BF16",
  LongStorage: "I64",
  IntStorage: "I32",
  ShortStorage: "I16",
  CharStorage: "I8",
  ByteStorage: "U8",
  BoolStorage: "BOOL",
};

export function storageType(name: string): StorageType {
  const known = Object.hasOwn(torchNames, name) ? torchNames[name] : name;
  const type = Object.hasOwn(types, known) ? types[known] : undefined;
  if (!type) throw new Error(`it has numbers of the type ${name}, which are not known here`);
  return type;
}

export function toFloats(bytes: Uint8Array, name: string): Float32Array {
  const type = storageType(name);
  const count = Math.floor(bytes.byteLength / type.bytes);
  // Aligned float32, the usual case, are taken as they are.
  if (type === types.F32 && bytes.byteOffset % 4 === 0 && isLittleEndian()) {
    return new Float32Array(bytes.buffer, bytes.byteOffset, count);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out = new Float32Array(count);
  for (let i = 0; i < count; i++) out[i] = type.read(view, i * type.bytes);
  return out;
}

function isLittleEndian(): boolean {
  return new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
}

function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const word = new Uint32Array(1);
const wordAsFloat = new Float32Array(word.buffer);

/** The upper half of a float32. */
function brainHalf(bits: number): number {
  word[0] = bits << 16;
  return wordAsFloat[0];
}
