// Opens the webview's page in a real Chromium, without VS Code: under the strict CSP that VS Code's page has, with a
// stand-in for acquireVsCodeApi() that keeps what the page posts.
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { launchChromium } from "../harness/chromium.mjs";

const root = path.resolve(import.meta.dirname, "../..");

export interface WebviewPage {
  readonly page: Page;
  /** Errors that the page did not catch, and what its CSP refused. */
  readonly errors: readonly string[];
  /** What the page has posted to the extension so far. */
  posted(): Promise<unknown[]>;
  /** Sends a message from the extension to the page. */
  send(message: unknown): Promise<void>;
  close(): Promise<void>;
}

export interface PageOptions {
  /** Scripts to load, from dist/webview/ on. */
  readonly scripts?: readonly string[];
  readonly styles?: readonly string[];
  /** What stands in the page's body. */
  readonly body?: string;
  readonly viewport?: { width: number; height: number };
  /** Scripts that take the place of those in dist/webview/, by name. */
  readonly standIns?: Readonly<Record<string, string>>;
  /** A Chromium that is there already, from `startChromium`; else the page gets one of its own. */
  readonly chromium?: Chromium;
}

export interface Chromium {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** A Chromium with a fresh profile, for several pages. */
export async function startChromium(viewport?: {
  width: number;
  height: number;
}): Promise<Chromium> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "layerlens-webview-"));
  const context = await launchChromium({ profile, viewport });
  return {
    context,
    async close() {
      await context.close();
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

export async function openPage(options: PageOptions = {}): Promise<WebviewPage> {
  const server = await serve(options);
  const own = options.chromium ? undefined : await startChromium(options.viewport);
  const { context } = options.chromium ?? own ?? (await startChromium());
  const page = (own && context.pages().at(0)) ?? (await context.newPage());
  if (options.viewport) await page.setViewportSize(options.viewport);
  const close = async () => {
    if (own) await own.close();
    else await page.close();
    server.close();
    server.closeAllConnections();
  };

  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  for (const [name, body] of Object.entries(options.standIns ?? {})) {
    await page.route(`**/${name}`, (route) =>
      route.fulfill({ contentType: "text/javascript", body }),
    );
  }
  await page.goto(`http://127.0.0.1:${port}/`);
  return {
    page,
    errors,
    posted: () => page.evaluate(() => (window as unknown as { posted: unknown[] }).posted),
    send: (message) => page.evaluate((data) => window.postMessage(data, "*"), message),
    close,
  };
}

/** Serves the page at / and dist/webview/ under its own name. */
async function serve(options: PageOptions): Promise<http.Server> {
  const types: Record<string, string> = { ".js": "text/javascript", ".css": "text/css" };
  const server = http.createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
    if (name === "") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(html(options));
      return;
    }
    const file = path.join(root, "dist/webview", path.basename(name));
    if (!fs.existsSync(file)) {
      response.writeHead(name === "favicon.ico" ? 204 : 404).end();
      return;
    }
    response.setHeader("content-type", types[path.extname(file)] ?? "application/octet-stream");
    response.end(fs.readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function html({ scripts = [], styles = [], body = "" }: PageOptions): string {
  const nonce = "testNonce";
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
  ].join("; ");
  return `<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    ${styles.map((name) => `<link rel="stylesheet" href="/${name}" />`).join("\n")}
  </head>
  <body class="vscode-dark" data-vscode-theme-kind="vscode-dark">
    ${body}
    <script nonce="${nonce}">
      window.posted = [];
      window.acquireVsCodeApi = () => ({
        postMessage: (message) => window.posted.push(message),
        getState: () => window.savedState,
        setState: (state) => (window.savedState = state),
      });
    </script>
    ${scripts.map((name) => `<script nonce="${nonce}" src="/${name}"></script>`).join("\n")}
  </body>
</html>`;
}
