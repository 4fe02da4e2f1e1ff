/** The language server: hover, diagnostics, fixes, lenses, and the panel's requests, over any connection. */

import {
  CodeActionKind,
  DiagnosticSeverity,
  MarkupKind,
  NotebookDocuments,
  TextDocumentSyncKind,
  TextDocuments,
  type CodeAction,
  type CodeLens,
  type Connection,
  type Diagnostic as LspDiagnostic,
  type InitializeParams,
  type InitializeResult,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { AnalyzedModel, Analysis } from "../engine/analysis";
import { isLintCode, lintCodes, settingName } from "../engine/advise/lintCodes";
import { chooseCandidate } from "../engine/discover/candidates";
import { planForward } from "../engine/forward/planForward";
import type { Diagnostic, Severity } from "../engine/source";
import { offsetAt } from "../engine/source";
import { parseInput, type InputSpec } from "../engine/tensor/inputSpec";
import type {
  InitializationOptions,
  ModelRequest,
  Reply,
  ServerNotifications,
  ServerRequests,
} from "../protocol";
import { openDocuments, type OpenDocument } from "./documents";
import { hoverAt } from "./hover";
import { lspPosition, uriOf } from "./locations";
import { choiceOf, viewOf } from "./view";

/** What a host gives the server. */
export interface ServerHost {
  /** Called once, with what the client sent; may be slow: requests wait for it. */
  start(options: InitializationOptions | undefined): Promise<Analyzer>;
}

export interface Analyzer {
  /** Never throws for user code. The result is kept until the document's version changes. */
  readonly analyze: (document: OpenDocument) => Analysis;
  /** Texts of files by URI, for hosts that cannot read files; null for a deleted one. */
  readonly updateFiles: (files: ServerNotifications["layerlens/files"]["files"]) => void;
}

/** Edits in quick succession are read once. */
const settleMilliseconds = 120;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function startServer(connection: Connection, host: ServerHost): void {
  const texts = new TextDocuments(TextDocument);
  const notebooks = new NotebookDocuments(texts);
  const documents = openDocuments(texts, notebooks);
  const analyses = new Map<string, { readonly version: string; readonly analysis: Analysis }>();
  const published = new Map<string, ReadonlySet<string>>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let starting: Promise<Analyzer> | undefined;
  let lints: ReadonlySet<string> = new Set(lintCodes);

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    // Only our own extension sends these; another client sends none.
    const options = params.initializationOptions as InitializationOptions | undefined;
    starting = host.start(options);
    starting.catch((error: unknown) => connection.console.error(`Layerlens: ${String(error)}`));
    return {
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        notebookDocumentSync: {
          notebookSelector: [{ notebook: "*", cells: [{ language: "python" }] }],
        },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        codeLensProvider: {},
      },
    };
  });

  const analyzer = (): Promise<Analyzer> =>
    starting ?? Promise.reject(new Error("the server is not initialized"));

  /** The analysis of an open document as it is now; absent where it is not open. */
  const analysisOf = async (uri: string): Promise<Analysis | undefined> => {
    const { analyze } = await analyzer();
    const document = documents.get(uri);
    if (!document) return undefined;
    const known = analyses.get(uri);
    if (known?.version === document.version) return known.analysis;
    const analysis = analyze(document);
    analyses.set(uri, { version: document.version, analysis });
    return analysis;
  };

  const settled = async (uri: string): Promise<void> => {
    const analysis = await analysisOf(uri);
    if (analysis) publish(uri, analysis);
    await connection.sendNotification("layerlens/changed", { uri });
  };

  const changed = (textUri: string): void => {
    const uri = documents.ownerOf(textUri);
    clearTimeout(timers.get(uri));
    const timer = setTimeout(() => {
      timers.delete(uri);
      settled(uri).catch((error: unknown) => connection.console.error(String(error)));
    }, settleMilliseconds);
    timers.set(uri, timer);
  };

  const isWanted = ({ code }: Diagnostic): boolean => !isLintCode(code) || lints.has(code);

  const publish = (uri: string, analysis: Analysis): void => {
    const byText = new Map<string, LspDiagnostic[]>();
    for (const cell of documents.get(uri)?.cells ?? []) byText.set(cell.id, []);
    for (const diagnostic of analysis.diagnostics.filter(isWanted)) {
      const converted = lspDiagnostic(analysis, diagnostic);
      const list = byText.get(diagnostic.range.source);
      if (converted && list) list.push(converted);
    }
    for (const gone of published.get(uri) ?? []) if (!byText.has(gone)) byText.set(gone, []);
    published.set(uri, new Set(byText.keys()));
    for (const [textUri, diagnostics] of byText) {
      void connection.sendDiagnostics({ uri: textUri, diagnostics });
    }
  };

  connection.onDidChangeConfiguration(({ settings }: { readonly settings: unknown }) => {
    lints = wantedLints(settings);
    for (const [uri, { analysis }] of analyses) publish(uri, analysis);
  });

  texts.onDidChangeContent(({ document }) => changed(document.uri));
  texts.onDidClose(({ document }) => {
    analyses.delete(document.uri);
    published.delete(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  notebooks.onDidOpen((notebook) => changed(notebook.uri));
  notebooks.onDidChange(({ notebookDocument }) => changed(notebookDocument.uri));
  notebooks.onDidClose(({ uri }) => analyses.delete(uri));

  connection.onNotification(
    "layerlens/files",
    async ({ files }: ServerNotifications["layerlens/files"]) => {
      (await analyzer()).updateFiles(files);
      analyses.clear();
      for (const document of documents.all()) changed(document.uri);
    },
  );

  connection.onHover(async ({ textDocument, position }) => {
    const analysis = await analysisOf(documents.ownerOf(textDocument.uri));
    const file = analysis?.source(textDocument.uri);
    if (!analysis || !file) return null;
    const offset = offsetAt(file, { line: position.line + 1, column: position.character + 1 });
    const hover = hoverAt(analysis, textDocument.uri, offset);
    if (!hover) return null;
    return {
      contents: { kind: MarkupKind.Markdown, value: hover.markdown },
      range: {
        start: lspPosition(file, hover.range.start),
        end: lspPosition(file, hover.range.end),
      },
    };
  });

  connection.onCodeAction(async ({ textDocument, range }) => {
    const analysis = await analysisOf(documents.ownerOf(textDocument.uri));
    const file = analysis?.source(textDocument.uri);
    if (!analysis || !file) return [];
    const start = offsetAt(file, { line: range.start.line + 1, column: range.start.character + 1 });
    const end = offsetAt(file, { line: range.end.line + 1, column: range.end.character + 1 });
    return analysis.diagnostics
      .filter(
        (d) =>
          isWanted(d) && d.range.source === file.id && d.range.start <= end && start <= d.range.end,
      )
      .flatMap((diagnostic) => codeActions(analysis, analysis.withFixes(diagnostic)));
  });

  connection.onCodeLens(async ({ textDocument }): Promise<CodeLens[]> => {
    const uri = documents.ownerOf(textDocument.uri);
    const analysis = await analysisOf(uri);
    return (analysis?.candidates ?? []).flatMap((candidate) => {
      const [choice] = choiceOf(analysis?.source ?? (() => undefined), candidate);
      if (choice?.definedAt.uri !== textDocument.uri) return [];
      const { start } = choice.definedAt.range;
      const request: ModelRequest = { uri, model: candidate.model };
      const title = `Show CNN Summary: ${candidate.model}`;
      return [
        {
          range: { start, end: start },
          command: { title, command: "layerlens.showSummary", arguments: [request] },
        },
      ];
    });
  });

  const onRequest = <M extends keyof ServerRequests>(
    method: M,
    handler: (params: ServerRequests[M]["params"]) => Promise<ServerRequests[M]["result"]>,
  ): void => void connection.onRequest(method, handler);

  onRequest("layerlens/models", (params) =>
    answer(params, (analysis) => {
      const { candidates } = analysis;
      if (candidates.length === 0) throw new Refusal(noModel(documents.get(params.uri)));
      const named = candidates.findIndex(({ model }) => model === params.model);
      const chosen = named >= 0 ? named : chooseCandidate(candidates, cursorOf(analysis, params));
      return { choices: candidates.flatMap((c) => choiceOf(analysis.source, c)), chosen };
    }),
  );
  onRequest("layerlens/view", (params) =>
    answer(params, (analysis) => viewOf(params.uri, analysis, modelOf(analysis, params))),
  );
  onRequest("layerlens/plan", (params) =>
    answer(params, (analysis) => planForward(modelOf(analysis, params, "eval").trace)),
  );

  /** Runs a request on the analysis of its document; refusals and failures are answers. */
  async function answer<T>(
    params: ModelRequest,
    run: (analysis: Analysis) => T,
  ): Promise<Reply<T>> {
    try {
      const analysis = await analysisOf(params.uri);
      if (!analysis) return refuse("This document is not open as Python any more: open it again.");
      return { ok: true, value: run(analysis) };
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.message);
      connection.console.error(
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
      return refuse("Layerlens made a mistake here: its log says what happened.");
    }
  }

  texts.listen(connection);
  notebooks.listen(connection);
  connection.listen();
}

/** The codes that the settings `layerlens.lints.*` leave on; all, for a client that has none. */
function wantedLints(settings: unknown): ReadonlySet<string> {
  const switches = propertyOf(propertyOf(settings, "layerlens"), "lints");
  return new Set(lintCodes.filter((code) => propertyOf(switches, settingName(code)) !== false));
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** A request that cannot be done, with the sentence for the user. */
class Refusal extends Error {}

function refuse<T>(message: string): Reply<T> {
  return { ok: false, message };
}

/** What to say of a document without a model. */
function noModel(document: OpenDocument | undefined): string {
  const what = document?.isNotebook ? "notebook" : "file";
  const isEmpty = document?.cells.every((cell) => cell.text.trim() === "") ?? true;
  if (isEmpty)
    return `This ${what} is empty. Write a class that derives from torch.nn.Module, or open an example.`;
  return `This ${what} holds no PyTorch model: Layerlens looks for classes that derive from torch.nn.Module and for modules that are made at top level.`;
}

function cursorOf(
  analysis: Analysis,
  { cursor }: ModelRequest,
): { readonly source: string; readonly offset: number } | undefined {
  const file = cursor && analysis.source(cursor.uri);
  if (!cursor || !file) return undefined;
  const at = { line: cursor.line + 1, column: cursor.character + 1 };
  return { source: cursor.uri, offset: offsetAt(file, at) };
}

/** The model a request names, or the one it means. */
function modelOf(analysis: Analysis, request: ModelRequest, mode?: "eval"): AnalyzedModel {
  const inputs = request.inputs?.map(input);
  const { candidates } = analysis;
  const chosen = chooseCandidate(candidates, cursorOf(analysis, request)) ?? 0;
  const expression = request.model ?? candidates.at(chosen)?.model;
  if (expression === undefined) throw new Refusal(noModel(undefined));
  const model = analysis.model({ model: expression, inputs, mode });
  if (model.problem !== undefined) throw new Refusal(model.problem);
  return model;
}

function input(text: string): InputSpec {
  const parsed = parseInput(text);
  if (!parsed.ok) throw new Refusal(parsed.message);
  return parsed.input;
}

function lspDiagnostic(analysis: Analysis, diagnostic: Diagnostic): LspDiagnostic | undefined {
  const file = analysis.source(diagnostic.range.source);
  if (!file) return undefined;
  return {
    range: {
      start: lspPosition(file, diagnostic.range.start),
      end: lspPosition(file, diagnostic.range.end),
    },
    severity: severities[diagnostic.severity],
    code: diagnostic.code,
    source: "Layerlens",
    message: diagnostic.message,
    relatedInformation: diagnostic.related.flatMap(({ message, range }) => {
      const related = analysis.source(range.source);
      if (!related) return [];
      const start = lspPosition(related, range.start);
      const end = lspPosition(related, range.end);
      return [{ message, location: { uri: uriOf(range.source), range: { start, end } } }];
    }),
  };
}

function codeActions(analysis: Analysis, diagnostic: Diagnostic): readonly CodeAction[] {
  const lsp = lspDiagnostic(analysis, diagnostic);
  return diagnostic.fixes.map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: true,
    diagnostics: lsp ? [lsp] : [],
    edit: {
      changes: Object.fromEntries(
        [...new Set(fix.edits.map(({ range }) => range.source))].map((source) => [
          uriOf(source),
          fix.edits
            .filter(({ range }) => range.source === source)
            .flatMap(({ range, newText }) => {
              const file = analysis.source(source);
              if (!file) return [];
              const start = lspPosition(file, range.start);
              return [{ range: { start, end: lspPosition(file, range.end) }, newText }];
            }),
        ]),
      ),
    },
  }));
}
