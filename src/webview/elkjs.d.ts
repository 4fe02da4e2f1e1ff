/** ELK's layout code, to run in the thread that loads it; its package declares only the worker's name. */
declare module "elkjs/lib/elk-worker.min.js" {
  const exported: { readonly Worker: new () => Worker };
  export default exported;
  export const Worker: (new () => Worker) | undefined;
}
