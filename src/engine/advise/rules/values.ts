/** Values of the wrong kind: a tuple for a tensor, a layer that was not called, a float for a size. */

import type { Expression } from "../../python/ast";
import type { Fix, Range } from "../../source";
import { allLayers } from "../../torch/layers/index";
import type { Code, FixRule, RuleRow } from "../problem";
import {
  around,
  assignedTo,
  brief,
  callAt,
  classAround,
  expressionAt,
  fix,
  functionAround,
  insertion,
  lastNameOf,
  nodesIn,
  replacement,
  textAt,
} from "../syntax";

export const valueRules: readonly RuleRow[] = [
  [/argument 'input' \(position 1\) must be Tensor, not tuple$/, firstOfTuple],
  [/^'tuple' object has no attribute '\w+'/, firstOfTuple],
  [/must be Tensor, not (\w+)$/, instanceForClass],
  [/received an invalid combination of arguments - got \((\w+)[,)]/, instanceForClass],
  [/^unsupported operand type\(s\) for .*: 'Tensor' and '(\w+)'$/, callIt],
  [/^(?:cat|stack|concat)\(\)/, listForJoin],
  [/^Expected tensor for argument #1 'indices' to have one of the following scalar types/, toLong],
  [
    /^(?:new_)?(?:empty|zeros|ones)\(\)|found element of type float|must be int, not float$/,
    wholeDivision,
  ],
  [/^'float' object cannot be interpreted as an integer$/, wholeDivision],
];

/** `x = self.lstm(x)` gives the output and the states. */
function firstOfTuple(...[{ at }, code]: Parameters<FixRule>): readonly Fix[] {
  const node = expressionAt(code, at);
  const fault =
    node?.kind === "Call"
      ? node.callee.kind === "Attribute" && isTuple(code, node.callee.value)
        ? node.callee.value
        : node.args.find((arg) => isTuple(code, arg))
      : node?.kind === "Attribute"
        ? node.value
        : undefined;
  if (!fault) return [];
  const text = textAt(code, fault.at);
  const take = fix(
    `Take its first: ${brief(`${text}[0]`)}`,
    insertion(at.source, fault.at.end, "[0]"),
  );
  const assigned = fault.kind === "Name" ? lastAssignment(code, at, fault.id) : undefined;
  if (!assigned) return [take];
  return [fix(`Unpack it: ${text}, _ = …`, insertion(at.source, assigned.end, ", _")), take];
}

function isTuple(code: Code, expression: Expression): boolean {
  return code.valueOf(expression.at)?.kind === "tuple";
}

/** Where a name got its value in the same function, last before the range. */
function lastAssignment(code: Code, at: Range, name: string): Range | undefined {
  let found: Range | undefined;
  for (const node of nodesIn(functionAround(code, at))) {
    if (node.kind !== "Assign" || node.at.start >= at.start) continue;
    for (const target of node.targets) {
      if (target.kind === "Name" && target.id === name) found = target.at;
    }
  }
  return found;
}

/** `self.act = nn.ReLU`, which is then called with the input as its first argument. */
function instanceForClass(...[{ at }, code, match]: Parameters<FixRule>): readonly Fix[] {
  const [, name] = match;
  if (!allLayers().some((layer) => layer.name.endsWith(`.${name}`))) return [];
  const fixes: Fix[] = [];
  for (const node of nodesIn(classAround(code, at))) {
    if (node.kind === "Assign" && lastNameOf(node.value) === name) {
      const text = `${textAt(code, node.value.at)}()`;
      fixes.push(fix(`Make an instance: ${text}`, insertion(at.source, node.value.at.end, "()")));
    }
    if (node.kind !== "Call" || lastNameOf(node.callee) !== name || node.args.length !== 1)
      continue;
    const text = `${textAt(code, node.callee.at)}()`;
    fixes.push(fix(`Call it: ${text}(…)`, insertion(at.source, node.callee.at.end, "()")));
  }
  return fixes;
}

/** `x + self.shortcut`: the layer, where its output is meant. */
function callIt(...[{ at }, code, match]: Parameters<FixRule>): readonly Fix[] {
  const input = functionAround(code, at)?.parameters.positional.at(1)?.name;
  if (input === undefined) return [];
  const fixes: Fix[] = [];
  for (const node of nodesIn(expressionAt(code, at) ?? around(code, at, isAugmented))) {
    if (node.kind !== "Attribute") continue;
    const made = assignedTo(classAround(code, at), node.attribute);
    if (!made.some((one) => one.kind === "Call" && lastNameOf(one.callee) === match[1])) continue;
    const text = `${textAt(code, node.at)}(${input})`;
    fixes.push(fix(`Call it: ${text}`, replacement(node.at, text)));
  }
  return fixes;
}

function isAugmented(node: {
  readonly kind: string;
}): node is Extract<Parameters<Parameters<typeof around>[2]>[0], { kind: "AugAssign" }> {
  return node.kind === "AugAssign";
}

/** `torch.cat(a, b)` takes one list of tensors. */
function listForJoin(...[{ at }, code]: Parameters<FixRule>): readonly Fix[] {
  const call = callAt(code, at);
  const tensors = call?.args.filter((arg) => code.valueOf(arg.at)?.kind === "tensor") ?? [];
  const first = tensors.at(0);
  const last = tensors.at(-1);
  if (!first || !last || call?.args[0] !== first) return [];
  return [
    fix(
      "Put them into a list",
      insertion(at.source, first.at.start, "["),
      insertion(at.source, last.at.end, "]"),
    ),
  ];
}

/** An embedding looks rows up by whole numbers. */
function toLong(...[{ at }, code]: Parameters<FixRule>): readonly Fix[] {
  const argument = callAt(code, at)?.args.at(0);
  if (!argument) return [];
  const text = textAt(code, argument.at);
  const isSimple = argument.kind === "Name" || argument.kind === "Call";
  const long = `${isSimple ? text : `(${text})`}.long()`;
  return [fix(`Look up whole numbers: ${brief(long)}`, replacement(argument.at, long))];
}

/** `width / 2` is a float. */
function wholeDivision(...[{ at }, code]: Parameters<FixRule>): readonly Fix[] {
  const fixes: Fix[] = [];
  for (const node of nodesIn(expressionAt(code, at))) {
    if (node.kind !== "BinOp" || node.op !== "/") continue;
    const between = { ...node.at, start: node.left.at.end, end: node.right.at.start };
    const offset = textAt(code, between).indexOf("/");
    if (offset < 0) continue;
    const text = `${textAt(code, node.left.at)} // ${textAt(code, node.right.at)}`;
    fixes.push(
      fix(
        `Divide to a whole number: ${brief(text)}`,
        insertion(at.source, between.start + offset, "/"),
      ),
    );
  }
  return fixes;
}
