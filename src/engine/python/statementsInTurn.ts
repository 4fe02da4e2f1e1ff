/** The statements of a document as they run, one after the other. */

import type { ConstantValue, Expression, Statement } from "./ast";

/**
 * What stands below `if __name__ == "__main__":` is a script of its own: each of its statements has its own budget and
 * its own errors, as if it stood at the top.
 */
export function statementsInTurn(body: readonly Statement[]): readonly Statement[] {
  return body.flatMap((one) =>
    one.kind === "If" && one.orelse.length === 0 && isMainTest(one.test) ? one.body : [one],
  );
}

function isMainTest(test: Expression): boolean {
  if (test.kind !== "Compare" || test.rest.length !== 1 || test.rest[0].op !== "==") return false;
  const sides = [test.left, test.rest[0].right];
  return (
    sides.some((side) => side.kind === "Name" && side.id === "__name__") &&
    sides.some((side) => side.kind === "Constant" && isText(side.value, "__main__"))
  );
}

function isText(value: ConstantValue, text: string): boolean {
  return value.type === "str" && value.value === text;
}
