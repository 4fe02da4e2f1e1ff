/** Shapes that do not go together: sums, joins, products, and rows that were not flattened. */

import type { Call, Expression } from "../../python/ast";
import type { Fix, Range } from "../../source";
import { layerArgument, makesLayer, numberOf, shapeOf, sizeOf } from "../known";
import type { Code, FixRule, RuleRow } from "../problem";
import {
  addedArgument,
  around,
  brief,
  callAt,
  expressionAt,
  fix,
  hasName,
  insertion,
  lastNameOf,
  nodesIn,
  prefixOf,
  replacement,
  scopeAround,
  textAt,
} from "../syntax";

export const shapeRules: readonly RuleRow[] = [
  [/^mat1 and mat2 shapes cannot be multiplied/, flattenFirst],
  [/^mat1 and mat2 shapes cannot be multiplied/, transposeSecond],
  [/^Expected size for first two dimensions of batch2 tensor to be/, transposeSecond],
  [
    /^The size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\) at non-singleton dimension (\d+)$/,
    ({ at }, code, [, a, b, dim]) =>
      mendSizes(code, at, Number(dim), [Number(a), Number(b)], termsOf(code, at)),
  ],
  [
    /^Sizes of tensors must match except in dimension (\d+)\. Expected size (\d+) but got size (\d+) for tensor/,
    mendJoin,
  ],
  [/^shape '\[.*\]' is invalid for input of size (\d+)$/, flattenForView],
  [/^view size is not compatible with input tensor's size and stride/, reshapeForView],
];

/** `self.fc(x)` of a map: the rows of `x.flatten(1)` are what a linear layer takes. */
function flattenFirst(...[{ at, stack, layerMadeAt }, code]: Parameters<FixRule>): readonly Fix[] {
  const made = layerMadeAt && sequenceAround(code, layerMadeAt);
  if (layerMadeAt && made) {
    const text = `${prefixOf(code, made.callee)}Flatten(), `;
    return [
      fix("Put nn.Flatten() in front", insertion(layerMadeAt.source, layerMadeAt.start, text)),
    ];
  }
  for (const range of [at, ...stack.map((note) => note.range)]) {
    const argument = callAt(code, range)?.args.at(0);
    const shape = argument && shapeOf(code, argument);
    if (!argument || !shape || shape.length < 3) continue;
    const text = flattened(code, argument);
    return [fix(`Flatten it: ${brief(text)}`, replacement(argument.at, text))];
  }
  return [];
}

function flattened(code: Code, argument: Expression): string {
  const text = textAt(code, argument.at);
  if (argument.kind === "Name" || argument.kind === "Call") return `${text}.flatten(1)`;
  return hasName(code.cells, "torch") ? `torch.flatten(${text}, 1)` : `(${text}).flatten(1)`;
}

/** The `nn.Sequential(…)` that an expression is a direct argument of. */
function sequenceAround(code: Code, at: Range): Call | undefined {
  const outer = around(
    code,
    { ...at, end: at.end + 1 },
    (node): node is Call => node.kind === "Call",
  );
  if (!outer || lastNameOf(outer.callee) !== "Sequential") return undefined;
  return outer.args.some((arg) => arg.at.start === at.start) ? outer : undefined;
}

/** `q @ k` where the rows of `k` are meant. */
function transposeSecond(...[{ at }, code]: Parameters<FixRule>): readonly Fix[] {
  const node = expressionAt(code, at);
  let second: Expression | undefined;
  if (node?.kind === "BinOp" && node.op === "@") second = node.right;
  if (node?.kind === "Call" && /^(matmul|mm|bmm)$/.test(lastNameOf(node.callee) ?? "")) {
    second = node.args.at(-1);
  }
  if (!second) return [];
  const text = textAt(code, second.at);
  const isSimple = second.kind === "Name" || second.kind === "Call" || second.kind === "Attribute";
  const turned = `${isSimple ? text : `(${text})`}.transpose(-2, -1)`;
  return [fix(`Transpose it: ${brief(turned)}`, replacement(second.at, turned))];
}

