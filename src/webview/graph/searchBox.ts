/** The box one types into to find a layer: as many hits as there are, one after the other. */

import { element, iconButton } from "../dom";
import { isContainer, type GraphModel, type GraphNode } from "./model";
import { hitText, search } from "./search";

export interface SearchBoxActions {
  search(): { readonly model: GraphModel; readonly batch: number | undefined } | undefined;
  onHit(node: GraphNode): void | Promise<void>;
  onHits(ids: readonly string[]): void;
  onClose(): void;
}

export interface SearchBox {
  readonly element: HTMLElement;
  open(): void;
}

/** Hits are not looked for with every letter, when letters come fast. */
const pause = 120;

export function createSearchBox(on: SearchBoxActions): SearchBox {
  const input = element("input", { class: "search-input" });
  input.type = "text";
  input.placeholder = "Name, class or shape (64x56x56)";
  input.setAttribute("aria-label", "Find a layer by name, class or shape");
  input.spellcheck = false;
  const count = element("span", { class: "search-count", attributes: { "aria-live": "polite" } });
  const box = element("div", { class: "search", role: "search" }, [
    input,
    count,
    iconButton("up", "Previous hit (Shift+Enter)", () => step(-1)),
    iconButton("down", "Next hit (Enter)", () => step(1)),
    iconButton("close", "Close (Escape)", () => close()),
  ]);
  box.hidden = true;

  let hits: GraphNode[] = [];
  let at = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const find = () => {
    clearTimeout(timer);
    timer = undefined;
    const where = on.search();
    hits = where ? search(where.model, input.value) : [];
    // Open containers are found by what is in them, too: the layers themselves come first.
    hits.sort((a, b) => Number(isContainer(a)) - Number(isContainer(b)));
    at = -1;
    on.onHits(hits.map((node) => node.id));
    say();
    if (hits.length > 0) step(1);
  };
  const say = () => {
    if (input.value.trim() === "") count.textContent = "";
    else if (hits.length === 0) count.textContent = "no layer";
    else count.textContent = `${at + 1} of ${hits.length}`;
    count.title = hits.at(at) && at >= 0 ? hitText(hits[at], on.search()?.batch) : "";
    box.classList.toggle("has-none", input.value.trim() !== "" && hits.length === 0);
  };
  const step = (by: number) => {
    if (timer !== undefined) find();
    if (hits.length === 0) return;
    at = (at + by + hits.length) % hits.length;
    say();
    void on.onHit(hits[at]);
  };
  const close = () => {
    box.hidden = true;
    on.onHits([]);
    on.onClose();
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(find, pause);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === input) step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    element: box,
    open() {
      box.hidden = false;
      input.focus();
      input.select();
      if (input.value !== "") find();
    },
  };
}
