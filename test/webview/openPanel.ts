/** Opens the panel in Chromium with a stand-in for the extension that answers its requests. */

import type { ModelView, PanelMessage, PanelRequests, Reply } from "../../src/protocol";
import { stubPlan, stubWorker } from "./stubForward";
import { openPage, type Chromium, type WebviewPage } from "./page";
import { themes, type ThemeName } from "./themes";

export interface OpenPanelOptions {
  readonly view: Reply<ModelView>;
  readonly chromium?: Chromium;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: ThemeName;
  /** The extension does not answer. */
  readonly isSilent?: boolean;
  /** Milliseconds that each layer of the stand-in for a forward pass takes; without it there is no pass. */
  readonly layerTime?: number;
  /** The forward worker is the real one, and `answers` has a real plan. */
  readonly hasRealWorker?: boolean;
  /** Answers to other requests than `ready`; what is missing fails with a sentence. */
  readonly answers?: Partial<{ [M in keyof PanelRequests]: PanelRequests[M]["result"] }>;
}

export interface OpenedPanel extends WebviewPage {
  /** Sends an event of the extension. */
  event(name: string, data: unknown): Promise<void>;
  /** Requests of one method, in order. */
  requests(method: keyof PanelRequests): Promise<unknown[]>;
  setTheme(theme: ThemeName): Promise<void>;
}

export async function openPanel(options: OpenPanelOptions): Promise<OpenedPanel> {
  const { width = 1000, height = 800, theme = "dark" } = options;
  const opened = await openPage({
    body: '<main id="panel"></main>',
    scripts: ["panel.js"],
    styles: ["panel.css"],
    viewport: { width, height },
    chromium: options.chromium,
    standIns: options.hasRealWorker ? {} : { "forwardWorker.js": stubWorker(options.layerTime) },
  });
  const { page } = opened;
  const plan =
    options.layerTime !== undefined && options.view.ok
      ? { ok: true as const, value: stubPlan(options.view.value) }
      : { ok: false as const, message: "This model cannot be run: it is a fixture." };
  const posted = async () => (await opened.posted()) as PanelMessage[];
  const setTheme = (name: ThemeName) =>
    page.evaluate(
      ({ colours, kind }) => {
        document.documentElement.removeAttribute("style");
        for (const [key, value] of Object.entries(colours)) {
          document.documentElement.style.setProperty(`--vscode-${key}`, value);
        }
        document.body.className = kind;
      },
      { colours: themes[name], kind: `vscode-${name}` },
    );
  await setTheme(theme);

  // The page has asked for its first view by now; later requests are answered as they come.
  if (options.isSilent !== true)
    await page.evaluate(
      ({ answers }) => {
        const own = window as unknown as { posted: PanelMessage[] };
        const answer = (message: PanelMessage) => {
          if (message.type !== "request") return;
          const result = answers[message.method] ?? { ok: false, message: "not in this test" };
          window.postMessage({ type: "reply", id: message.id, result }, "*");
        };
        own.posted.forEach(answer);
        const push = own.posted.push.bind(own.posted);
        own.posted.push = (...messages) => {
          messages.forEach(answer);
          return push(...messages);
        };
      },
      { answers: { ready: options.view, reveal: null, copyText: null, plan, ...options.answers } },
    );
  return {
    ...opened,
    event: (event, data) => opened.send({ type: "event", event, data }),
    async requests(method) {
      const all = await posted();
      return all.flatMap((one) =>
        one.type === "request" && one.method === method ? [one.params] : [],
      );
    },
    setTheme,
  };
}
