/** What a run asked the file system, and what it was told: another run is told the same as long as the answers are. */

import type { FileSystem } from "../python/files";

export interface AskedFiles {
  /** The file system, for the run. */
  readonly files: FileSystem;
  /** By question. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** Whether all that was asked so far would be answered as it was. */
  isSame(): boolean;
}

interface Answer {
  readonly now: () => unknown;
  readonly then: unknown;
}

/** Together with what was asked before. */
export function askedFiles(files: FileSystem, before?: AskedFiles): AskedFiles {
  const answers = new Map<string, Answer>(before?.answers);
  const ask = <T>(question: string, answer: () => T, text = (given: T): unknown => given): T => {
    const given = answer();
    answers.set(question, { now: () => text(answer()), then: text(given) });
    return given;
  };
  return {
    files: {
      read: (path) => ask(`read ${path}`, () => files.read(path)),
      exists: (path) => ask(`exists ${path}`, () => files.exists(path)),
      list: (path) =>
        ask(
          `list ${path}`,
          () => files.list(path),
          (names) => names.join("\n"),
        ),
    },
    answers,
    isSame: () => [...answers.values()].every(({ now, then }) => now() === then),
  };
}
