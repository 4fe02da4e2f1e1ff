/** Reading the files that imports lead to. Synchronous: whoever hands it in has read ahead, or can read at once. */

/** Paths are opaque but for `/`, which separates their parts. */
export interface FileSystem {
  /** The text of a file, `undefined` where there is none. */
  read(path: string): string | undefined;
  /** Whether there is a file or folder. */
  exists(path: string): boolean;
  /** Names in a folder. */
  list(path: string): readonly string[];
}

export const noFiles: FileSystem = {
  read: () => undefined,
  exists: () => false,
  list: () => [],
};

export function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function join(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
