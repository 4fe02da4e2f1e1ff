/** Which installed packages are read: those that build on torch, and small ones. */

import { join, type FileSystem } from "./files";

/** How many files of a package are looked at for an import of torch. */
const looks = 40;

/** What a package without torch may come to, in characters. */
const smallPackage = 60_000;

/**
 * Whether to read a package or module at a path without its `.py`. What has nothing to do with torch (plots, data
 * frames, downloads) costs much to run and says nothing about a network; an unknown does as well.
 */
export function isWorthReading(files: FileSystem, path: string): boolean {
  const single = files.read(`${path}.py`);
  if (single !== undefined) return single.length < smallPackage || importsTorch(single);
  let size = 0;
  let left = looks;
  let isPure = true;
  const folders = [path];
  for (let folder = folders.shift(); folder !== undefined && left > 0; folder = folders.shift()) {
    for (const name of files.list(folder)) {
      if (/\.(so|pyd)$/.test(name)) isPure = false;
      if (name.endsWith(".py")) {
        const text = files.read(join(folder, name)) ?? "";
        if (importsTorch(text)) return true;
        size += text.length;
        left--;
        if (left === 0) return false;
      } else if (/^[A-Za-z]\w*$/.test(name)) {
        folders.push(join(folder, name));
      }
    }
  }
  return isPure && size > 0 && size < smallPackage;
}

function importsTorch(text: string): boolean {
  return /^[ \t]*(?:import|from) torch\b/m.test(text);
}
