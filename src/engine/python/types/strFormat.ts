/** `str.format` and `str.format_map`: replacement fields with attributes, indices, conversions and nested specs. */

import { getAttribute } from "../attributes";
import { formatOf } from "../format";
import { finish } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { getItem } from "../operators";
import { reprOf, strOf } from "../reprText";
import { escapeNonAscii } from "../strings";
import { int, str, type PyStr, type PyValue, type Unknown } from "../values";
import { dictItem } from "./dict";
import { accepting, type methodsOf, type Row } from "./table";

type Method = ReturnType<typeof methodsOf<PyStr>>;

export function formatRows(method: Method): Row[] {
  return [
    method(
      "format",
      "*args, **kwargs",
      function* (vm, self, args, kwargs) {
        return yield* formatted(vm, self.value, args.items, kwargs);
      },
      accepting,
    ),
    method("format_map", "mapping, /", function* (vm, self, mapping) {
      return yield* formatted(vm, self.value, undefined, mapping);
    }),
  ];
}

function* formatted(
  vm: Machine,
  text: string,
  positional: readonly PyValue[] | undefined,
  named: PyValue,
): Steps<PyValue> {
  const fields: Fields = { positional, named, next: 0, mode: undefined, unknown: undefined };
  const result = yield* formatText(vm, text, fields, 2);
  if (!fields.unknown) return str(result);
  return vm.unknown({ kind: "derived", what: "str.format()" }, fields.unknown);
}

/** Where replacement fields get their values. */
interface Fields {
  readonly positional: readonly PyValue[] | undefined;
  readonly named: PyValue;
  /** The number of the next `{}`. */
  next: number;
  /** Whether fields are numbered by the text or in order. */
  mode: "manual" | "automatic" | undefined;
  /** The first value that is unknown: it makes the text unknown. */
  unknown: Unknown | undefined;
}

function* formatText(vm: Machine, text: string, fields: Fields, depth: number): Steps<string> {
  if (depth <= 0) throw vm.raise("ValueError", "Max string recursion exceeded");
  let result = "";
  let i = 0;
  while (i < text.length) {
    const c = text[i];
    if (c !== "{" && c !== "}") {
      const next = text.slice(i).search(/[{}]/);
      const stop = next < 0 ? text.length : i + next;
      result += text.slice(i, stop);
      i = stop;
    } else if (text[i + 1] === c) {
      result += c;
      i += 2;
    } else if (c === "}") {
      throw vm.raise("ValueError", "Single '}' encountered in format string");
    } else {
      const end = fieldEnd(vm, text, i + 1);
      result += yield* formatField(vm, text.slice(i + 1, end), fields, depth);
      vm.chargeItems(result.length);
      i = end + 1;
    }
  }
  return result;
}

/** Where the field that begins at `start` has its closing brace. */
function fieldEnd(vm: Machine, text: string, start: number): number {
  let depth = 1;
  let isInIndex = false;
  for (let i = start; i < text.length; i++) {
    if (text[i] === "[" && depth === 1) isInIndex = true;
    if (text[i] === "]") isInIndex = false;
    if (isInIndex) continue;
    if (text[i] === "{") depth += 1;
    if (text[i] === "}") depth -= 1;
    if (depth === 0) return i;
  }
  throw vm.raise("ValueError", lackOf(text.slice(start)));
}

/** What a field without a closing brace lacks first. */
function lackOf(field: string): string {
  if (field === "") return "Single '{' encountered in format string";
  const conversion = /^(?:[^[!:]|\[[^\]]*\])*!(.?)$/s.exec(field);
  if (conversion === null) return "expected '}' before end of string";
  return conversion[1] === ""
    ? "end of string while looking for conversion specifier"
    : "unmatched '{' in format spec";
}

function* formatField(vm: Machine, field: string, fields: Fields, depth: number): Steps<string> {
  const match = /^((?:[^[!:{}]|\[[^\]]*\]?)*)(?:!([^:]*))?(?::(.*))?$/s.exec(field);
  if (!match) throw vm.raise("ValueError", "unexpected '{' in field name");
  const [, name, conversion, specText] = match;
  const value = yield* fieldValue(vm, name, fields);
  if (value.kind === "unknown") fields.unknown ??= value;
  const spec = specText ? yield* formatText(vm, specText, fields, depth - 1) : "";
  const converted = yield* convert(vm, value, conversion);
  return yield* finish(formatOf(vm, converted, spec));
}

function* convert(vm: Machine, value: PyValue, conversion: string | undefined): Steps<PyValue> {
  switch (conversion) {
    case undefined:
      return value;
    case "r":
      return str(yield* finish(reprOf(vm, value)));
    case "s":
      return str(yield* finish(strOf(vm, value)));
    case "a":
      return str(escapeNonAscii(yield* finish(reprOf(vm, value))));
    case "":
      throw vm.raise("ValueError", "unmatched '{' in format spec");
    default:
      if (conversion.length > 1) {
        throw vm.raise("ValueError", "expected ':' after conversion specifier");
      }
      throw vm.raise("ValueError", `Unknown conversion specifier ${conversion}`);
  }
}

/** `0`, `name`, `name.attribute[3][key]`. */
function* fieldValue(vm: Machine, name: string, fields: Fields): Steps<PyValue> {
  const match = /^([^.[]*)(.*)$/s.exec(name);
  const [first, path] = match ? [match[1], match[2]] : [name, ""];
  let value = yield* firstValue(vm, first, fields);
  let rest = path;
  while (rest !== "") {
    const step = /^(?:\.([^.[]*)|\[([^\]]*)(\]?))/.exec(rest);
    if (!step) {
      const text = "Only '.' or '[' may follow ']' in format field specifier";
      throw vm.raise("ValueError", text);
    }
    const [whole, attribute, index, close] = step;
    if (attribute === "" || (index === "" && close)) {
      throw vm.raise("ValueError", "Empty attribute in format string");
    }
    if (attribute !== undefined) value = yield* getAttribute(vm, value, attribute);
    else {
      if (close === "") throw vm.raise("ValueError", "Missing ']' in format string");
      const key = /^\d+$/.test(index) ? int(BigInt(index)) : str(index);
      value = yield* getItem(vm, value, key);
    }
    rest = rest.slice(whole.length);
  }
  return value;
}

function* firstValue(vm: Machine, name: string, fields: Fields): Steps<PyValue> {
  if (name !== "" && !/^\d+$/.test(name)) {
    if (fields.named.kind === "dict") return yield* dictItem(vm, fields.named, str(name));
    return yield* getItem(vm, fields.named, str(name));
  }
  const mode = name === "" ? "automatic" : "manual";
  if (fields.mode !== undefined && fields.mode !== mode) {
    const words = { automatic: "automatic field numbering", manual: "manual field specification" };
    const text = `cannot switch from ${words[fields.mode]} to ${words[mode]}`;
    throw vm.raise("ValueError", text);
  }
  fields.mode = mode;
  const index = name === "" ? fields.next++ : Number(name);
  if (!fields.positional) {
    throw vm.raise("ValueError", "Format string contains positional fields");
  }
  const value = fields.positional.at(index);
  if (value) return value;
  const text = `Replacement index ${index} out of range for positional args tuple`;
  throw vm.raise("IndexError", text);
}
