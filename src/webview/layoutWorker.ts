/** The worker that lays out graphs, so that the page never waits for it. */

import { createElk } from "./graph/elk";
import { layoutPicture, type LayoutCache } from "./graph/layout";
import type { LayoutMessage, LayoutReply, LayoutRequest } from "./graph/layoutClient";

const cache: LayoutCache = new Map();

// Most pictures need no ELK, which is large: the page says where its worker is once it has fetched it.
let tellAddress: (address: Promise<string>) => void = () => undefined;
const address = new Promise<string>((resolve) => (tellAddress = resolve));
const elk = createElk(async () => new Worker(await address));

self.addEventListener("message", ({ data }: MessageEvent<LayoutMessage>) => {
  if (data.kind === "layout") void answer(data);
  else {
    tellAddress(
      data.address === undefined
        ? Promise.reject(new Error(data.why))
        : Promise.resolve(data.address),
    );
    elk.warm();
  }
});

async function answer({ id, level }: LayoutRequest): Promise<void> {
  const started = performance.now();
  let reply: LayoutReply;
  try {
    const picture = await layoutPicture(level, elk.arrange, cache);
    reply = { id, ok: true, picture, took: performance.now() - started };
  } catch (error) {
    reply = { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(reply);
}
