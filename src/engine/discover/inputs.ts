/** Which inputs a model takes, where nothing in the code says: guesses from its first layer, tried until one fits. */

import type { ModuleNode, Trace } from "../trace/trace";
import { imageInput, inputText, type InputSpec } from "../tensor/inputSpec";
import type { Shape } from "../tensor/shape";
import type { Parameter } from "./parameters";
import {
  dependsOnSize,
  missOf,
  reshaped,
  resized,
  smallestSize,
  withoutJoined,
  withTwoSamples,
} from "./sizes";

/** Image sizes in the order in which they are tried: ImageNet's, CIFAR's, MNIST's, then what is left in use. */
const imageSizes = [224, 32, 28, 64, 96, 128, 256, 299, 384, 512, 16, 8] as const;
/** One channel mostly means MNIST. */
const greySizes = [28, 224, 32, ...imageSizes.slice(3)] as const;
/** What a model that begins by making its input larger begins with. */
const latentSizes = [1, 4, 7, 8, 16] as const;
const sequenceLengths = [16, 128, 1000, 16000] as const;
/** With a first kernel of this length or more, a series is sound. */
const soundKernel = 32;
const volumeSizes = [32, 64, 16, 112] as const;

/** Tokens that every vocabulary has. */
const surelyThere = 2;
/** What is looked up by number, where no layer says so. */
const tokenNames = /^(idx|ids|tokens?|(input|token|position)_?(ids?|idx|tokens))$/i;

/** What the first layer asks for. */
type Wanted =
  | { readonly kind: "image"; readonly channels: readonly number[]; readonly isLatent?: boolean }
  | { readonly kind: "features"; readonly features: number | undefined }
  | { readonly kind: "series"; readonly channels: readonly number[]; readonly isSound?: boolean }
  | { readonly kind: "volume"; readonly channels: readonly number[] }
  | { readonly kind: "tokens"; readonly vocabulary: number }
  | { readonly kind: "steps"; readonly features: number };

/** Inputs worth trying, likeliest first; `trace` is one without a forward pass. */
export function inputGuesses(
  trace: Trace,
  parameters: readonly Parameter[],
): readonly (readonly InputSpec[])[] {
  const leaves = leafModules(trace);
  const [first, ...others] = parameters;
  const wanted =
    leaves.map((module) => wantedBy(trace, module)).find((w) => w !== undefined) ??
    wantedByName(first);
  const usual = ofRank(first?.rank, wanted ? guessesFor(wanted, leaves, trace) : fallback, wanted);
  if (first === undefined) return usual.map((input) => [input]);
  const lists = [first, ...others].map((parameter) => guessesOf(parameter, trace, leaves, usual));
  if (lists.length === 1) return lists[0].map((input) => [input]);
  return [
    ...namedSizes([first, ...others]),
    ...forNames([first, ...others], lists),
    ...combined(lists),
    ...usual.map((input) => lists.map(() => input)),
  ];
}

function wantedByName(first: Parameter | undefined): Wanted | undefined {
  if (first === undefined || !tokenNames.test(first.name)) return undefined;
  return { kind: "tokens", vocabulary: surelyThere };
}

/** The likeliest of all first; inputs of one kind are of one size. */
function combined(lists: readonly (readonly InputSpec[])[]): readonly (readonly InputSpec[])[] {
  const [first, ...others] = lists;
  const isOneKind = others.every(
    (list) => list.map(inputText).join() === first.map(inputText).join(),
  );
  if (isOneKind) return first.map((input) => lists.map(() => input));
  let found: readonly (readonly number[])[] = [[]];
  for (const list of lists) {
    found = found
      .flatMap((places) => list.map((_, i) => [...places, i]))
      .sort((a, b) => sum(a) - sum(b))
      .slice(0, mostCombined);
  }
  return found.map((places) => places.map((place, i) => lists[i][place]));
}

/** More are not tried. */
const mostCombined = 32;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** What one parameter may be: what its first layer takes, else what the model's first layer does. */
function guessesOf(
  { takenBy, rank }: Parameter,
  trace: Trace,
  leaves: readonly ModuleNode[],
  usual: readonly InputSpec[],
): readonly InputSpec[] {
  const wanted = takenBy && wantedBy(trace, takenBy);
  if (wanted) return ofRank(rank, guessesFor(wanted, [...leaves], trace), wanted);
  return ofRank(rank, usual, undefined);
}

