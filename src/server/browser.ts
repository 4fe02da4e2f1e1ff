/** Starts the language server in a web worker. It cannot read files: the extension sends it the workspace's sources. */

import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from "vscode-languageserver/browser";
import { folderOfUri, newAnalyzer } from "./analyzer";
import { startServer } from "./server";

/** The part of a worker's global scope that the connection needs. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const texts = new Map<string, string>();

const files = {
  read: (path: string): string | undefined => texts.get(path),
  exists(path: string): boolean {
    if (texts.has(path)) return true;
    const folder = `${path}/`;
    for (const known of texts.keys()) if (known.startsWith(folder)) return true;
    return false;
  },
  list(path: string): readonly string[] {
    const folder = `${path}/`;
    const names = [...texts.keys()].filter((known) => known.startsWith(folder));
    return [...new Set(names.map((known) => known.slice(folder.length).split("/")[0]))];
  },
};

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

startServer(connection, {
  start(options) {
    const grammar = options?.grammar;
    if (!grammar) return Promise.reject(new Error("the client did not send the parser's files"));
    return newAnalyzer({
      grammar: { runtime: grammar.runtime, grammar: grammar.python },
      files,
      sitePackages: [],
      updateFiles(changed) {
        for (const [uri, text] of Object.entries(changed)) {
          if (text === null) texts.delete(uri);
          else texts.set(uri, text);
        }
      },
      folderOf: folderOfUri,
    });
  },
});
