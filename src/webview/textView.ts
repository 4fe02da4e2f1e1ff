/** torchinfo's text as it is, to read and to copy. */

import type { ModelView } from "../protocol";
import { button } from "./controls";
import { element } from "./dom";

export interface TextView {
  readonly element: HTMLElement;
  show(view: ModelView): void;
}

export function createTextView(onCopy: (text: string) => void): TextView {
  const text = element("pre", { class: "summary-text" });
  text.tabIndex = 0;
  text.setAttribute("aria-label", "Summary as torchinfo prints it");
  const copy = button(
    "Copy",
    () => {
      onCopy(text.textContent ?? "");
      copy.textContent = "Copied";
      setTimeout(() => (copy.textContent = "Copy"), 1200);
    },
    true,
  );
  return {
    element: element("div", { class: "text-view" }, [
      element("div", { class: "text-bar" }, [copy]),
      text,
    ]),
    show: (view) => void (text.textContent = view.text),
  };
}
