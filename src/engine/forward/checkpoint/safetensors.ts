/** https://github.com/huggingface/safetensors: a JSON header with types, shapes and places, then the numbers. */

import { numel, type Shape } from "../../tensor/shape";
import { storageType, toFloats } from "./storage";
import { decodeText } from "./text";

const mostHeaderBytes = 100_000_000;

export function readSafetensors(
  bytes: Uint8Array,
): ReadonlyMap<string, { shape: Shape; values: Float32Array }> {
  if (bytes.byteLength < 10) throw new Error("it is too short");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  if (bytes[8] !== 0x7b) throw new Error("it is neither a .safetensors file nor one of torch.save");
  if (length > mostHeaderBytes) throw new Error(`its header claims to have ${length} bytes`);
  if (length > bytes.byteLength - 8) throw new Error("it is cut off within its header");
  const header = parsed(decodeText(bytes.subarray(8, 8 + length)));
  if (typeof header !== "object" || header === null)
    throw new Error("its header is no JSON object");
  const data = bytes.subarray(8 + length);
  const tensors = new Map<string, { shape: Shape; values: Float32Array }>();
  for (const [name, entry] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    if (!isEntry(entry)) throw new Error(`the entry of ${name} is broken`);
    const [start, end] = entry.data_offsets;
    const size = numel(entry.shape) * storageType(entry.dtype).bytes;
    if (end > data.byteLength) throw new Error(`it is cut off: the numbers of ${name} are missing`);
    if (end - start !== size) {
      throw new Error(`the numbers of ${name} are not where the header says`);
    }
    tensors.set(name, {
      shape: entry.shape,
      values: toFloats(data.subarray(start, end), entry.dtype),
    });
  }
  return tensors;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

function isEntry(entry: unknown): entry is Entry {
  if (typeof entry !== "object" || entry === null) return false;
  if (!("dtype" in entry) || !("shape" in entry) || !("data_offsets" in entry)) return false;
  const { dtype, shape, data_offsets: offsets } = entry;
  return (
    typeof dtype === "string" && isNumbers(shape) && isNumbers(offsets) && offsets.length === 2
  );
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isInteger(item) && item >= 0);
}
