/** The command "Show CNN Summary": which model, with which arguments; asks only when it has to. */

import * as vscode from "vscode";
import type { ModelChoice, ModelRequest } from "../protocol";
import { request, type Client } from "./client";
import type { Panels } from "./panels";
import { activeTarget } from "./target";

export async function showSummary(
  client: Client,
  panels: Panels,
  memory: vscode.Memento,
  given?: ModelRequest,
): Promise<void> {
  const target = given ?? activeTarget();
  if (!target) {
    void vscode.window.showInformationMessage(
      "Layerlens shows the networks of Python files and notebooks: open one with a PyTorch model first.",
    );
    return;
  }
  const panel = panels.open(target.uri);
  if (target.model !== undefined) return panel.show(target);
  const reply = await request(client, "layerlens/models", target);
  if (!reply.ok) return panel.showProblem(reply.message);
  const { choices, chosen } = reply.value;
  const choice = chosen === undefined ? await pick(choices) : choices[chosen];
  if (!choice) return panel.leave();
  const model =
    choice.missing.length === 0 ? choice.model : await askArguments(choice, target.uri, memory);
  return panel.show({ uri: target.uri, model: model ?? choice.model });
}

async function pick(choices: readonly ModelChoice[]): Promise<ModelChoice | undefined> {
  const items = choices.map((choice) => ({
    label: choice.model,
    description: choice.className,
    detail: choice.why,
    choice,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: "Show CNN Summary",
    placeHolder: "Which model?",
    matchOnDetail: true,
  });
  return picked?.choice;
}

/** Asks for the arguments a class needs; an answer is kept for the workspace. */
async function askArguments(
  choice: ModelChoice,
  uri: string,
  memory: vscode.Memento,
): Promise<string | undefined> {
  const key = `model:${uri}:${choice.className}`;
  const answer = await vscode.window.showInputBox({
    title: `${choice.className} needs ${choice.missing.join(", ")}`,
    prompt: "A Python expression that builds the model",
    value: memory.get<string>(key) ?? choice.model,
    ignoreFocusOut: true,
  });
  if (answer !== undefined && answer.trim() !== "") await memory.update(key, answer);
  return answer?.trim() || undefined;
}
