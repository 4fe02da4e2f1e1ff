/** Starts the extension in the Node extension host: desktop, remotes. */

import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { start } from "./extension";
import { clientOptions } from "./client";
import { sitePackagesFolders } from "./pythonEnvironment";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = vscode.Uri.joinPath(context.extensionUri, "dist", "server.node.js").fsPath;
  const client = new LanguageClient(
    "layerlens",
    "Layerlens",
    { module, transport: TransportKind.ipc },
    clientOptions({ sitePackages: await sitePackagesFolders() }),
  );
  await start(context, client);
}
