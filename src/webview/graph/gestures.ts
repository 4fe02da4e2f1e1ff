/** Mouse, wheel and touch pad on the picture: drag and scroll move it, Ctrl and the wheel zoom about the pointer. */

import type { CameraControl } from "./camera";

export interface Gestures {
  /** A press and release without a movement in between. */
  onClick(target: Element, event: PointerEvent): void;
  onDoubleClick(target: Element): void;
}

/** Less movement than this is a click of an unsteady hand. */
const clickSlack = 4;

export function listenToGestures(host: HTMLElement, camera: CameraControl, on: Gestures): void {
  let drag: { x: number; y: number; isMoved: boolean; target: Element } | undefined;

  host.addEventListener("pointerdown", (event) => {
    if (event.button > 1 || !(event.target instanceof Element)) return;
    drag = { x: event.clientX, y: event.clientY, isMoved: false, target: event.target };
  });
  host.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.isMoved && Math.hypot(dx, dy) < clickSlack) return;
    if (!drag.isMoved) host.setPointerCapture(event.pointerId);
    host.classList.add("is-dragged");
    drag = { ...drag, x: event.clientX, y: event.clientY, isMoved: true };
    camera.pan(-dx, -dy);
  });
  const end = (event: PointerEvent) => {
    host.classList.remove("is-dragged");
    if (drag && !drag.isMoved && event.type === "pointerup" && event.button === 0) {
      on.onClick(drag.target, event);
    }
    drag = undefined;
  };
  host.addEventListener("pointerup", end);
  host.addEventListener("pointercancel", end);
  host.addEventListener("dblclick", (event) => {
    if (event.target instanceof Element) on.onDoubleClick(event.target);
  });
  host.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
      if (event.ctrlKey || event.metaKey) {
        const bounds = host.getBoundingClientRect();
        const at = { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
        // A pinch comes in many small steps, a mouse wheel in few large ones.
        const step = Math.max(-60, Math.min(60, event.deltaY * lines));
        camera.zoomBy(Math.exp(-step * 0.006), at);
        return;
      }
      const sideways = event.shiftKey && event.deltaX === 0;
      camera.pan(
        (sideways ? event.deltaY : event.deltaX) * lines,
        (sideways ? 0 : event.deltaY) * lines,
      );
    },
    { passive: false },
  );
}
