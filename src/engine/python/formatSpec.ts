/** The format-spec mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`. */

import type { Machine } from "./native";
import { codePointCount } from "./strings";

export interface FormatSpec {
  readonly fill: string;
  /** Absent where the spec does not say. */
  readonly align?: "<" | ">" | "=" | "^";
  readonly sign?: "+" | "-" | " ";
  /** Negative zero loses its sign. */
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  /** The `0` before the width. */
  readonly zeroPadded: boolean;
  readonly width: number;
  readonly grouping?: "," | "_";
  readonly precision?: number;
  /** Empty where the spec has none. */
  readonly type: string;
}

const pattern = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_]{0,2})(?:\.(\d*))?(.*)$/su;

/**
 * Reads a spec; ValueError in CPython's words where it is none. `typeName` is that of the value formatted,
 * `defaultType` the type a spec without one has.
 */
export function parseFormatSpec(
  vm: Machine,
  text: string,
  typeName: string,
  defaultType: string,
): FormatSpec {
  const match = pattern.exec(text);
  if (!match) throw invalid(vm, text, typeName);
  const [, fill, align, sign, z, alternate, zero, width, grouping, precision, type] = match;
  if (grouping.length > 1) {
    const what = grouping[0] === grouping[1] ? grouping[0] : undefined;
    if (!what || what === ",") throw bothGroupings(vm, what);
    throw vm.raise("ValueError", "Cannot specify '_' with '_'.");
  }
  if (precision === "") throw vm.raise("ValueError", "Format specifier missing precision");
  if (codePointCount(type) > 1) throw invalid(vm, text, typeName);
  checkGrouping(vm, grouping, type === "" ? defaultType : type);
  return {
    fill: fill ?? (zero ? "0" : " "),
    align: isAlign(align) ? align : undefined,
    sign: isSign(sign) ? sign : undefined,
    noNegativeZero: z !== undefined,
    alternate: alternate !== undefined,
    zeroPadded: zero !== undefined,
    width: sizeOf(vm, width ?? "0", "Too many decimal digits in format string"),
    grouping: grouping === "," || grouping === "_" ? grouping : undefined,
    precision:
      precision === undefined
        ? undefined
        : sizeOf(vm, precision, "Too many decimal digits in format string"),
    type,
  };
}

function checkGrouping(vm: Machine, grouping: string, type: string): void {
  if (grouping === "" || "defgEG%F".includes(type)) return;
  if (grouping === "_" && "boxX".includes(type)) return;
  const code = type.codePointAt(0) ?? 0;
  const shown = code > 32 && code < 128 ? type : `\\x${code.toString(16)}`;
  throw vm.raise("ValueError", `Cannot specify '${grouping}' with '${shown}'.`);
}

function bothGroupings(vm: Machine, what: string | undefined) {
  const text = what ? "Cannot specify ',' with ','." : "Cannot specify both ',' and '_'.";
  return vm.raise("ValueError", text);
}

function invalid(vm: Machine, text: string, typeName: string) {
  return vm.raise(
    "ValueError",
    `Invalid format specifier '${text}' for object of type '${typeName}'`,
  );
}

function sizeOf(vm: Machine, digits: string, message: string): number {
  const size = Number(digits);
  if (size >= 2 ** 63) throw vm.raise("ValueError", message);
  return size;
}

function isAlign(text: string | undefined): text is "<" | ">" | "=" | "^" {
  return text !== undefined && "<>=^".includes(text);
}

function isSign(text: string | undefined): text is "+" | "-" | " " {
  return text !== undefined && "+- ".includes(text);
}

/** `text` filled up to a width. */
export function pad(
  vm: Machine,
  text: string,
  width: number,
  align: "<" | ">" | "=" | "^",
  fill: string,
): string {
  const missing = width - codePointCount(text);
  if (missing <= 0) return text;
  vm.chargeItems(missing);
  if (align === "<") return text + fill.repeat(missing);
  if (align === "^") {
    const left = Math.floor(missing / 2);
    return fill.repeat(left) + text + fill.repeat(missing - left);
  }
  return fill.repeat(missing) + text;
}
