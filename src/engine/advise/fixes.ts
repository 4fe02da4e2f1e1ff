/** What may mend an error: rules by its message. An edit is only a proposal here; `check.ts` tries it. */

import type { Call, Expression } from "../python/ast";
import type { DocumentCell } from "../discover/facts";
import type { Fix, Range, TextEdit } from "../source";
import type { FixRule, Problem } from "./problem";
import {
  brief,
  callAt,
  classAround,
  fileAt,
  insertion,
  nodesIn,
  replacement,
  textAt,
} from "./syntax";

const rules: readonly (readonly [message: RegExp, rule: FixRule])[] = [
  [/^(list|tuple|generator) is not a Module subclass$/, unpackArgument],
  [/^[\w.]+ is not a Module subclass$/, callTheClass],
  [/^'tuple' object is not callable$/, untuple],
  [
    /^mat1 and mat2 shapes cannot be multiplied \((?:\d+x)*(\d+) and \d+x\d+\)$/,
    sizeOf("in_features"),
  ],
  [
    /expected input\[.*\] to have \d+ channels, but got (\d+) channels instead$/,
    sizeOf("in_channels"),
  ],
  [/^running_mean should contain (\d+) elements not \d+$/, sizeOf("num_features")],
  [/^cannot assign .* before Module.__init__\(\) call$/, callSuper],
  [/^The size of tensor a \(\d+\) must match the size of tensor b \(\d+\)/, dropOffset],
];

export function proposeFixes(problem: Problem, cells: readonly DocumentCell[]): readonly Fix[] {
  const found = rules.filter(([message]) => message.test(problem.message));
  return found.flatMap(([, rule]) => rule(problem, cells));
}

function fix(title: string, ...edits: readonly TextEdit[]): Fix {
  return { title, edits };
}

/** `nn.Sequential(blocks)` becomes `nn.Sequential(*blocks)`. */
function unpackArgument({ at }: Problem, cells: readonly DocumentCell[]): readonly Fix[] {
  const call = callAt(cells, at);
  const argument = call?.args.at(0);
  if (!call || !argument || call.args.length !== 1 || argument.kind === "Starred") return [];
  const start = startWithParentheses(cells, argument.at);
  const name = textAt(cells, call.callee.at);
  const code = brief(`${name}(*${textAt(cells, argument.at)})`);
  return [fix(`Unpack it: ${code}`, insertion(at.source, start, "*"))];
}

/** The range of a parenthesised expression leaves its parentheses out; a star goes in front of them. */
function startWithParentheses(cells: readonly DocumentCell[], at: Range): number {
  const text = fileAt(cells, at)?.text ?? "";
  const before = text.slice(0, at.start);
  const open = /[(,]\s*(\(\s*)+$/.exec(before);
  return open ? open.index + open[0].indexOf("(", 1) : at.start;
}

/** `nn.Sequential(nn.Linear(2, 2), nn.ReLU)` becomes `…, nn.ReLU())`. */
function callTheClass({ at, message }: Problem, cells: readonly DocumentCell[]): readonly Fix[] {
  const className = /([\w]+) is not a Module subclass$/.exec(message)?.[1] ?? "";
  const call = callAt(cells, at);
  const bare = call?.args.filter((arg) => lastNameOf(arg) === className) ?? [];
  if (bare.length === 0) return [];
  const edits = bare.map((arg) => insertion(at.source, arg.at.end, "()"));
  return [fix(`Make an instance: ${brief(textAt(cells, bare[0].at))}()`, ...edits)];
}

function lastNameOf(expression: Expression): string | undefined {
  if (expression.kind === "Name") return expression.id;
  return expression.kind === "Attribute" ? expression.attribute : undefined;
}

/** `self.conv = nn.Conv2d(…), nn.ReLU`: a comma made a tuple of what was meant as one layer, or as two in a row. */
function untuple({ at }: Problem, cells: readonly DocumentCell[]): readonly Fix[] {
  const callee = callAt(cells, at)?.callee;
  if (callee?.kind !== "Attribute") return [];
  const home = classAround(cells, at);
  for (const node of nodesIn(home)) {
    if (node.kind !== "Assign" || node.value.kind !== "Tuple") continue;
    const isIt = node.targets.some(
      (target) => target.kind === "Attribute" && target.attribute === callee.attribute,
    );
    if (!isIt || node.value.elements.length === 0) continue;
    const [first, ...rest] = node.value.elements;
    const whole = node.value.at;
    const keep = fix(
      `Keep only ${brief(textAt(cells, first.at))}`,
      replacement(whole, textAt(cells, first.at)),
    );
    if (rest.length === 0) return [keep];
    const modules = node.value.elements.map((element) => instanceText(cells, element));
    const sequence = `nn.Sequential(${modules.join(", ")})`;
    return [keep, fix(`Run them in a row: ${brief(sequence)}`, replacement(whole, sequence))];
  }
  return [];
}

function instanceText(cells: readonly DocumentCell[], element: Expression): string {
  const text = textAt(cells, element.at);
  return element.kind === "Call" ? text : `${text}()`;
}

/** A layer whose size argument does not fit what arrives: the number from the message goes there. */
function sizeOf(parameter: string): FixRule {
  return ({ message, layerMadeAt }, cells) => {
    const call = layerMadeAt && callAt(cells, layerMadeAt);
    const argument = call && argumentOf(call, parameter);
    const size = rules.find(([pattern]) => pattern.test(message))?.[0].exec(message)?.[1];
    if (!argument || size === undefined) return [];
    return [fix(`Change ${parameter} to ${size}`, replacement(argument.at, size))];
  };
}

/** The parameter is the layer's first. */
function argumentOf(call: Call, parameter: string): Expression | undefined {
  const first = call.args.at(0);
  const named = call.keywords.find(({ name }) => name === parameter)?.value;
  return named ?? (first?.kind === "Starred" ? undefined : first);
}

/** `super().__init__()` in front of an `__init__` that forgot it. */
function callSuper({ at }: Problem, cells: readonly DocumentCell[]): readonly Fix[] {
  const home = classAround(cells, at);
  const init = home?.body.find((s) => s.kind === "FunctionDef" && s.name === "__init__");
  if (init?.kind !== "FunctionDef") return [];
  const [first, second] = init.body;
  const isDocstring = first.kind === "Expr" && first.value.kind === "Constant";
  const before = isDocstring && second ? second : first;
  const text = fileAt(cells, at)?.text ?? "";
  const lineStart = text.lastIndexOf("\n", before.at.start - 1) + 1;
  const indent = text.slice(lineStart, before.at.start);
  if (indent.trim() !== "") return [];
  return [
    fix(
      "Call super().__init__()",
      insertion(at.source, before.at.start, `super().__init__()\n${indent}`),
    ),
  ];
}

/** A width that is off by a constant, `channels - 1`: tries it without. */
function dropOffset(problem: Problem, cells: readonly DocumentCell[]): readonly Fix[] {
  const fixes: Fix[] = [];
  for (const { syntax } of cells) {
    for (const node of nodesIn(syntax.body)) {
      if (node.kind !== "Call") continue;
      for (const argument of [...node.args, ...node.keywords.map(({ value }) => value)]) {
        if (argument.kind !== "BinOp" || (argument.op !== "-" && argument.op !== "+")) continue;
        const { left, right } = argument;
        if (right.kind !== "Constant" || right.value.type !== "int") continue;
        const text = textAt(cells, left.at);
        fixes.push(
          fix(
            `Change ${brief(textAt(cells, argument.at))} to ${brief(text)}`,
            replacement(argument.at, text),
          ),
        );
      }
    }
  }
  return fixes;
}
