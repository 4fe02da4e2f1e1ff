/** Draws the lines between nodes. */

import { svg } from "../dom";
import type { PictureLine } from "./layout";
import type { Point } from "./routes";

const radius = 8;
const arrow = 6;

export function drawLine(line: PictureLine): SVGGElement {
  const d = pathOf(line.points);
  const group = svg("g", { class: "line" }, [svg("path", { class: "line-path", d })]);
  if (line.to !== undefined)
    group.append(svg("path", { class: "line-arrow", d: arrowOf(line.points) }));
  return group;
}

/** A way with round corners. */
export function pathOf(points: readonly Point[]): string {
  const way = withoutRepeats(points);
  if (way.length < 2) return "";
  let d = `M${way[0][0]} ${way[0][1]}`;
  for (let i = 1; i < way.length - 1; i++) {
    const [before, corner, after] = [way[i - 1], way[i], way[i + 1]];
    const room = Math.min(distance(before, corner) / 2, distance(corner, after) / 2, radius);
    const start = towards(corner, before, room);
    const end = towards(corner, after, room);
    d += `L${start[0]} ${start[1]}Q${corner[0]} ${corner[1]} ${end[0]} ${end[1]}`;
  }
  const [x, y] = way[way.length - 1];
  return `${d}L${x} ${y}`;
}

function arrowOf(points: readonly Point[]): string {
  const way = withoutRepeats(points);
  const tip = way.at(-1);
  const before = way.at(-2);
  if (!tip || !before) return "";
  const [x, y] = tip;
  if (Math.abs(before[0] - x) > Math.abs(before[1] - y)) {
    const back = before[0] > x ? arrow : -arrow;
    return `M${x} ${y}l${back} -3.5v7z`;
  }
  const back = before[1] > y ? arrow : -arrow;
  return `M${x} ${y}l-3.5 ${back}h7z`;
}

function withoutRepeats(points: readonly Point[]): Point[] {
  return points.filter((point, i) => i === 0 || distance(point, points[i - 1]) > 0.01);
}

function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.abs(ax - bx) + Math.abs(ay - by);
}

function towards([x, y]: Point, [tx, ty]: Point, by: number): Point {
  const length = Math.hypot(tx - x, ty - y) || 1;
  return [round(x + ((tx - x) * by) / length), round(y + ((ty - y) * by) / length)];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
