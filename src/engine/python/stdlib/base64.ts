/** Python's `base64` and `binascii`, their everyday part. */

import type { Machine, NativeModule } from "../native";
import { byteText } from "../strings";
import { builtinClasses, defineClass } from "../classes";
import { str, type PyClass, type PyValue } from "../values";
import { entries, native, once, perRun, typeName } from "./support";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function bytesOf(vm: Machine, value: PyValue, takesText: boolean): readonly number[] {
  if (value.kind === "bytes" || value.kind === "bytearray") return value.data;
  // Texts are taken where something is decoded; what is encoded is bytes.
  if (value.kind === "str" && takesText)
    return [...value.value].map((char) => char.charCodeAt(0) & 255);
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

type Transform = (data: readonly number[], vm: Machine) => number[];

export const binasciiError = perRun("binascii.Error", (): PyClass =>
  defineClass({ name: "Error", module: "binascii", bases: [builtinClasses.ValueError] }),
);

function refuse(vm: Machine, message: string): never {
  throw vm.raiseOf(binasciiError(vm), [str(message)]);
}

/** Base 64 as `binascii` reads it: other characters are left out, but what is there must be whole. */
function decode64(
  data: readonly number[],
  vm: Machine,
  alphabet: string,
  isStrict = false,
): number[] {
  let count = 0;
  let padding = 0;
  for (const [at, byte] of data.entries()) {
    if (byte === 61) {
      if (count % 4 >= 2) padding += 1;
      if (count % 4 >= 2 && (count % 4) + padding >= 4) {
        // What stands behind the padding is not read.
        return decode(data.slice(0, at), alphabet);
      }
      continue;
    }
    if (alphabet.includes(String.fromCharCode(byte))) {
      count += 1;
      padding = 0;
    } else if (isStrict) refuse(vm, "Only base64 data is allowed");
  }
  if (count % 4 === 1) {
    const text = `number of data characters (${count}) cannot be 1 more than a multiple of 4`;
    refuse(vm, `Invalid base64-encoded string: ${text}`);
  }
  if (count % 4 > 0) refuse(vm, "Incorrect padding");
  return decode(data, alphabet);
}

const letters32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function encode32(data: readonly number[]): number[] {
  let bits = data.map((byte) => byte.toString(2).padStart(8, "0")).join("");
  while (bits.length % 5 > 0) bits += "0";
  const text = (bits.match(/.{5}/g) ?? []).map((five) => letters32[parseInt(five, 2)]).join("");
  const padded = text.padEnd(Math.ceil(text.length / 8) * 8, "=");
  return [...padded].map((char) => char.charCodeAt(0));
}

function decode32(data: readonly number[], vm: Machine): number[] {
  const text = byteText(data);
  const found = /^([A-Z2-7]*)(=*)$/.exec(text);
  if (text.length % 8 > 0) refuse(vm, "Incorrect padding");
  if (found === null) refuse(vm, "Non-base32 digit found");
  const bits = [...found[1]].map((c) => letters32.indexOf(c).toString(2).padStart(5, "0")).join("");
  return (bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
}

const letters85 =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

/** Five digits for four bytes; an incomplete group is filled up and cut again. */
function encode85(data: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < data.length; i += 4) {
    const missing = Math.max(0, i + 4 - data.length);
    let group = 0;
    for (let j = 0; j < 4; j++) group = group * 256 + (data[i + j] ?? 0);
    const digits: number[] = [];
    for (let j = 0; j < 5; j++) {
      digits.unshift(letters85.charCodeAt(group % 85));
      group = Math.floor(group / 85);
    }
    out.push(...digits.slice(0, 5 - missing));
  }
  return out;
}

function decode85(data: readonly number[], vm: Machine): number[] {
  const out: number[] = [];
  for (let i = 0; i < data.length; i += 5) {
    const missing = Math.max(0, i + 5 - data.length);
    let group = 0;
    for (let j = 0; j < 5; j++) {
      const digit = letters85.indexOf(String.fromCharCode(data[i + j] ?? 126));
      if (digit < 0) {
        const text = `bad base85 character at position ${i + j}`;
        throw vm.raise("ValueError", text);
      }
      group = group * 85 + digit;
    }
    if (group > 0xffffffff) {
      throw vm.raise("ValueError", `base85 overflow in hunk starting at byte ${i}`);
    }
    const bytes = [group / 2 ** 24, group / 2 ** 16, group / 2 ** 8, group].map(
      (each) => Math.floor(each) % 256,
    );
    out.push(...bytes.slice(0, 4 - missing));
  }
  return out;
}

/** Lines of 57 bytes, as mails have them. */
function encodeLines(data: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < data.length; i += 57) out.push(...encode(data.slice(i, i + 57), letters), 10);
  return out;
}

