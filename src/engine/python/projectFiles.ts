/** Text files of the user's project that a program reads: settings, vocabularies, code. Others are not looked at. */

import { join, parentOf } from "./files";
import type { Vm } from "./vm";

/** What lies in the top folder of a project. */
const projectMarks = [
  ...[".git", "pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "environment.yml"],
  ...["README.md", "LICENSE"],
];
/** A project's top folder is not looked for further up: what lies there are other projects. */
const mostLevelsAbove = 4;

/** The folders above the document's that belong to its project, the nearest first. */
export function foldersAbove({ imports }: Vm): readonly string[] {
  const { files, roots } = imports;
  const found: string[] = [];
  let folder = roots.at(0) ?? "";
  for (let level = 0; level < mostLevelsAbove && folder !== ""; level++) {
    if (projectMarks.some((mark) => files.exists(join(folder, mark)))) break;
    folder = parentOf(folder);
    if (folder !== "") found.push(folder);
  }
  return found;
}

const readable = /\.(ya?ml|json|txt|py|cfg|ini|toml|names|csv|tsv|vocab|conf|config|md)$/i;
/** A longer text is data: what is in it is not for a model's shape. */
const longest = 200_000;

/** The path of a file or folder of the project; a relative one is looked for in the document's folder and those above. */
export function projectPath(vm: Vm, path: string): string | undefined {
  const { files, roots } = vm.imports;
  const folders = [...roots, ...foldersAbove(vm)];
  const isOwn = (one: string): boolean =>
    folders.some((folder) => folder === "" || one.startsWith(`${folder}/`));
  const paths = path.startsWith("/") ? [path] : folders.map((folder) => join(folder, path));
  return paths.map(normal).find((one) => isOwn(one) && files.exists(one));
}

/** The text of a file of the project; absent for what is not there, too long, or no text. */
export function projectText(vm: Vm, path: string): string | undefined {
  const found = readable.test(path) ? projectPath(vm, path) : undefined;
  const text = found === undefined ? undefined : vm.imports.files.read(found);
  if (found === undefined || text === undefined || text.length > longest) return undefined;
  vm.chargeItems(text.length);
  vm.imports.texts.set(found, text);
  return text;
}

/** Without `.` and `..`. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
