/** How types read: `typing.Optional[int]`, `list[str]`, `int | None`. */

import type { Machine, Steps } from "../native";
import { repr } from "../text";
import type { PyValue } from "../values";
import { aliasOf, isNoneType, isTypeVariable, type Alias } from "./alias";

/** How a type reads inside another: classes by name, `...`, lists of parameters. */
export function* typeText(vm: Machine, value: PyValue): Steps<string> {
  vm.charge(stepsPerPart);
  const alias = aliasOf(value);
  if (alias) {
    const text = yield* aliasText(vm, alias);
    vm.chargeItems(text.length);
    return text;
  }
  switch (value.kind) {
    case "class":
      return value.module === "builtins"
        ? value.qualifiedName
        : `${value.module}.${value.qualifiedName}`;
    case "ellipsis":
      return "...";
    case "list":
      return `[${yield* typeTexts(vm, value.items)}]`;
    case "tuple":
      return value.items.length === 0 ? "()" : yield* repr(vm, value);
    case "function":
      return value.name;
    default:
      return yield* repr(vm, value);
  }
}

/** What each part of a text counts against the budget. */
const stepsPerPart = 4;

function* typeTexts(vm: Machine, values: readonly PyValue[]): Steps<string> {
  const texts: string[] = [];
  for (const value of values) texts.push(yield* typeText(vm, value));
  return texts.join(", ");
}

function* aliasText(vm: Machine, alias: Alias): Steps<string> {
  const { args, name } = alias;
  if (alias.style === "union") {
    const texts: string[] = [];
    for (const arg of args) texts.push(isNoneType(arg) ? "None" : yield* typeText(vm, arg));
    return texts.join(" | ");
  }
  const isCallable =
    name === "Callable" ||
    (alias.origin.kind === "class" && alias.origin.name === "Callable" && alias.style === "types");
  if (isCallable && args.length > 0) {
    const head = name === undefined ? "collections.abc.Callable" : "typing.Callable";
    const result = yield* typeText(vm, args[args.length - 1]);
    const parameters = args.slice(0, -1);
    if (
      parameters.length === 1 &&
      (parameters[0].kind === "ellipsis" ||
        isTypeVariable(parameters[0]) ||
        aliasOf(parameters[0])?.name === "Concatenate")
    ) {
      return `${head}[${yield* typeText(vm, parameters[0])}, ${result}]`;
    }
    return `${head}[[${yield* typeTexts(vm, parameters)}], ${result}]`;
  }
  if (name === "Union" && args.length === 2 && args.some(isNoneType)) {
    const rest = args.find((arg) => !isNoneType(arg)) ?? args[0];
    return `typing.Optional[${yield* typeText(vm, rest)}]`;
  }
  if (name === "Unpack" && args.length === 1) return `*${yield* typeText(vm, args[0])}`;
  if (name === "Literal") {
    return `typing.Literal[${(yield* reprs(vm, args)).join(", ")}]`;
  }
  const head = name === undefined ? yield* typeText(vm, alias.origin) : `typing.${name}`;
  if (alias.metadata) {
    const texts = [yield* typeText(vm, args[0]), ...(yield* reprs(vm, alias.metadata))];
    return `${head}[${texts.join(", ")}]`;
  }
  if (args.length === 0) return `${head}[()]`;
  return `${head}[${yield* typeTexts(vm, args)}]`;
}

function* reprs(vm: Machine, values: readonly PyValue[]): Steps<readonly string[]> {
  vm.charge(values.length * stepsPerPart);
  const texts: string[] = [];
  for (const value of values) texts.push(yield* repr(vm, value));
  return texts;
}
