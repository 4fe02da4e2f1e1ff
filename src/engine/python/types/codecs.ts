/** Text to bytes and back: UTF-8, ASCII, Latin-1 and UTF-16/32. */

import type { Machine } from "../native";
import { int, str, type PyValue } from "../values";
import { argumentType } from "./dict";

type Encoding = "utf-8" | "ascii" | "latin-1" | "utf-16" | "utf-16-le" | "utf-16-be" | "utf-32";

const aliases: Readonly<Record<string, Encoding | undefined>> = {
  utf8: "utf-8",
  u8: "utf-8",
  utf: "utf-8",
  ascii: "ascii",
  usascii: "ascii",
  latin1: "latin-1",
  iso88591: "latin-1",
  l1: "latin-1",
  utf16: "utf-16",
  utf16le: "utf-16-le",
  utf16be: "utf-16-be",
  utf32: "utf-32",
};

function encodingOf(vm: Machine, value: PyValue | undefined, who: string): Encoding {
  if (!value) return "utf-8";
  if (value.kind !== "str") {
    const text = `${who} argument 'encoding' must be str, not ${argumentType(value)}`;
    throw vm.raise("TypeError", text);
  }
  const found = aliases[value.value.toLowerCase().replace(/[-_ ]/g, "")];
  if (found) return found;
  throw vm.raise("LookupError", `unknown encoding: ${value.value}`);
}

function errorsOf(value: PyValue | undefined): string {
  return value?.kind === "str" ? value.value : "strict";
}

/** `text.encode(encoding, errors)`; `who` names the function in messages. */
export function encodeText(
  vm: Machine,
  text: string,
  encodingValue: PyValue | undefined,
  errorsValue: PyValue | undefined,
  who: string,
): number[] {
  const encoding = encodingOf(vm, encodingValue, who);
  const errors = errorsOf(errorsValue);
  vm.chargeItems(text.length);
  switch (encoding) {
    case "utf-8":
      return Array.from(text).flatMap((c) => utf8(c.codePointAt(0) ?? 0));
    case "ascii":
    case "latin-1":
      return encodeNarrow(vm, text, encoding, errors);
    case "utf-16":
      return [0xff, 0xfe, ...units(text, true)];
    case "utf-16-le":
      return units(text, true);
    case "utf-16-be":
      return units(text, false);
    case "utf-32":
      return [0xff, 0xfe, 0, 0, ...Array.from(text).flatMap((c) => word(c.codePointAt(0) ?? 0))];
  }
}

function utf8(code: number): number[] {
  if (code < 0x80) return [code];
  const tail = (shift: number) => 0x80 | ((code >> shift) & 63);
  if (code < 0x800) return [0xc0 | (code >> 6), tail(0)];
  if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)];
  return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)];
}

function encodeNarrow(
  vm: Machine,
  text: string,
  encoding: "ascii" | "latin-1",
  errors: string,
): number[] {
  const limit = encoding === "ascii" ? 128 : 256;
  const codes = Array.from(text, (c) => c.codePointAt(0) ?? 0);
  const data: number[] = [];
  for (const [i, code] of codes.entries()) {
    if (code < limit) data.push(code);
    else if (errors === "replace") data.push(63);
    else if (errors !== "ignore") {
      // A run of such characters is one error.
      const behind = codes.slice(i).findIndex((each) => each < limit);
      const end = behind < 0 ? codes.length : i + behind;
      const reason = `ordinal not in range(${limit})`;
      throw unicodeError(vm, "UnicodeEncodeError", encoding, str(text), i, end, reason);
    }
  }
  return data;
}

function unicodeError(
  vm: Machine,
  type: "UnicodeEncodeError" | "UnicodeDecodeError",
  encoding: string,
  object: PyValue,
  start: number,
  end: number,
  reason: string,
) {
  const args = [str(encoding), object, int(start), int(end), str(reason)];
  return vm.raiseOf(vm.builtinClass(type), args);
}

function units(text: string, isLittle: boolean): number[] {
  const data: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    data.push(...(isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255]));
  }
  return data;
}

