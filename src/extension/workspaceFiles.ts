/** Gives a server that cannot read files the Python sources of the workspace, and keeps them up to date. */

import * as vscode from "vscode";
import type { Client } from "./client";
import type { ServerNotifications } from "../protocol";

const maxFiles = 3000;
const maxFileBytes = 1 << 20;

export async function sendWorkspaceFiles(client: Client): Promise<vscode.Disposable> {
  const send = (files: ServerNotifications["layerlens/files"]["files"]) =>
    client.sendNotification("layerlens/files", { files });
  const found = await vscode.workspace.findFiles("**/*.py", "**/{node_modules,.git}/**", maxFiles);
  const entries = await Promise.all(
    found.map(async (uri) => [uri.toString(), await textOf(uri)] as const),
  );
  await send(Object.fromEntries(entries));

  const watcher = vscode.workspace.createFileSystemWatcher("**/*.py");
  const update = async (uri: vscode.Uri) => send({ [uri.toString()]: await textOf(uri) });
  watcher.onDidChange(update);
  watcher.onDidCreate(update);
  watcher.onDidDelete((uri) => send({ [uri.toString()]: null }));
  return watcher;
}

/** The text of a file; null for one that is too large or gone. */
async function textOf(uri: vscode.Uri): Promise<string | null> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return bytes.length > maxFileBytes ? null : new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}
