// Layerlens in the code: hovers in files and cells, diagnostics and their fixes. Runs in both extension hosts.
import { assert } from "chai";
import * as vscode from "vscode";

suite("in the code", () => {
  suiteSetup(async () => {
    await vscode.extensions.getExtension("layerlens.layerlens")?.activate();
  });

  test("hovers on a layer in a file", async () => {
    const document = await open("model.py");
    const text = await hoverText(document, "nn.Conv2d");
    assert.match(text, /Conv2d/);
    assert.include(text, "[1, 8, 26, 26]");
    assert.include(text, "8·1·3·3 + 8 = 80");
  });

  test("hovers on a layer in a notebook cell", async () => {
    const cell = await openCell("notebook.ipynb", "nn.LazyConv2d");
    const text = await hoverText(cell, "nn.LazyConv2d");
    assert.include(text, "[1, 4, 26, 26]");
  });

  test("hovers on a tensor that is computed in a cell", async () => {
    const cell = await openCell("notebook.ipynb", "mean =");
    assert.include(await hoverText(cell, "mean"), "tensor([[[[4.5000]]]])");
  });

  test("marks a mistake and mends it", async () => {
    const document = await open("mistake.py");
    const [problem] = await until(() => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.length > 0 ? found : undefined;
    });
    assert.include(problem.message, "list is not a Module subclass");
    assert.strictEqual(document.getText(problem.range), "nn.Sequential(layers)");

    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      problem.range,
    );
    const fix = actions.find(({ edit }) => edit !== undefined);
    assert.ok(fix?.edit, "there is a quick fix");
    await vscode.workspace.applyEdit(fix.edit);
    assert.include(document.getText(), "nn.Sequential(*layers)");
    await until(() => vscode.languages.getDiagnostics(document.uri).length === 0 || undefined);
  });

  test("says nothing about a file without a model", async () => {
    const document = await open("plain.py");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });
});

function inWorkspace(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, "a folder is open");
  return vscode.Uri.joinPath(folder.uri, name);
}

async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The cell of a notebook that holds some text. */
async function openCell(name: string, text: string): Promise<vscode.TextDocument> {
  const notebook = await vscode.workspace.openNotebookDocument(inWorkspace(name));
  await vscode.window.showNotebookDocument(notebook);
  const cell = notebook.getCells().find(({ document }) => document.getText().includes(text));
  assert.ok(cell, `a cell has ${text}`);
  return cell.document;
}

/** What the hover on the first occurrence of some text says; asks again until somebody answers. */
function hoverText(document: vscode.TextDocument, text: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(text) + text.length - 1);
  return until(async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      at,
    );
    const parts = hovers.flatMap(({ contents }) => contents);
    const found = parts.map((part) => (typeof part === "string" ? part : part.value)).join("\n");
    return found === "" ? undefined : found;
  });
}

/** Asks until there is an answer; the runner's timeout ends it. */
async function until<T>(ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
