/** Text to bytes and back: UTF-8, UTF-16/32, the encodings of one byte a character, and Python's escapes. */

import type { Machine } from "../native";
import { str, type PyValue } from "../values";
import { badByte, byteReplacement, replacement, unicodeError } from "./codecErrors";
import { escapeCode } from "../strings";
import { argumentType } from "./dict";

type Narrow = "ascii" | "latin-1" | "cp1252";
type Encoding =
  | Narrow
  | "utf-8"
  | "utf-8-sig"
  | "utf-16"
  | "utf-16-le"
  | "utf-16-be"
  | "utf-32"
  | "utf-32-le"
  | "utf-32-be"
  | "unicode_escape"
  | "raw_unicode_escape";

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
  utf32le: "utf-32-le",
  utf32be: "utf-32-be",
  utf8sig: "utf-8-sig",
  cp1252: "cp1252",
  windows1252: "cp1252",
  unicodeescape: "unicode_escape",
  rawunicodeescape: "raw_unicode_escape",
};

/** What bytes 0x80 to 0x9f are in cp1252; 0 where they are nothing. */
const cp1252 = [
  0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0,
  0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a,
  0x153, 0, 0x17e, 0x178,
];

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

/** What a character takes on its way to bytes: a number in two lists. */
const itemsPerCode = 2;

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
  vm.chargeItems(itemsPerCode * text.length);
  vm.charge(text.length);
  const codes = Array.from(text, (c) => c.codePointAt(0) ?? 0);
  switch (encoding) {
    case "utf-8":
      return encodeUtf8(vm, text, codes, errors);
    case "utf-8-sig":
      return [0xef, 0xbb, 0xbf, ...encodeUtf8(vm, text, codes, errors)];
    case "ascii":
    case "latin-1":
    case "cp1252":
      return encodeEach(vm, text, codes, encoding, errors, (code) => narrowByte(code, encoding));
    case "utf-16":
      return [0xff, 0xfe, ...units(text, true)];
    case "utf-16-le":
      return units(text, true);
    case "utf-16-be":
      return units(text, false);
    case "utf-32":
      return [0xff, 0xfe, 0, 0, ...codes.flatMap(word)];
    case "utf-32-le":
      return codes.flatMap(word);
    case "utf-32-be":
      return codes.flatMap((code) => word(code).reverse());
    case "unicode_escape":
      return codes.flatMap((code) => ascii(escapeControl(code)));
    case "raw_unicode_escape":
      return codes.flatMap((code) => (code < 256 ? [code] : ascii(escapeCode(code))));
  }
}

function ascii(text: string): number[] {
  return Array.from(text, (c) => c.charCodeAt(0));
}

/** A character as `unicode_escape` writes it: what is printable ASCII stays, but for the backslash. */
function escapeControl(code: number): string {
  const known = { 9: "\\t", 10: "\\n", 13: "\\r", 92: "\\\\" }[code];
  if (known !== undefined) return known;
  return code >= 32 && code < 127 ? String.fromCharCode(code) : escapeCode(code);
}

function narrowByte(code: number, encoding: Narrow): number | undefined {
  if (code < (encoding === "ascii" ? 128 : 256)) {
    return encoding === "cp1252" && code >= 0x80 && code < 0xa0 ? undefined : code;
  }
  const place = encoding === "cp1252" ? cp1252.indexOf(code) : -1;
  return place < 0 ? undefined : 0x80 + place;
}

function encodeUtf8(vm: Machine, text: string, codes: readonly number[], errors: string): number[] {
  const isSurrogate = (code: number): boolean => code >= 0xd800 && code < 0xe000;
  if (!codes.some(isSurrogate)) return codes.flatMap(utf8);
  const encode = (code: number) => (isSurrogate(code) ? undefined : utf8(code));
  return encodeEach(vm, text, codes, "utf-8", errors, encode);
}

function utf8(code: number): number[] {
  if (code < 0x80) return [code];
  const tail = (shift: number) => 0x80 | ((code >> shift) & 63);
  if (code < 0x800) return [0xc0 | (code >> 6), tail(0)];
  if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)];
  return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)];
}

/** Characters one by one; those that `encode` has no bytes for are dealt with as `errors` says. */
function encodeEach(
  vm: Machine,
  text: string,
  codes: readonly number[],
  encoding: Narrow | "utf-8",
  errors: string,
  encode: (code: number) => number | readonly number[] | undefined,
): number[] {
  const data: number[] = [];
  for (const [i, code] of codes.entries()) {
    const bytes = encode(code) ?? replacement(code, errors);
    if (typeof bytes === "number") data.push(bytes);
    else if (bytes) data.push(...bytes);
    else {
      // A run of such characters is one error.
      const behind = codes.slice(i).findIndex((each) => encode(each) !== undefined);
      const end = behind < 0 ? codes.length : i + behind;
      const reason = failures[encoding];
      throw unicodeError(vm, "UnicodeEncodeError", shownName(encoding), str(text), i, end, reason);
    }
  }
  return data;
}

