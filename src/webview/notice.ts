/** Says what the panel is doing and what went wrong; what was shown before stays visible, marked as old. */

import { element, iconOf } from "./dom";

export interface Notice {
  readonly element: HTMLElement;
  /** The panel, whose classes say whether it works and whether its content is old. */
  attach(root: HTMLElement): void;
  working(what: string): void;
  /** A sentence for the user. */
  failed(message: string, hasContent: boolean): void;
  done(): void;
}

/** An answer that comes sooner is not announced: it would only flicker. */
const noticeable = 200;

export function createNotice(): Notice {
  const message = element("div", { class: "notice-message" });
  const old = element("div", { class: "notice-old" });
  const box = element("div", { class: "notice", role: "alert" }, [
    iconOf("error"),
    element("div", { class: "notice-body" }, [message, old]),
  ]);
  box.hidden = true;
  const busy = element("div", { class: "busy-text" });
  busy.setAttribute("role", "status");
  const skeleton = element(
    "div",
    { class: "skeleton", attributes: { "aria-hidden": true } },
    Array.from({ length: 7 }, (_, i) =>
      element("div", { class: i % 2 === 0 ? "skeleton-card" : "skeleton-card is-small" }),
    ),
  );
  let root: HTMLElement | undefined;
  let isEmpty = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    element: element("div", { class: "notices" }, [box, busy, skeleton]),
    attach(panel) {
      root = panel;
      root.classList.toggle("is-empty", isEmpty);
    },
    working(what) {
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          busy.textContent = `${what} …`;
          root?.classList.add("is-working");
        },
        isEmpty ? 0 : noticeable,
      );
    },
    failed(text, hasContent) {
      clearTimeout(timer);
      message.textContent = text;
      old.textContent = hasContent ? "Shown below: the last version that could be read." : "";
      box.hidden = false;
      root?.classList.remove("is-working");
      root?.classList.toggle("is-old", hasContent);
      root?.classList.toggle("is-without-model", !hasContent);
    },
    done() {
      clearTimeout(timer);
      isEmpty = false;
      box.hidden = true;
      busy.textContent = "";
      root?.classList.remove("is-working", "is-old", "is-empty", "is-without-model");
    },
  };
}
