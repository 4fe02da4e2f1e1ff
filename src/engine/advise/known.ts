/** What rules know of expressions: the numbers and shapes they held, and which argument of a layer is which. */

import type { Call, Expression } from "../python/ast";
import type { PyValue } from "../python/values";
import type { Shape } from "../tensor/shape";
import { allLayers } from "../torch/layers/index";
import type { Code } from "./problem";
import { lastNameOf } from "./syntax";

/** The value an expression had, also where it is only made of such. */
export function numberOf(code: Code, expression: Expression): number | undefined {
  const value = code.valueOf(expression.at);
  if (value?.kind === "int") return Number(value.value);
  if (expression.kind === "Constant") {
    return expression.value.type === "int" ? Number(expression.value.value) : undefined;
  }
  if (expression.kind !== "BinOp") return undefined;
  const left = numberOf(code, expression.left);
  const right = numberOf(code, expression.right);
  if (left === undefined || right === undefined) return undefined;
  switch (expression.op) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "//":
      return Math.floor(left / right);
    default:
      return undefined;
  }
}

/** One int, or all of a tuple that are the same. */
export function sizeOf(code: Code, expression: Expression): number | undefined {
  if (expression.kind !== "Tuple" && expression.kind !== "List") return numberOf(code, expression);
  const sizes = expression.elements.map((element) => numberOf(code, element));
  return sizes.every((size) => size === sizes[0]) ? sizes.at(0) : undefined;
}

export function shapeOf(code: Code, expression: Expression): Shape | undefined {
  const value: PyValue | undefined = code.valueOf(expression.at);
  return value?.kind === "tensor" ? value.state.shape : undefined;
}

/** The argument of a call that makes a layer of torch, given by name or by its place. */
export function layerArgument(call: Call, parameter: string): Expression | undefined {
  const named = call.keywords.find(({ name }) => name === parameter)?.value;
  if (named) return named;
  const place = placeOf(call, parameter);
  if (place === undefined) return undefined;
  const before = call.args.slice(0, place + 1);
  return before.some(({ kind }) => kind === "Starred") ? undefined : before.at(place);
}

/** Layers that are made through other names have what they take in front. */
function placeOf(call: Call, parameter: string): number | undefined {
  const name = lastNameOf(call.callee);
  const known = layerNames().get(name?.replace(/^Lazy/, "") ?? "");
  if (!known) return 0;
  const place = known.filter((other) => !name?.startsWith("Lazy") || other !== known[0]);
  const index = place.indexOf(parameter);
  return index < 0 ? undefined : index;
}

let names: ReadonlyMap<string, readonly string[]> | undefined;

/** The parameters of each class of `torch.nn`, by the class's name. */
export function layerNames(): ReadonlyMap<string, readonly string[]> {
  names ??= new Map(
    allLayers().map(({ name, args }) => [
      name.slice(name.lastIndexOf(".") + 1),
      Object.entries(args).flatMap(([key, { isKeywordOnly }]) => (isKeywordOnly ? [] : [key])),
    ]),
  );
  return names;
}

/** True for a call of a class of `torch.nn` whose name fits. */
export function makesLayer(call: Call, name: RegExp): boolean {
  const last = lastNameOf(call.callee);
  return last !== undefined && layerNames().has(last) && name.test(last);
}
