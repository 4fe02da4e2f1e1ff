/** What plain words of YAML mean to PyYAML, which follows YAML 1.1, and what is quoted. */

import { bool, float, int, None, str, type PyValue } from "../../values";

const isNull = /^(~|null|Null|NULL|)$/;
const isTrue = /^(yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const isFalse = /^(no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const isInt = /^[-+]?(0b[01_]+|0x[0-9a-fA-F_]+|0[0-7_]*|[1-9][0-9_]*)$/;
const isFloat =
  /^([-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+][0-9]+)?|[-+]?\.[0-9][0-9_]*([eE][-+][0-9]+)?)$/;
const isInfinite = /^[-+]?\.(inf|Inf|INF)$/;
const isNan = /^\.(nan|NaN|NAN)$/;

/** A number needs a dot to be a float, and its exponent a sign: `1e-4` is a text. */
export function plainScalar(text: string): PyValue {
  if (isNull.test(text)) return None;
  if (isTrue.test(text)) return bool(true);
  if (isFalse.test(text)) return bool(false);
  if (isInt.test(text)) return wholeNumber(text.replaceAll("_", ""));
  if (isFloat.test(text)) return float(Number(text.replaceAll("_", "")));
  if (isInfinite.test(text)) return float(text.startsWith("-") ? -Infinity : Infinity);
  return isNan.test(text) ? float(NaN) : str(text);
}

function wholeNumber(text: string): PyValue {
  const digits = text.replace(/^[-+]/, "");
  const isOctal = /^0[0-7]+$/.test(digits);
  const size = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
  const value = text.startsWith("-") ? -size : size;
  return int(value >= -(2n ** 53n) && value <= 2n ** 53n ? Number(value) : value);
}

const escapes: Readonly<Record<string, string>> = {
  ...{ "0": "\0", a: "\x07", b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b" },
  ...{ '"': '"', "/": "/", "\\": "\\", " ": " " },
};

/** A quoted text, from its opening quote; `end` is behind the closing one. Absent where there is none. */
export function quotedScalar(
  text: string,
  at: number,
): { readonly value: string; readonly end: number } | undefined {
  const quote = text[at];
  let value = "";
  for (let i = at + 1; i < text.length; i++) {
    const letter = text[i];
    if (letter === quote) {
      if (quote !== "'" || text[i + 1] !== "'") return { value, end: i + 1 };
      value += "'";
      i++;
    } else if (letter === "\\" && quote === '"') {
      const code = /^(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})/.exec(text.slice(i + 1, i + 6))?.[0];
      value += code
        ? String.fromCharCode(parseInt(code.slice(1), 16))
        : (escapes[text[i + 1] ?? ""] ?? text[i + 1] ?? "");
      i += code?.length ?? 1;
    } else value += letter;
  }
  return undefined;
}
