/** Files that a pass can take: weights instead of drawn ones, a picture instead of a formula. */

import type { WorkerInput } from "../engine/forward/workerMessages";
import type { ChosenFile, PanelRequests, Reply } from "../protocol";
import { element, iconButton } from "./dom";

type FileKind = PanelRequests["chooseFile"]["params"]["what"];

export interface RunFilesActions {
  choose(what: FileKind): Promise<Reply<ChosenFile | null>>;
  /** Another file, or none any more: the pass is to be made again. */
  onChange(): void;
  onFailure(message: string): void;
}

export interface RunFiles {
  readonly element: HTMLElement;
  weights(): Uint8Array | undefined;
  picture(): WorkerInput | undefined;
  /** Pictures that are let go over this element are taken. */
  acceptDrops(target: HTMLElement): void;
  /** How the file of weights fits the model. */
  showFit(loaded: number, problems: readonly string[], notes: readonly string[]): void;
}

interface Slot {
  readonly element: HTMLElement;
  show(name: string | undefined): void;
  say(title: string, isWarning: boolean): void;
}

export function createRunFiles(on: RunFilesActions): RunFiles {
  let weights: ChosenFile | undefined;
  let picture: WorkerInput | undefined;

  const takePicture = async (file: ChosenFile) => {
    try {
      picture = await decoded(file.bytes);
    } catch {
      return on.onFailure(`${file.name} is no picture that can be shown here.`);
    }
    pictureSlot.show(file.name);
    on.onChange();
  };
  const choose = async (what: FileKind) => {
    const reply = await on.choose(what);
    if (!reply.ok) return on.onFailure(reply.message);
    if (!reply.value) return;
    if (what === "picture") return takePicture(reply.value);
    weights = reply.value;
    weightsSlot.show(weights.name);
    on.onChange();
  };
  const weightsSlot = slot(
    "Weights",
    "Take the weights from a .safetensors, .pt or .pth file instead of drawing them",
    () => void choose("weights"),
    () => {
      weights = undefined;
      weightsSlot.show(undefined);
      on.onChange();
    },
  );
  const pictureSlot = slot(
    "Picture",
    "Show the network a picture, prepared as torchvision prepares those of ImageNet. A picture can also be dropped here.",
    () => void choose("picture"),
    () => {
      picture = undefined;
      pictureSlot.show(undefined);
      on.onChange();
    },
  );

  return {
    element: element("div", { class: "run-files" }, [weightsSlot.element, pictureSlot.element]),
    weights: () => weights?.bytes,
    picture: () => picture,
    acceptDrops(target) {
      target.addEventListener("dragover", (event) => event.preventDefault());
      target.addEventListener("drop", (event) => {
        const file = event.dataTransfer?.files.item(0);
        if (!file) return;
        event.preventDefault();
        void file.arrayBuffer().then(async (buffer) => {
          await takePicture({ name: file.name, bytes: new Uint8Array(buffer) });
        });
      });
    },
    showFit(loaded, problems, notes) {
      const count = loaded === 1 ? "1 tensor" : `${loaded} tensors`;
      const lines = [`${count} of the model are from this file.`, ...problems, ...notes];
      weightsSlot.say(lines.join("\n"), problems.length > 0);
    },
  };
}

/** A button that names the file it has, and one that puts the file away. */
function slot(label: string, title: string, onChoose: () => void, onClear: () => void): Slot {
  const choose = element("button", { class: "file-button", text: `${label}…`, title });
  choose.type = "button";
  choose.addEventListener("click", onChoose);
  const clear = iconButton("close", `${label}: none`, onClear);
  clear.hidden = true;
  return {
    element: element("span", { class: "file-slot" }, [choose, clear]),
    show(name) {
      choose.textContent = name ?? `${label}…`;
      choose.title = name === undefined ? title : `${label}: ${name}`;
      choose.classList.remove("is-warning");
      clear.hidden = name === undefined;
    },
    say(text, isWarning) {
      choose.title = text;
      choose.classList.toggle("is-warning", isWarning);
    },
  };
}

/** The browser's decoder, told to leave the bytes as they are. */
async function decoded(bytes: Uint8Array<ArrayBuffer>): Promise<WorkerInput> {
  const bitmap = await createImageBitmap(new Blob([bytes]), {
    colorSpaceConversion: "none",
    premultiplyAlpha: "none",
    imageOrientation: "none",
  });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  if (!context) throw new Error("there is no canvas");
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { kind: "picture", width, height, data: context.getImageData(0, 0, width, height).data };
}
