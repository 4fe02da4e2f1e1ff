/** A plain layout in rows that never fails: for graphs that are too large or too tangled for ELK. */

import { gaps } from "./blocks";
import type { Arranged, Box, Line } from "./elk";
import { down, type Point } from "./routes";

/** Each box one row below the lowest box that feeds it. Lines back up, in circles, do not count. */
export function arrangeInRows(boxes: readonly Box[], lines: readonly Line[]): Arranged {
  const rows = rowsOf(boxes, lines);
  const corners: Point[] = boxes.map(() => [0, 0]);
  let y = 0;
  for (const row of rows) {
    const width =
      row.reduce((sum, at) => sum + boxes[at].width, 0) + gaps.betweenBranches * (row.length - 1);
    let x = -width / 2;
    for (const at of row) {
      corners[at] = [x, y];
      x += boxes[at].width + gaps.betweenBranches;
    }
    y += Math.max(0, ...row.map((at) => boxes[at].height)) + gaps.fork + gaps.label;
  }
  return {
    corners,
    lines: lines.map(({ from, to, exit, entry }) => {
      const start: Point = [
        corners[from][0] + boxes[from].exits[exit],
        corners[from][1] + boxes[from].height,
      ];
      const end: Point = [corners[to][0] + boxes[to].entries[entry], corners[to][1]];
      return down(start, end, end[0], gaps.bus + gaps.label);
    }),
  };
}

function rowsOf(boxes: readonly Box[], lines: readonly Line[]): number[][] {
  const outs = boxes.map((): number[] => []);
  const waiting = boxes.map(() => 0);
  for (const { from, to } of lines) {
    if (from === to) continue;
    outs[from].push(to);
    waiting[to]++;
  }
  const row = boxes.map(() => 0);
  const isDone = boxes.map(() => false);
  const queue = boxes.map((_, at) => at).filter((at) => waiting[at] === 0);
  let next = 0; // the box that opens a circle when nothing else is ready
  for (let head = 0, done = 0; done < boxes.length; done++) {
    while (head < queue.length && isDone[queue[head]]) head++;
    while (head >= queue.length && isDone[next]) next++;
    const at = head < queue.length ? queue[head] : next;
    isDone[at] = true;
    for (const to of outs[at]) {
      if (isDone[to]) continue;
      row[to] = Math.max(row[to], row[at] + 1);
      waiting[to]--;
      if (waiting[to] === 0) queue.push(to);
    }
  }
  const rows: number[][] = [];
  row.forEach((at, box) => (rows[at] ??= []).push(box));
  return rows.filter((list) => list.length > 0);
}
