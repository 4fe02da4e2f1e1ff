/** Which inputs a model takes, where nothing in the code says: guesses from its first layer, tried until one fits. */

import type { ModuleNode, Trace } from "../trace/trace";
import { imageInput, inputText, type InputSpec } from "../tensor/inputSpec";
import type { Shape } from "../tensor/shape";

/** Image sizes in the order in which they are tried: ImageNet's, CIFAR's, MNIST's, then what is left in use. */
const imageSizes = [224, 32, 28, 64, 96, 128, 256, 299, 384, 512, 16, 8] as const;
const sequenceLengths = [16, 128, 1000, 16000] as const;
const volumeSizes = [32, 64, 16, 112] as const;

/** What the first layer asks for. */
type Wanted =
  | { readonly kind: "image"; readonly channels: readonly number[] }
  | { readonly kind: "features"; readonly features: number | undefined }
  | { readonly kind: "series"; readonly channels: readonly number[] }
  | { readonly kind: "volume"; readonly channels: readonly number[] }
  | { readonly kind: "tokens"; readonly vocabulary: number }
  | { readonly kind: "steps"; readonly features: number };

/** Inputs worth trying, likeliest first; `trace` is one without a forward pass, `count` the number of inputs. */
export function inputGuesses(trace: Trace, count: number): readonly (readonly InputSpec[])[] {
  const leaves = leafModules(trace);
  const wanted = leaves.map((module) => wantedBy(trace, module)).find((w) => w !== undefined);
  const shapes = wanted ? guessesFor(wanted, leaves, trace) : fallback;
  return shapes.map((input) => new Array<InputSpec>(Math.max(count, 1)).fill(input));
}

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
    case "image":
      return imageSizes.flatMap((size) =>
        wanted.channels.map((channels) => imageInput([1, channels, size, size])),
      );
    case "series":
      return sequenceLengths.flatMap((length) =>
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
      return [16, 128, 1].map((length) => tokens([1, length], wanted.vocabulary));
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
    return { kind: (["series", "image", "volume"] as const)[rank - 1], channels };
  }
  const weight = shapeOf(trace, module, "weight");
  if (name === "Linear" && weight) return { kind: "features", features: weight[1] };
  if (name === "LazyLinear") return { kind: "features", features: undefined };
  if (name.startsWith("Embedding") && weight) return { kind: "tokens", vocabulary: weight[0] };
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
  const weight = shapeOf(trace, module, "weight");
  if (!weight) return 3;
  return module.className.includes("Transpose") ? weight[0] : weight[1] * (module.groups ?? 1);
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

/**
 * Runs guesses until one passes without an error; when none does, the first one's errors are the user's to see.
 * `mayGoOn` is asked before every further one.
 */
export function solveInputs(
  guesses: readonly (readonly InputSpec[])[],
  run: (inputs: readonly InputSpec[]) => Trace,
  mayGoOn: () => boolean,
): SolvedInputs | undefined {
  let first: SolvedInputs | undefined;
  const failed: string[] = [];
  for (const inputs of guesses) {
    if (first && !mayGoOn()) break;
    const trace = run(inputs);
    const text = inputs.map(inputText).join(", ");
    if (!trace.hasError) {
      const why = failed.length === 0 ? `${text} fits` : `${text} fits, ${failed[0]} does not`;
      return { inputs, why, trace };
    }
    failed.push(text);
    first ??= { inputs, why: `a guess: none of the usual input sizes fits`, trace };
  }
  return first;
}
