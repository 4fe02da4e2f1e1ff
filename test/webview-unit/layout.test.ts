/** The picture's layout: nothing lies on anything else, every line joins what it says, and large graphs are quick. */

import { describe, expect, test } from "vitest";
import {
  layoutPicture,
  type LayoutCache,
  type LayoutLevel,
  type Picture,
} from "../../src/webview/graph/layout";
import { modelOf, type GraphModel } from "../../src/webview/graph/model";
import { allContainers, initiallyOpen } from "../../src/webview/graph/opening";
import { countCards, visibleLevels, type Level } from "../../src/webview/graph/visible";
import { fixtures } from "../webview/fixtures";
import { elk } from "./elk";

function withSizes(model: GraphModel, level: Level): LayoutLevel {
  return {
    ...level,
    items: level.items.map((item) => ({
      id: item.id,
      width: 200,
      height: 50,
      isAttached: false,
      isLabelled: false,
      level: item.level && withSizes(model, item.level),
    })),
  };
}

async function draw(name: string, open: "initial" | "all", cache?: LayoutCache) {
  const model = modelOf(fixtures[name]().graph);
  const levels = visibleLevels(model, open === "all" ? allContainers(model) : initiallyOpen(model));
  const picture = await layoutPicture(withSizes(model, levels), elk.arrange, cache);
  return { model, levels, picture };
}

describe.each(Object.keys(fixtures).filter((name) => name !== "chain"))("%s", (name) => {
  test.each(["initial", "all"] as const)("%s: a clean picture", async (open) => {
    const { levels, picture } = await draw(name, open);
    expect(picture.boxes.filter((box) => !box.isFrame)).toHaveLength(countCards(levels));
    expect(overlaps(picture)).toEqual([]);
    expect(linesThroughCards(picture)).toEqual([]);
  });
});

test("AlexNet is open at first, a ResNet-152 shows its stages", async () => {
  const alexnet = await draw("alexnet", "initial");
  expect(
    alexnet.picture.boxes.some(
      (box) => !box.isFrame && alexnet.model.nodes.get(box.id)?.children.length,
    ),
  ).toBe(false);
  const resnet = await draw("resnet152", "initial");
  expect(countCards(resnet.levels)).toBeLessThanOrEqual(60);
  const names = resnet.picture.boxes.map((box) => resnet.model.nodes.get(box.id)?.name);
  expect(names).toEqual(expect.arrayContaining(["layer1", "layer4", "fc"]));
});

test("equal blocks in a row are folded and counted", async () => {
  const { model } = await draw("resnet152", "initial");
  const repeats = [...model.nodes.values()].flatMap((node) => node.repeat ?? []);
  expect(repeats.sort((a, b) => a - b)).toEqual([7, 35]);
});

test("a 5,000-node chain is laid out", async () => {
  const { picture } = await draw("chain", "all");
  expect(picture.boxes).toHaveLength(5002);
});

test("a DenseNet-201 with everything open takes less than 400 ms", async () => {
  await draw("densenet201", "all");
  const model = modelOf(fixtures.densenet201().graph);
  const levels = withSizes(model, visibleLevels(model, allContainers(model)));
  const started = performance.now();
  const picture = await layoutPicture(levels, elk.arrange);
  const took = performance.now() - started;
  expect(picture.boxes.length).toBeGreaterThan(700);
  expect(took).toBeLessThan(400);
});

test("equal blocks are laid out once", async () => {
  const cache: LayoutCache = new Map();
  const { picture } = await draw("resnet152", "all", cache);
  expect(picture.boxes.filter((box) => box.isFrame).length).toBeGreaterThan(50);
  expect(cache.size).toBeLessThan(16);
});

/** Pairs of cards, or of frames beside each other, that share area. */
function overlaps(picture: Picture): string[] {
  const found: string[] = [];
  const boxes = [...picture.boxes].sort((a, b) => a.y - b.y);
  for (const [i, a] of boxes.entries()) {
    for (let j = i + 1; j < boxes.length && boxes[j].y < a.y + a.height - 0.5; j++) {
      const b = boxes[j];
      if (a.depth !== b.depth && (a.isFrame || b.isFrame)) continue;
      if (Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 0.5)
        found.push(`${a.id} ${b.id}`);
    }
  }
  return found;
}

/** Lines that run over a card they do not belong to. */
function linesThroughCards({ boxes, lines }: Picture): string[] {
  const found: string[] = [];
  const cards = boxes.filter((box) => !box.isFrame).sort((a, b) => a.y - b.y);
  const tallest = Math.max(...cards.map((card) => card.height));
  for (const line of lines) {
    for (let i = 1; i < line.points.length; i++) {
      const [x1, y1] = line.points[i - 1];
      const [x2, y2] = line.points[i];
      const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)];
      let at = firstBelow(cards, top - tallest);
      for (; at < cards.length && cards[at].y < bottom - 1; at++) {
        const card = cards[at];
        if (card.id === line.from || card.id === line.to || card.y + card.height < top + 1)
          continue;
        const isBeside =
          Math.max(x1, x2) < card.x + 1 || Math.min(x1, x2) > card.x + card.width - 1;
        if (!isBeside) found.push(`${line.id} over ${card.id}`);
      }
    }
  }
  return found;
}

function firstBelow(cards: readonly { readonly y: number }[], y: number): number {
  let [low, high] = [0, cards.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cards[middle].y < y) low = middle + 1;
    else high = middle;
  }
  return low;
}
