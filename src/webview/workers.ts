/**
 * Starts workers. A webview's page may not start one from a resource's address, so the script is fetched and started from
 * a blob. https://code.visualstudio.com/api/extension-guides/webview#using-web-workers
 */

export type WorkerName = "layout" | "elk" | "forward";

/** Rejects with a sentence for the user when the script cannot be loaded. */
export async function startWorker(name: WorkerName): Promise<Worker> {
  const worker = new Worker(await addressOfWorker(name));
  worker.addEventListener("error", (event) => console.error(`${name} worker: ${event.message}`));
  return worker;
}

const blobs = new Map<WorkerName, Promise<string>>();

/** What `new Worker()` takes, here and in other workers. */
export function addressOfWorker(name: WorkerName): Promise<string> {
  const known = blobs.get(name);
  if (known) return known;
  const made = fetchBlob(addressOf(name));
  blobs.set(name, made);
  made.catch(() => blobs.delete(name));
  return made;
}

async function fetchBlob(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`a part of Layerlens could not be loaded (${response.status})`);
  const script = await response.blob();
  return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
}

/** The page says where its workers are: `<body data-layout-worker="…" data-elk-worker="…" data-forward-worker="…">`. */
function addressOf(name: WorkerName): string {
  const address = document.body.dataset[`${name}Worker`];
  return address ?? new URL(`${name}Worker.js`, document.baseURI).href;
}
