/** Programs with something wrong in them: the cases, the examples and torchvision's own, tokens of which were deleted, doubled, swapped, or cut off. */

import * as fs from "node:fs";
import * as path from "node:path";

const root = path.join(import.meta.dirname, "..");

/** Debian's package; where it is not installed there are fewer programs. */
const torchvision = "/usr/lib/python3/dist-packages/torchvision";

/** Larger files take their time whatever is wrong in them. */
const largest = 30_000;

export interface Mutant {
  /** The file and the seed: the same seed makes the same mutant of the same file. */
  readonly name: string;
  readonly text: string;
}

/** Mutants `from` up to `to`; each is determined by its number. */
export function* mutants(from: number, to: number): Generator<Mutant> {
  const files = [
    ...pythonFiles(path.join(root, "test/cases")),
    ...pythonFiles(path.join(root, "examples")),
    ...pythonFiles(path.join(torchvision, "models")),
    ...pythonFiles(path.join(torchvision, "ops")),
  ];
  for (let seed = from; seed < to; seed++) {
    const random = generator(seed);
    const file = files[Math.floor(random() * files.length)];
    const text = mutated(fs.readFileSync(file, "utf8"), random);
    yield { name: `${path.basename(file)} ${seed}`, text };
  }
}

function pythonFiles(folder: string): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  const found = fs.readdirSync(folder, { recursive: true, encoding: "utf8" });
  return found
    .filter((name) => name.endsWith(".py"))
    .map((name) => path.join(folder, name))
    .filter((file) => !file.includes("budget") && fs.statSync(file).size <= largest)
    .sort();
}

function mutated(text: string, random: () => number): string {
  const tokens = text.match(/\w+|\s+|[^\w\s]/g) ?? [];
  const at = (): number => Math.floor(random() * tokens.length);
  for (let count = 1 + Math.floor(random() * 3); count > 0; count--) {
    const place = at();
    switch (Math.floor(random() * 6)) {
      case 0:
        tokens.splice(place, 1);
        break;
      case 1:
        tokens.splice(place, 0, tokens[place] ?? "");
        break;
      case 2: {
        const other = at();
        [tokens[place], tokens[other]] = [tokens[other], tokens[place]];
        break;
      }
      case 3:
        [tokens[place], tokens[place + 1]] = [tokens[place + 1] ?? "", tokens[place]];
        break;
      case 4:
        tokens[place] = tokens[at()];
        break;
      default:
        if (random() < 0.5) tokens.length = place;
        else tokens.splice(place, Math.floor(random() * 20));
    }
  }
  return tokens.join("");
}

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function generator(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
