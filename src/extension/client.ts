/** What the language client is told, in either host, and typed requests through it. */

import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import type { InitializationOptions, ServerRequests } from "../protocol";

export type Client = Pick<
  BaseLanguageClient,
  "start" | "stop" | "sendRequest" | "sendNotification" | "onNotification"
>;

export function clientOptions(initializationOptions: InitializationOptions): LanguageClientOptions {
  return {
    documentSelector: [{ language: "python" }, { notebook: "*", language: "python" }],
    initializationOptions,
    synchronize: { configurationSection: "layerlens" },
  };
}

export function request<M extends keyof ServerRequests>(
  client: Client,
  method: M,
  params: ServerRequests[M]["params"],
): Promise<ServerRequests[M]["result"]> {
  return client.sendRequest<ServerRequests[M]["result"]>(method, params);
}
