/** Every message between server, extension and webview; nothing else. Payloads are plain JSON made for the protocol. */

import type { ForwardPlan } from "./engine/forward/plan";
import type { Shape } from "./engine/tensor/shape";
import type { DType } from "./engine/tensor/dtype";

/** A stretch of a text document or notebook cell, as LSP counts: lines and characters from 0, UTF-16. */
export interface Location {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

/** One input of a model, as text in CLI notation is `1x3x224x224:float32:weyl`. */
export interface InputView {
  readonly shape: Shape;
  readonly dtype: DType;
  /** Why these sizes: "from torchinfo.summary(...)", "224 fits, 32 does not". */
  readonly why: string;
}

/** A model that a document holds, for the picker. */
export interface ModelChoice {
  /** The build expression, which names it: `VGG(arch, lr=0.1, num_classes=10)`. */
  readonly model: string;
  readonly className: string;
  /** Where it was found and why this expression. */
  readonly why: string;
  readonly definedAt: Location;
  /** Names of parameters without a value: the model cannot be built before the user gives them. */
  readonly missing: readonly string[];
}

/** The models of a document, likeliest first. */
export interface ModelChoices {
  readonly choices: readonly ModelChoice[];
  /** Index of the one meant by the request: named in it, at the cursor, or the only one. Absent: ask. */
  readonly chosen?: number;
}

/** What the panel shows of one model. */
export interface ModelView {
  /** The document's URI. */
  readonly uri: string;
  readonly model: string;
  readonly className: string;
  readonly why: string;
  readonly inputs: readonly InputView[];
  readonly choices: readonly ModelChoice[];
  /** torchinfo's text, to the byte. */
  readonly text: string;
  readonly rows: readonly RowView[];
  readonly totals: TotalsView;
  readonly graph: GraphView;
  readonly problems: readonly ProblemView[];
  /** Remarks that are no problems: a branch that was guessed, an input size that was solved for. */
  readonly notes: readonly { readonly message: string; readonly location?: Location }[];
}

/** One row of the layer table: torchinfo's rows, in its order. */
export interface RowView {
  /** The graph node of the same call; absent for rows without one (containers that are indexed, not called). */
  readonly node?: string;
  readonly depth: number;
  readonly className: string;
  readonly varName: string;
  /** `2-4`, as torchinfo numbers them; empty for the root. */
  readonly index: string;
  readonly path: string;
  readonly inputShape?: Shape;
  readonly outputShape?: Shape;
  readonly params: number;
  /** torchinfo's cell: `11,712`, `--`, `(recursive)`. */
  readonly paramsText: string;
  readonly kernelText: string;
  /** torchinfo's mult-adds. */
  readonly multAdds: number;
  /** What an element of the output sees of the input: `11×11, stride 4, offset -2`. */
  readonly field?: string;
  readonly isLeaf: boolean;
  readonly trainable: "yes" | "no" | "partly" | "none";
  readonly hasError: boolean;
  readonly definedAt?: Location;
  readonly calledAt?: Location;
}

export interface TotalsView {
  readonly params: number;
  readonly trainableParams: number;
  readonly multAdds: number;
  /** True multiply-accumulates, functions included. */
  readonly macs: number;
  readonly inputBytes: number;
  readonly forwardBackwardBytes: number;
  readonly paramBytes: number;
  /** The most bytes of activations that are alive at once in inference. */
  readonly peakActivationBytes: number;
  /** An estimate of one training step: weights, gradients, all activations. */
  readonly trainingBytes: number;
}

/** A layered graph with containers that open and close. */
export interface GraphView {
  readonly nodes: readonly GraphNodeView[];
  readonly edges: readonly GraphEdgeView[];
}

export type NodeCategory =
  | "input"
  | "output"
  | "container"
  | "convolution"
  | "linear"
  | "normalization"
  | "activation"
  | "pooling"
  | "dropout"
  | "shape"
  | "join"
  | "arithmetic"
  | "attention"
  | "recurrent"
  | "embedding"
  | "loss"
  | "other";

export interface GraphNodeView {
  readonly id: string;
  /** The container it lies in. */
  readonly parent?: string;
  readonly category: NodeCategory;
  /** `Conv2d`, `cat`, `+`. */
  readonly label: string;
  /** The attribute that holds it: `conv1`, `0`; for a function the variable or nothing. */
  readonly name: string;
  readonly path: string;
  /** The layer's own words: `3, 64, kernel_size=(7, 7), stride=(2, 2)`. */
  readonly detail: string;
  readonly inputShapes: readonly Shape[];
  readonly outputShape?: Shape;
  readonly params: number;
  readonly multAdds: number;
  readonly macs: number;
  /** What an element of the output sees of the input: `11×11, stride 4, offset -2`. */
  readonly field?: string;
  /** The tensor it makes, whose activation can be shown. */
  readonly tensor?: number;
  readonly hasError: boolean;
  readonly definedAt?: Location;
  readonly calledAt?: Location;
}

export interface GraphEdgeView {
  readonly id: string;
  /** Always between nodes that are no containers; a closed container stands for what is in it. */
  readonly from: string;
  readonly to: string;
  readonly shape?: Shape;
}

export interface ProblemView {
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly message: string;
  readonly location: Location;
  readonly related: readonly { readonly message: string; readonly location: Location }[];
  readonly fixes: readonly FixView[];
}

export interface FixView {
  readonly title: string;
  readonly edits: readonly { readonly location: Location; readonly newText: string }[];
}

/** A reply: failing is an answer, with a sentence for the user that says what happened and what to do. */
export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** Which model of a document: absent fields are what discover finds. */
export interface ModelRequest {
  /** The text document, or the notebook (not a cell). */
  readonly uri: string;
  readonly model?: string;
  /** In CLI notation, one per input. */
  readonly inputs?: readonly string[];
  /** The cursor: takes the model whose code it is in. */
  readonly cursor?: { readonly uri: string; readonly line: number; readonly character: number };
}

/** Requests of the extension to the language server, under these method names. */
export interface ServerRequests {
  "layerlens/models": { params: ModelRequest; result: Reply<ModelChoices> };
  "layerlens/view": { params: ModelRequest; result: Reply<ModelView> };
  "layerlens/plan": { params: ModelRequest; result: Reply<ForwardPlan> };
}

/** What the extension sends with `initialize`. */
export interface InitializationOptions {
  /** The parser's wasm files, for a server that cannot read files itself. */
  readonly grammar?: { readonly runtime: Uint8Array; readonly python: Uint8Array };
  /** Folders with a Python environment's library sources. */
  readonly sitePackages: readonly string[];
}

/** What the extension tells the server unasked. */
export interface ServerNotifications {
  /** Python sources of the workspace, for a server that cannot read files itself: by URI, null for a deleted one. */
  "layerlens/files": { readonly files: Readonly<Record<string, string | null>> };
}

/** What the server says unasked. */
export interface ServerEvents {
  /** A document's analysis has changed: panels on it ask again. */
  "layerlens/changed": { readonly uri: string };
}

/** What the panel asks of the extension. */
export interface PanelRequests {
  /** The page is up: the reply is what to show first. */
  ready: { params: null; result: Reply<ModelView> };
  reveal: { params: { readonly location: Location }; result: void };
  applyFix: { params: { readonly fix: FixView }; result: Reply<null> };
  choose: { params: { readonly model: string }; result: Reply<ModelView> };
  setInputs: { params: { readonly inputs: readonly string[] }; result: Reply<ModelView> };
  plan: { params: null; result: Reply<ForwardPlan> };
  /** Asks the user for a file and reads it; null: they thought better of it. */
  chooseFile: {
    params: { readonly what: "weights" | "picture" };
    result: Reply<ChosenFile | null>;
  };
  copyText: { params: { readonly text: string }; result: void };
}

export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the extension tells the panel. */
export interface PanelEvents {
  /** The document changed, or another model was chosen. */
  show: Reply<ModelView>;
  /** An analysis is on its way; the panel keeps what it shows and says so. */
  working: { readonly what: string };
  /** The cursor moved: graph nodes whose code it is in, innermost first; empty for none. */
  cursor: { readonly nodes: readonly string[] };
}

/** How they travel through `postMessage`. */
export type PanelMessage =
  | {
      readonly type: "request";
      readonly id: number;
      readonly method: keyof PanelRequests;
      readonly params: unknown;
    }
  | { readonly type: "reply"; readonly id: number; readonly result: unknown }
  | { readonly type: "event"; readonly event: keyof PanelEvents; readonly data: unknown };
