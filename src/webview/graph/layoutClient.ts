/** Asks the layout worker for pictures. A newer question makes an older one stale. */

import { addressOfWorker, startWorker } from "../workers";
import type { LayoutLevel, Picture } from "./layout";

export type LayoutMessage = LayoutRequest | ElkAddress;

export interface LayoutRequest {
  readonly kind: "layout";
  readonly id: number;
  readonly level: LayoutLevel;
}

/** Where ELK's worker can be started from, or why it can't be. */
export type ElkAddress =
  | { readonly kind: "elk"; readonly address: string }
  | { readonly kind: "elk"; readonly address: undefined; readonly why: string };

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
  let worker = start();
  let asked: { readonly id: number; readonly at: number } | undefined;
  let lastId = 0;

  return {
    async layout(level) {
      const id = ++lastId;
      if (asked && performance.now() - asked.at > patience) {
        void worker.then((old) => old.terminate());
        worker = start();
      }
      asked = { id, at: performance.now() };
      const running = await worker;
      const reply = await ask(running, { kind: "layout", id, level }, () => id === lastId);
      if (id !== lastId || reply === undefined) return undefined;
      asked = undefined;
      if (!reply.ok) throw new Error(reply.message);
      return reply.picture;
    },
  };
}

/** ELK follows when the worker is up: a first picture that can do without does not wait for it. */
function start(): Promise<Worker> {
  const worker = startWorker("layout");
  worker.then(
    async (running) => running.postMessage(await elkAddress()),
    () => undefined, // said by the first layout
  );
  return worker;
}

async function elkAddress(): Promise<ElkAddress> {
  try {
    return { kind: "elk", address: await addressOfWorker("elk") };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: "elk", address: undefined, why };
  }
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
