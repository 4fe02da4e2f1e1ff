/** What is legal and most likely not meant: rules on the trace of a model that ran without errors. */

import type { Call } from "../python/ast";
import type { Diagnostic, Fix, Note, Range } from "../source";
import { contains } from "../source";
import type { ModuleCall, ModuleId, ModuleNode, Trace, ValueShape } from "../trace/trace";
import type { LintCode } from "./lintCodes";
import type { Code } from "./problem";
import { unregistered } from "./unregistered";
import { addedArgument, callAt, classAround, fix, nodesIn, textAt } from "./syntax";

/** A finding, with edits that are still to be tried. */
export interface Lint {
  readonly diagnostic: Diagnostic;
  readonly proposals: readonly Fix[];
}

/** The findings on one model whose forward pass came to its end. */
export function lintModel(trace: Trace, code: Code): readonly Lint[] {
  if (trace.hasError || trace.calls.length === 0) return [];
  return [
    ...neverCalled(trace, code),
    ...biasBeforeNorm(trace, code),
    ...softmaxBeforeLoss(trace, code),
    ...reused(trace, code),
    ...unregistered(trace, code).map((found) =>
      finding("unregistered-modules", "warning", found.message, found.at, [], found.proposals),
    ),
  ];
}

function finding(
  code: LintCode,
  severity: Diagnostic["severity"],
  message: string,
  range: Range,
  related: readonly Note[],
  proposals: readonly Fix[],
): Lint {
  return { diagnostic: { severity, code, message, range, related, fixes: [] }, proposals };
}

/** A layer that the class makes, and that neither the pass nor any other line of the document uses. */
function neverCalled(trace: Trace, code: Code): readonly Lint[] {
  if (holdsUnknown(trace.output)) return [];
  const used = usedModules(trace);
  const found: Lint[] = [];
  for (const parent of trace.modules) {
    if (parent.isBuiltin) continue;
    for (const { name, module } of parent.children) {
      const node = trace.modules[module];
      const at = node.definedAt;
      if (used.has(module) || !at || !classAround(code, at) || isMentioned(code, name)) continue;
      const call = callAt(code, at);
      if (!call) continue;
      const message = `'${name}' is made, but never called: ${textAt(code, call.callee.at)}`;
      found.push(finding("layer-never-called", "warning", message, at, [], []));
    }
  }
  return found;
}

/** Modules that were called, or hold one that was, or whose weights an op of the pass reads. */
function usedModules(trace: Trace): ReadonlySet<ModuleId> {
  const read = new Set<number>();
  for (const { args, phase } of trace.ops) {
    if (phase === "forward") tensorsIn(args, read);
  }
  const used = new Set(trace.calls.map(({ module }) => module));
  const visit = (id: ModuleId, open: ReadonlySet<ModuleId>): boolean => {
    const node = trace.modules[id];
    const own = [...node.parameters, ...node.buffers].some(({ tensor }) => read.has(tensor));
    // A module may hold itself.
    const below = node.children.filter(({ module }) => !open.has(module));
    const inner = below.map(({ module }) => visit(module, new Set([...open, module])));
    if (own || inner.includes(true)) used.add(id);
    return used.has(id);
  };
  visit(trace.root, new Set([trace.root]));
  return used;
}

function tensorsIn(value: unknown, into: Set<number>): void {
  if (typeof value !== "object" || value === null) return;
  if ("tensor" in value && typeof value.tensor === "number") into.add(value.tensor);
  else for (const item of Object.values<unknown>({ ...value })) tensorsIn(item, into);
}

/** True where the document reads an attribute of this name, or reaches for attributes by other means. */
function isMentioned(code: Code, name: string): boolean {
  for (const { syntax, file } of code.cells) {
    if (/\b(getattr|children|modules|_modules|__dict__|vars)\b/.test(file.text)) return true;
    const written = new Set<unknown>();
    for (const node of nodesIn(syntax.body)) {
      if (node.kind === "Assign") for (const target of node.targets) written.add(target);
      if (node.kind === "AnnAssign") written.add(node.target);
      if (node.kind === "Attribute" && node.attribute === name && !written.has(node)) return true;
    }
  }
  return false;
}

