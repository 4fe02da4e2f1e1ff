/** What literal text means: numbers, and the escapes inside strings. */

import type { ConstantValue } from "../ast";

/** A number as Python writes it; absent if it is not one (`0777`, `1__0`, `10L`). */
export function numberValue(text: string): ConstantValue | undefined {
  if (!/^(0[xX](_?[\da-fA-F])+|0[oO](_?[0-7])+|0[bB](_?[01])+|[\d._eEjJ+-]+)$/.test(text)) return;
  if (/__|_$|_[.eEjJ+-]|[.eE+-]_/.test(text)) return;
  const digits = text.replaceAll("_", "");
  if (/^0[xXoObB]/.test(digits)) return integer(BigInt(digits.toLowerCase()));
  if (/[jJ]$/.test(digits)) return { type: "imaginary", value: Number(digits.slice(0, -1)) };
  if (/[.eE]/.test(digits)) return { type: "float", value: Number(digits) };
  if (/^0+[1-9]/.test(digits)) return;
  return digits.length < 16 ? { type: "int", value: Number(digits) } : integer(BigInt(digits));
}

function integer(value: bigint): ConstantValue {
  const small = Number(value);
  return { type: "int", value: Number.isSafeInteger(small) ? small : value };
}

/** A string's prefix letters, as flags. */
export interface StringPrefix {
  readonly isRaw: boolean;
  readonly isBytes: boolean;
  readonly isFormat: boolean;
}

/** The flags of `rb"""`, for example; absent if Python has no such prefix. */
export function stringPrefix(opening: string): StringPrefix | undefined {
  const letters = opening.replace(/["']+$/, "").toLowerCase();
  if (!/^(|u|r|b|f|br|rb|fr|rf)$/.test(letters)) return undefined;
  return {
    isRaw: letters.includes("r"),
    isBytes: letters.includes("b"),
    isFormat: letters.includes("f"),
  };
}

const simpleEscapes: Readonly<Record<string, string>> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\n": "",
};

const escape = /\\([0-7]{1,3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|N\{[^}]*\}|[^])|\r\n?/gu;

/**
 * Text between quotes as the string it stands for. For bytes the result's characters are the bytes. `refuse` hears of
 * escapes that are cut short: `"C:\\Users"` holds one.
 */
export function decodeString(
  raw: string,
  prefix: StringPrefix,
  refuse: (message: string) => void,
): string {
  if (!raw.includes("\\") && !raw.includes("\r")) return raw;
  const text = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
  if (prefix.isRaw) return text;
  return text.replace(escape, (all: string, code: string) => {
    const simple = simpleEscapes[code];
    if (simple !== undefined) return simple;
    if (/^[0-7]/.test(code)) {
      const octal = parseInt(code, 8);
      return String.fromCharCode(prefix.isBytes ? octal & 255 : octal);
    }
    const problem = escapeProblem(code, prefix);
    if (problem !== undefined) refuse(problem);
    if (!/^[xuUN]./.test(code) || problem !== undefined) return all;
    if (code[0] === "x") return String.fromCharCode(parseInt(code.slice(1), 16));
    if (prefix.isBytes) return all;
    if (code[0] === "N") return characterNames[code.slice(2, -1).toUpperCase()] ?? all;
    return String.fromCodePoint(parseInt(code.slice(1), 16));
  });
}

/** `code` is an escape without its backslash; one letter if what should follow does not. */
function escapeProblem(code: string, prefix: StringPrefix): string | undefined {
  if (prefix.isBytes) return code === "x" ? "(value error) invalid \\x escape" : undefined;
  if (code[0] === "U" && parseInt(code.slice(1), 16) > 0x10ffff) {
    return "(unicode error) illegal Unicode character";
  }
  return malformed[code];
}

const malformed: Readonly<Record<string, string>> = {
  x: "(unicode error) truncated \\xXX escape",
  u: "(unicode error) truncated \\uXXXX escape",
  U: "(unicode error) truncated \\UXXXXXXXX escape",
  N: "(unicode error) malformed \\N character escape",
};

/** The few names of `\N{…}` that model code has been seen to use; another name stays as it is written. */
const characterNames: Readonly<Record<string, string>> = {
  "DEGREE SIGN": "°",
  "EN DASH": "–",
  "EM DASH": "—",
  "GREEK SMALL LETTER ALPHA": "α",
  "GREEK SMALL LETTER BETA": "β",
  "GREEK SMALL LETTER LAMDA": "λ",
  "GREEK SMALL LETTER MU": "μ",
  "GREEK SMALL LETTER PI": "π",
  "GREEK SMALL LETTER SIGMA": "σ",
  INFINITY: "∞",
  "MICRO SIGN": "µ",
  "MULTIPLICATION SIGN": "×",
  "NO-BREAK SPACE": "\u00a0",
  "PLUS-MINUS SIGN": "±",
  "RIGHTWARDS ARROW": "→",
};
