/** What codecs do with what they cannot encode or decode: Python's error handlers, and the errors themselves. */

import type { Machine } from "../native";
import { escapeCode } from "../strings";
import { int, str, type PyValue } from "../values";

/** What stands for a character that has no bytes; absent where that is an error. */
export function replacement(code: number, errors: string): readonly number[] | undefined {
  switch (errors) {
    case "replace":
      return [63];
    case "ignore":
      return [];
    case "xmlcharrefreplace":
      return codesOf(`&#${code};`);
    case "backslashreplace":
      return codesOf(escapeCode(code));
    case "surrogateescape":
      return code >= 0xdc80 && code < 0xdd00 ? [code - 0xdc00] : undefined;
    case "surrogatepass":
      return code >= 0xd800 && code < 0xe000 ? surrogateBytes(code) : undefined;
    default:
      return undefined;
  }
}

/** What stands for a byte that is no character; absent where that is an error. */
export function byteReplacement(byte: number, errors: string): string | undefined {
  switch (errors) {
    case "replace":
      return "\ufffd";
    case "ignore":
      return "";
    case "backslashreplace":
      return `\\x${byte.toString(16).padStart(2, "0")}`;
    case "surrogateescape":
      return String.fromCharCode(0xdc00 + byte);
    default:
      return undefined;
  }
}

export function unicodeError(
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

export function badByte(
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

function codesOf(text: string): number[] {
  return Array.from(text, (c) => c.charCodeAt(0));
}

function surrogateBytes(code: number): number[] {
  return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
}
