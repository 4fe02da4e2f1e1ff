/** Asks the layout worker for pictures. A newer question makes an older one stale. */

import { startWorker } from "../workers";
import type { LayoutLevel, Picture } from "./layout";

export interface LayoutRequest {
  readonly id: number;
  readonly level: LayoutLevel;
}

export type LayoutReply =
  | { readonly id: number; readonly ok: true; readonly picture: Picture; readonly took: number }
  | { readonly id: number; readonly ok: false; readonly message: string };

export interface LayoutClient {
  /** Nothing when a newer layout was asked for meanwhile. */
  layout(level: LayoutLevel): Promise<Picture | undefined>;
}

/** An older layout that takes longer than this is not waited for: its worker is ended. */
const patience = 1000;

export function createLayoutClient(): LayoutClient {
  let worker = startWorker("layout");
  worker.catch(() => undefined); // said by the first layout
  let asked: { readonly id: number; readonly at: number } | undefined;
  let lastId = 0;

  return {
    async layout(level) {
      const id = ++lastId;
      if (asked && performance.now() - asked.at > patience) {
        void worker.then((old) => old.terminate());
        worker = startWorker("layout");
      }
      asked = { id, at: performance.now() };
      const running = await worker;
      const reply = await ask(running, { id, level }, () => id === lastId);
      if (id !== lastId || reply === undefined) return undefined;
      asked = undefined;
      if (!reply.ok) throw new Error(reply.message);
      return reply.picture;
    },
  };
}

function ask(
  worker: Worker,
  request: LayoutRequest,
  isNewest: () => boolean,
): Promise<LayoutReply | undefined> {
  if (!isNewest()) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const end = (reply: LayoutReply | undefined) => {
      worker.removeEventListener("message", answer);
      worker.removeEventListener("error", fail);
      resolve(reply);
    };
    const answer = (event: MessageEvent<LayoutReply>) => {
      if (event.data.id >= request.id) end(event.data.id === request.id ? event.data : undefined);
    };
    const fail = (event: ErrorEvent) => end({ id: request.id, ok: false, message: event.message });
    worker.addEventListener("message", answer);
    worker.addEventListener("error", fail);
    worker.postMessage(request);
  });
}
