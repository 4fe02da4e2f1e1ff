/** Python's `base64` and `binascii`, their everyday part. */

import type { Machine, NativeModule } from "../native";
import { byteText } from "../strings";
import type { PyValue } from "../values";
import { entries, native, once, typeName } from "./support";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function bytesOf(vm: Machine, value: PyValue): readonly number[] {
  if (value.kind === "bytes" || value.kind === "bytearray") return value.data;
  if (value.kind === "str") return [...value.value].map((char) => char.charCodeAt(0) & 255);
  const type = typeName(vm, value);
  throw vm.raise("TypeError", `a bytes-like object is required, not '${type}'`);
}

function encode(data: readonly number[], alphabet: string): number[] {
  const out: number[] = [];
  for (let i = 0; i < data.length; i += 3) {
    const group = (data[i] << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    for (let j = 0; j < 4; j++) {
      const isPadding = i + j > data.length;
      out.push(isPadding ? 61 : alphabet.charCodeAt((group >> (18 - 6 * j)) & 63));
    }
  }
  return out;
}

function decode(data: readonly number[], alphabet: string): number[] {
  const out: number[] = [];
  let bits = 0;
  let count = 0;
  for (const byte of data) {
    const value = alphabet.indexOf(String.fromCharCode(byte));
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out.push((bits >> count) & 255);
  }
  return out;
}

const urlSafe = `${letters.slice(0, 62)}-_`;

type Transform = (data: readonly number[]) => number[];

function transforming(name: string, transform: Transform) {
  return native(name, "s", (vm, s) => transformed(vm, s, transform));
}

function transformed(vm: Machine, s: PyValue, transform: Transform): PyValue {
  const data = bytesOf(vm, s);
  // Bytes are numbers in lists, several of which are made on the way.
  vm.chargeItems(4 * data.length);
  return { kind: "bytes", data: transform(data) };
}

function hex(data: readonly number[]): number[] {
  return data.flatMap((byte) =>
    [...byte.toString(16).padStart(2, "0")].map((digit) => digit.charCodeAt(0)),
  );
}

function unhex(data: readonly number[]): number[] {
  const text = byteText(data);
  return (text.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
}

export const base64: NativeModule = { name: "base64", create: () => base64Entries() };
export const binascii: NativeModule = { name: "binascii", create: () => binasciiEntries() };

const base64Entries = once(() =>
  entries(
    native("b64encode", "s, altchars?", (vm, s) =>
      transformed(vm, s, (data) => encode(data, letters)),
    ),
    native("b64decode", "s, altchars?, validate?", (vm, s) =>
      transformed(vm, s, (data) => decode(data, letters)),
    ),
    transforming("standard_b64encode", (data) => encode(data, letters)),
    transforming("standard_b64decode", (data) => decode(data, letters)),
    transforming("urlsafe_b64encode", (data) => encode(data, urlSafe)),
    transforming("urlsafe_b64decode", (data) => decode(data, urlSafe)),
    transforming("b16encode", (data) => hex(data).map((c) => (c > 96 ? c - 32 : c))),
    transforming("b16decode", unhex),
  ),
);

const binasciiEntries = once(() =>
  entries(
    transforming("hexlify", hex),
    transforming("unhexlify", unhex),
    transforming("b2a_hex", hex),
    transforming("a2b_hex", unhex),
    transforming("a2b_base64", (data) => decode(data, letters)),
  ),
);
