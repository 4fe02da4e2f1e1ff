/** The panel's HTML: a strict content security policy, and where its scripts are. */

import * as vscode from "vscode";

export function pageOf(webview: vscode.Webview, dist: vscode.Uri): string {
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src ${webview.cspSource} 'wasm-unsafe-eval'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data: blob:`,
    `connect-src ${webview.cspSource}`,
    "worker-src blob:",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="stylesheet" href="${file("panel.css")}" />
    <title>Layerlens</title>
  </head>
  <body
    data-layout-worker="${file("layoutWorker.js")}"
    data-elk-worker="${file("elkWorker.js")}"
    data-forward-worker="${file("forwardWorker.js")}"
  >
    <main id="panel"></main>
    <script src="${file("panel.js")}"></script>
  </body>
</html>`;
}
