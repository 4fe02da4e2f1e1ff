/** Graph, table, text: one of them at a time. */

import { element } from "./dom";
import type { Tab } from "./state";

export interface TabPage {
  readonly name: Tab;
  readonly text: string;
  readonly panel: HTMLElement;
}

export interface Tabs {
  readonly element: HTMLElement;
  choose(name: Tab): void;
}

export function createTabs(
  pages: readonly TabPage[],
  first: Tab,
  onChange: (tab: Tab) => void,
): Tabs {
  let current = first;
  const buttons = pages.map(({ name, text, panel }) => {
    const button = element("button", {
      class: "tab",
      text,
      role: "tab",
      onClick: () => choose(name),
    });
    button.type = "button";
    button.id = `tab-${name}`;
    panel.id = `page-${name}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", button.id);
    button.setAttribute("aria-controls", panel.id);
    return button;
  });
  const list = element("div", { class: "tab-list", role: "tablist" }, buttons);
  list.setAttribute("aria-label", "View of the model");
  list.addEventListener("keydown", (event) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = pages.findIndex(({ name }) => name === current);
    const next = (at + by + pages.length) % pages.length;
    choose(pages[next].name);
    buttons[next].focus();
  });

  const choose = (name: Tab) => {
    current = name;
    pages.forEach((page, i) => {
      const isCurrent = page.name === name;
      page.panel.hidden = !isCurrent;
      buttons[i].setAttribute("aria-selected", String(isCurrent));
      buttons[i].tabIndex = isCurrent ? 0 : -1;
    });
    onChange(name);
  };
  const panels = pages.map(({ panel }) => panel);
  const root = element("div", { class: "tabs" }, [
    list,
    element("div", { class: "pages" }, panels),
  ]);
  pages.forEach((page, i) => {
    page.panel.hidden = page.name !== first;
    buttons[i].setAttribute("aria-selected", String(page.name === first));
    buttons[i].tabIndex = page.name === first ? 0 : -1;
  });
  return { element: root, choose };
}
