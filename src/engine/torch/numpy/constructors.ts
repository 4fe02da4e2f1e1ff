/** What calling NumPy's classes makes: `np.float32(1.5)`, `np.dtype("int8")`, `np.ndarray((2, 3))`. */

import type { Machine, Steps } from "../../python/native";
import { toStr } from "../../python/text";
import type { Keywords, PyClass, PyValue } from "../../python/values";
import type { DType } from "../../tensor/dtype";
import { resultValue } from "./arrays";
import { classesOf, readDType } from "./classes";
import { converted, emptyArray } from "./creation";
import { numbers } from "./numbers";
import { isOtherType, withNumbers } from "./support";

export function makeScalarObject(dtype: DType): PyClass["create"] {
  return (vm, _, args) => {
    const first = args.at(0);
    if (first === undefined) return resultValue(vm, numbers([], dtype, new Float64Array(1)));
    if (first.kind === "str") {
      const number = Number(first.value.trim() === "" ? "?" : first.value);
      if (Number.isNaN(number) && first.value !== "nan") {
        throw vm.raise("ValueError", `could not convert string to float: '${first.value}'`);
      }
      return resultValue(vm, numbers([], dtype, Float64Array.of(number)));
    }
    return withNumbers(vm, first, (from) => resultValue(vm, converted(from, dtype)));
  };
}

/** `np.str_("cat")` */
export function* makeStringObject(
  vm: Machine,
  of: PyClass,
  args: readonly PyValue[],
): Steps<PyValue> {
  const [first] = args;
  return { kind: "str", value: first === undefined ? "" : yield* toStr(vm, first), of };
}

export function makeDTypeObject(
  vm: Machine,
  _: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
): PyValue {
  const given = args.at(0) ?? kwargs.get("dtype");
  if (given?.kind === "unknown") return given;
  if (given && isOtherType(given))
    return vm.unknown({ kind: "unsupported", what: "a numpy dtype" });
  return classesOf(vm).dtypes[readDType(vm, given) ?? "float64"];
}

export function makeArrayObject(
  vm: Machine,
  _: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
): PyValue {
  return emptyArray(vm, args.at(0) ?? kwargs.get("shape"), args.at(1) ?? kwargs.get("dtype"));
}