function holdsUnknown(value: ValueShape | undefined): boolean {
  switch (value?.kind) {
    case undefined:
    case "unknown":
      return true;
    case "sequence":
      return value.items.some(holdsUnknown);
    case "mapping":
    case "object":
      return value.entries.some(([, item]) => holdsUnknown(item));
    default:
      return false;
  }
}

/** A batch norm takes the mean away, and a bias in front of it with it. */
function biasBeforeNorm(trace: Trace, code: Code): readonly Lint[] {
  const readers = readersOf(trace);
  const found = new Map<ModuleId, Lint>();
  for (const { module, output } of trace.calls) {
    const node = trace.modules[module];
    if (found.has(module) || !/^(Conv(Transpose)?[123]d|Linear)$/.test(node.className)) continue;
    const bias = node.parameters.find(({ name }) => name === "bias");
    if (!node.isBuiltin || !bias?.isTrainable || output?.kind !== "tensor") continue;
    const next = readers.get(output.tensor) ?? [];
    const isNorm = next.length > 0 && next.every((index) => normalizesBatch(trace, index));
    const call = node.definedAt && callAt(code, node.definedAt);
    if (!isNorm || !call || !node.definedAt) continue;
    const message = "the batch norm behind it takes this layer's bias away again";
    const related = [{ message: "the batch norm is called here", range: trace.ops[next[0]].at }];
    const proposals = withoutBias(code, call);
    found.set(
      module,
      finding("bias-before-batch-norm", "hint", message, node.definedAt, related, proposals),
    );
  }
  return [...found.values()];
}

/** In training or with statistics: then the mean of what arrives is taken away. */
function normalizesBatch(trace: Trace, index: number): boolean {
  const { op } = trace.ops[index];
  return op === "torch.nn.functional.batch_norm";
}

function withoutBias(code: Code, call: Call): readonly Fix[] {
  const given = call.keywords.find(({ name }) => name === "bias");
  const edit = given
    ? { range: given.value.at, newText: "False" }
    : addedArgument(code, call, "bias=False");
  return [fix("Make it without a bias: bias=False", edit)];
}

/** The ops of the pass that read a tensor, by the tensor. */
function readersOf(trace: Trace): ReadonlyMap<number, readonly number[]> {
  const readers = new Map<number, number[]>();
  for (const [index, op] of trace.ops.entries()) {
    const read = new Set<number>();
    tensorsIn(op.args, read);
    for (const tensor of read) {
      const list = readers.get(tensor);
      if (list) list.push(index);
      else readers.set(tensor, [index]);
    }
  }
  return readers;
}

const softmaxOps = new Set(["torch.softmax", "torch.nn.functional.softmax"]);

/** Cross-entropy takes the logarithm of a softmax of its input: of scores, that is, not of probabilities. */
function softmaxBeforeLoss(trace: Trace, code: Code): readonly Lint[] {
  const ranges = new Map<string, Range>();
  const note = (tensor: number): void => {
    const maker = trace.tensors[tensor].op;
    const op = maker === undefined ? undefined : trace.ops[maker];
    if (!op || !softmaxOps.has(op.op)) return;
    const made = op.call === undefined ? undefined : trace.modules[trace.calls[op.call].module];
    const at = made?.isBuiltin ? (made.definedAt ?? op.at) : op.at;
    ranges.set(`${at.source}:${at.start}`, at);
  };
  for (const { op, args } of trace.ops) {
    const { input } = args;
    if (op !== "torch.nn.functional.cross_entropy" || typeof input !== "object") continue;
    if (input !== null && "tensor" in input) note(input.tensor);
  }
  if (trace.output?.kind === "tensor" && trainsWithCrossEntropy(code)) note(trace.output.tensor);
  return [...ranges.values()].map((at) =>
    finding(
      "softmax-before-cross-entropy",
      "warning",
      "cross-entropy applies a softmax itself: give it the scores in front of this one",
      at,
      [],
      [],
    ),
  );
}

