/** V8's settings for programs that analyse a few times, each time something else. */

import * as v8 from "node:v8";

/**
 * To be set before the engine runs. Part of what a code cache must fit.
 *
 * Our functions are optimised three times as late as usual: most of what V8 would optimise in the first seconds does not
 * run long enough to earn it back, or is soon called with something else and compiled again. torchvision's resnet152 is
 * read in two thirds of the time, again after the first edits in half of it; after ten there is no difference.
 *
 * A grammar's lexer is one function of thousands of branches, which V8 would optimise after the first hundred lines of
 * Python that go through it: more work than everything else that a short command does.
 */
export function setEngineFlags(): void {
  v8.setFlagsFromString("--interrupt-budget=400000");
  v8.setFlagsFromString("--wasm-tiering-budget=100000000");
}

/**
 * For programs that stay. The space for new objects grows to its full size at once instead of by doubling: nearly all of
 * what the first analysis makes (syntax, code, tables) stays, and is copied at each step. The old space is marked later,
 * which leaves the first answer a tenth earlier. A process that soon ends would only have more memory to touch.
 */
export function setLastingFlags(): void {
  v8.setFlagsFromString("--semi-space-growth-factor=16");
}
