// Starts the extension in the web extension host.
import * as vscode from "vscode";

export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("layerlens.showSummary", () =>
      vscode.window.showInformationMessage("Layerlens"),
    ),
  );
}
