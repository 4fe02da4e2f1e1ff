/** Starts the language server in a Node process, over the channel its parent opened (IPC or stdio). */

import { fileURLToPath } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { setEngineFlags, setLastingFlags } from "../node/engineFlags";
import { nodeFiles, readGrammar, slashed } from "../node/files";
import { newAnalyzer } from "./analyzer";
import { startServer } from "./server";

setEngineFlags();
setLastingFlags();
startServer(createConnection(ProposedFeatures.all), {
  start: (options) =>
    newAnalyzer({
      grammar: readGrammar(__dirname),
      files: nodeFiles,
      sitePackages: options?.sitePackages ?? [],
      updateFiles: () => undefined,
      folderOf: (uri) => (uri.startsWith("file:") ? slashed(fileURLToPath(new URL(".", uri))) : ""),
    }),
});
