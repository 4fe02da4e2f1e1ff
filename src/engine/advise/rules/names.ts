/** Names that are not there, and the ones that were meant. */

import type { Expression } from "../../python/ast";
import type { Fix, Range } from "../../source";
import { allLayers } from "../../torch/layers/index";
import { allOps } from "../../torch/ops/index";
import { layerNames } from "../known";
import type { Code, FixRule, RuleRow } from "../problem";
import {
  around,
  callAt,
  classAround,
  expressionAt,
  fix,
  functionAround,
  insertion,
  lastNameOf,
  nodesIn,
  replacement,
} from "../syntax";

export const nameRules: readonly RuleRow[] = [
  [/^'\w+' object has no attribute '(\w+)'/, otherAttribute],
  [/^module 'torch(?:\.[\w.]+)?' has no attribute '(\w+)'/, otherOfTorch],
  [/^name '(\w+)' is not defined/, otherName],
  [/__init__\(\) got an unexpected keyword argument '(\w+)'$/, otherKeyword],
  [/^\w+\(\) got an unexpected keyword argument '(\w+)'$/, otherKeyword],
  [/^Module \[(\w+)\] is missing the required "forward" function$/, renameForward],
  [/^(\w+)\.(\w+)\(\) takes (\d+) positional arguments? but (\d+) were given$/, addSelf],
];

/** `self.liner2` where the class has `self.linear2`. */
function otherAttribute(...[{ at }, code, match]: Parameters<FixRule>): readonly Fix[] {
  const node = attributeIn(code, at, match[1]);
  const home = classAround(code, at);
  if (!node || !home) return [];
  const names = new Set<string>();
  for (const inner of nodesIn(home)) {
    if (inner.kind === "FunctionDef") names.add(inner.name);
    if (inner.kind !== "Assign") continue;
    for (const target of inner.targets)
      if (target.kind === "Attribute") names.add(target.attribute);
  }
  return renamed(node.attributeAt, match[1], names);
}

function otherOfTorch(...[{ at }, code, match]: Parameters<FixRule>): readonly Fix[] {
  const node = attributeIn(code, at, match[1]);
  if (!node) return [];
  const layers = allLayers().map(({ name }) => name.slice(name.lastIndexOf(".") + 1));
  const functions = [...allOps().keys()].map((name) => name.slice(name.lastIndexOf(".") + 1));
  return renamed(node.attributeAt, match[1], [...layers, ...functions]);
}

function otherName(...[{ at }, code, match]: Parameters<FixRule>): readonly Fix[] {
  const [, name] = match;
  const node = around(
    code,
    at,
    (one): one is Extract<Expression, { kind: "Name" }> => one.kind === "Name" && one.id === name,
  );
  const home = functionAround(code, at);
  if (!node || !home) return [];
  const { parameters } = home;
  const names = new Set(
    [...parameters.posOnly, ...parameters.positional, ...parameters.kwOnly].map((one) => one.name),
  );
  for (const inner of nodesIn(home)) {
    if (inner.kind !== "Assign") continue;
    for (const target of inner.targets) if (target.kind === "Name") names.add(target.id);
  }
  const attribute = attributeNames(code, at).find((one) => one === name);
  const ofSelf = attribute
    ? [fix(`Change it to self.${name}`, insertion(node.at.source, node.at.start, "self."))]
    : [];
  return [...ofSelf, ...renamed(node.at, name, names)];
}

function attributeNames(code: Code, at: Range): readonly string[] {
  const found: string[] = [];
  for (const node of nodesIn(classAround(code, at))) {
    if (node.kind !== "Assign") continue;
    for (const target of node.targets)
      if (target.kind === "Attribute") found.push(target.attribute);
  }
  return found;
}

/** `kernal_size=3` for a parameter that the layer, or the function of the file, has. */
function otherKeyword(...[{ at }, code, match]: Parameters<FixRule>): readonly Fix[] {
  const call = callAt(code, at);
  const keyword = call?.keywords.find(({ name }) => name === match[1]);
  const callee = call && lastNameOf(call.callee);
  if (!call || !keyword || callee === undefined) return [];
  const nameAt = { ...keyword.at, end: keyword.at.start + match[1].length };
  const own = code.cells.flatMap(({ syntax }) => parametersOf(syntax.body, callee));
  const given = new Set(call.keywords.map(({ name }) => name));
  const names = [...(layerNames().get(callee) ?? []), ...opParameters(callee), ...own];
  return renamed(
    nameAt,
    match[1],
    names.filter((name) => !given.has(name)),
  );
}

function opParameters(name: string): readonly string[] {
  for (const prefix of ["torch.nn.functional.", "torch.", "Tensor."]) {
    const found = allOps().get(prefix + name);
    if (found?.kind === "op") return Object.keys(found.args);
  }
  return [];
}

/** The parameters of a function of the file, or of a class's `__init__`. */
function parametersOf(body: unknown, name: string): readonly string[] {
  const found: string[] = [];
  for (const node of nodesIn(body)) {
    const init =
      node.kind === "ClassDef" && node.name === name
        ? node.body.find((one) => one.kind === "FunctionDef" && one.name === "__init__")
        : node;
    if (init?.kind !== "FunctionDef" || (init === node && init.name !== name)) continue;
    const { posOnly, positional, kwOnly } = init.parameters;
    found.push(...[...posOnly, ...positional, ...kwOnly].map((one) => one.name));
  }
  return found;
}

/** `def foward(self, x)`. */
function renameForward(...[, code, match]: Parameters<FixRule>): readonly Fix[] {
  for (const { syntax } of code.cells) {
    for (const node of nodesIn(syntax.body)) {
      if (node.kind !== "ClassDef" || node.name !== match[1]) continue;
      const methods = node.body.filter((one) => one.kind === "FunctionDef");
      const meant =
        methods.find(({ name }) => distance(name, "forward") <= 2) ??
        methods.find(({ name }) => name === "__call__" || name === "call");
      if (meant)
        return [fix(`Rename ${meant.name} to forward`, replacement(meant.nameAt, "forward"))];
    }
  }
  return [];
}

/** `def forward(x)`: one argument fewer than the call has. */
function addSelf(...[, code, match]: Parameters<FixRule>): readonly Fix[] {
  const [, className, name, most, given] = match;
  if (Number(given) !== Number(most) + 1) return [];
  for (const { syntax } of code.cells) {
    for (const node of nodesIn(syntax.body)) {
      if (node.kind !== "ClassDef" || node.name !== className) continue;
      for (const method of node.body) {
        if (method.kind !== "FunctionDef" || method.name !== name) continue;
        const [first] = [...method.parameters.posOnly, ...method.parameters.positional];
        if (!first || first.name === "self") continue;
        return [fix("Add self", insertion(first.at.source, first.at.start, "self, "))];
      }
    }
  }
  return [];
}

function attributeIn(code: Code, at: Range, name: string) {
  for (const node of nodesIn(expressionAt(code, at))) {
    if (node.kind === "Attribute" && node.attribute === name) return node;
  }
  return undefined;
}

/** The nearest of the names, where one is near. */
function renamed(at: Range, name: string, names: Iterable<string>): readonly Fix[] {
  const near = [...new Set(names)]
    .map((other) => ({ other, far: distance(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ other, far }) => other !== name && far <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.far - b.far);
  return near.slice(0, 3).map(({ other }) => fix(`Change it to ${other}`, replacement(at, other)));
}

/** How many letters have to be added, left out or changed: Levenshtein's distance. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const same = row[j] + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(same, row[j + 1] + 1, next[j] + 1));
    }
    row = next;
  }
  return row[b.length];
}
