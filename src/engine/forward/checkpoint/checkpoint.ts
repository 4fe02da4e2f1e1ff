/** Weights from a file: .safetensors, and what torch.save wrote. Nothing in the file is executed. */

import { numel, type Shape } from "../../tensor/shape";
import { readPickled, type Pickled } from "./pickle";
import { readSafetensors } from "./safetensors";
import { storageType, toFloats } from "./storage";
import { isTensor, tensorsIn, type FileTensor } from "./tensors";
import { decodeText } from "./text";
import { readZip } from "./zip";

export type Checkpoint =
  | { readonly ok: true; readonly tensors: ReadonlyMap<string, CheckpointTensor> }
  | { readonly ok: false; readonly message: string };

export interface CheckpointTensor {
  readonly shape: Shape;
  readonly values: Float32Array;
}

/** Never throws: a file that cannot be read is an answer with a sentence for the user. */
export function readCheckpoint(bytes: Uint8Array): Checkpoint {
  try {
    const tensors = isZip(bytes)
      ? readTorchZip(bytes)
      : isLegacy(bytes)
        ? readLegacy(bytes)
        : readSafetensors(bytes);
    if (tensors.size === 0) return { ok: false, message: "there are no weights in the file" };
    return { ok: true, tensors };
  } catch (error) {
    return { ok: false, message: `the file can't be read as weights: ${reasonOf(error)}` };
  }
}

function reasonOf(error: unknown): string {
  // Views of bytes throw this where a place that the file names lies behind its end.
  if (error instanceof RangeError) return "it is cut off or damaged";
  return error instanceof Error ? error.message : String(error);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** A pickle of protocol 2 or later: what torch.save wrote before version 1.6. */
function isLegacy(bytes: Uint8Array): boolean {
  return bytes[0] === 0x80 && bytes[1] >= 2 && bytes[1] <= 5;
}

function readTorchZip(bytes: Uint8Array): ReadonlyMap<string, CheckpointTensor> {
  const files = readZip(bytes);
  const name = [...files.keys()].find((file) => file.endsWith("/data.pkl") || file === "data.pkl");
  const pickle = name === undefined ? undefined : files.get(name);
  if (name === undefined || !pickle) throw new Error("it is a zip file without data.pkl");
  const folder = name.slice(0, -"data.pkl".length);
  const order = files.get(`${folder}byteorder`);
  if (order && decodeText(order) !== "little") throw new Error("its numbers are big-endian");
  const { value } = readPickled(pickle, 0);
  return loaded(tensorsIn(value), (key) => files.get(`${folder}data/${key}`));
}

/** Five pickles (a magic number, the protocol, the system, the object, the keys of its storages), then the storages. */
function readLegacy(bytes: Uint8Array): ReadonlyMap<string, CheckpointTensor> {
  let at = 0;
  const values: Pickled[] = [];
  for (let i = 0; i < 5; i++) {
    const { value, end } = readPickled(bytes, at);
    values.push(value);
    at = end;
  }
  const tensors = tensorsIn(values[3]);
  const keys = values[4].kind === "list" ? values[4].items : [];
  const types = new Map([...tensors.values()].map(({ key, type }) => [key, type]));
  const storages = new Map<string, Uint8Array>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const key of keys) {
    if (key.kind !== "text") continue;
    const count = Number(view.getBigInt64(at, true));
    const size = count * storageType(types.get(key.value) ?? "FloatStorage").bytes;
    if (count < 0 || at + 8 + size > bytes.byteLength) throw new Error("it is cut off");
    storages.set(key.value, bytes.subarray(at + 8, at + 8 + size));
    at += 8 + size;
  }
  return loaded(tensors, (key) => storages.get(key));
}

function loaded(
  tensors: ReadonlyMap<string, FileTensor>,
  storageOf: (key: string) => Uint8Array | undefined,
): ReadonlyMap<string, CheckpointTensor> {
  const floats = new Map<string, Float32Array>();
  const result = new Map<string, CheckpointTensor>();
  for (const [name, tensor] of tensors) {
    if (!isTensor(tensor)) continue;
    let storage = floats.get(tensor.key);
    if (!storage) {
      const bytes = storageOf(tensor.key);
      if (!bytes) throw new Error(`the numbers of ${name} are missing`);
      storage = toFloats(bytes, tensor.type);
      floats.set(tensor.key, storage);
    }
    result.set(name, { shape: tensor.shape, values: gathered(storage, tensor) });
  }
  return result;
}

/** More elements than any tensor that is read as part of a network has; a damaged file may claim more. */
const mostElements = 2 ** 30;

/** The elements of a tensor in order: its storage may be shared, or laid out otherwise. */
function gathered(storage: Float32Array, { shape, strides, offset }: FileTensor): Float32Array {
  const count = numel(shape);
  if (count === 0) return new Float32Array();
  const last = shape.reduce((at, size, dim) => at + (size - 1) * strides[dim], offset);
  const isInside = offset >= 0 && last < storage.length && count <= mostElements;
  if (!isInside || !strides.every((stride) => stride >= 0)) {
    throw new Error("a tensor lies outside its storage");
  }
  if (isContiguous(shape, strides)) return storage.subarray(offset, offset + count);
  const out = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    let rest = i;
    let at = offset;
    for (let dim = shape.length - 1; dim >= 0; dim--) {
      at += (rest % shape[dim]) * strides[dim];
      rest = Math.floor(rest / shape[dim]);
    }
    out[i] = storage[at];
  }
  return out;
}

function isContiguous(shape: Shape, strides: readonly number[]): boolean {
  let expected = 1;
  for (let dim = shape.length - 1; dim >= 0; dim--) {
    if (shape[dim] !== 1 && strides[dim] !== expected) return false;
    expected *= shape[dim];
  }
  return true;
}
