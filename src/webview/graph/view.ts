/** The picture of the network: lays it out, shows it, and turns what the user does into selection and open containers. */

import { element, iconButton, svg } from "../dom";
import type { ModelView } from "../../protocol";
import type { Camera, ModelState } from "../state";
import { createAriaTree } from "./ariaTree";
import { createCamera, firstCamera } from "./camera";
import type { CardContext } from "./cards";
import { listenToGestures } from "./gestures";
import { scaleOf } from "./glyph";
import { createLayoutClient } from "./layoutClient";
import { createTextMeasure } from "./measureText";
import { ancestorsOf, isContainer, modelOf, type GraphModel, type GraphNode } from "./model";
import { allContainers, initiallyOpen } from "./opening";
import { batchOf, prepare } from "./prepare";
import { createScene, type Shown } from "./scene";
import { createSearchBox } from "./searchBox";
import { visibleLevels } from "./visible";

export interface GraphPanelActions {
  onSelect(node: GraphNode | undefined): void;
  /** Show the node's code. */
  onReveal(node: GraphNode): void;
  onOpenChanged(keys: readonly string[]): void;
  onCamera(camera: Camera): void;
  /** A sentence for the user. */
  onFailure(message: string): void;
}

export interface GraphPanel {
  readonly element: HTMLElement;
  /** Shows a model: like before where it is the same one after an edit. Gives the node that is selected. */
  show(view: ModelView, saved: ModelState): Promise<string | undefined>;
  /** Selects a node of the protocol's graph, wherever it is. */
  select(id: string | undefined): void;
  /** Marks nodes and brings the first one into view. The focus stays where it is. */
  showCursor(ids: readonly string[]): void;
  /** Heatmaps by node key; each call draws again what has changed. */
  setThumbnails(changed: ReadonlyMap<string, string | undefined>): void;
  /** Whether the heatmaps belong to an older version of the code. */
  setThumbnailsStale(areStale: boolean): void;
  openSearch(): void;
  /** The picture was hidden, and is seen now. */
  resized(): void;
  node(id: string): GraphNode | undefined;
  /** Every node that a tensor is the result of. */
  nodesOf(tensor: number): readonly GraphNode[];
}

