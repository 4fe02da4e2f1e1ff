// What every script needs: where the project is, how to run a program, and that the packages are installed.
// Imports nothing but Node, so that it works in a fresh clone.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/**
 * Runs a program in the project's folder with its output shown, and gives its exit status.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ onLine?: (line: string) => void, env?: NodeJS.ProcessEnv }} options `onLine` also sees every line of
 *   standard output.
 * @returns {Promise<number>}
 */
export function run(program, args, { onLine, env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["inherit", onLine ? "pipe" : "inherit", "inherit"],
      shell: process.platform === "win32" && program === "npm", // npm is a .cmd file there
    });
    if (onLine) {
      let rest = "";
      child.stdout?.setEncoding("utf8").on("data", (text) => {
        process.stdout.write(text);
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        lines.forEach(onLine);
      });
      child.stdout?.on("end", () => onLine(rest));
    }
    child.once("error", (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(127);
    });
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a tool that comes with one of the project's packages.
 * @param {string} file the tool's script, from node_modules on
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runTool(file, args, options) {
  return run(process.execPath, [path.join(root, "node_modules", file), ...args], options);
}

/** Installs the packages unless this very package-lock.json is already installed. */
export async function installPackages() {
  const modules = path.join(root, "node_modules");
  const stamp = path.join(modules, ".layerlens-installed");
  const lock = fs.readFileSync(path.join(root, "package-lock.json"));
  const wanted = createHash("sha256").update(lock).digest("hex");
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted) return;

  console.log("installing packages …");
  const command = fs.existsSync(modules) ? "install" : "ci";
  const status = await run("npm", [command, "--no-audit", "--no-fund", "--loglevel=error"]);
  if (status !== 0) throw new Error(`npm ${command} failed: the packages could not be installed`);
  fs.writeFileSync(stamp, wanted);
}
