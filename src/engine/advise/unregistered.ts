/** Modules in plain lists, tuples and dicts: they run, but nobody trains, saves or moves their weights. */

import type { Assign, ClassDef, Expression } from "../python/ast";
import type { Fix, Range } from "../source";
import type { ModuleId, Trace } from "../trace/trace";
import type { Code } from "./problem";
import { classAround, fix, functionAround, nodesIn, replacement, textAt } from "./syntax";

export interface Unregistered {
  readonly at: Range;
  readonly message: string;
  readonly proposals: readonly Fix[];
}

/** Each list of a class once. */
export function unregistered(trace: Trace, code: Code): readonly Unregistered[] {
  const registered = modulesBelow(trace, trace.root);
  const found = new Map<number, Unregistered>();
  for (const { module } of trace.calls) {
    const node = trace.modules[module];
    const weights = [...modulesBelow(trace, module)].some(
      (id) => trace.modules[id].parameters.length > 0,
    );
    if (registered.has(module) || !weights || !node.definedAt) continue;
    const home = classAround(code, node.definedAt);
    const list = home && listOf(code, home, node.definedAt);
    if (!list) continue;
    found.set(list.at.start, {
      at: list.at,
      message: `modules in a plain ${list.kind} are not registered: their weights are no parameters of the model`,
      proposals: [fix(list.title, replacement(list.value.at, list.newText))],
    });
  }
  return [...found.values()];
}

function modulesBelow(trace: Trace, root: ModuleId): ReadonlySet<ModuleId> {
  const seen = new Set([root]);
  for (const id of seen) for (const { module } of trace.modules[id].children) seen.add(module);
  return seen;
}

interface PlainList {
  readonly at: Range;
  readonly kind: "list" | "tuple" | "dict";
  readonly value: Expression;
  readonly newText: string;
  readonly title: string;
}

/** The assignment `self.NAME = [...]` whose list holds what was made at the range. */
function listOf(code: Code, home: ClassDef, made: Range): PlainList | undefined {
  for (const node of nodesIn(home)) {
    if (node.kind !== "Assign") continue;
    const target = node.targets.find(({ kind }) => kind === "Attribute");
    if (target?.kind !== "Attribute") continue;
    const list = kindOf(node.value);
    const isInside = node.value.at.start <= made.start && made.end <= node.value.at.end;
    if (list && isInside) return wrapped(code, node, list);
    if (list && isEmpty(node.value) && isAddedTo(home, target.attribute, made)) {
      return wrapped(code, node, list);
    }
    if (node.value.kind === "Name" && isCollected(code, node.value.id, made)) {
      return wrapped(code, node, "list");
    }
  }
  return undefined;
}

function kindOf({ kind }: Expression): PlainList["kind"] | undefined {
  if (kind === "List" || kind === "ListComp") return "list";
  if (kind === "Tuple") return "tuple";
  return kind === "Dict" || kind === "DictComp" ? "dict" : undefined;
}

function isEmpty(value: Expression): boolean {
  if (value.kind === "List") return value.elements.length === 0;
  return value.kind === "Dict" && value.at.end - value.at.start <= 2;
}

function wrapped(code: Code, { at, value }: Assign, kind: PlainList["kind"]): PlainList {
  const name = kind === "dict" ? "nn.ModuleDict" : "nn.ModuleList";
  const text = textAt(code, value.at);
  const inner = isEmpty(value) ? "" : text;
  return { at, kind, value, newText: `${name}(${inner})`, title: `Make it an ${name}` };
}

/** `self.layers.append(nn.Linear(…))`, `self.layers["a"] = nn.Linear(…)`. */
function isAddedTo(home: ClassDef, attribute: string, made: Range): boolean {
  for (const node of nodesIn(home)) {
    const holds = node.at.start <= made.start && made.end <= node.at.end;
    if (!holds) continue;
    if (node.kind === "Call" && node.callee.kind === "Attribute") {
      const { attribute: method, value } = node.callee;
      const isAdding = method === "append" || method === "extend" || method === "insert";
      if (isAdding && value.kind === "Attribute" && value.attribute === attribute) return true;
    }
    if (node.kind === "AugAssign" && isAttribute(node.target, attribute)) return true;
    if (node.kind !== "Assign") continue;
    for (const target of node.targets) {
      if (target.kind === "Subscript" && isAttribute(target.value, attribute)) return true;
    }
  }
  return false;
}

function isAttribute(expression: Expression, attribute: string): boolean {
  return expression.kind === "Attribute" && expression.attribute === attribute;
}

/** A local list that the module was put into. */
function isCollected(code: Code, name: string, made: Range): boolean {
  for (const node of nodesIn(functionAround(code, made))) {
    const holds = node.at.start <= made.start && made.end <= node.at.end;
    if (!holds) continue;
    if (node.kind === "Assign" && kindOf(node.value) === "list") {
      if (node.targets.some((target) => target.kind === "Name" && target.id === name)) return true;
    }
    if (node.kind === "AugAssign" && node.target.kind === "Name" && node.target.id === name) {
      return true;
    }
    if (node.kind !== "Call" || node.callee.kind !== "Attribute") continue;
    const { attribute, value } = node.callee;
    const isAdding = attribute === "append" || attribute === "extend" || attribute === "insert";
    if (isAdding && value.kind === "Name" && value.id === name) return true;
  }
  return false;
}
