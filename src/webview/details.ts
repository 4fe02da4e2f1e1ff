/** The pane beside the picture: everything that is known of the selected layer, or of the model when none is. */

import type { Statistics, ActivationMap } from "../engine/forward/statistics";
import type { Location, ModelView, RowView } from "../protocol";
import { element, iconButton } from "./dom";
import { brief, decimal, fullShape, inputText, percent, withCommas } from "./format";
import type { GraphNode } from "./graph/model";
import { channelGrid } from "./heatmap";

/** What a forward pass has left of one layer. */
export interface Activation {
  readonly map?: ActivationMap;
  readonly statistics: Statistics;
  /** Share of exact zeros, where it was counted. */
  readonly zeros?: number;
}

export interface DetailsActions {
  onReveal(location: Location): void;
  onClose(): void;
  onSelect(node: string): void;
}

export interface Details {
  readonly element: HTMLElement;
  showModel(view: ModelView): void;
  showNode(
    view: ModelView,
    node: GraphNode,
    activation: Activation | undefined,
    hint: string,
  ): void;
  showRow(view: ModelView, row: RowView): void;
}

export function createDetails(on: DetailsActions): Details {
  const content = element("div", { class: "details-content" });
  const close = iconButton("close", "Close the details", () => on.onClose());
  close.classList.add("details-close");
  const pane = element("aside", { class: "details" }, [close, content]);
  pane.setAttribute("aria-label", "Details");

  const link = (text: string, location: Location | undefined) => {
    if (!location) return [];
    const { uri, range } = location;
    const place = `${nameOf(uri)}:${range.start.line + 1}`;
    const button = element("button", {
      class: "link",
      text: `${text} ${place}`,
      title: "Show in the editor",
      onClick: () => on.onReveal(location),
    });
    button.type = "button";
    return [button];
  };

  return {
    element: pane,
    showModel(view) {
      const heaviest = view.graph.nodes
        .filter((node) => node.category !== "container" && node.params > 0)
        .sort((a, b) => b.params - a.params)
        .slice(0, 5);
      const bars = heaviest.map((node) => {
        const button = element("button", { class: "heavy", onClick: () => on.onSelect(node.id) }, [
          element("span", { class: "heavy-name", text: node.path || node.label }),
          element("span", { class: "heavy-count", text: percent(node.params, view.totals.params) }),
          meter(node.params / Math.max(view.totals.params, 1)),
        ]);
        button.type = "button";
        return button;
      });
      content.replaceChildren(
        heading(view.className, "the model"),
        facts([
          ["Built as", view.model, "code"],
          ["Because", view.why],
          ...view.inputs.map((input): Fact => ["Input", `${inputText(input)}: ${input.why}`]),
          ...memoryFacts(view),
        ]),
        ...(bars.length > 0 ? [title("Where the parameters are"), element("div", {}, bars)] : []),
        element("p", {
          class: "hint",
          text: "Click a layer to see its sizes, its code and what it makes of the input.",
        }),
      );
    },
    showNode(view, node, activation, hint) {
      const shares: Fact[] =
        node.params > 0
          ? [
              [
                "Parameters",
                `${withCommas(node.params)} (${percent(node.params, view.totals.params)})`,
              ],
            ]
          : [];
      const macs: Fact[] =
        node.macs > 0
          ? [["MACs", `${withCommas(node.macs)} (${percent(node.macs, view.totals.macs)})`]]
          : [];
      content.replaceChildren(
        heading(node.label, node.name),
        ...(node.detail ? [element("code", { class: "details-code", text: node.detail })] : []),
        ...(node.hasError
          ? [
              element("p", {
                class: "details-error",
                text: "This layer does not fit what it is given: see the problems above.",
              }),
            ]
          : []),
        facts([
          ...node.inputShapes.map((shape, i): Fact => [
            node.inputShapes.length > 1 ? `Input ${i + 1}` : "Input",
            fullShape(shape),
            "code",
          ]),
          ["Output", node.outputShape ? fullShape(node.outputShape) : "not known", "code"],
          ...shares,
          ...macs,
          ...(node.field ? [["Receptive field", node.field] satisfies Fact] : []),
          ...(node.path ? [["Path", node.path, "code"] satisfies Fact] : []),
        ]),
        element("div", { class: "links" }, [
          ...link("defined at", node.definedAt),
          ...link("called at", node.calledAt),
        ]),
        ...activationParts(activation, hint),
      );
    },
    showRow(view, row) {
      content.replaceChildren(
        heading(row.className, row.varName),
        facts([
          ["Input", row.inputShape ? fullShape(row.inputShape) : "not known", "code"],
          ["Output", row.outputShape ? fullShape(row.outputShape) : "not known", "code"],
          ["Parameters", `${withCommas(row.params)} (${percent(row.params, view.totals.params)})`],
          ...(row.field ? [["Receptive field", row.field] satisfies Fact] : []),
          ...(row.path ? [["Path", row.path, "code"] satisfies Fact] : []),
        ]),
        element("div", { class: "links" }, [
          ...link("defined at", row.definedAt),
          ...link("called at", row.calledAt),
        ]),
      );
    },
  };
}

/** What the pass takes, where there was one. */
function memoryFacts({ totals }: ModelView): readonly Fact[] {
  if (totals.peakActivationBytes === 0) return [];
  return [
    ["Activations in inference", `${brief(totals.peakActivationBytes)}B at their peak`],
    ["Training step", `about ${brief(totals.trainingBytes)}B with weights and gradients`],
  ];
}

type Fact = readonly [name: string, value: string, kind?: "code"];

function facts(list: readonly Fact[]): HTMLElement {
  const parts = list.flatMap(([name, value, kind]) => [
    element("dt", { text: name }),
    element("dd", { text: value, class: kind ?? "" }),
  ]);
  return element("dl", { class: "facts" }, parts);
}

function heading(label: string, name: string): HTMLElement {
  return element("h2", { class: "details-heading" }, [
    element("span", { text: label }),
    ...(name ? [element("span", { class: "details-name", text: name })] : []),
  ]);
}

function title(text: string): HTMLElement {
  return element("h3", { class: "details-title", text });
}

function activationParts(activation: Activation | undefined, hint: string): HTMLElement[] {
  if (!activation) return hint ? [element("p", { class: "hint", text: hint })] : [];
  const { mean, std, min, max } = activation.statistics;
  return [
    title("What it makes of the input"),
    ...(activation.map ? [channelGrid(activation.map)] : []),
    facts([
      ["Mean", decimal(mean)],
      ["Std", decimal(std)],
      ["Min", decimal(min)],
      ["Max", decimal(max)],
      ...(activation.zeros === undefined
        ? []
        : [["Zeros", `${(activation.zeros * 100).toFixed(1)}%`] satisfies Fact]),
    ]),
  ];
}

function meter(share: number): HTMLElement {
  const fill = element("span", { class: "meter-fill" });
  fill.style.width = `${Math.max(1, share * 100)}%`;
  return element("span", { class: "meter" }, [fill]);
}

/** The file's own name, for a link. */
export function nameOf(uri: string): string {
  const path = uri.split("#")[0].split("?")[0];
  return decodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
}
