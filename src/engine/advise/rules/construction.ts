/** Mistakes in how modules are put together: lists, classes, commas, calls of super. */

import type { Call, Expression } from "../../python/ast";
import type { Fix, Range } from "../../source";
import type { Code, FixRule, RuleRow } from "../problem";
import { layerNames } from "../known";
import {
  assignedTo,
  brief,
  callAt,
  classAround,
  expressionAt,
  fileAt,
  fix,
  insertion,
  lastNameAt,
  lastNameOf,
  nodesIn,
  prefixOf,
  replacement,
  scopeAround,
  textAt,
} from "../syntax";

export const constructionRules: readonly RuleRow[] = [
  [/^(list|tuple|generator) is not a Module subclass$/, unpackArgument],
  [/^(?:[\w.]+\.)?(\w+) is not a Module subclass$/, makeInstance],
  [/^'tuple' object is not callable$/, untuple],
  [/^'list' object is not callable$/, listInARow],
  [/^cannot assign .* before Module.__init__\(\) call$/, callSuper],
  [/^super\(type, obj\): obj must be an instance or subtype of type$/, plainSuper],
  [/^Module \[ModuleList\] is missing the required "forward" function$/, sequentialForList],
  [/^Module(?:List|Dict)\.__init__\(\) takes from 1 to 2 positional arguments but/, listArguments],
  [/^ModuleList\.extend should be called with an iterable, but got (\w+)$/, listArguments],
];

/** `nn.Sequential(blocks)` becomes `nn.Sequential(*blocks)`. */
function unpackArgument({ at }: { readonly at: Range }, code: Code): readonly Fix[] {
  const call = callAt(code, at);
  const argument = call?.args.at(0);
  if (!call || !argument || call.args.length !== 1 || argument.kind === "Starred") return [];
  const start = startWithParentheses(code, argument.at);
  const name = textAt(code, call.callee.at);
  const text = brief(`${name}(*${textAt(code, argument.at)})`);
  return [fix(`Unpack it: ${text}`, insertion(at.source, start, "*"))];
}

