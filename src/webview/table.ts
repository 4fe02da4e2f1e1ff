/** torchinfo's rows as a table: a tree that folds, read with the mouse or the keyboard. Only the rows in view exist. */

import type { ModelView, RowView } from "../protocol";
import { element, iconOf } from "./dom";
import { columns, indent, widthsOf } from "./tableColumns";

export interface TableActions {
  /** A row was clicked, or Enter pressed on it. */
  onPick(row: RowView, reveal: boolean): void;
}

export interface LayerTable {
  readonly element: HTMLElement;
  show(view: ModelView): void;
  /** Marks the row of a node, and brings it into view. */
  select(node: string | undefined): void;
  resized(): void;
}

const rowHeight = 24;
/** Rows drawn beyond what is seen. */
const spare = 20;

export function createTable(on: TableActions): LayerTable {
  const head = element(
    "tr",
    {},
    columns.map((column) =>
      element("th", { class: column.class, text: column.name, attributes: { scope: "col" } }),
    ),
  );
  const above = element("tr", { class: "spacer", attributes: { "aria-hidden": true } }, [
    element("td", { attributes: { colspan: columns.length } }),
  ]);
  const below = element("tr", { class: "spacer", attributes: { "aria-hidden": true } }, [
    element("td", { attributes: { colspan: columns.length } }),
  ]);
  const body = element("tbody", {}, [above, below]);
  const widths = columns.map(() => element("col"));
  const table = element("table", { class: "layer-table", role: "treegrid" }, [
    element("colgroup", {}, widths),
    element("thead", {}, [head]),
    body,
  ]);
  table.setAttribute("aria-label", "Layers");
  const scroller = element("div", { class: "table-scroller" }, [table]);
  table.tabIndex = 0;

  let view: ModelView | undefined;
  /** Rows by their place among all, folded ones left out. */
  let visible: number[] = [];
  const folded = new Set<string>();
  let active = -1;

  const hasChildren = (at: number) =>
    (view?.rows.at(at + 1)?.depth ?? 0) > (view?.rows.at(at)?.depth ?? 0);
  const refold = () => {
    visible = [];
    let hidden = Infinity;
    view?.rows.forEach((row, at) => {
      if (row.depth > hidden) return;
      hidden = folded.has(keyOf(row)) ? row.depth : Infinity;
      visible.push(at);
    });
    draw();
  };
  const draw = () => {
    const now = view;
    if (!now || scroller.clientHeight === 0) return; // in the tab that is not seen
    const first = Math.max(0, Math.floor(scroller.scrollTop / rowHeight) - spare);
    const count = Math.ceil(scroller.clientHeight / rowHeight) + 2 * spare;
    const last = Math.min(visible.length, first + count);
    above.style.height = `${first * rowHeight}px`;
    below.style.height = `${(visible.length - last) * rowHeight}px`;
    const rows = visible.slice(first, last).map((at) => rowElement(now, now.rows[at], at));
    body.replaceChildren(above, ...rows, below);
    table.setAttribute("aria-rowcount", String(visible.length + 1));
    if (active >= 0) table.setAttribute("aria-activedescendant", `row-${active}`);
  };
  const rowElement = (now: ModelView, row: RowView, at: number) => {
    const isParent = hasChildren(at);
    const isFolded = folded.has(keyOf(row));
    const cells = columns.map((column) => {
      if (column.name !== "Layer")
        return element("td", { class: column.class, text: column.cell(row, now) });
      const cell = element("td", { class: column.class });
      const name = element("span", { class: "row-name" });
      name.style.paddingInlineStart = `${row.depth * indent}px`;
      const chevron = iconOf("chevron");
      chevron.classList.add("row-chevron", isParent ? "is-parent" : "is-leaf");
      name.append(
        chevron,
        element("span", { class: "row-class", text: row.className }),
        ...(row.varName ? [element("span", { class: "row-variable", text: row.varName })] : []),
        ...(row.index ? [element("span", { class: "row-index", text: row.index })] : []),
      );
      cell.append(name);
      return cell;
    });
    const made = element(
      "tr",
      { class: row.hasError ? "row has-error" : "row", title: row.path },
      cells,
    );
    made.id = `row-${at}`;
    made.setAttribute("aria-level", String(row.depth + 1));
    made.setAttribute("aria-rowindex", String(visible.indexOf(at) + 2));
    made.setAttribute("aria-selected", String(at === active));
    if (isParent) made.setAttribute("aria-expanded", String(!isFolded));
    if (row.hasError) made.setAttribute("aria-invalid", "true");
    return made;
  };
  const fold = (at: number, toFold: boolean) => {
    const row = view?.rows.at(at);
    if (!row || !hasChildren(at)) return;
    if (toFold) folded.add(keyOf(row));
    else folded.delete(keyOf(row));
    refold();
  };
  const activate = (place: number) => {
    const at = visible.at(Math.max(0, Math.min(visible.length - 1, place)));
    const row = at === undefined ? undefined : view?.rows.at(at);
    if (at === undefined || !row) return;
    active = at;
    scrollTo(visible.indexOf(at));
    on.onPick(row, false);
  };
  const scrollTo = (place: number) => {
    const top = place * rowHeight;
    const room = scroller.clientHeight - 2 * rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top > scroller.scrollTop + room) scroller.scrollTop = top - room;
    draw();
  };

  body.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const at = Number(target?.closest("tr.row")?.id.slice("row-".length) ?? NaN);
    const row = view?.rows.at(at);
    if (!row || Number.isNaN(at)) return;
    if (target?.closest(".is-parent")) return fold(at, !folded.has(keyOf(row)));
    active = at;
    draw();
    on.onPick(row, true);
  });
  table.addEventListener("keydown", (event) => {
    const place = visible.indexOf(active);
    const page = Math.max(1, Math.floor(scroller.clientHeight / rowHeight) - 2);
    const row = view?.rows.at(active);
    const actions: Record<string, () => void> = {
      ArrowDown: () => activate(place + 1),
      ArrowUp: () => activate(place - 1),
      PageDown: () => activate(place + page),
      PageUp: () => activate(place - page),
      Home: () => activate(0),
      End: () => activate(visible.length - 1),
      ArrowRight: () => fold(active, false),
      ArrowLeft: () => {
        if (row && hasChildren(active) && !folded.has(keyOf(row))) return fold(active, true);
        const depth = row?.depth ?? 0;
        let parent = place - 1;
        while (parent >= 0 && (view?.rows[visible[parent]].depth ?? 0) >= depth) parent--;
        if (parent >= 0) activate(parent);
      },
      Enter: () => row && on.onPick(row, true),
    };
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  scroller.addEventListener("scroll", () => draw(), { passive: true });
  new ResizeObserver(() => draw()).observe(scroller);

  return {
    element: scroller,
    show(next) {
      const key = active >= 0 && view ? keyOf(view.rows[active]) : undefined;
      view = next;
      const wanted = widthsOf(next);
      widths.forEach((column, i) => (column.style.width = `${wanted[i]}px`));
      table.style.minWidth = `${wanted.reduce((sum, width) => sum + width, 0)}px`;
      active = key === undefined ? -1 : next.rows.findIndex((row) => keyOf(row) === key);
      refold();
    },
    select(node) {
      const at = node === undefined ? -1 : (view?.rows.findIndex((row) => row.node === node) ?? -1);
      if (at === active) return;
      active = at;
      const place = visible.indexOf(at);
      if (place >= 0) scrollTo(place);
      else draw();
    },
    resized: () => draw(),
  };
}

function keyOf(row: RowView): string {
  return `${row.path}|${row.className}|${row.index}`;
}
