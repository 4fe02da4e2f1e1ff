/** The worker that lays out graphs, so that the page never waits for it. */

import { loadElk } from "./graph/elk";
import { layoutPicture, type LayoutCache } from "./graph/layout";
import type { LayoutReply, LayoutRequest } from "./graph/layoutClient";

const cache: LayoutCache = new Map();
let isWarm = false;

self.addEventListener("message", (event: MessageEvent<LayoutRequest>) => void answer(event.data));

async function answer({ id, level }: LayoutRequest): Promise<void> {
  const started = performance.now();
  let reply: LayoutReply;
  try {
    const picture = await layoutPicture(level, cache);
    reply = { id, ok: true, picture, took: performance.now() - started };
  } catch (error) {
    reply = { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(reply);
  // Most pictures need no ELK: the first goes out without waiting for it, a later one finds it ready.
  if (!isWarm) setTimeout(() => void loadElk(), 300);
  isWarm = true;
}
