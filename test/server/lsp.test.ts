// The language server as a client sees it, over a channel in memory.
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from "vscode-languageserver/node";
import type { Diagnostic, Hover } from "vscode-languageserver";
import type { ModelChoices, ModelView, Reply } from "../../src/protocol";
import { startServer } from "../../src/server/server";
import { nodeFiles } from "../../src/node/files";
import { createEngine } from "../../src/engine/engine";
import { testParser } from "../python/parser";

let client: ProtocolConnection;
let diagnostics: Map<string, readonly Diagnostic[]>;

beforeEach(async () => {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const parser = await testParser();
  const engine = createEngine({
    ...{ parser, files: nodeFiles, now: () => performance.now() },
    ...{ importRoots: [], sitePackages: [] },
  });
  startServer(
    createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(toServer),
      new StreamMessageWriter(toClient),
    ),
    {
      start: () =>
        Promise.resolve({
          analyze: ({ uri, isNotebook, cells }) =>
            engine.analyze({ file: uri, folder: "", isNotebook, cells }),
          updateFiles: () => undefined,
        }),
    },
  );
  client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  diagnostics = new Map();
  client.onNotification(
    "textDocument/publishDiagnostics",
    ({ uri, diagnostics: found }: { uri: string; diagnostics: readonly Diagnostic[] }) =>
      void diagnostics.set(uri, found),
  );
  client.listen();
  await client.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
});

afterEach(() => client.dispose());

const model = `from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, x):
        return self.conv(x)
`;

function open(uri: string, text: string): Promise<void> {
  return client.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "python", version: 1, text },
  });
}

test("hovers on a layer of a file", async () => {
  await open("untitled:net.py", model);
  const hover = await client.sendRequest<Hover | null>("textDocument/hover", {
    textDocument: { uri: "untitled:net.py" },
    position: { line: 5, character: 25 },
  });
  expect(JSON.stringify(hover?.contents)).toContain("8·3·3·3 + 8 = 224");
});

test("hovers on a layer of a notebook's cell", async () => {
  const cell = (fragment: string) => `vscode-notebook-cell:/nb.ipynb#${fragment}`;
  await client.sendNotification("notebookDocument/didOpen", {
    notebookDocument: {
      uri: "file:///nb.ipynb",
      notebookType: "jupyter-notebook",
      version: 1,
      cells: [
        { kind: 2, document: cell("a") },
        { kind: 2, document: cell("b") },
      ],
    },
    cellTextDocuments: [
      { uri: cell("a"), languageId: "python", version: 1, text: "from torch import nn" },
      {
        uri: cell("b"),
        languageId: "python",
        version: 1,
        text: "net = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU())",
      },
    ],
  });
  const hover = await client.sendRequest<Hover | null>("textDocument/hover", {
    textDocument: { uri: cell("b") },
    position: { line: 0, character: 26 },
  });
  expect(JSON.stringify(hover?.contents)).toContain("4·3·3·3 + 4 = 112");
});

test("publishes a mistake and answers with a model all the same", async () => {
  const uri = "untitled:net.py";
  await open(uri, model.replace("nn.Conv2d(3, 8, 3)", "nn.Sequential([nn.Conv2d(3, 8, 3)])"));
  await expect.poll(() => diagnostics.get(uri)?.length, { timeout: 10_000 }).toBe(1);
  expect(diagnostics.get(uri)?.[0].message).toBe("TypeError: list is not a Module subclass");
  const view = await client.sendRequest<Reply<ModelView>>("layerlens/view", { uri });
  if (!view.ok) throw new Error(view.message);
  expect(view.value.rows.map(({ className }) => className)).toEqual([
    "Net",
    "Sequential",
    "Conv2d",
  ]);
  expect(view.value.problems[0].fixes[0].title).toContain("nn.Sequential(*[");
});

test("says what to do about a file without a model", async () => {
  await open("untitled:plain.py", "words = 'to be'.split()\n");
  const models = await client.sendRequest<Reply<ModelChoices>>("layerlens/models", {
    uri: "untitled:plain.py",
  });
  expect(models).toMatchObject({ ok: false });
  expect(JSON.stringify(models)).toContain("holds no PyTorch model");
});

test("reads the good cells of a notebook with a broken one", async () => {
  const uri = "untitled:broken.py";
  await open(uri, `${model}\nvalue = (1 +\n`);
  const view = await client.sendRequest<Reply<ModelView>>("layerlens/view", { uri });
  expect(view).toMatchObject({ ok: true });
  await expect.poll(() => diagnostics.get(uri)?.length, { timeout: 10_000 }).toBe(1);
  expect(diagnostics.get(uri)?.[0].message).toMatch(/^SyntaxError: /);
});

test("says which arguments a model needs", async () => {
  const uri = "untitled:needs.py";
  await open(uri, model.replace("__init__(self)", "__init__(self, width)"));
  const models = await client.sendRequest<Reply<ModelChoices>>("layerlens/models", { uri });
  if (!models.ok) throw new Error(models.message);
  expect(models.value.choices[0]).toMatchObject({ model: "Net(width)", missing: ["width"] });
});

test("says what an expression that is no model gives", async () => {
  const uri = "untitled:net.py";
  await open(uri, model);
  const view = await client.sendRequest<Reply<ModelView>>("layerlens/view", {
    ...{ uri, model: "[Net()]" },
  });
  expect(view).toEqual({
    ok: false,
    message: "[Net()] is of class list, which is no torch.nn.Module.",
  });
});

test("says that an empty notebook is empty", async () => {
  await client.sendNotification("notebookDocument/didOpen", {
    notebookDocument: {
      ...{ uri: "file:///empty.ipynb", notebookType: "jupyter-notebook", version: 1, cells: [] },
    },
    cellTextDocuments: [],
  });
  const models = await client.sendRequest<Reply<ModelChoices>>("layerlens/models", {
    uri: "file:///empty.ipynb",
  });
  expect(JSON.stringify(models)).toContain("This notebook is empty");
});