/** Both sides of a sum, and what they were assigned. */
function termsOf(code: Code, at: Range): readonly Expression[] {
  const node = around(
    code,
    at,
    (one): one is Extract<typeof one, { kind: "BinOp" | "AugAssign" }> =>
      one.kind === "BinOp" || one.kind === "AugAssign",
  );
  if (!node) return [];
  return node.kind === "BinOp" ? [node.left, node.right] : [node.target, node.value];
}

/** Layers around a sum or a join that may give one of two sizes where the other is needed. */
function mendSizes(
  code: Code,
  at: Range,
  dim: number,
  sizes: readonly number[],
  terms: readonly Expression[],
): readonly Fix[] {
  const calls = layerCalls(code, at);
  const rank = terms.map((term) => shapeOf(code, term)?.length).find((one) => one !== undefined);
  const isLast = rank !== undefined && dim === rank - 1;
  const isSpatial = dim >= 2 && (rank === undefined || rank > 3 || calls.some(isConvolution));
  if (isSpatial && !(isLast && calls.every(isLinear))) {
    return [...mendPadding(code, calls), ...mendStride(code, calls)];
  }
  return [...mendWidths(code, calls, sizes), ...dropOffsets(code, at)];
}

const convolution = /^(Lazy)?Conv(Transpose)?[123]d$/;

function isConvolution(call: Call): boolean {
  return makesLayer(call, convolution) || /^LazyConv/.test(lastNameOf(call.callee) ?? "");
}

function isLinear(call: Call): boolean {
  return makesLayer(call, /^Linear$/);
}

/** Convolutions and linear layers made in the class, the last first: it is the likeliest to be at fault. */
function layerCalls(code: Code, at: Range): readonly Call[] {
  const calls: Call[] = [];
  for (const node of nodesIn(scopeAround(code, at))) {
    if (node.kind === "Call" && (isConvolution(node) || isLinear(node))) calls.unshift(node);
  }
  return calls;
}

/** Half of an odd kernel on each side keeps the size. */
function mendPadding(code: Code, calls: readonly Call[]): readonly Fix[] {
  return calls.flatMap((call) => {
    const kernel = layerArgument(call, "kernel_size");
    const size = kernel && sizeOf(code, kernel);
    if (size === undefined || size % 2 === 0) return [];
    const half = Math.floor(size / 2);
    const padding = layerArgument(call, "padding");
    if (padding) {
      if (sizeOf(code, padding) === half) return [];
      return [fix(`Change padding to ${half}`, replacement(padding.at, String(half)))];
    }
    if (half === 0) return [];
    const text = `padding=${half}`;
    const title = `Add ${text} to ${brief(textAt(code, call.at))}`;
    return [fix(title, addedArgument(code, call, text))];
  });
}

/** A stride too many is set to 1; one too few is taken over from another layer. */
function mendStride(code: Code, calls: readonly Call[]): readonly Fix[] {
  const strides = calls.flatMap((call) => {
    const stride = layerArgument(call, "stride");
    return stride && sizeOf(code, stride) !== 1 ? [stride] : [];
  });
  const added = [...new Set(strides.map((stride) => textAt(code, stride.at)))].flatMap((text) =>
    calls
      .filter((call) => isConvolution(call) && !layerArgument(call, "stride"))
      .map((call) =>
        fix(
          `Add stride=${text} to ${brief(textAt(code, call.at))}`,
          addedArgument(code, call, `stride=${text}`),
        ),
      ),
  );
  const shortcuts = added.filter((_, i) => i < 4);
  const ones = strides.map((stride) => fix("Change stride to 1", replacement(stride.at, "1")));
  return [...shortcuts, ...ones];
}

/** The width of a layer becomes the other one: by an expression of the class that has this value, or the number. */
function mendWidths(code: Code, calls: readonly Call[], sizes: readonly number[]): readonly Fix[] {
  const names = new Map<number, string>();
  for (const call of calls) {
    for (const argument of [...call.args, ...call.keywords.map(({ value }) => value)]) {
      const value = numberOf(code, argument);
      if (argument.kind !== "Name" || value === undefined || names.has(value)) continue;
      names.set(value, argument.id);
    }
  }
  return calls.flatMap((call) => {
    for (const parameter of ["out_channels", "out_features"]) {
      const argument = layerArgument(call, parameter);
      const given = argument && numberOf(code, argument);
      if (!argument || given === undefined || !sizes.includes(given)) continue;
      const wanted = sizes[0] === given ? sizes[1] : sizes[0];
      const text = names.get(wanted) ?? String(wanted);
      return [fix(`Change ${parameter} to ${text}`, replacement(argument.at, text))];
    }
    return [];
  });
}

