/** What the extension does in either host: commands, panels, and the language server's life. */

import * as vscode from "vscode";
import type { ModelRequest, ServerEvents } from "../protocol";
import type { Client } from "./client";
import { createPanels } from "./panels";
import { showSummary } from "./showSummary";

export async function start(context: vscode.ExtensionContext, client: Client): Promise<void> {
  const panels = createPanels(context, client);
  context.subscriptions.push(
    panels,
    { dispose: () => void client.stop() },
    vscode.commands.registerCommand("layerlens.showSummary", (given?: ModelRequest) =>
      showSummary(client, panels, context.workspaceState, given),
    ),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) =>
      panels.cursorMoved(textEditor.document.uri, selections[0].active),
    ),
  );
  await client.start();
  client.onNotification("layerlens/changed", ({ uri }: ServerEvents["layerlens/changed"]) =>
    panels.documentChanged(uri),
  );
}
