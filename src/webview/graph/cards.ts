/** Draws a node: its kind as a coloured edge, what it is, what comes out, and how much of the model it holds. */

import { svg } from "../dom";
import { brief, fullShape, kernelText, shortShape, withCommas } from "../format";
import { glyphOf, type Scale } from "./glyph";
import { frame, type PictureBox } from "./layout";
import type { TextMeasure } from "./measureText";
import { isContainer, type GraphNode } from "./model";
import { cardKind } from "./prepare";

/** What all cards of a picture have in common. */
export interface CardContext {
  readonly measure: TextMeasure;
  readonly fonts: { readonly text: string; readonly bold: string; readonly code: string };
  readonly batch: number | undefined;
  readonly scale: Scale;
  /** Of the whole model. */
  readonly params: number;
  /** Heatmaps as addresses of pictures, by the node's key. */
  readonly thumbnails: ReadonlyMap<string, string>;
}

const margin = 14;
const glyphRoom = 48;

export function drawBox(context: CardContext, node: GraphNode, box: PictureBox): SVGGElement {
  const group = svg("g", { class: classesOf(node, box), "data-id": node.id });
  const title = svg("title");
  title.textContent = tooltipOf(node);
  group.append(title);
  if (box.isFrame) drawFrame(context, group, node, box);
  else if (cardKind(node) === "operator") drawOperator(group, node, box);
  else drawCard(context, group, node, box);
  return group;
}

/** Puts a card's heatmap in the face of its block; a card without a block shows it at its end. */
export function drawThumbnail(
  context: CardContext,
  group: SVGGElement,
  node: GraphNode,
  box: PictureBox,
): void {
  group.querySelector(".thumbnail")?.remove();
  const href = context.thumbnails.get(node.key);
  if (href === undefined || box.isFrame || cardKind(node) === "operator" || !node.outputShape)
    return;
  const place =
    cardKind(node) === "full" ? facePlace(context, node, box) : smallPlace(context, node, box);
  const image = svg("image", { ...place, href, class: "thumbnail", preserveAspectRatio: "none" });
  group.append(image);
}

function drawFrame(
  context: CardContext,
  group: SVGGElement,
  node: GraphNode,
  box: PictureBox,
): void {
  group.append(svg("rect", { class: "frame-back", width: box.width, height: box.height, rx: 6 }));
  const bar = svg("g", { class: "frame-title" });
  bar.append(
    svg("path", {
      class: "frame-bar",
      d: `M0 ${frame.title}V6A6 6 0 0 1 6 0H${box.width - 6}A6 6 0 0 1 ${box.width} 6V${frame.title}Z`,
    }),
    ...chevron("M10 12l4 4 4-4", 14, 14),
  );
  const right = box.width - margin;
  const parts = [
    node.outputShape ? shortShape(node.outputShape, context.batch) : "",
    node.params > 0 ? brief(node.params) : "",
  ].filter((part) => part !== "");
  const summary = parts.join("  ");
  const summaryWidth = context.measure.width(summary, context.fonts.code);
  const room = right - 26 - summaryWidth - 12;
  drawNames(context, bar, node, 26, 18, room);
  const text = svg("text", { class: "card-shape end", x: right, y: 18 }, [summary]);
  bar.append(text);
  group.append(bar);
}

function drawOperator(group: SVGGElement, node: GraphNode, box: PictureBox): void {
  const radius = box.height / 2;
  group.append(
    svg("rect", { class: "card-back", width: box.width, height: box.height, rx: radius }),
    svg("text", { class: "card-operator", x: box.width / 2, y: radius }, [node.label]),
  );
}

function drawCard(
  context: CardContext,
  group: SVGGElement,
  node: GraphNode,
  box: PictureBox,
): void {
  const { width, height } = box;
  const copies = node.repeat === undefined ? [] : [6, 3];
  for (const shift of copies) {
    group.append(svg("rect", { class: "card-behind", x: shift, y: shift, width, height, rx: 4 }));
  }
  group.append(
    svg("rect", { class: "card-back", width, height, rx: 4 }),
    svg("path", {
      class: "card-edge",
      d: `M4 0H5V${height}H4A4 4 0 0 1 0 ${height - 4}V4A4 4 0 0 1 4 0Z`,
    }),
  );
  if (cardKind(node) === "compact") drawCompact(context, group, node, box);
  else drawFull(context, group, node, box);
}

function drawCompact(
  context: CardContext,
  group: SVGGElement,
  node: GraphNode,
  box: PictureBox,
): void {
  const right = box.width - 10 - (node.tensor === undefined ? 0 : 24);
  const shows = node.category === "input" || node.category === "shape" || node.category === "join";
  const shape = shows && node.outputShape ? shortShape(node.outputShape, context.batch) : "";
  const fact = shape || (node.params > 0 ? brief(node.params) : "");
  const factWidth = context.measure.width(fact, context.fonts.code);
  drawNames(context, group, node, margin, 18, right - margin - factWidth - 8);
  group.append(
    svg("text", { class: shape ? "card-shape end" : "card-params end", x: right, y: 18 }, [fact]),
  );
}

