/** ELK for tests in Node: its worker's code, in this thread. */

import { createRequire } from "node:module";
import { createElk } from "../../src/webview/graph/elk";

interface ElkWorkerModule {
  readonly Worker: new () => Worker;
}

const load = createRequire(import.meta.url);

export const elk = createElk(() => {
  const { Worker: InThisThread } = load("elkjs/lib/elk-worker.min.js") as ElkWorkerModule;
  return Promise.resolve(new InThisThread());
});