export function createGraphPanel(on: GraphPanelActions): GraphPanel {
  const canvas = svg("svg", { class: "graph-canvas", "aria-hidden": "true" });
  const host = element("div", { class: "graph-host" }, [canvas]);
  const empty = element("p", {
    class: "graph-empty hint",
    text: "No layer was reached, so there is no graph: the table has what the model consists of.",
  });
  empty.hidden = true;
  const scene = createScene();
  canvas.append(scene.element);
  const client = createLayoutClient();
  const measure = createTextMeasure();
  const thumbnails = new Map<string, string>();

  let model: GraphModel | undefined;
  let modelName = "";
  let shown: Shown | undefined;
  let open = new Set<string>();
  let selected: string | undefined;
  let cursor: readonly string[] = [];
  /** The camera of a model that is shown for the first time is set when the page knows its size. */
  let isPlaced = false;
  let wantedCamera: Camera | undefined;

  const camera = createCamera(host, ({ x, y, zoom }) => {
    scene.element.setAttribute("transform", `scale(${zoom}) translate(${-x} ${-y})`);
    canvas.classList.toggle("is-far", zoom < 0.42);
    cullSoon();
    if (isPlaced) on.onCamera({ x, y, zoom });
  });
  let isCulling = false;
  const cullSoon = () => {
    if (isCulling) return;
    isCulling = true;
    requestAnimationFrame(() => {
      isCulling = false;
      cull();
    });
  };
  const cull = () => {
    const { x, y, width, height } = camera.view;
    // A margin, so that a small movement shows nothing that is not there yet.
    scene.cull({ x: x - width / 4, y: y - height / 4, width: width * 1.5, height: height * 1.5 });
  };

  const layout = async (keep: string | undefined) => {
    const now = model;
    if (!now) return;
    host.classList.add("is-working");
    try {
      const prepared = prepare(now, visibleLevels(now, open));
      const picture = await client.layout(prepared.level);
      if (!picture || now !== model) return;
      showPicture({ model: now, picture, labels: prepared.labels, context: contextOf(now) }, keep);
    } catch (error) {
      on.onFailure(
        `The graph could not be laid out: ${error instanceof Error ? error.message : ""}`,
      );
    } finally {
      host.classList.remove("is-working");
    }
  };

  /** The node to keep in its place on the screen stays there; everything else moves around it. */
  const showPicture = (next: Shown, keep: string | undefined) => {
    const before = shown;
    const anchor = before && isPlaced ? anchorOf(before, next, keep) : undefined;
    if (anchor) {
      const { x, y, zoom } = camera.camera;
      scene.show(next, anchor);
      shown = next;
      camera.set({ x: x + anchor.x, y: y + anchor.y, zoom });
    } else {
      scene.show(next, undefined);
      shown = next;
      placeCamera();
    }
    empty.hidden = next.picture.boxes.length > 0;
    tree.show(next.model, next.picture.boxes);
    markAll();
    cull();
  };

  const placeCamera = () => {
    const size = { width: host.clientWidth, height: host.clientHeight };
    if (!shown || size.width === 0) return;
    isPlaced = true;
    camera.set(wantedCamera ?? firstCamera(shown.picture, size));
  };

  /** How far a node that both pictures have has moved. */
  const anchorOf = (before: Shown, next: Shown, keep: string | undefined) => {
    const places = new Map(next.picture.boxes.map((box) => [box.id, box]));
    const { x, y, width, height } = camera.view;
    const distance = (box: { x: number; y: number }) =>
      Math.abs(box.x - x - width / 3) + Math.abs(box.y - y - height / 3);
    const kept = before.picture.boxes.find((box) => box.id === keep && places.has(box.id));
    const candidates = before.picture.boxes.filter((box) => places.has(box.id));
    const nearest = candidates.reduce(
      (best, box) => (distance(box) < distance(best) ? box : best),
      candidates[0],
    );
    const from = kept ?? (candidates.at(0) && nearest);
    const to = from && places.get(from.id);
    return from && to ? { x: to.x - from.x, y: to.y - from.y } : undefined;
  };

  const contextOf = (now: GraphModel): CardContext => {
    const style = getComputedStyle(host);
    const code = style.getPropertyValue("--vscode-editor-font-family") || "monospace";
    return {
      measure,
      fonts: {
        text: `12px ${style.fontFamily}`,
        bold: `600 12.5px ${style.fontFamily}`,
        code: `11.5px ${code}`,
      },
      batch: batchOf(now),
      scale: scaleOf(
        [...now.nodes.values()].flatMap((node) => (node.outputShape ? [node.outputShape] : [])),
      ),
      params: now.roots.reduce((sum, id) => sum + (now.nodes.get(id)?.params ?? 0), 0),
      thumbnails,
    };
  };

  /** What is seen of a node: itself, or the outermost closed container it is in. */
  const visibleOf = (id: string): string | undefined => {
    if (!model?.nodes.has(id)) return undefined;
    const closed = ancestorsOf(model, id).filter((ancestor) => !open.has(ancestor));
    return closed.at(-1) ?? id;
  };
  const boxOf = (id: string | undefined) =>
    id === undefined ? undefined : shown?.picture.boxes.find((box) => box.id === id);
  const markAll = () => {
    const visible = (ids: readonly string[]) => ids.flatMap((id) => visibleOf(id) ?? []);
    scene.mark("is-selected", visible(selected === undefined ? [] : [selected]));
    scene.mark("is-cursor", visible(cursor.slice(0, 1)));
    tree.setActive(selected === undefined ? undefined : visibleOf(selected));
  };
  const select = (id: string | undefined) => {
    selected = id !== undefined && model?.nodes.has(id) === true ? id : undefined;
    markAll();
  };
  const bringIn = (id: string) => {
    const box = boxOf(visibleOf(id));
    if (!box) return;
    // Of a frame its title is enough.
    camera.bringIn(box.isFrame ? { ...box, height: Math.min(box.height, 60) } : box);
  };

  const setOpen = (next: Set<string>, keep: string | undefined) => {
    open = next;
    on.onOpenChanged([...open].flatMap((id) => model?.nodes.get(id)?.key ?? []));
    return layout(keep);
  };
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    void setOpen(next, id);
  };
  const pick = (node: GraphNode, reveal: boolean) => {
    select(node.id);
    on.onSelect(node);
    if (reveal) on.onReveal(node);
  };

  const tree = createAriaTree(host, {
    onActive(id) {
      const node = model?.nodes.get(id);
      if (node) pick(node, false);
      bringIn(id);
    },
    onEnter(id) {
      const node = model?.nodes.get(id);
      if (node) on.onReveal(node);
    },
    onToggle: toggle,
  });
  const nodeAt = (target: Element) => {
    const id = target.closest("[data-id]")?.getAttribute("data-id");
    return id === null || id === undefined ? undefined : model?.nodes.get(id);
  };
  listenToGestures(host, camera, {
    onClick(target) {
      const node = nodeAt(target);
      host.focus({ preventScroll: true });
      if (!node) {
        select(undefined);
        return on.onSelect(undefined);
      }
      if (target.closest(".chevron-room")) return toggle(node.id);
      pick(node, true);
    },
    onDoubleClick(target) {
      const node = nodeAt(target);
      if (node && isContainer(node) && !target.closest(".chevron-room")) toggle(node.id);
    },
  });

  const searchBox = createSearchBox({
    search: () => (model ? { model, batch: batchOf(model) } : undefined),
    async onHit(node) {
      const closed = model ? ancestorsOf(model, node.id).filter((id) => !open.has(id)) : [];
      if (closed.length > 0) await setOpen(new Set([...open, ...closed]), closed.at(-1));
      pick(node, false);
      bringIn(node.id);
    },
    onHits: (ids) => scene.mark("is-hit", ids),
    onClose: () => host.focus({ preventScroll: true }),
  });

  const openAll = () => model && void setOpen(allContainers(model), undefined);
  const closeAll = () => void setOpen(new Set(), undefined);
  const fit = () => shown && camera.fit(shown.picture);
  const buttons = element("div", { class: "graph-buttons", role: "toolbar" }, [
    iconButton("search", "Find a layer (Ctrl+F or /)", () => searchBox.open()),
    iconButton("expand", "Open everything", () => openAll()),
    iconButton("collapse", "Close everything", () => closeAll()),
    iconButton("plus", "Zoom in (+)", () => camera.zoomBy(1.25)),
    iconButton("minus", "Zoom out (-)", () => camera.zoomBy(0.8)),
    iconButton("fit", "Show the whole graph (0)", () => fit()),
  ]);
  buttons.setAttribute("aria-label", "View");
  host.addEventListener(
    "keydown",
    (event) => {
      const keys: Record<string, () => void> = {
        "+": () => camera.zoomBy(1.25),
        "=": () => camera.zoomBy(1.25),
        "-": () => camera.zoomBy(0.8),
        "0": () => fit(),
        "/": () => searchBox.open(),
      };
      const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
      if (!action || event.target !== host) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    },
    { capture: true },
  );
  new ResizeObserver(() => panel.resized()).observe(host);

  const panel: GraphPanel = {
    element: element("div", { class: "graph" }, [host, empty, buttons, searchBox.element]),
    async show(view, saved) {
      const next = modelOf(view.graph);
      const isSame = model !== undefined && modelName === view.className;
      const keys = isSame ? keysOf(model, open) : saved.open;
      const selectedKey = isSame
        ? keysOf(model, selected === undefined ? [] : [selected])[0]
        : saved.selected;
      if (isSame) renameShown(shown, next);
      else {
        isPlaced = false;
        wantedCamera = saved.camera;
      }
      open = keys ? openOf(next, keys, isSame ? model : undefined) : initiallyOpen(next);
      model = next;
      modelName = view.className;
      selected = next.idOfKey.get(selectedKey ?? "");
      cursor = [];
      await layout(selected);
      return selected;
    },
    select(id) {
      select(id);
      if (selected !== undefined) bringIn(selected);
    },
    showCursor(ids) {
      cursor = ids.filter((id) => model?.nodes.has(id) === true);
      markAll();
      if (cursor.length > 0) bringIn(cursor[0]);
    },
    setThumbnails(changed) {
      const ids = new Set<string>();
      for (const [key, address] of changed) {
        if (address === undefined) thumbnails.delete(key);
        else thumbnails.set(key, address);
        ids.add(model?.idOfKey.get(key) ?? "");
      }
      scene.refreshThumbnails(ids);
    },
    setThumbnailsStale: (areStale) => void canvas.classList.toggle("has-stale-maps", areStale),
    openSearch: () => searchBox.open(),
    resized() {
      if (!isPlaced) placeCamera();
      cullSoon();
    },
    node: (id) => model?.nodes.get(id) ?? (model?.whole?.id === id ? model.whole : undefined),
    nodesOf: (tensor) =>
      model ? [...model.nodes.values()].filter((node) => node.tensor === tensor) : [],
  };
  return panel;
}

function keysOf(model: GraphModel | undefined, ids: Iterable<string>): string[] {
  return [...ids].flatMap((id) => model?.nodes.get(id)?.key ?? []);
}

/** What was open stays open; containers that are new are opened as in a first picture. */
function openOf(
  next: GraphModel,
  keys: readonly string[],
  before: GraphModel | undefined,
): Set<string> {
  const open = new Set(keys.flatMap((key) => next.idOfKey.get(key) ?? []));
  if (!before) return open;
  for (const id of initiallyOpen(next)) {
    const key = next.nodes.get(id)?.key;
    if (key !== undefined && !before.idOfKey.has(key)) open.add(id);
  }
  return open;
}

/** Ids change with every analysis, keys do not: the shown picture takes the new ids, so that its cards can move. */
function renameShown(shown: Shown | undefined, next: GraphModel): void {
  if (!shown) return;
  const renamed = shown.picture.boxes.map((box) => {
    const key = shown.model.nodes.get(box.id)?.key;
    const id = key === undefined ? undefined : next.idOfKey.get(key);
    return { ...box, id: id ?? `gone ${box.id}` };
  });
  Object.assign(shown, { picture: { ...shown.picture, boxes: renamed } });
}
