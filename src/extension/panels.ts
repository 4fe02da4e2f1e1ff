/** The panels: one for each document, each showing one of its models. */

import * as vscode from "vscode";
import type {
  ChosenFile,
  Location,
  ModelRequest,
  ModelView,
  PanelMessage,
  PanelRequests,
  Reply,
} from "../protocol";
import { request, type Client } from "./client";
import { applyFix, rangeOf, reveal } from "./locations";
import { pageOf } from "./page";

export interface Panels extends vscode.Disposable {
  /** The panel of a document, opened beside the code when there is none. */
  open(uri: string): Panel;
  documentChanged(uri: string): void;
  cursorMoved(uri: vscode.Uri, position: vscode.Position): void;
}

export interface Panel {
  show(wanted: ModelRequest): Promise<void>;
  showProblem(message: string): void;
  /** Nothing was chosen: a panel that shows a network stays as it is, one that was opened for the choice goes. */
  leave(): void;
}

type PanelHandlers = {
  readonly [M in keyof PanelRequests]: (
    params: PanelRequests[M]["params"],
  ) => Promise<PanelRequests[M]["result"]>;
};

export function createPanels(context: vscode.ExtensionContext, client: Client): Panels {
  const open = new Map<string, OpenPanel>();
  return {
    open(uri) {
      let panel = open.get(uri);
      if (!panel) {
        panel = openPanel(context, client, uri);
        open.set(uri, panel);
        panel.webview.onDidDispose(() => open.delete(uri));
      }
      panel.webview.reveal(undefined, true);
      return panel;
    },
    documentChanged: (uri) => void open.get(uri)?.refresh(),
    cursorMoved(uri, position) {
      for (const panel of open.values()) panel.cursorMoved(uri.toString(), position);
    },
    dispose() {
      for (const panel of open.values()) panel.webview.dispose();
    },
  };
}

interface OpenPanel extends Panel {
  readonly webview: vscode.WebviewPanel;
  refresh(): Promise<void>;
  cursorMoved(uri: string, position: vscode.Position): void;
}

function openPanel(context: vscode.ExtensionContext, client: Client, uri: string): OpenPanel {
  const dist = vscode.Uri.joinPath(context.extensionUri, "dist", "webview");
  const media = vscode.Uri.joinPath(context.extensionUri, "media");
  const webview = vscode.window.createWebviewPanel(
    "layerlens.summary",
    `Network: ${nameOf(uri)}`,
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, retainContextWhenHidden: true, localResourceRoots: [dist, media] },
  );
  webview.iconPath = vscode.Uri.joinPath(media, "icon.svg");

  let wanted: ModelRequest = { uri };
  let shown: ModelView | undefined;
  /** Replies to older requests are stale: only the last one's is shown. */
  let latest = 0;
  /** The first request waits for the page to be up. */
  let markChosen: () => void = () => {};
  const chosen = new Promise<void>((resolve) => (markChosen = resolve));

  const post = (message: PanelMessage) => void webview.webview.postMessage(message);
  const view = async (): Promise<Reply<ModelView>> => {
    const number = ++latest;
    const reply = await request(client, "layerlens/view", wanted);
    if (number === latest && reply.ok) {
      shown = reply.value;
      webview.title = `Network: ${reply.value.className}`;
    }
    return reply;
  };
  const show = async () => {
    post({ type: "event", event: "working", data: { what: "Reading the model" } });
    const number = latest + 1;
    const reply = await view();
    if (number === latest) post({ type: "event", event: "show", data: reply });
  };

  const handlers: PanelHandlers = {
    async ready() {
      await chosen;
      return problem ?? view();
    },
    reveal: ({ location }) => reveal(location),
    async applyFix({ fix }) {
      return (await applyFix(fix))
        ? { ok: true, value: null }
        : {
            ok: false,
            message: "The editor did not take the change: the file may have been edited meanwhile.",
          };
    },
    choose({ model }) {
      wanted = { uri, model };
      return view();
    },
    setInputs({ inputs }) {
      wanted = { ...wanted, inputs };
      return view();
    },
    plan: () => request(client, "layerlens/plan", wanted),
    chooseFile: ({ what }) => chooseFile(what, uri),
    async copyText({ text }) {
      await vscode.env.clipboard.writeText(text);
    },
  };
  let problem: Reply<ModelView> | undefined;

  webview.webview.onDidReceiveMessage(async (message: PanelMessage) => {
    if (message.type !== "request") return;
    post({ type: "reply", id: message.id, result: await answer(handlers, message) });
  });
  webview.webview.html = pageOf(webview.webview, dist);

  return {
    webview,
    async show(request) {
      wanted = { uri, model: request.model, inputs: request.inputs };
      problem = undefined;
      markChosen();
      await show();
    },
    showProblem(message) {
      problem = { ok: false, message };
      markChosen();
      post({ type: "event", event: "show", data: problem });
    },
    leave() {
      if (!shown) webview.dispose();
    },
    async refresh() {
      if (!problem || shown) await show();
    },
    cursorMoved(cursorUri, position) {
      if (!shown) return;
      const nodes = nodesAt(shown, cursorUri, position);
      post({ type: "event", event: "cursor", data: { nodes } });
    },
  };
}

const fileFilters = {
  weights: { Weights: ["safetensors", "pt", "pth", "bin", "ckpt"] },
  picture: { Pictures: ["png", "jpg", "jpeg", "webp", "gif", "bmp"] },
};

/** The dialog begins beside the document. */
async function chooseFile(
  what: keyof typeof fileFilters,
  uri: string,
): Promise<Reply<ChosenFile | null>> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: what === "weights" ? "Weights for the network" : "A picture for the network",
      filters: fileFilters[what],
      defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(uri), ".."),
    })) ?? [];
  if (!file) return { ok: true, value: null };
  const name = nameOf(file.toString());
  try {
    const bytes = Uint8Array.from(await vscode.workspace.fs.readFile(file));
    return { ok: true, value: { name, bytes } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, message: `${name} could not be read: ${why}` };
  }
}

/** Runs the handler of a request; a failure of our own is answered as a sentence, never dropped. */
async function answer(
  handlers: PanelHandlers,
  { method, params }: Extract<PanelMessage, { type: "request" }>,
): Promise<unknown> {
  const handler: ((params: never) => Promise<unknown>) | undefined = handlers[method];
  try {
    return await handler?.(params as never);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, message: `Layerlens could not answer: ${why}` };
  }
}

/** Nodes whose code the position is in, the smallest stretch of code first. */
function nodesAt(view: ModelView, uri: string, position: vscode.Position): readonly string[] {
  const found: { readonly id: string; readonly size: number }[] = [];
  for (const node of view.graph.nodes) {
    const sizes = [node.calledAt, node.definedAt].flatMap((at) => sizeAround(at, uri, position));
    if (sizes.length > 0) found.push({ id: node.id, size: Math.min(...sizes) });
  }
  return found.sort((a, b) => a.size - b.size).map(({ id }) => id);
}

/** How many characters a location around the position spans (a line counts as 1000); none where it is elsewhere. */
function sizeAround(
  at: Location | undefined,
  uri: string,
  position: vscode.Position,
): readonly number[] {
  if (at?.uri !== uri) return [];
  const range = rangeOf(at);
  if (!range.contains(position)) return [];
  return [(range.end.line - range.start.line) * 1000 + range.end.character - range.start.character];
}

function nameOf(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
}