/** Those of as many dimensions as the code says that there are; where there are none, such are made of the channels. */
function ofRank(
  rank: number | undefined,
  guesses: readonly InputSpec[],
  wanted: Wanted | undefined,
): readonly InputSpec[] {
  if (rank === undefined) return guesses;
  const fitting = guesses.filter(({ shape }) => shape.length === rank);
  if (fitting.length > 0 || rank < 1) return fitting.length > 0 ? fitting : guesses;
  const channels = wanted ? channelsOf(wanted) : 3;
  const sizes = rank === 3 ? pointCounts : [64, 16];
  return sizes.flatMap((size) => {
    const rest = new Array<number>(Math.max(0, rank - 2)).fill(size);
    const first = [1, channels, ...rest];
    return [first, [1, ...rest, channels]].map((shape) => imageInput(shape.slice(0, rank)));
  });
}

/** Points of a cloud, steps of a series. */
const pointCounts = [1024, 16] as const;

function channelsOf(wanted: Wanted): number {
  switch (wanted.kind) {
    case "image":
    case "series":
    case "volume":
      return wanted.channels[0];
    case "features":
    case "steps":
      return wanted.features ?? 64;
    case "tokens":
      return 16;
  }
}

/** `state` and `action` of a model with `state_dim` and `action_dim`. */
function namedSizes(parameters: readonly Parameter[]): readonly (readonly InputSpec[])[] {
  const sizes = parameters.flatMap(({ size }) => size ?? []);
  return sizes.length === parameters.length ? [sizes.map((size) => imageInput([1, size]))] : [];
}

/** Parameters whose names say more than their layers: masks, offsets, times, graphs. */
function forNames(
  parameters: readonly Parameter[],
  lists: readonly (readonly InputSpec[])[],
): readonly (readonly InputSpec[])[] {
  const steps = 16;
  return namedInputs.flatMap(({ names, others, inputs }) => {
    if (!parameters.some(({ name }) => names.test(name))) return [];
    return inputs(steps).map((input) =>
      parameters.map(({ name }, i) => (names.test(name) ? input : others(lists[i][0], steps))),
    );
  });
}

interface NamedInputs {
  readonly names: RegExp;
  readonly inputs: (steps: number) => readonly InputSpec[];
  /** The other parameters beside it. */
  readonly others: (usual: InputSpec, steps: number) => InputSpec;
}

const namedInputs: readonly NamedInputs[] = [
  {
    names: /mask/i,
    inputs: (steps) => [
      { shape: [1, steps], dtype: "int64", fill: { kind: "ones" } },
      imageInput([steps, steps]),
    ],
    others: (usual) => usual,
  },
  {
    names: /^offsets?$/,
    inputs: () => [{ shape: [1], dtype: "int64", fill: { kind: "zeros" } }],
    others: (usual) =>
      usual.dtype === "int64" ? { ...usual, shape: usual.shape.slice(1) } : usual,
  },
  {
    names: /^(t|ts|time|times|timesteps?|noise_levels?|sigmas?)$/,
    inputs: () => [tokens([1], 1000), imageInput([1])],
    others: (usual) => usual,
  },
  {
    names: /(^|_)(len|lens|length|lengths)$/,
    inputs: () => [{ shape: [1], dtype: "int64", fill: { kind: "ones" } }],
    others: (usual) => usual,
  },
  {
    names: /^edge_?ind(ex|ices)$/,
    inputs: (steps) => [tokens([2, 2 * steps], steps)],
    others: (usual, steps) =>
      usual.shape.length === 2 ? { ...usual, shape: [steps, usual.shape[1]] } : usual,
  },
  {
    names: /^(adj|adj_?\w*|adjacency\w*|a_hat)$/i,
    inputs: (steps) => [imageInput([steps, steps]), imageInput([1, steps, steps])],
    others: (usual, steps) =>
      usual.shape.length === 2 ? { ...usual, shape: [steps, usual.shape[1]] } : usual,
  },
];

/** Inputs of every rank, for models whose own layers do not tell. */
export const fallback: readonly InputSpec[] = [
  ...imageSizes.slice(0, 3).map((size) => imageInput([1, 3, size, size])),
  imageInput([1, 1, 28, 28]),
  imageInput([1, 16, 64]),
  imageInput([1, 64]),
];

