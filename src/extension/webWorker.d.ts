/** The part of a browser's worker that the web extension host has and Node's types lack. */
declare class Worker {
  constructor(url: string);
  postMessage(message: unknown): void;
  terminate(): void;
}