function word(code: number): number[] {
  return [code & 255, (code >> 8) & 255, (code >> 16) & 255, 0];
}

/** `data.decode(encoding, errors)` */
export function decodeBytes(
  vm: Machine,
  data: readonly number[],
  encodingValue: PyValue | undefined,
  errorsValue: PyValue | undefined,
  who: string,
): string {
  const encoding = encodingOf(vm, encodingValue, who);
  const errors = errorsOf(errorsValue);
  vm.chargeItems(data.length);
  switch (encoding) {
    case "utf-8":
      return decodeUtf8(vm, data, errors);
    case "ascii":
    case "latin-1":
      return decodeNarrow(vm, data, encoding, errors);
    case "utf-16":
      return decodeUnits(data[0] === 0xff && data[1] === 0xfe ? data.slice(2) : data, true);
    case "utf-16-le":
      return decodeUnits(data, true);
    case "utf-16-be":
      return decodeUnits(data, false);
    case "utf-32": {
      const from = data[0] === 0xff && data[1] === 0xfe ? 4 : 0;
      let text = "";
      for (let i = from; i + 3 < data.length; i += 4) {
        text += String.fromCodePoint(data[i] | (data[i + 1] << 8) | ((data[i + 2] & 0x1f) << 16));
      }
      return text;
    }
  }
}

function decodeNarrow(
  vm: Machine,
  data: readonly number[],
  encoding: "ascii" | "latin-1",
  errors: string,
): string {
  let text = "";
  for (const [i, byte] of data.entries()) {
    if (byte < 128 || encoding === "latin-1") text += String.fromCharCode(byte);
    else if (errors === "replace") text += "\ufffd";
    else if (errors !== "ignore") {
      throw badByte(vm, encoding, data, i, "ordinal not in range(128)");
    }
  }
  return text;
}

function badByte(
  vm: Machine,
  encoding: string,
  data: readonly number[],
  at: number,
  reason: string,
  end = at + 1,
) {
  const object: PyValue = { kind: "bytes", data: [...data] };
  return unicodeError(vm, "UnicodeDecodeError", encoding, object, at, end, reason);
}

function decodeUtf8(vm: Machine, data: readonly number[], errors: string): string {
  let text = "";
  let i = 0;
  while (i < data.length) {
    const byte = data[i];
    const size =
      byte < 0x80
        ? 1
        : byte >= 0xc2 && byte < 0xe0
          ? 2
          : byte < 0xc2
            ? 0
            : byte < 0xf0
              ? 3
              : byte < 0xf5
                ? 4
                : 0;
    const tail = data.slice(i + 1, i + size);
    const isWhole = size > 0 && tail.length === size - 1 && tail.every((b) => (b & 0xc0) === 0x80);
    if (!isWhole) {
      if (errors === "replace") text += "\ufffd";
      else if (errors !== "ignore") throw badUtf8(vm, data, i, size);
      i += 1;
      continue;
    }
    const head = size === 1 ? byte : byte & (0xff >> (size + 1));
    text += String.fromCodePoint(tail.reduce((code, b) => (code << 6) | (b & 63), head));
    i += size;
  }
  return text;
}

function badUtf8(vm: Machine, data: readonly number[], at: number, size: number) {
  if (size === 0) return badByte(vm, "utf-8", data, at, "invalid start byte");
  const tail = data.slice(at + 1, at + size).findIndex((byte) => (byte & 0xc0) !== 0x80);
  const isCut = tail < 0;
  const end = isCut ? data.length : at + 1 + tail;
  const reason = isCut ? "unexpected end of data" : "invalid continuation byte";
  return badByte(vm, "utf-8", data, at, reason, end);
}

function decodeUnits(data: readonly number[], isLittle: boolean): string {
  let text = "";
  for (let i = 0; i + 1 < data.length; i += 2) {
    const [low, high] = isLittle ? [data[i], data[i + 1]] : [data[i + 1], data[i]];
    text += String.fromCharCode(low | (high << 8));
  }
  return text;
}
