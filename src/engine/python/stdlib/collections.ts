/** Python's `collections`. */

import type { NativeModule } from "../native";
import {
  chainMapClass,
  counterClass,
  defaultDictClass,
  orderedDictClass,
  userClasses,
} from "./collectionClasses";
import { dequeClass } from "./deque";
import { namedtuple } from "./namedTuple";
import { entries } from "./support";

export const collections: NativeModule = {
  name: "collections",
  create: (vm) =>
    entries(
      namedtuple(),
      orderedDictClass(vm),
      defaultDictClass(vm),
      counterClass(vm),
      dequeClass(vm),
      chainMapClass(vm),
      ...userClasses(vm),
    ),
};