function drawFull(
  context: CardContext,
  group: SVGGElement,
  node: GraphNode,
  box: PictureBox,
): void {
  const left = isContainer(node) ? 26 : margin;
  const right = box.width - glyphRoom;
  if (isContainer(node)) group.append(...chevron("M12 12l4 4-4 4", 14, 16));

  const repeat = node.repeat === undefined ? "" : `×${node.repeat}`;
  const kernel = repeat || kernelText(node.detail);
  const kernelWidth = context.measure.width(kernel, context.fonts.text);
  drawNames(context, group, node, left, 21, right - left - (kernel ? kernelWidth + 8 : 0));
  const kind = repeat ? "card-repeat end" : "card-detail end";
  group.append(svg("text", { class: kind, x: right, y: 21 }, [kernel]));

  const params = node.params > 0 ? brief(node.params) : "";
  const paramsWidth = context.measure.width(params, context.fonts.code);
  const shape = node.outputShape ? shortShape(node.outputShape, context.batch) : "shape unknown";
  const shapeRoom = right - left - (params ? paramsWidth + 10 : 0);
  const shapeText = context.measure.fit(shape, context.fonts.code, shapeRoom);
  group.append(
    svg("text", { class: node.outputShape ? "card-shape" : "card-detail", x: left, y: 40 }, [
      shapeText,
    ]),
    svg("text", { class: "card-params end", x: right, y: 40 }, [params]),
  );
  drawShare(context, group, node, box);
  drawGlyph(context, group, node, box);
}

/** Opens or closes a container: larger to hit than to see. */
function chevron(d: string, x: number, y: number): SVGElement[] {
  const room = { class: "chevron-room", x: x - 12, y: y - 12, width: 24, height: 24 };
  return [svg("rect", room), svg("path", { class: "chevron", d })];
}

/** What it is and its name, as far as there is room. A container is known by its name, a layer by its class. */
function drawNames(
  context: CardContext,
  group: SVGGElement,
  node: GraphNode,
  x: number,
  y: number,
  room: number,
): void {
  const name = node.name === node.label ? "" : node.name;
  const isKnownByName = isContainer(node) && name !== "";
  const [first, second] = isKnownByName ? [name, node.label] : [node.label, name];
  const firstText = context.measure.fit(first, context.fonts.bold, room);
  const used = context.measure.width(firstText, context.fonts.bold);
  const secondText = context.measure.fit(second, context.fonts.text, room - used - 7);
  group.append(svg("text", { class: "card-label", x, y }, [firstText]));
  if (secondText !== "" && secondText !== "…") {
    group.append(svg("text", { class: "card-name", x: x + used + 7, y }, [secondText]));
  }
}

/** A bar along the bottom: the part of all parameters that lies here. */
function drawShare(
  context: CardContext,
  group: SVGGElement,
  node: GraphNode,
  box: PictureBox,
): void {
  if (node.params <= 0 || context.params <= 0) return;
  const room = box.width - 9;
  const width = Math.max(1.5, room * Math.min(1, node.params / context.params));
  group.append(
    svg("rect", { class: "card-share-track", x: 5, y: box.height - 3, width: room, height: 2 }),
    svg("rect", { class: "card-share", x: 5, y: box.height - 3, width, height: 2 }),
  );
}

function drawGlyph(
  context: CardContext,
  group: SVGGElement,
  node: GraphNode,
  box: PictureBox,
): void {
  if (!node.outputShape) return;
  const { x, y, width, height } = facePlace(context, node, box);
  const { depth } = glyphOf(node.outputShape, context.scale);
  if (depth > 0) {
    const top = `M${x} ${y}l${depth} ${-depth}h${width}l${-depth} ${depth}z`;
    const side = `M${x + width} ${y}l${depth} ${-depth}v${height}l${-depth} ${depth}z`;
    group.append(svg("path", { class: "glyph-side", d: `${top}${side}` }));
  }
  group.append(svg("rect", { class: "glyph-face", x, y, width, height }));
}

/** Where the face of the block is: the block as a whole is in the middle of its room. */
function facePlace(context: CardContext, node: GraphNode, box: PictureBox) {
  const { width, height, depth } = glyphOf(node.outputShape ?? [], context.scale);
  const x = box.width - glyphRoom / 2 - (width + depth) / 2 + 2;
  const y = (box.height - 2 - (height + depth)) / 2 + depth;
  return { x: Math.round(x), y: Math.round(y), width, height };
}

function smallPlace(context: CardContext, node: GraphNode, box: PictureBox) {
  const glyph = glyphOf(node.outputShape ?? [], context.scale);
  const fit = Math.min(1, 20 / Math.max(glyph.width, glyph.height));
  const [width, height] = [glyph.width * fit, glyph.height * fit];
  return { x: box.width - 20 - width / 2, y: (box.height - height) / 2, width, height };
}

function classesOf(node: GraphNode, box: PictureBox): string {
  const classes = [box.isFrame ? "frame" : "card", `category-${node.category}`];
  if (!box.isFrame) classes.push(cardKind(node));
  if (node.hasError) classes.push("has-error");
  if (isContainer(node)) classes.push("container");
  return classes.join(" ");
}

export function tooltipOf(node: GraphNode): string {
  const lines = [
    [node.label, node.name].filter(Boolean).join(" "),
    node.path,
    node.detail,
    node.inputShapes.length > 0 ? `in: ${node.inputShapes.map(fullShape).join(", ")}` : "",
    node.outputShape ? `out: ${fullShape(node.outputShape)}` : "",
    node.params > 0 ? `parameters: ${withCommas(node.params)}` : "",
    node.macs > 0 ? `multiply-accumulates: ${withCommas(node.macs)}` : "",
  ];
  return lines.filter(Boolean).join("\n");
}