function encoding(name: string, transform: Transform) {
  return native(name, "s", (vm, s) => transformed(vm, s, transform));
}

function decoding(name: string, transform: Transform) {
  return native(name, "s", (vm, s) => transformed(vm, s, transform, true));
}

function transformed(vm: Machine, s: PyValue, transform: Transform, takesText = false): PyValue {
  const data = bytesOf(vm, s, takesText);
  // Bytes are numbers in lists, several of which are made on the way.
  vm.chargeItems(4 * data.length);
  return { kind: "bytes", data: transform(data, vm) };
}

function hex(data: readonly number[]): number[] {
  return data.flatMap((byte) =>
    [...byte.toString(16).padStart(2, "0")].map((digit) => digit.charCodeAt(0)),
  );
}

function unhex(data: readonly number[], vm: Machine): number[] {
  const text = byteText(data);
  if (text.length % 2 > 0) refuse(vm, "Odd-length string");
  if (!/^[0-9a-fA-F]*$/.test(text)) refuse(vm, "Non-hexadecimal digit found");
  return (text.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
}

export const base64: NativeModule = { name: "base64", create: () => base64Entries() };
export const binascii: NativeModule = {
  name: "binascii",
  create: (vm) => [...binasciiEntries(), ["Error", binasciiError(vm)]],
};

const base64Entries = once(() =>
  entries(
    native("b64encode", "s, altchars?", (vm, s, altchars) =>
      transformed(vm, s, (data) => encode(data, lettersWith(vm, altchars))),
    ),
    native("b64decode", "s, altchars?, validate?", (vm, s, altchars, validate) =>
      transformed(
        vm,
        s,
        (data) => {
          const isStrict = validate?.kind === "bool" && validate.value;
          return decode64(data, vm, lettersWith(vm, altchars), isStrict);
        },
        true,
      ),
    ),
    encoding("standard_b64encode", (data) => encode(data, letters)),
    decoding("standard_b64decode", (data, vm) => decode64(data, vm, letters)),
    encoding("urlsafe_b64encode", (data) => encode(data, urlSafe)),
    decoding("urlsafe_b64decode", (data, vm) => decode64(data, vm, urlSafe)),
    encoding("b16encode", (data) => hex(data).map((c) => (c > 96 ? c - 32 : c))),
    decoding("b16decode", unhex),
    encoding("b32encode", encode32),
    decoding("b32decode", decode32),
    encoding("b85encode", encode85),
    decoding("b85decode", decode85),
    encoding("encodebytes", encodeLines),
    encoding("decodebytes", (data, vm) => decode64(data, vm, letters)),
  ),
);

/** The alphabet with the two characters that `altchars` puts in place of `+` and `/`. */
function lettersWith(vm: Machine, altchars: PyValue | undefined): string {
  if (altchars === undefined || altchars.kind === "none") return letters;
  return letters.slice(0, 62) + byteText(bytesOf(vm, altchars, true));
}

const binasciiEntries = once(() =>
  entries(
    encoding("hexlify", hex),
    decoding("unhexlify", unhex),
    encoding("b2a_hex", hex),
    decoding("a2b_hex", unhex),
    decoding("a2b_base64", (data, vm) => decode64(data, vm, letters)),
    native("b2a_base64", "data, /, *, newline?", (vm, data, newline) =>
      transformed(vm, data, (bytes) => {
        const isEnded = !(newline?.kind === "bool" && !newline.value);
        return [...encode(bytes, letters), ...(isEnded ? [10] : [])];
      }),
    ),
  ),
);
