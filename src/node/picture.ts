/** Reads the files of pictures that the command line takes. */

import type { Picture } from "../engine/forward/pictures";
import { isJpeg, readJpeg } from "./jpeg/jpeg";
import { isPng, readPng } from "./png";

/** Throws an Error with a sentence where the bytes are no picture that is known. */
export function readPicture(bytes: Uint8Array): Picture {
  if (isPng(bytes)) return readPng(bytes);
  if (isJpeg(bytes)) return readJpeg(bytes);
  throw new Error("it is no PNG or JPEG picture");
}
