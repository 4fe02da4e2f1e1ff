/** Dropout layers: in training they zero elements or channels, else they pass their input on. */

import { None, bool as pyBool } from "../../python/values";
import { bool, float } from "../args";
import { apply, attribute, layer } from "../layer";
import { filledIn } from "../modules/plainText";
import { isTraining } from "../modules/state";
import { mismatch, type Op } from "../op";
import {
  alphaDropout,
  dropout,
  dropout1d,
  dropout2d,
  dropout3d,
  featureAlphaDropout,
} from "../ops/random";

export const Dropout = dropoutLayer("Dropout", dropout);
export const Dropout1d = dropoutLayer("Dropout1d", dropout1d);
export const Dropout2d = dropoutLayer("Dropout2d", dropout2d);
export const Dropout3d = dropoutLayer("Dropout3d", dropout3d);
export const AlphaDropout = dropoutLayer("AlphaDropout", alphaDropout);
export const FeatureAlphaDropout = dropoutLayer("FeatureAlphaDropout", featureAlphaDropout);

function dropoutLayer(name: string, op: Op) {
  return layer(`torch.nn.modules.dropout.${name}`, {
    args: { p: float(0.5), inplace: bool(false) },
    bases: ["torch.nn.modules.dropout._DropoutNd"],
    initOf: "_DropoutNd",
    check({ p }) {
      if (p >= 0 && p <= 1) return undefined;
      const text = `dropout probability has to be between 0 and 1, but got ${p}`;
      return mismatch("ValueError", text);
    },
    forward: (m, input) =>
      apply(
        m,
        op,
        input ?? None,
        attribute(m, "p"),
        pyBool(isTraining(m.self)),
        attribute(m, "inplace"),
      ),
    extraRepr: (m) => filledIn(m, "p={p}, inplace={inplace}"),
  });
}
