// The test runner that VS Code loads from --extensionTestsPath, in either extension host.
// mocha/mocha.js is Mocha's browser build: it needs no file system and no Node modules, so it can be bundled for the web
// worker, and runs in Node just as well. It defines the global class `Mocha`; its ready-made instance, the global `mocha`,
// is not used, because mocha.run() reads window.location, which the Node extension host hasn't got.
import "mocha/mocha";

/** Called by VS Code; a rejected promise is a failed run. */
export function run(): Promise<void> {
  const mocha = new Mocha({ ui: "tdd", timeout: 60_000, reporter: ConsoleReporter });
  mocha.suite.emit("pre-require", globalThis, "", mocha); // defines suite(), test(), … as globals
  // The suites register themselves when they are loaded, so that has to come after "pre-require".
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- now, not when this file is loaded
  require("./suite/all");
  return new Promise((resolve, reject) => {
    mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
  });
}

/** Prints through console.log, which both hosts forward to the harness. The last line is what scripts/test.mjs reads. */
class ConsoleReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner) {
    super(runner);
    let passed = 0;
    let failed = 0;
    runner.on("suite", (suite) => {
      if (suite.title) say(indent(suite.parent) + suite.title);
    });
    runner.on("pass", (test) => {
      passed++;
      say(`${indent(test.parent)}✓ ${test.title} (${test.duration} ms)`);
    });
    runner.on("fail", (test, error: Error) => {
      failed++;
      say(`${indent(test.parent)}✗ ${test.title}`);
      for (const line of (error.stack ?? String(error)).split("\n")) say(`    ${line}`);
    });
    runner.on("end", () => say(`${passed} passed, ${failed} failed`));
  }
}

function indent(suite: Mocha.Suite | undefined): string {
  return suite?.parent ? `  ${indent(suite.parent)}` : "";
}

/**
 * Prints one line: marked under the harness, so that it can tell test output from the workbench's own logging. A desktop
 * VS Code prints the console as it is. The web worker has no environment: always marked there.
 */
function say(line: string): void {
  const isMarked = EXPECTED_HOST === "web" || process.env.HARNESS_MARK;
  console.log(isMarked ? `@@test ${line}` : line);
}

/** Which host the bundle was built for; scripts/build.mjs puts it in. */
declare const EXPECTED_HOST: "node" | "web";
