/** `str`: its methods and operators. Splitting, character classes and formatting are in files of their own. */

import { compareText } from "../equality";
import { builtinFormat } from "../format";
import { builtinHash } from "../hash";
import { finish, isUnknown } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { isInteger, type Int } from "../numbers";
import { percentFormat } from "../percentFormat";
import { strOf } from "../reprText";
import { textSteps } from "../sizes";
import { codePointCount, codePoints, isFlat, isSeen, quote } from "../strings";
import {
  bool,
  int,
  NotImplemented,
  str,
  tuple,
  type Keywords,
  type PyClass,
  type PyStr,
  type PyValue,
} from "../values";
import { decodeBytes } from "./codecs";
import { argumentType, typeName } from "./dict";
import { badSpec } from "./int";
import { itemsIterator } from "./iterators";
import { orderNames } from "./list";
import {
  badIndex,
  indexValue,
  intSlice,
  itemIndex,
  multiplied,
  notConcatenable,
  plainWhole,
  sliceRange,
  takeSlice,
} from "./sequence";
import { caseRows, testRows } from "./strCases";
import { formatRows } from "./strFormat";
import { searchRows } from "./strSearch";
import { splitRows } from "./strSplit";
import { methodsOf, type Row, type TypeTable } from "./table";

function isStr(value: PyValue): value is PyStr {
  return value.kind === "str";
}

const method = methodsOf("str", isStr);

export function strTable(): TypeTable {
  const rows = [
    ...operators(),
    ...caseRows(method),
    ...testRows(method),
    ...searchRows(method),
    ...splitRows(method),
    ...formatRows(method),
  ];
  return { name: "str", attributes: new Map(rows), create: createStr };
}

function operators(): Row[] {
  return [
    method("__len__", "", (_vm, self) => int(codePointCount(self.value))),
    method("__iter__", "", (vm, self) => {
      vm.chargeItems(self.value.length);
      return itemsIterator("str_ascii_iterator", codePoints(self.value).map(str));
    }),
    method("__contains__", "value, /", (vm, self, value) => {
      if (isStr(value)) return bool(self.value.includes(value.value));
      const type = typeName(value);
      const text = `'in <string>' requires string as left operand, not ${type}`;
      throw vm.raise("TypeError", text);
    }),
    method("__getitem__", "index, /", getItem),
    method("__add__", "value, /", (vm, self, value) => {
      if (!isStr(value)) return notConcatenable(vm, "str", value);
      vm.chargeItems(self.value.length + value.value.length);
      return str(self.value + value.value);
    }),
    method("__mul__", "value, /", multiply),
    method("__rmul__", "value, /", multiply),
    method("__mod__", "value, /", function* (vm, self, value) {
      const unknown = value.kind === "tuple" ? value.items.find(isUnknown) : undefined;
      if (unknown) return vm.unknown({ kind: "derived", what: "%" }, unknown);
      return str(yield* percentFormat(vm, self.value, value));
    }),
    method("__eq__", "value, /", (_vm, self, value) =>
      isStr(value) ? bool(self.value === value.value) : NotImplemented,
    ),
    method("__ne__", "value, /", (_vm, self, value) =>
      isStr(value) ? bool(self.value !== value.value) : NotImplemented,
    ),
    ...(["<", "<=", ">", ">="] as const).map((op) =>
      method(orderNames[op], "value, /", (_vm, self, value) => {
        if (!isStr(value)) return NotImplemented;
        const difference = compareText(self.value, value.value);
        if (op === "<") return bool(difference < 0);
        if (op === "<=") return bool(difference <= 0);
        return bool(op === ">" ? difference > 0 : difference >= 0);
      }),
    ),
    method("__hash__", "", function* (vm, self) {
      return int(yield* builtinHash(vm, str(self.value)));
    }),
    method("__repr__", "", (_vm, self) => str(quote(self.value))),
    method("__str__", "", (_vm, self) => str(self.value)),
    method("__format__", "format_spec, /", function* (vm, self, spec) {
      if (!isStr(spec)) throw badSpec(vm, spec);
      return str(yield* finish(builtinFormat(vm, str(self.value), spec.value)));
    }),
    method("__getnewargs__", "", (_vm, self) => tuple([str(self.value)])),
  ];
}

