/** Short ways to make elements. Text is only ever set as text, styles only through the style object: the CSP wants both. */

export interface ElementOptions {
  readonly class?: string;
  readonly text?: string;
  readonly title?: string;
  readonly role?: string;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  readonly onClick?: (event: MouseEvent) => void;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  options: ElementOptions = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  apply(made, options);
  made.append(...children);
  return made;
}

export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly (Node | string)[] = [],
): SVGElementTagNameMap[K] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** A button of our own, with an icon and a name for screen readers. */
export function iconButton(
  icon: IconName,
  title: string,
  onClick: (event: MouseEvent) => void,
): HTMLButtonElement {
  const button = element("button", { class: "icon-button", title, onClick });
  button.type = "button";
  button.setAttribute("aria-label", title);
  button.append(iconOf(icon));
  return button;
}

export function iconOf(icon: IconName): SVGSVGElement {
  const drawn = svg("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" });
  drawn.append(svg("path", { d: icons[icon] }));
  return drawn;
}

/** Lines on a field of 16 by 16. */
const icons = {
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  expand: "M4 6.5l4-4 4 4M4 9.5l4 4 4-4",
  collapse: "M4 3l4 4 4-4M4 13l4-4 4 4",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.2 10.2L13.5 13.5",
  close: "M4 4l8 8M12 4l-8 8",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  play: "M5 3l8 5-8 5z",
  stop: "M4.5 4.5h7v7h-7z",
  chevron: "M6 4l4 4-4 4",
  edit: "M3 13l.8-3L10.5 3.3l2.2 2.2L6 12.2z",
  up: "M4 10l4-4 4 4",
  down: "M4 6l4 4 4-4",
  error: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM6 6l4 4M10 6l-4 4",
  warning: "M8 2.5l6 11H2zM8 7v3M8 11.6v.6",
  info: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.5V11M8 5v.6",
} as const;

export type IconName = keyof typeof icons;

function apply(made: HTMLElement, options: ElementOptions): void {
  if (options.class !== undefined) made.className = options.class;
  if (options.text !== undefined) made.textContent = options.text;
  if (options.title !== undefined) made.title = options.title;
  if (options.role !== undefined) made.setAttribute("role", options.role);
  for (const [key, value] of Object.entries(options.attributes ?? {})) {
    made.setAttribute(key, String(value));
  }
  if (options.onClick) made.addEventListener("click", options.onClick);
}
