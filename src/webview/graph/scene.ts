/** Keeps in the page what of a picture is seen, moves cards to new places, and marks them. */

import { svg } from "../dom";
import { drawBox, drawThumbnail, type CardContext } from "./cards";
import { ease, wantsMotion, type Rect } from "./camera";
import type { Picture, PictureBox, PictureLine } from "./layout";
import { drawLine } from "./lines";
import type { GraphModel } from "./model";

export type Mark = "is-selected" | "is-cursor" | "is-active" | "is-hit";

export interface Shown {
  readonly model: GraphModel;
  readonly picture: Picture;
  readonly labels: ReadonlyMap<string, string>;
  readonly context: CardContext;
}

export interface Scene {
  readonly element: SVGGElement;
  /** Shows another picture. Cards that were there before move from where they were, shifted. */
  show(shown: Shown, shift: { readonly x: number; readonly y: number } | undefined): void;
  /** Draws what is in the given part of the picture, and takes the rest away. */
  cull(view: Rect): void;
  mark(mark: Mark, ids: readonly string[]): void;
  /** Draws the heatmaps of the given nodes again, or of all. */
  refreshThumbnails(ids?: ReadonlySet<string>): void;
}

const duration = 200;

interface DrawnBox {
  readonly box: PictureBox;
  readonly element: SVGGElement;
}

export function createScene(): Scene {
  const frames = svg("g");
  const lines = svg("g", { class: "lines" });
  const cards = svg("g");
  const element = svg("g", {}, [frames, lines, cards]);

  let shown: Shown | undefined;
  let linesWithBounds: { line: PictureLine; bounds: Rect }[] = [];
  const drawn = new Map<string, DrawnBox>();
  const drawnLines = new Map<string, SVGElement>();
  const marks = new Map<Mark, Set<string>>();
  /** Where cards come from, while they move. */
  let origins = new Map<string, PictureBox>();
  let frame = 0;
  let part = 1;

  const placeOf = (box: PictureBox): string => {
    const from = part < 1 && !box.isFrame ? origins.get(box.id) : undefined;
    if (!from) return `translate(${box.x} ${box.y})`;
    const x = from.x + (box.x - from.x) * part;
    const y = from.y + (box.y - from.y) * part;
    return `translate(${x} ${y})`;
  };

  const drawOne = (now: Shown, box: PictureBox) => {
    const node = now.model.nodes.get(box.id);
    if (!node || drawn.has(box.id)) return;
    const group = drawBox(now.context, node, box);
    group.setAttribute("transform", placeOf(box));
    drawThumbnail(now.context, group, node, box);
    const label = now.labels.get(box.id);
    if (label !== undefined && !box.isFrame) {
      const at = { x: box.axis + 7, y: box.height + 14, class: "line-label" };
      group.append(svg("text", at, [label]));
    }
    for (const [mark, ids] of marks) group.classList.toggle(mark, ids.has(box.id));
    if (part < 1 && !origins.has(box.id)) group.classList.add("is-new");
    drawn.set(box.id, { box, element: group });
    if (!box.isFrame) cards.append(group);
  };

  return {
    element,
    show(next, shift) {
      const before = shift && shown ? shown.picture.boxes : [];
      origins = new Map(
        before.map((box) => [
          box.id,
          { ...box, x: box.x + (shift?.x ?? 0), y: box.y + (shift?.y ?? 0) },
        ]),
      );
      shown = next;
      drawn.clear();
      drawnLines.clear();
      for (const layer of [frames, lines, cards]) layer.replaceChildren();
      linesWithBounds = next.picture.lines.map((line) => ({ line, bounds: boundsOf(line) }));
      cancelAnimationFrame(frame);
      part = origins.size > 0 && wantsMotion() ? 0 : 1;
      element.classList.toggle("is-moving", part < 1);
      if (part === 1) return;
      const started = performance.now();
      const step = (now: number) => {
        part = ease(Math.min(1, Math.max(0, now - started) / duration));
        for (const { box, element: group } of drawn.values()) {
          if (origins.has(box.id)) group.setAttribute("transform", placeOf(box));
        }
        if (part < 1) frame = requestAnimationFrame(step);
        else element.classList.remove("is-moving");
      };
      frame = requestAnimationFrame(step);
    },
    cull(view) {
      if (!shown) return;
      const { picture } = shown;
      for (const [id, { box, element: group }] of drawn) {
        if (meets(box, view) || origins.has(id)) continue;
        group.remove();
        drawn.delete(id);
      }
      let framesChanged = false;
      for (const box of picture.boxes) {
        if (drawn.has(box.id) || !meets(box, view)) continue;
        drawOne(shown, box);
        framesChanged ||= box.isFrame;
      }
      if (framesChanged) {
        const inOrder = picture.boxes.filter((box) => box.isFrame).map((box) => drawn.get(box.id));
        frames.replaceChildren(...inOrder.flatMap((one) => (one ? [one.element] : [])));
      }
      for (const { line, bounds } of linesWithBounds) {
        const known = drawnLines.get(line.id);
        const isSeen = meets(bounds, view);
        if (isSeen === (known !== undefined)) continue;
        if (known) {
          known.remove();
          drawnLines.delete(line.id);
          continue;
        }
        const made = drawLine(line);
        markLine(made, line, marks.get("is-selected"));
        drawnLines.set(line.id, made);
        lines.append(made);
      }
      if (part === 1) origins.clear();
    },
    mark(mark, ids) {
      const before = marks.get(mark) ?? new Set();
      const now = new Set(ids);
      marks.set(mark, now);
      for (const id of [...before, ...now]) {
        drawn.get(id)?.element.classList.toggle(mark, now.has(id));
      }
      if (mark !== "is-selected") return;
      for (const { line } of linesWithBounds) {
        const group = drawnLines.get(line.id);
        if (group) markLine(group, line, now);
      }
    },
    refreshThumbnails(ids) {
      if (!shown) return;
      for (const [id, { box, element: group }] of drawn) {
        const node = shown.model.nodes.get(id);
        if (!node || ids?.has(id) === false) continue;
        drawThumbnail(shown.context, group, node, box);
      }
    },
  };
}

/** Lines of what is selected stand out. */
function markLine(
  group: SVGElement,
  line: PictureLine,
  selected: ReadonlySet<string> | undefined,
): void {
  const isOf = (id: string | undefined) => id !== undefined && selected?.has(id) === true;
  const stands = isOf(line.to) || isOf(line.from) || line.sources.some(isOf);
  group.classList.toggle("is-of-selected", stands);
}

function boundsOf(line: PictureLine): Rect {
  const xs = line.points.map(([x]) => x);
  const ys = line.points.map(([, y]) => y);
  const [x, y] = [Math.min(...xs) - 4, Math.min(...ys) - 4];
  return { x, y, width: Math.max(...xs) + 4 - x, height: Math.max(...ys) + 4 - y };
}

function meets(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y;
}
