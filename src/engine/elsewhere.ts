/** How other files of a project make the classes of a document: those files are run, as far as they can be. */

import type { Construction } from "./discover/constructions";
import type { ConstructionElsewhere } from "./discover/facts";
import type { CodeCache } from "./python/imports";
import { baseOf, join, parentOf, type FileSystem } from "./python/files";
import type { Budget } from "./python/vm";
import { pathOf, runDocument, type DocumentText, type EngineOptions } from "./run";
import { positionAt, sourceFile } from "./source";

/** The files around a document, as they were when they were last looked at. */
export interface Neighbours {
  constructionsOf(document: DocumentText, className: string): readonly ConstructionElsewhere[];
}

interface Neighbour {
  readonly path: string;
  readonly text: string;
}

/** Folders are read again after so many milliseconds. */
const freshFor = 3000;
/** Large folders are not searched to their end. */
const mostFiles = 150;
/** For one version of a document; the others are run for the next. */
const mostRuns = 3;
const largest = 200_000;

/** Another file is only run for what it makes on its way: a script that trains is not waited for. */
const budget: Partial<Budget> = {
  steps: 2_000_000,
  statementSteps: 1_000_000,
  milliseconds: 600,
  statementMilliseconds: 300,
};

export function newNeighbours(engine: EngineOptions, cache: CodeCache): Neighbours {
  const folders = new Map<string, { readonly at: number; readonly files: readonly Neighbour[] }>();
  const runs = new Map<string, { readonly text: string; readonly made: readonly Construction[] }>();

  const filesAround = (folder: string): readonly Neighbour[] => {
    const known = folders.get(folder);
    const now = engine.now();
    if (known && now - known.at < freshFor) return known.files;
    const files = readAround(engine.files, folder);
    folders.set(folder, { at: now, files });
    return files;
  };

  let asking: DocumentText | undefined;
  let runsLeft = 0;
  const constructionsIn = ({ path, text }: Neighbour): readonly Construction[] => {
    const known = runs.get(path);
    if (known?.text === text) return known.made;
    if (runsLeft-- <= 0) return [];
    const document: DocumentText = {
      file: path,
      folder: parentOf(path),
      isNotebook: false,
      cells: [sourceFile(path, text)],
    };
    const write = () => undefined;
    const { facts } = runDocument(engine, cache, document, { goesOn: true, write, budget });
    runs.set(path, { text, made: facts.constructions });
    return facts.constructions;
  };

  return {
    constructionsOf(document, className) {
      if (document.folder === "" || document.isNotebook) return [];
      if (asking !== document) {
        asking = document;
        runsLeft = mostRuns;
      }
      const own = pathOf(document);
      const module = baseOf(own).replace(/\.py$/, "");
      // What imports the document may make all of its classes, some of them as parts of others.
      const mention = new RegExp(
        `\\b(${className}\\s*\\(|import\\b.*\\b${module}\\b|\\b${module}\\s+import\\b)`,
      );
      return filesAround(document.folder)
        .filter(({ path, text }) => path !== own && mention.test(text))
        .flatMap((file) =>
          constructionsIn(file)
            .filter((made) => made.className === className && made.classSource === own)
            .map((construction) => ({ construction, place: placeIn(file, construction) }))
            .sort(
              (a, b) =>
                Number(a.construction.at.source === own) - Number(b.construction.at.source === own),
            ),
        );
    },
  };
}

function placeIn({ path, text }: Neighbour, { at }: Construction): string {
  if (at.source !== path) return `a run of ${baseOf(path)}`;
  return `${baseOf(path)}, line ${positionAt(sourceFile(path, text), at.start).line}`;
}

/** The Python files of a project's root and of the folders right below it, those beside the document first. */
function readAround(files: FileSystem, folder: string): readonly Neighbour[] {
  let root = folder;
  while (files.exists(join(root, "__init__.py")) && parentOf(root) !== "") root = parentOf(root);
  const below = files
    .list(root)
    .filter((name) => !name.includes(".") && !name.startsWith("__"))
    .map((name) => join(root, name));
  const found = new Map<string, Neighbour>();
  for (const one of new Set([folder, root, ...below])) {
    for (const name of files.list(one)) {
      const path = join(one, name);
      if (!name.endsWith(".py") || found.has(path)) continue;
      if (found.size >= mostFiles) return [...found.values()];
      const text = files.read(path);
      if (text !== undefined && text.length <= largest) found.set(path, { path, text });
    }
  }
  return [...found.values()];
}