/** The range of a parenthesised expression leaves its parentheses out; a star goes in front of them. */
function startWithParentheses(code: Code, at: Range): number {
  const text = fileAt(code, at)?.text ?? "";
  const before = text.slice(0, at.start);
  const open = /[(,]\s*(\(\s*)+$/.exec(before);
  return open ? open.index + open[0].indexOf("(", 1) : at.start;
}

/** `nn.Sequential(nn.Linear(2, 2), nn.ReLU)` becomes `…, nn.ReLU())`, and `F.relu` `nn.ReLU()`. */
function makeInstance(
  { at }: { readonly at: Range },
  code: Code,
  match: RegExpExecArray,
): readonly Fix[] {
  const call = callAt(code, at);
  const bare = call?.args.filter((arg) => lastNameOf(arg) === match[1]) ?? [];
  if (!call || bare.length === 0) return [];
  const title = (text: string): string => `Make an instance: ${brief(text)}`;
  const layer = layerOfFunction(match[1]);
  if (layer !== undefined && !layerNames().has(match[1])) {
    const text = `${prefixOf(code, call.callee)}${layer}()`;
    return [fix(title(text), ...bare.map((arg) => replacement(arg.at, text)))];
  }
  const edits = bare.map((arg) => insertion(at.source, arg.at.end, "()"));
  return [fix(title(`${textAt(code, bare[0].at)}()`), ...edits)];
}

/** `LeakyReLU` for `leaky_relu`. */
function layerOfFunction(name: string): string | undefined {
  const plain = name.replaceAll("_", "").toLowerCase();
  return [...layerNames().keys()].find((layer) => layer.toLowerCase() === plain);
}

/** `self.conv = nn.Conv2d(…), nn.ReLU`: a comma made a tuple of what was meant as one layer, or as two in a row. */
function untuple({ at }: { readonly at: Range }, code: Code): readonly Fix[] {
  const callee = callAt(code, at)?.callee;
  if (callee?.kind !== "Attribute") return [];
  for (const value of assignedTo(classAround(code, at), callee.attribute)) {
    if (value.kind !== "Tuple" || value.elements.length === 0) continue;
    const [first, ...rest] = value.elements;
    const text = textAt(code, first.at);
    const keep = fix(`Keep only ${brief(text)}`, replacement(value.at, text));
    if (rest.length === 0) return [keep];
    const modules = value.elements.map((element) => instanceText(code, element));
    const sequence = `nn.Sequential(${modules.join(", ")})`;
    return [keep, fix(`Run them in a row: ${brief(sequence)}`, replacement(value.at, sequence))];
  }
  return [];
}

function instanceText(code: Code, element: Expression): string {
  const text = textAt(code, element.at);
  return element.kind === "Call" ? text : `${text}()`;
}

/** `self.layers = [nn.Linear(…), nn.ReLU()]`, and then `self.layers(x)`. */
function listInARow({ at }: { readonly at: Range }, code: Code): readonly Fix[] {
  const callee = callAt(code, at)?.callee;
  if (callee?.kind !== "Attribute") return [];
  const isList = ({ kind }: Expression): boolean => kind === "List" || kind === "ListComp";
  const [value] = assignedTo(classAround(code, at), callee.attribute).filter(isList);
  if (!value) return [];
  const text = `nn.Sequential(*${textAt(code, value.at)})`;
  return [fix(`Run them in a row: ${brief(text)}`, replacement(value.at, text))];
}

/** `super().__init__()` in front of an `__init__` that forgot it, or the parentheses of one that did not. */
function callSuper({ at }: { readonly at: Range }, code: Code): readonly Fix[] {
  const home = classAround(code, at);
  const init = home?.body.find((s) => s.kind === "FunctionDef" && s.name === "__init__");
  if (init?.kind !== "FunctionDef") return [];
  for (const statement of init.body) {
    if (statement.kind !== "Expr" || statement.value.kind !== "Attribute") continue;
    const { value: expression } = statement;
    if (expression.attribute !== "__init__") continue;
    return [fix("Call super().__init__()", insertion(at.source, expression.at.end, "()"))];
  }
  const [first, second] = init.body;
  const isDocstring = first.kind === "Expr" && first.value.kind === "Constant";
  const before = isDocstring && second ? second : first;
  const late = init.body.find(isSuperCall);
  const text = fileAt(code, at)?.text ?? "";
  const lineStart = text.lastIndexOf("\n", before.at.start - 1) + 1;
  const indent = text.slice(lineStart, before.at.start);
  if (indent.trim() !== "") return [];
  const call = late ? textAt(code, late.at) : "super().__init__()";
  const added = insertion(at.source, before.at.start, `${call}\n${indent}`);
  if (!late) return [fix("Call super().__init__()", added)];
  const lateStart = text.lastIndexOf("\n", late.at.start - 1) + 1;
  const lateEnd = text.indexOf("\n", late.at.end) + 1 || text.length;
  const gone = { range: { source: at.source, start: lateStart, end: lateEnd }, newText: "" };
  return [fix(`Call ${call} first`, added, gone)];
}

function isSuperCall(statement: { readonly kind: string }): boolean {
  for (const node of nodesIn(statement)) {
    if (node.kind !== "Call" || node.callee.kind !== "Attribute") continue;
    if (node.callee.attribute === "__init__") return true;
  }
  return false;
}

/** `super(Other, self)` becomes `super()`. */
function plainSuper({ at }: { readonly at: Range }, code: Code): readonly Fix[] {
  for (const node of nodesIn(expressionAt(code, at))) {
    if (node.kind !== "Call" || lastNameOf(node.callee) !== "super") continue;
    return [fix("Change it to super()", replacement(node.at, "super()"))];
  }
  return [];
}

/** A `ModuleList` has no order of its own to be called in; a `Sequential` has. */
function sequentialForList(...[{ at }, code]: Parameters<FixRule>): readonly Fix[] {
  const callee = callAt(code, at)?.callee;
  if (callee?.kind !== "Attribute") return [];
  const made = assignedTo(scopeAround(code, at), callee.attribute);
  return made.flatMap((value) => {
    if (value.kind !== "Call" || lastNameOf(value.callee) !== "ModuleList") return [];
    const nameAt = lastNameAt(value.callee);
    const [argument] = value.args;
    if (!nameAt || !argument || argument.kind === "Starred") return [];
    return [
      fix(
        "Make it an nn.Sequential",
        replacement(nameAt, "Sequential"),
        insertion(at.source, startWithParentheses(code, argument.at), "*"),
      ),
    ];
  });
}

/** `nn.ModuleList(a, b)` takes one list. */
function listArguments(...[{ at }, code]: Parameters<FixRule>): readonly Fix[] {
  const call: Call | undefined = callAt(code, at);
  const first = call?.args.at(0);
  const last = call?.args.at(-1);
  if (!first || !last) return [];
  return [
    fix(
      "Put them into a list",
      insertion(at.source, first.at.start, "["),
      insertion(at.source, last.at.end, "]"),
    ),
  ];
}
