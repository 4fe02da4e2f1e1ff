/** The panel of "Show CNN Summary": puts its parts together, and passes on what each has to say. */

import "./styles/panel.css";
import { takesPicture } from "../engine/forward/pictures";
import type { WorkerInput } from "../engine/forward/workerMessages";
import type { Location, ModelView, Reply } from "../protocol";
import { createActivations } from "./activations";
import { createChannel, type VsCodeApi } from "./channel";
import { progressBar } from "./controls";
import { createDetails, type Activation } from "./details";
import { element } from "./dom";
import type { GraphNode } from "./graph/model";
import { createGraphPanel } from "./graph/view";
import { createHeader } from "./header";
import { thumbnailOf } from "./heatmap";
import { createNotice } from "./notice";
import { createProblems } from "./problems";
import { createRunFiles } from "./runFiles";
import { createMemory, type Tab } from "./state";
import { createTable } from "./table";
import { createTabs } from "./tabs";
import { createTextView } from "./textView";

declare function acquireVsCodeApi(): VsCodeApi;

start(document.querySelector<HTMLElement>("#panel") ?? document.body);

function start(root: HTMLElement): void {
  const api = acquireVsCodeApi();
  const memory = createMemory(api);
  const channel = createChannel(api, {
    show: (reply) => {
      channel.drop("model"); // it is newer than what is still on its way
      show(reply);
    },
    working: ({ what }) => notice.working(what),
    cursor: ({ nodes }) => showCursor(nodes),
  });

  let view: ModelView | undefined;
  let selected: string | undefined;
  let activations = new Map<string, Activation>();
  /** Layers that the run which is under way has reached. */
  let reached = new Set<string>();

  const reveal = (location: Location | undefined) => {
    if (location) void channel.request("reveal", { location });
  };
  // The line that makes a layer says more than the one that calls its container; a function has only its call.
  const revealNode = (node: GraphNode) => reveal(node.definedAt ?? node.calledAt);

  const files = createRunFiles({
    choose: (what) => channel.request("chooseFile", { what }),
    onChange: () => runs.run(),
    onFailure: (message) => notice.failed(message, true),
  });
  files.acceptDrops(root);
  const header = createHeader(
    {
      onChoose: (model) => void ask("choose", { model }, "Reading the model"),
      onInputs: (inputs) => void ask("setInputs", { inputs }, "Trying these sizes"),
      onSeed(seed) {
        memory.update({ seed });
        runs.run();
      },
      onRun: () => runs.run(),
      onCancel: () => runs.cancel(),
    },
    files.element,
  );
  const problems = createProblems({
    onReveal: reveal,
    onFix: (fix) => {
      void channel.request("applyFix", { fix }).then((reply) => {
        if (!reply.ok) notice.failed(reply.message, view !== undefined);
      });
    },
  });
  const graph = createGraphPanel({
    onSelect: (node) => select(node?.id, "graph"),
    onReveal: revealNode,
    onOpenChanged: (open) => view && memory.updateModel(view.className, { open }),
    onCamera: (camera) => view && memory.updateModel(view.className, { camera }),
    onFailure: (message) => notice.failed(message, true),
  });
  const table = createTable({
    onPick(row, toReveal) {
      if (row.node === undefined) {
        if (view) details.showRow(view, row);
        root.classList.add("has-selection");
      } else select(row.node, "table");
      if (toReveal) reveal(row.definedAt ?? row.calledAt);
    },
  });
  const text = createTextView((copied) => void channel.request("copyText", { text: copied }));
  const details = createDetails({
    onReveal: reveal,
    onClose: () => select(undefined, "details"),
    onSelect: (node) => select(node, "details"),
  });
  const notice = createNotice();
  const tabs = createTabs(
    [
      { name: "graph", text: "Graph", panel: graph.element },
      { name: "table", text: "Table", panel: table.element },
      { name: "text", text: "Text", panel: text.element },
    ],
    memory.state.tab,
    (tab: Tab) => {
      memory.update({ tab });
      root.dataset.tab = tab;
      if (tab === "graph") graph.resized();
      if (tab === "table") table.resized();
    },
  );
  const runs = createActivations({
    plan: () => channel.requestLatest("plan", "plan", null),
    seed: () => memory.state.seed,
    inputs: () => inputs(),
    weights: () => files.weights(),
    onWeights: (...fit) => files.showFit(...fit),
    onStart: () => (reached = new Set()),
    onActivations: (found) => addActivations(found),
    onComplete: () => dropUnreached(),
    onState(state) {
      header.showRun(state);
      showDetails();
    },
  });

  const bar = progressBar();
  bar.className = "working-bar";
  const content = element("div", { class: "content" }, [
    header.element,
    problems.element,
    element("div", { class: "main" }, [
      element("div", { class: "views" }, [tabs.element]),
      details.element,
    ]),
  ]);
  root.classList.add("panel");
  root.dataset.tab = memory.state.tab;
  root.replaceChildren(bar, notice.element, content);
  notice.attach(root);
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "f" || !view) return;
    event.preventDefault();
    tabs.choose("graph");
    graph.openSearch();
  });

  notice.working("Reading the model");
  void ask("ready", null, undefined);

  /** The picture goes where it fits, the first input; the others are filled. */
  function inputs(): readonly WorkerInput[] {
    const fills = header.fills().map((fill): WorkerInput => ({ kind: "fill", fill }));
    const picture = files.picture();
    const first = view?.inputs.at(0);
    if (!picture || !first || !takesPicture(first.shape)) return fills;
    return [picture, ...fills.slice(1)];
  }

  /** Asks for another view; only the newest question's answer is shown. */
  async function ask<M extends "ready" | "choose" | "setInputs">(
    method: M,
    params: Parameters<typeof channel.requestLatest<M>>[2],
    what: string | undefined,
  ): Promise<void> {
    if (what !== undefined) notice.working(what);
    const reply = await channel.requestLatest("model", method, params);
    if (reply) show(reply);
  }

  function show(reply: Reply<ModelView>): void {
    if (!reply.ok) {
      runs.stop();
      notice.failed(reply.message, view !== undefined);
      return;
    }
    const saved = memory.model(reply.value.className);
    const isSame = view?.className === reply.value.className;
    view = reply.value;
    notice.done();
    if (!isSame) {
      graph.setThumbnails(new Map([...activations.keys()].map((key) => [key, undefined])));
      activations = new Map();
    }
    graph.setThumbnailsStale(activations.size > 0);
    const shown = view;
    // The layout is under way in its worker while the other parts are filled in.
    const picture = graph.show(view, saved);
    header.showInputFailure(undefined);
    header.show(view, memory.state.seed);
    problems.show(view);
    table.show(view);
    text.show(view);
    void picture.then((selectedId) => {
      if (view !== shown) return;
      selected = selectedId;
      table.select(selected);
      showDetails();
      runs.modelShown(shown);
    });
  }

  function select(id: string | undefined, from: "graph" | "table" | "details"): void {
    selected = id;
    if (from !== "graph") graph.select(id);
    if (from !== "table") table.select(id);
    if (view) {
      const key = id === undefined ? undefined : graph.node(id)?.key;
      memory.updateModel(view.className, { selected: key });
    }
    showDetails();
  }

  function showCursor(nodes: readonly string[]): void {
    graph.showCursor(nodes);
    if (selected === undefined) table.select(nodes.at(0));
  }

  function showDetails(): void {
    const node = selected === undefined ? undefined : graph.node(selected);
    root.classList.toggle("has-selection", node !== undefined);
    if (!view) return;
    if (node) details.showNode(view, node, activations.get(node.key), runs.hint());
    else details.showModel(view);
  }

  function addActivations(found: ReadonlyMap<number, Activation>): void {
    const thumbnails = new Map<string, string>();
    let isSelected = false;
    for (const [tensor, activation] of found) {
      const picture = activation.map && thumbnailOf(activation.map);
      for (const { key, id } of graph.nodesOf(tensor)) {
        activations.set(key, activation);
        reached.add(key);
        isSelected ||= id === selected;
        if (picture !== undefined) thumbnails.set(key, picture);
      }
    }
    graph.setThumbnails(thumbnails);
    if (isSelected) showDetails();
  }

  function dropUnreached(): void {
    const gone = [...activations.keys()].filter((key) => !reached.has(key));
    for (const key of gone) activations.delete(key);
    graph.setThumbnails(new Map(gone.map((key) => [key, undefined])));
    graph.setThumbnailsStale(false);
    showDetails();
  }
}
