// The extension as VS Code sees it: it activates, and its commands are there. Runs in both extension hosts.
import { assert } from "chai"; // runs in both hosts; Node's assert would need a polyfill in the web one
import * as vscode from "vscode";
import { contributes } from "../../../package.json";

suite("extension", () => {
  suiteSetup(async () => {
    const extension = vscode.extensions.getExtension("layerlens.layerlens");
    assert.ok(extension, "the extension under development is loaded");
    await extension.activate();
  });

  test("registers every command it contributes", async () => {
    const registered = await vscode.commands.getCommands(true);
    for (const { command } of contributes.commands) assert.include(registered, command);
  });

  test("offers the command by its name", () => {
    assert.containSubset(contributes.commands, [
      {
        command: "layerlens.showSummary",
        title: "Show CNN Summary",
        category: "Layerlens",
      },
    ]);
  });
});
