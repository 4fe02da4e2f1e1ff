/** Starts the extension in the web extension host: vscode.dev, github.dev, virtual workspaces. */

import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { clientOptions } from "./client";
import { start } from "./extension";
import { sendWorkspaceFiles } from "./workspaceFiles";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const dist = vscode.Uri.joinPath(context.extensionUri, "dist");
  const read = (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(dist, name));
  const [runtime, python] = await Promise.all([
    read("web-tree-sitter.wasm"),
    read("tree-sitter-python.wasm"),
  ]);
  const worker = new Worker(vscode.Uri.joinPath(dist, "server.browser.js").toString(true));
  const options = clientOptions({ grammar: { runtime, python }, sitePackages: [] });
  const client = new LanguageClient("layerlens", "Layerlens", worker, options);
  await start(context, client);
  context.subscriptions.push(await sendWorkspaceFiles(client));
}
