/** Talks to the extension: requests that are answered, events that come unasked. */

import type { PanelEvents, PanelMessage, PanelRequests } from "../protocol";

/** What VS Code gives a webview's page. */
export interface VsCodeApi {
  postMessage(message: PanelMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

export interface Channel {
  /** Resolves with the reply; rejects only where the extension answers with something else than a reply. */
  request<M extends keyof PanelRequests>(
    method: M,
    params: PanelRequests[M]["params"],
  ): Promise<PanelRequests[M]["result"]>;
  /** Like `request`, for requests that replace each other: resolves with nothing when a newer one was made. */
  requestLatest<M extends keyof PanelRequests>(
    group: string,
    method: M,
    params: PanelRequests[M]["params"],
  ): Promise<PanelRequests[M]["result"] | undefined>;
  /** Makes replies to requests of a group stale. */
  drop(group: string): void;
}

export type PanelHandlers = { readonly [E in keyof PanelEvents]: (data: PanelEvents[E]) => void };

export function createChannel(api: VsCodeApi, handlers: PanelHandlers): Channel {
  const waiting = new Map<number, (result: unknown) => void>();
  const newest = new Map<string, number>();
  let lastId = 0;

  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    const message = event.data;
    if (!isMessage(message)) return;
    if (message.type === "reply") {
      waiting.get(message.id)?.(message.result);
      waiting.delete(message.id);
      return;
    }
    if (message.type !== "event") return;
    const handler: ((data: never) => void) | undefined = handlers[message.event];
    handler?.(message.data as never); // the extension sends what the protocol says under this name
  });

  const request: Channel["request"] = (method, params) =>
    new Promise((resolve) => {
      const id = ++lastId;
      waiting.set(id, (result) => resolve(result as never)); // likewise
      api.postMessage({ type: "request", id, method, params });
    });
  return {
    request,
    async requestLatest(group, method, params) {
      const number = (newest.get(group) ?? 0) + 1;
      newest.set(group, number);
      const result = await request(method, params);
      return newest.get(group) === number ? result : undefined;
    },
    drop: (group) => void newest.set(group, (newest.get(group) ?? 0) + 1),
  };
}

function isMessage(message: unknown): message is PanelMessage {
  return typeof message === "object" && message !== null && "type" in message;
}
