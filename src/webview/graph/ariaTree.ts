/**
 * The picture as a tree for the keyboard and for screen readers: the same nodes in the same order, whether they are
 * drawn or scrolled away. The host has the focus; the tree says which node is the active one.
 */

import { element } from "../dom";
import { fullShape, withCommas } from "../format";
import type { PictureBox } from "./layout";
import { isContainer, type GraphModel, type GraphNode } from "./model";

export interface TreeActions {
  /** Another node became the active one. */
  onActive(id: string): void;
  /** Enter: show the code. */
  onEnter(id: string): void;
  onToggle(id: string): void;
}

export interface AriaTree {
  show(model: GraphModel, boxes: readonly PictureBox[]): void;
  setActive(id: string | undefined): void;
}

/** Letters typed faster than this make one word. */
const typingPause = 700;

export function createAriaTree(host: HTMLElement, on: TreeActions): AriaTree {
  const list = element("div", { class: "screen-reader-only", role: "group" });
  host.append(list);
  host.tabIndex = 0;
  host.setAttribute("role", "tree");
  host.setAttribute("aria-label", "Graph of the network");

  let model: GraphModel | undefined;
  let boxes: readonly PictureBox[] = [];
  let places = new Map<string, number>();
  let active: string | undefined;
  let isBuilt = false;
  let typed = "";
  let typedAt = 0;

  // Building thousands of items takes a moment: it waits until somebody is there to use them.
  const build = () => {
    if (isBuilt || !model) return;
    isBuilt = true;
    list.replaceChildren(...boxes.map((box) => itemOf(model, box)));
    announce();
  };
  const announce = () => {
    if (active === undefined || !isBuilt) return host.removeAttribute("aria-activedescendant");
    host.setAttribute("aria-activedescendant", itemId(active));
    for (const item of list.querySelectorAll('[aria-selected="true"]')) {
      item.setAttribute("aria-selected", "false");
    }
    list.querySelector(`#${CSS.escape(itemId(active))}`)?.setAttribute("aria-selected", "true");
  };
  const move = (place: number) => {
    const box = boxes.at(Math.max(0, Math.min(boxes.length - 1, place)));
    if (!box) return;
    active = box.id;
    announce();
    on.onActive(box.id);
  };
  const place = () => (active === undefined ? -1 : (places.get(active) ?? -1));

  host.addEventListener("focus", build);
  host.addEventListener("keydown", (event) => {
    if (event.target !== host || event.ctrlKey || event.metaKey || event.altKey) return;
    const node = active === undefined ? undefined : model?.nodes.get(active);
    const box = boxes.at(place());
    switch (event.key) {
      case "ArrowDown":
        move(place() + 1);
        break;
      case "ArrowUp":
        move(place() - 1);
        break;
      case "Home":
        move(0);
        break;
      case "End":
        move(boxes.length - 1);
        break;
      case "ArrowRight":
        if (!node || !isContainer(node)) return;
        if (box?.isFrame === true) move(place() + 1);
        else on.onToggle(node.id);
        break;
      case "ArrowLeft":
        if (!node) return;
        if (box?.isFrame === true) on.onToggle(node.id);
        else if (node.parent !== undefined) move(places.get(node.parent) ?? place());
        break;
      case "Enter":
        if (node) on.onEnter(node.id);
        break;
      case " ":
        if (node && isContainer(node)) on.onToggle(node.id);
        break;
      default:
        if (!/^[\p{L}\p{N}_]$/u.test(event.key)) return;
        typeAhead(event.key);
    }
    event.preventDefault();
    event.stopPropagation();
  });

  const typeAhead = (letter: string) => {
    const now = performance.now();
    typed = now - typedAt > typingPause ? letter : typed + letter;
    typedAt = now;
    const word = typed.toLowerCase();
    const from = typed.length > 1 ? Math.max(place(), 0) : place() + 1;
    for (let i = 0; i < boxes.length; i++) {
      const at = (from + i) % boxes.length;
      const node = model?.nodes.get(boxes[at].id);
      const starts = [node?.name, node?.label].some((text) => text?.toLowerCase().startsWith(word));
      if (starts) return move(at);
    }
  };

  return {
    show(nextModel, nextBoxes) {
      model = nextModel;
      boxes = nextBoxes;
      places = new Map(boxes.map((box, i) => [box.id, i]));
      isBuilt = false;
      if (active !== undefined && !places.has(active)) active = undefined;
      if (document.activeElement === host) build();
    },
    setActive(id) {
      active = id;
      announce();
    },
  };
}

function itemOf(model: GraphModel | undefined, box: PictureBox): HTMLElement {
  const node = model?.nodes.get(box.id);
  const item = element("div", { role: "treeitem", text: node ? spoken(node) : box.id });
  item.id = itemId(box.id);
  item.setAttribute("aria-level", String(box.depth + 1));
  item.setAttribute("aria-selected", "false");
  if (node && isContainer(node)) item.setAttribute("aria-expanded", String(box.isFrame));
  return item;
}

function itemId(id: string): string {
  return `layer-${id}`;
}

function spoken(node: GraphNode): string {
  const parts = [
    [node.label, node.name].filter(Boolean).join(" "),
    node.repeat === undefined ? "" : `${node.repeat} equal blocks`,
    node.hasError ? "error" : "",
    node.outputShape ? `output ${fullShape(node.outputShape)}` : "shape unknown",
    node.params > 0 ? `${withCommas(node.params)} parameters` : "",
  ];
  return parts.filter(Boolean).join(", ");
}
