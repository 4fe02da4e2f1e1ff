/** Zip files as torch.save writes them: entries are stored, not compressed. */

import { decodeText } from "./text";

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const entrySignature = 0x02014b50;
const unset32 = 0xffffffff;

/** The contents by file name. */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { at: directory, count } = directoryOf(view);
  const files = new Map<string, Uint8Array>();
  let at = directory;
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== entrySignature) throw new Error("its directory is broken");
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const name = decodeText(bytes.subarray(at + 46, at + 46 + nameLength));
    if (view.getUint16(at + 10, true) !== 0) throw new Error(`${name} in it is compressed`);
    const { size, offset } = placeOf(view, at, nameLength, extraLength);
    // The local header repeats name and extra fields, with lengths of its own.
    const start =
      offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + size > bytes.byteLength) throw new Error(`${name} in it is cut off`);
    files.set(name, bytes.subarray(start, start + size));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

function directoryOf(view: DataView): { at: number; count: number } {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65535); at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    if (offset !== unset32 && count !== 0xffff) return { at: offset, count };
    const end64 = Number(view.getBigUint64(at - 12, true));
    if (view.getUint32(end64, true) !== end64Signature) break;
    return {
      at: Number(view.getBigUint64(end64 + 48, true)),
      count: Number(view.getBigUint64(end64 + 32, true)),
    };
  }
  throw new Error("it is cut off");
}

/** Sizes and offsets of 4 GB and more are in an extra field. */
function placeOf(
  view: DataView,
  entry: number,
  nameLength: number,
  extraLength: number,
): { size: number; offset: number } {
  let size = view.getUint32(entry + 24, true);
  let offset = view.getUint32(entry + 42, true);
  const end = entry + 46 + nameLength + extraLength;
  for (let at = entry + 46 + nameLength; at + 4 <= end;) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let field = at + 4;
      const next = (): number => {
        field += 8;
        return Number(view.getBigUint64(field - 8, true));
      };
      if (size === unset32) size = next();
      if (view.getUint32(entry + 20, true) === unset32) next();
      if (offset === unset32) offset = next();
    }
    at += 4 + length;
  }
  return { size, offset };
}