const failures: Readonly<Record<Narrow | "utf-8", string>> = {
  ascii: "ordinal not in range(128)",
  "latin-1": "ordinal not in range(256)",
  cp1252: "character maps to <undefined>",
  "utf-8": "surrogates not allowed",
};

function shownName(encoding: Narrow | "utf-8"): string {
  return encoding === "cp1252" ? "charmap" : encoding;
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
  vm.charge(data.length);
  switch (encoding) {
    case "utf-8":
      return decodeUtf8(vm, data, errors);
    case "utf-8-sig":
      return decodeUtf8(vm, startsWith(data, [0xef, 0xbb, 0xbf]) ? data.slice(3) : data, errors);
    case "ascii":
    case "latin-1":
    case "cp1252":
      return decodeNarrow(vm, data, encoding, errors);
    case "utf-16":
      return decodeUnits(startsWith(data, [0xff, 0xfe]) ? data.slice(2) : data, true);
    case "utf-16-le":
      return decodeUnits(data, true);
    case "utf-16-be":
      return decodeUnits(data, false);
    case "utf-32":
      return decodeWords(startsWith(data, [0xff, 0xfe]) ? data.slice(4) : data);
    case "utf-32-le":
      return decodeWords(data);
    case "utf-32-be":
      return decodeWords([...data].reverse())
        .split("")
        .reverse()
        .join("");
    case "unicode_escape":
      return decodeEscapes(data, /\\(x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|[0-7]{1,3}|\n|.)/gi);
    case "raw_unicode_escape":
      return decodeEscapes(data, /\\(u[\da-f]{4}|U[\da-f]{8})/gi);
  }
}

function startsWith(data: readonly number[], head: readonly number[]): boolean {
  return head.every((byte, i) => data[i] === byte);
}

function decodeWords(data: readonly number[]): string {
  let text = "";
  for (let i = 0; i + 3 < data.length; i += 4) {
    text += String.fromCodePoint(data[i] | (data[i + 1] << 8) | ((data[i + 2] & 0x1f) << 16));
  }
  return text;
}

const letters: Readonly<Record<string, string | undefined>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "\n": "",
};

function decodeEscapes(data: readonly number[], pattern: RegExp): string {
  const text = data.map((byte) => String.fromCharCode(byte)).join("");
  return text.replace(pattern, (whole, code: string) => {
    const letter = letters[code];
    if (letter !== undefined) return letter;
    if (/^[0-7]+$/.test(code)) return String.fromCodePoint(parseInt(code, 8));
    return /^[xuU]./.test(code) ? String.fromCodePoint(parseInt(code.slice(1), 16)) : whole;
  });
}

function decodeNarrow(
  vm: Machine,
  data: readonly number[],
  encoding: Narrow,
  errors: string,
): string {
  let text = "";
  for (const [i, byte] of data.entries()) {
    const code = encoding === "cp1252" && byte >= 0x80 && byte < 0xa0 ? cp1252[byte - 0x80] : byte;
    const isBad = encoding === "ascii" ? byte >= 128 : byte > 0 && code === 0;
    if (!isBad) {
      text += String.fromCharCode(code);
      continue;
    }
    const reason = encoding === "ascii" ? failures.ascii : failures.cp1252;
    const replaced = byteReplacement(byte, errors);
    if (replaced === undefined) throw badByte(vm, shownName(encoding), data, i, reason);
    text += replaced;
  }
  return text;
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
      const bad = badLength(data, i, size);
      for (const each of errors === "replace" ? [byte] : data.slice(i, i + bad)) {
        const replaced = byteReplacement(each, errors);
        if (replaced === undefined) throw badUtf8(vm, data, i, size);
        text += replaced;
      }
      i += bad;
      continue;
    }
    const head = size === 1 ? byte : byte & (0xff >> (size + 1));
    text += String.fromCodePoint(tail.reduce((code, b) => (code << 6) | (b & 63), head));
    i += size;
  }
  return text;
}

/** How many bytes are one error: the start of a character that is cut off is taken as a whole. */
function badLength(data: readonly number[], at: number, size: number): number {
  if (size === 0) return 1;
  const tail = data.slice(at + 1, at + size).findIndex((byte) => (byte & 0xc0) !== 0x80);
  return tail < 0 ? data.length - at : 1 + tail;
}

function badUtf8(vm: Machine, data: readonly number[], at: number, size: number) {
  if (size === 0) return badByte(vm, "utf-8", data, at, "invalid start byte");
  const end = at + badLength(data, at, size);
  const isCut = end === data.length;
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