function guessesFor(
  wanted: Wanted,
  leaves: readonly ModuleNode[],
  trace: Trace,
): readonly InputSpec[] {
  switch (wanted.kind) {
    case "image": {
      const sizes = wanted.channels[0] === 1 ? greySizes : imageSizes;
      return (wanted.isLatent ? latentSizes : sizes).flatMap((size) =>
        wanted.channels.map((channels) => imageInput([1, channels, size, size])),
      );
    }
    case "series":
      return (wanted.isSound ? [16000, ...sequenceLengths] : sequenceLengths).flatMap((length) =>
        wanted.channels.map((channels) => imageInput([1, channels, length])),
      );
    case "volume":
      return volumeSizes.flatMap((size) =>
        wanted.channels.map((channels) =>
          imageInput([1, channels, Math.min(size, 16), size, size]),
        ),
      );
    case "features":
      return featureShapes(wanted.features ?? 64).map((shape) => imageInput(shape));
    case "tokens":
      return [[1, 16], [1, 128], [1, 1], [1]].map((shape) => tokens(shape, wanted.vocabulary));
    case "steps":
      return [
        [1, 16, wanted.features],
        [16, 1, wanted.features],
        [1, wanted.features],
      ].map((s) => imageInput(s));
  }

  /** A linear first layer: plain features, or an image that is flattened first. */
  function featureShapes(features: number): readonly Shape[] {
    const hasFlatten = leaves.some((module) => module.className === "Flatten");
    const images = [1, 3, 4].flatMap((channels): readonly Shape[] => {
      const side = Math.sqrt(features / channels);
      return Number.isInteger(side) && side >= 4 ? [[1, channels, side, side]] : [];
    });
    const plain: readonly Shape[] = [
      [1, features],
      [1, 16, features],
    ];
    const startsFlat = hasFlatten || trace.modules[trace.root].className === "Sequential";
    return startsFlat ? [...images, ...plain] : [...plain, ...images];
  }
}

function tokens(shape: Shape, vocabulary: number): InputSpec {
  return { shape, dtype: "int64", fill: { kind: "token", vocabulary } };
}

/** Modules without children, in registration order: mostly the order in which they are called. */
function leafModules(trace: Trace): readonly ModuleNode[] {
  const leaves: ModuleNode[] = [];
  const seen = new Set<number>();
  const open = [trace.root];
  while (true) {
    const id = open.pop();
    if (id === undefined) return leaves;
    if (seen.has(id)) continue;
    seen.add(id);
    const module = trace.modules[id];
    if (module.children.length === 0) leaves.push(module);
    open.push(...module.children.map((child) => child.module).reverse());
  }
}

/** What a layer says of its input; nothing for layers that take anything. */
function wantedBy(trace: Trace, module: ModuleNode): Wanted | undefined {
  const name = module.className;
  const rank = Number(/([123])d$/.exec(name)?.[1] ?? 0);
  if (name.includes("Conv") && rank > 0) {
    const channels = name.startsWith("Lazy")
      ? guessedChannels(trace)
      : [convChannels(trace, module)];
    const [kernel] = [module.kernelSize ?? 1].flat();
    return {
      kind: (["series", "image", "volume"] as const)[rank - 1],
      channels,
      isLatent: name.includes("Transpose"),
      isSound: kernel >= soundKernel,
    };
  }
  const weight = weightShape(trace, module);
  if (name === "Linear" && weight) return { kind: "features", features: weight[1] };
  if (name === "LazyLinear") return { kind: "features", features: undefined };
  if (name.startsWith("Embedding")) {
    return { kind: "tokens", vocabulary: weight?.[0] ?? surelyThere };
  }
  const recurrent = shapeOf(trace, module, "weight_ih_l0");
  if (recurrent) return { kind: "steps", features: recurrent[1] };
  const attention = shapeOf(trace, module, "in_proj_weight");
  if (attention) return { kind: "steps", features: attention[1] };
  if (name.includes("BatchNorm") && weight && rank === 2)
    return { kind: "image", channels: [weight[0]] };
  if (name === "LayerNorm" && weight?.length === 1) return { kind: "steps", features: weight[0] };
  if (name.includes("Pool") && rank === 2)
    return { kind: "image", channels: guessedChannels(trace) };
  return undefined;
}

function convChannels(trace: Trace, module: ModuleNode): number {
  const weight = weightShape(trace, module);
  if (!weight) return 3;
  return module.className.includes("Transpose") ? weight[0] : weight[1] * (module.groups ?? 1);
}