/** A width that is off by a constant, `channels - 1`: tries it without. */
function dropOffsets(code: Code, at: Range): readonly Fix[] {
  const fixes: Fix[] = [];
  const own = scopeAround(code, at);
  for (const scope of [own, ...code.cells.map(({ syntax }) => syntax.body)]) {
    for (const node of nodesIn(scope)) {
      if (node.kind !== "Call") continue;
      for (const argument of [...node.args, ...node.keywords.map(({ value }) => value)]) {
        if (argument.kind !== "BinOp" || (argument.op !== "-" && argument.op !== "+")) continue;
        const { left, right } = argument;
        if (right.kind !== "Constant" || right.value.type !== "int") continue;
        const text = textAt(code, left.at);
        const title = `Change ${brief(textAt(code, argument.at))} to ${brief(text)}`;
        const isKnown = fixes.some(({ edits }) => edits[0].range.start === argument.at.start);
        if (!isKnown) fixes.push(fix(title, replacement(argument.at, text)));
      }
    }
  }
  return fixes;
}

/** Maps of other sizes, or joined along another dimension than that in which they differ. */
function mendJoin(...[{ at }, code, match]: Parameters<FixRule>): readonly Fix[] {
  const call = callAt(code, at);
  const list = call?.args.at(0);
  const dim = call?.keywords.find(({ name }) => name === "dim" || name === "axis")?.value;
  const place = dim ?? call?.args.at(1);
  const terms = list?.kind === "List" || list?.kind === "Tuple" ? list.elements : [];
  const shapes = terms.flatMap((term) => shapeOf(code, term) ?? []);
  const [first, ...others] = terms.map((term) => shapeOf(code, term));
  const fixes: Fix[] = [];
  if (call && first && shapes.length > 0) {
    const differs = first.flatMap((size, i) =>
      others.some((other) => other && other[i] !== size) ? [i] : [],
    );
    if (differs.length === 1) {
      const text = String(differs[0]);
      const edit = place ? replacement(place.at, text) : addedArgument(code, call, `dim=${text}`);
      fixes.push(fix(`Join along dimension ${text}`, edit));
    }
  }
  const sizes = [Number(match[2]), Number(match[3])];
  return [...fixes, ...mendSizes(code, at, 2, sizes, terms)];
}

/** `x.view(-1, 400)` of maps with other sizes: all but the batch, and the linear layer that takes it. */
function flattenForView(...[{ at }, code]: Parameters<FixRule>): readonly Fix[] {
  const call = callAt(code, at);
  if (call?.callee.kind !== "Attribute") return [];
  const { callee } = call;
  const shape = shapeOf(code, callee.value);
  const size = call.args.at(-1);
  if (!shape || shape.length < 2 || call.args.length !== 2 || !size) return [];
  const features = shape.slice(1).reduce((product, one) => product * one, 1);
  const text = textAt(code, size.at);
  const old = numberOf(code, size);
  const linear = layerCalls(code, at).flatMap((layer) => {
    const argument = isLinear(layer) ? layerArgument(layer, "in_features") : undefined;
    if (!argument) return [];
    const isSame = textAt(code, argument.at) === text || numberOf(code, argument) === old;
    return isSame ? [replacement(argument.at, String(features))] : [];
  });
  const whole = `${textAt(code, callee.value.at)}.flatten(1)`;
  const edits = [replacement(call.at, whole), ...linear];
  return [fix(`Flatten it: ${brief(whole)}, ${features} features`, ...edits)];
}

/** What is not in one piece can be reshaped, but not viewed. */
function reshapeForView(...[{ at }, code]: Parameters<FixRule>): readonly Fix[] {
  const call = callAt(code, at);
  if (call?.callee.kind !== "Attribute" || call.callee.attribute !== "view") return [];
  return [fix("Change view to reshape", replacement(call.callee.attributeAt, "reshape"))];
}
