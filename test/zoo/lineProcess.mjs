// A process that answers lines with lines, JSON each; one that takes too long is ended, and begun again when asked again.
import { spawn } from "node:child_process";
import readline from "node:readline";

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
export function lineProcess(program, args) {
  let running = start();

  function start() {
    const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
    const ended = new Promise((resolve) => {
      child.once("error", () => resolve(127));
      child.once("close", (code) => resolve(code ?? 1));
    });
    child.stdin.on("error", () => undefined); // it has ended, which `read` says
    const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return { child, lines, ended };
  }

  /** The next line; absent where the process ends or takes longer. */
  async function read(seconds) {
    const { child, lines } = running;
    const overdue = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
    const { done, value } = await lines.next();
    clearTimeout(overdue);
    return done ? undefined : JSON.parse(value);
  }

  return {
    read,
    async ask(question, seconds) {
      running.child.stdin.write(`${JSON.stringify(question)}\n`);
      const answer = await read(seconds);
      if (answer === undefined) running = start();
      return answer;
    },
    ended: () => running.ended,
    stop: () => running.child.kill(),
  };
}