/** Weight norm and spectral norm keep the weight under other names. */
function weightShape(trace: Trace, module: ModuleNode): Shape | undefined {
  const names = ["weight", "weight_v", "weight_orig"];
  return names.map((name) => shapeOf(trace, module, name)).find((shape) => shape !== undefined);
}

/** Colour, grey, then the widths the model itself uses: a residual block takes what it gives. */
function guessedChannels(trace: Trace): readonly number[] {
  const widths = new Set<number>();
  for (const module of trace.modules) {
    const own = /(?:out_channels|num_features|^0, )=?(\d+)/.exec(module.extraRepr);
    const lazy = /^0, (\d+)/.exec(module.extraRepr);
    const width = Number(lazy?.[1] ?? own?.[1] ?? 0);
    if (width > 0) widths.add(width);
  }
  return [3, 1, ...[...widths].slice(0, 4)];
}

function shapeOf(trace: Trace, module: ModuleNode, parameter: string): Shape | undefined {
  const found = module.parameters.find((p) => p.name === parameter && !p.isUninitialized);
  return found && trace.tensors[found.tensor].shape;
}

export interface SolvedInputs {
  readonly inputs: readonly InputSpec[];
  readonly why: string;
  readonly trace: Trace;
}

/** A pass over guessed inputs, and what went wrong in it. */
export interface Tried {
  readonly trace: Trace;
  readonly messages: readonly string[];
}

/**
 * Runs guesses until one passes without an error and gives a result for every sample; else looks for a size that does.
 * When none does, the first one's errors are the user's to see. `mayGoOn` is asked before every further guess.
 */
export function solveInputs(
  guesses: readonly (readonly InputSpec[])[],
  run: (inputs: readonly InputSpec[]) => Tried,
  mayGoOn: (tries: number) => boolean,
): SolvedInputs | undefined {
  let first: SolvedInputs | undefined;
  let odd: SolvedInputs | undefined;
  let sizeToFind: readonly InputSpec[] | undefined;
  const failed: string[] = [];
  for (const [tries, inputs] of guesses.entries()) {
    if (first && !mayGoOn(tries)) break;
    const { trace, messages } = run(inputs);
    const text = inputs.map(inputText).join(", ");
    const why = failed.length === 0 ? `${text} fits` : `${text} fits, ${failed[0]} does not`;
    if (!trace.hasError && keepsSamples(trace)) return { inputs, why, trace };
    if (!trace.hasError) odd ??= { inputs, why, trace };
    failed.push(text);
    first ??= { inputs, why: `a guess: none of the usual input sizes fits`, trace };
    const other = withoutJoined(inputs, messages) ?? withTwoSamples(inputs, messages);
    const second = other && run(other);
    if (second && !second.trace.hasError) {
      const found = other.map(inputText).join(", ");
      return { inputs: other, why: `${found} fits, ${text} does not`, trace: second.trace };
    }
    const told = reshaped(inputs, messages);
    if (told) {
      const retried = run(told);
      const found = told.map(inputText).join(", ");
      if (!retried.trace.hasError) {
        return { inputs: told, why: `${found} fits, ${text} does not`, trace: retried.trace };
      }
      if (dependsOnSize(retried.messages)) sizeToFind ??= told;
    }
    if (dependsOnSize(messages)) sizeToFind ??= inputs;
  }
  return odd ?? (sizeToFind && solveSize(sizeToFind, run, () => mayGoOn(0))) ?? first;
}

/** An image that became several samples was cut into pieces by a reshape: it has another size than the model is for. */
function keepsSamples({ inputs, output, tensors }: Trace): boolean {
  if (inputs.length === 0 || output?.kind !== "tensor") return true;
  const from = tensors[inputs[0]].shape;
  const to = tensors[output.tensor].shape;
  return from.length < 4 || to.length === 0 || from[0] === to[0];
}

function solveSize(
  usual: readonly InputSpec[],
  run: (inputs: readonly InputSpec[]) => Tried,
  mayGoOn: () => boolean,
): SolvedInputs | undefined {
  let fitting: SolvedInputs | undefined;
  const size = smallestSize(usual[0].shape.length, (at) => {
    const inputs = resized(usual, at);
    if (!inputs || !mayGoOn()) return "large";
    const { trace, messages } = run(inputs);
    if (trace.hasError) return missOf(messages);
    const text = inputs.map(inputText).join(", ");
    fitting = { inputs, why: `${text} is the smallest that fits, no usual size does`, trace };
    return "fits";
  });
  return size === undefined ? undefined : fitting;
}
