// Finds a Python that has torch and torchvision; installs Debian's packages where the system lets us.
import { execFileSync } from "node:child_process";
import { run } from "../../scripts/workspace.mjs";

const packages = ["python3-torch", "python3-torchvision"];

/** The program's name; absent where there is none and none could be installed. */
export async function findTorchvision() {
  const found = candidates().find(hasTorchvision);
  if (found) return found;
  if (process.getuid?.() !== 0 || !runs("apt-get", ["--version"])) return undefined;
  console.log(`installing ${packages.join(" and ")} …`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"]);
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { env });
  return candidates().find(hasTorchvision);
}

/** torchvision's own folder. */
export function folderOf(python) {
  const script = "import torchvision; print(torchvision.__path__[0])";
  return execFileSync(python, ["-c", script], { encoding: "utf8" }).trim();
}

function candidates() {
  return process.env.PYTHON ? [process.env.PYTHON] : ["python3", "/usr/bin/python3"];
}

function hasTorchvision(python) {
  return runs(python, ["-c", "import torch, torchvision"]);
}

function runs(program, args) {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