/** A document of one model that makes the loss, or calls it. */
function trainsWithCrossEntropy({ cells }: Code): boolean {
  const known = trainsSo.get(cells) ?? hasCrossEntropy(cells);
  trainsSo.set(cells, known);
  return known;
}

/** Asked for every model of a document. */
const trainsSo = new WeakMap<Code["cells"], boolean>();

function hasCrossEntropy(cells: Code["cells"]): boolean {
  const text = cells.map(({ file }) => file.text).join("\n");
  if (/\b(NLLLoss|nll_loss|BCELoss|binary_cross_entropy|KLDivLoss|kl_div)\b/.test(text))
    return false;
  if (!/\b(CrossEntropyLoss|cross_entropy)\s*\(/.test(text)) return false;
  const models = cells.flatMap(({ syntax }) =>
    [...nodesIn(syntax.body)].filter(
      (node) =>
        node.kind === "ClassDef" &&
        node.body.some((one) => one.kind === "FunctionDef" && one.name === "forward"),
    ),
  );
  return models.length <= 1;
}

/**
 * A layer with weights that is called at two places of one forward, the second time on what came of the first. In a loop
 * there is one place; two inputs of the same kind do not come from one another.
 */
function reused(trace: Trace, code: Code): readonly Lint[] {
  const found: Lint[] = [];
  for (const [id, calls] of callsByModule(trace)) {
    const node = trace.modules[id];
    if (!isPlainLayer(node) || calls.length < 2 || !node.definedAt) continue;
    const [first, ...others] = calls;
    const again = others.find(
      (call) =>
        isOtherPlace(call, first) && call.parent === first.parent && follows(trace, first, call),
    );
    const made = callAt(code, node.definedAt);
    if (!again || !made) continue;
    const message = `this ${node.className} is called at two places one after the other, which share its weights`;
    const related = [first, again].map(({ at }) => ({ message: "it is called here", range: at }));
    found.push(finding("module-reused", "information", message, node.definedAt, related, []));
  }
  return found;
}

function isPlainLayer({ className, isBuiltin, parameters }: ModuleNode): boolean {
  return isBuiltin && parameters.length > 0 && /^(Conv|BatchNorm|Linear$)/.test(className);
}

function isOtherPlace(a: ModuleCall, b: ModuleCall): boolean {
  return a.at.source === b.at.source && !contains(a.at, b.at.source, b.at.start);
}

function callsByModule(trace: Trace): ReadonlyMap<ModuleId, readonly ModuleCall[]> {
  const calls = new Map<ModuleId, ModuleCall[]>();
  for (const call of trace.calls) {
    const list = calls.get(call.module);
    if (list) list.push(call);
    else calls.set(call.module, [call]);
  }
  return calls;
}

/** True where what the later call gets was made of what the earlier one gave. */
function follows(trace: Trace, earlier: ModuleCall, later: ModuleCall): boolean {
  const goal = new Set<number>();
  tensorsIn(earlier.output, goal);
  const open: number[] = [];
  const start = new Set<number>();
  tensorsIn(later.args, start);
  open.push(...start);
  const seen = new Set<number>(open);
  for (let tensor = open.pop(); tensor !== undefined; tensor = open.pop()) {
    if (goal.has(tensor)) return true;
    const maker = trace.tensors[tensor].op;
    if (maker === undefined || trace.ops[maker].phase !== "forward") continue;
    const read = new Set<number>();
    tensorsIn(trace.ops[maker].args, read);
    for (const one of read) {
      if (seen.has(one)) continue;
      seen.add(one);
      open.push(one);
    }
  }
  return false;
}