function multiply(vm: Machine, self: PyStr, value: PyValue): PyValue | Steps<PyValue> {
  return multiplied(vm, value, (count) => str(repeatText(vm, self.value, count)));
}

/** `text * count`; the budget is asked first. */
export function repeatText(vm: Machine, text: string, count: Int): string {
  if (count <= 0 || text === "") return "";
  vm.chargeItems(text.length * Number(count));
  return text.repeat(Number(count));
}

function getItem(vm: Machine, self: PyStr, index: PyValue): PyValue | Steps<PyValue> {
  if (!isSeen(self.value)) vm.charge(textSteps(self.value));
  if (isInteger(index) && isFlat(self.value)) {
    const at = itemIndex(vm, "string index", plainWhole(vm, index), self.value.length);
    return str(self.value[at]);
  }
  return getItemSteps(vm, self, index);
}

function* getItemSteps(vm: Machine, self: PyStr, index: PyValue): Steps<PyValue> {
  const isFlatText = isFlat(self.value);
  if (index.kind === "slice" && isFlatText) {
    const slice = yield* finish(intSlice(vm, index));
    const { start, stop, step, count } = sliceRange(vm, slice, self.value.length);
    if (step === 1) return str(self.value.slice(start, Math.max(start, stop)));
    vm.charge(count);
    return str(Array.from({ length: count }, (_, i) => self.value[start + i * step]).join(""));
  }
  // Where it is not, all characters are listed.
  if (!isFlatText) vm.chargeItems(self.value.length);
  const characters = codePoints(self.value);
  if (index.kind === "slice") {
    const slice = yield* finish(intSlice(vm, index));
    return str(takeSlice(characters, sliceRange(vm, slice, characters.length)).join(""));
  }
  const at = indexValue(vm, index);
  if (at === undefined) {
    const text = `string indices must be integers, not '${typeName(index)}'`;
    throw index.kind === "ellipsis" ? badIndex(vm, "string", index) : vm.raise("TypeError", text);
  }
  return str(characters[itemIndex(vm, "string index", yield* finish(at), characters.length)]);
}

/** `str(value)`, `str(bytes, encoding)`. */
function createStr(
  vm: Machine,
  cls: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
): PyValue | Steps<PyValue> {
  const value = args.at(0) ?? kwargs.get("object");
  const encoding = args.at(1) ?? kwargs.get("encoding");
  const errors = args.at(2) ?? kwargs.get("errors");
  if (!value) return newStr(cls, "");
  if (value.kind === "unknown") return vm.unknown({ kind: "derived", what: "str()" }, value);
  if (encoding || errors) {
    checkText(vm, "encoding", encoding);
    checkText(vm, "errors", errors);
    if (value.kind === "bytes" || value.kind === "bytearray") {
      return newStr(cls, decodeBytes(vm, value.data, encoding, errors, "str()"));
    }
    const text =
      value.kind === "str"
        ? "decoding str is not supported"
        : `decoding to str: need a bytes-like object, ${typeName(value)} found`;
    throw vm.raise("TypeError", text);
  }
  const text = strOf(vm, value);
  return typeof text === "string" ? newStr(cls, text) : createSteps(cls, text);
}

function checkText(vm: Machine, name: string, value: PyValue | undefined): void {
  if (!value || value.kind === "str") return;
  throw vm.raise("TypeError", `str() argument '${name}' must be str, not ${argumentType(value)}`);
}

function* createSteps(cls: PyClass, text: Steps<string>): Steps<PyValue> {
  return newStr(cls, yield* text);
}

function newStr(cls: PyClass, value: string): PyStr {
  if (cls.module === "builtins") return str(value);
  return { kind: "str", value, of: cls, attributes: new Map() };
}
