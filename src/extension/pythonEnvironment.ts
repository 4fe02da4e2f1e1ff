/** Finds the Python environment whose library sources imports may come from. Nothing of it is executed. */

import * as fs from "node:fs/promises";
import * as path from "node:path";
import * as vscode from "vscode";

/** `site-packages` folders: the Python extension's interpreter first, else the usual environments. */
export async function sitePackagesFolders(): Promise<readonly string[]> {
  const prefixes = [
    ...(await selectedInterpreterPrefixes()),
    process.env.VIRTUAL_ENV,
    process.env.CONDA_PREFIX,
    ...(vscode.workspace.workspaceFolders ?? [])
      .filter((folder) => folder.uri.scheme === "file")
      .flatMap((folder) => [".venv", "venv"].map((name) => path.join(folder.uri.fsPath, name))),
  ];
  for (const prefix of prefixes) {
    const found = prefix === undefined ? [] : await sitePackagesIn(prefix);
    if (found.length > 0) return found;
  }
  return [];
}

/** The part of the Python extension's interface that is read here. */
interface PythonExtension {
  readonly environments: {
    getActiveEnvironmentPath(): { readonly path: string };
  };
}

/** PREFIX/bin/python and PREFIX/Scripts/python.exe, with conda PREFIX/python.exe or the prefix itself. */
async function selectedInterpreterPrefixes(): Promise<readonly string[]> {
  const extension = vscode.extensions.getExtension<PythonExtension>("ms-python.python");
  if (!extension) return [];
  try {
    const python = (await extension.activate()).environments.getActiveEnvironmentPath().path;
    return [path.dirname(path.dirname(python)), path.dirname(python), python];
  } catch {
    return []; // an extension of another version, or one that could not start
  }
}

async function sitePackagesIn(prefix: string): Promise<readonly string[]> {
  const candidates = [path.join(prefix, "Lib", "site-packages")];
  const lib = path.join(prefix, "lib");
  for (const name of await fs.readdir(lib).catch(() => [])) {
    if (!name.startsWith("python3")) continue;
    // Debian's own packages lie in `dist-packages`.
    for (const folder of ["site-packages", "dist-packages"]) {
      candidates.push(path.join(lib, name, folder));
    }
  }
  const found: string[] = [];
  for (const folder of candidates) {
    const isFolder = await fs.stat(folder).then(
      (stat) => stat.isDirectory(),
      () => false,
    );
    if (isFolder) found.push(folder);
  }
  return found;
}
