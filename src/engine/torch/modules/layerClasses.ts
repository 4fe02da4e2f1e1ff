/** The class objects of all layers for one run, with their lazy variants and the abstract classes between. */

import { defineClass } from "../../python/classes";
import { callValue } from "../../python/call";
import type { Machine, Native, StateKey, Steps } from "../../python/native";
import { None, bool, type Keywords, type PyClass, type PyValue } from "../../python/values";
import type { LayerClass } from "../layer";
import { allLayers } from "../layers/index";
import { lastName } from "../op";
import { hasUninitialized } from "./call";
import { makeContainerClasses } from "./containers";
import { layerMethods } from "./layerClass";
import { makeModuleClass, methodsOf } from "./module";
import { makeParameterContainers } from "./parameterContainers";
import { moduleClassesKey } from "./state";

/** Every class of `torch.nn` by its full name: `torch.nn.modules.conv.Conv2d`. */
export type ModuleLibrary = ReadonlyMap<string, PyClass>;

const libraryKey: StateKey<ModuleLibrary> = { name: "torch module classes by name", create: make };

export function moduleLibrary(vm: Machine): ModuleLibrary {
  return vm.state(libraryKey);
}

function make(vm: Machine): ModuleLibrary {
  const classes = new Map<string, PyClass>();
  vm.state(moduleClassesKey).byName = classes;
  const add = (cls: PyClass): void => void classes.set(`${cls.module}.${cls.name}`, cls);
  const moduleClass = makeModuleClass(vm);
  add(moduleClass);
  Object.values(makeContainerClasses(moduleClass)).forEach(add);
  makeParameterContainers(moduleClass).forEach(add);
  const mixin = makeLazyMixin();
  vm.state(moduleClassesKey).lazyMixin = mixin;
  add(mixin);
  const declarations = new Map(allLayers().map((layer) => [layer.name, layer]));
  for (const layer of declarations.values()) {
    addLayer(classes, declarations, layer, moduleClass);
    if (layer.lazy) addLazy(classes, layer, mixin);
  }
  return classes;
}

function addLayer(
  classes: Map<string, PyClass>,
  declarations: ReadonlyMap<string, LayerClass>,
  layer: LayerClass,
  moduleClass: PyClass,
): PyClass {
  const known = classes.get(layer.name);
  if (known) return known;
  const attributes = layerMethods(layer).plain;
  const baseOf = (names: readonly string[]): PyClass => {
    const [name, ...rest] = names;
    if (name === undefined) return moduleClass;
    const declared = declarations.get(name);
    if (declared) return addLayer(classes, declarations, declared, moduleClass);
    const made = classes.get(name);
    if (made) return made;
    // An abstract class does what the first of its kind does, for classes of the user's made of it.
    const [module, own] = split(name);
    const cls = defineClass({ name: own, module, bases: [baseOf(rest)], attributes });
    classes.set(name, cls);
    return cls;
  };
  const [module, name] = split(layer.name);
  const cls = defineClass({ name, module, bases: [baseOf(layer.bases ?? [])], attributes });
  classes.set(layer.name, cls);
  return cls;
}

function addLazy(classes: Map<string, PyClass>, layer: LayerClass, mixin: PyClass): void {
  const base = classes.get(layer.name);
  const attributes = layerMethods(layer).lazy;
  if (!base || !attributes) return;
  const [module, name] = split(layer.name);
  const cls = defineClass({
    name: `Lazy${name}`,
    module,
    bases: [mixin, base],
    attributes: [...attributes, ["cls_to_become", base]],
  });
  classes.set(`${module}.Lazy${name}`, cls);
}

/** `LazyModuleMixin`: what classes of the user's own mix in. */
function makeLazyMixin(): PyClass {
  const init: Native = (vm, args, kwargs) => initMixin(vm, args, kwargs);
  const cls: PyClass = defineClass({
    name: "LazyModuleMixin",
    module: "torch.nn.modules.lazy",
    attributes: [
      ...methodsOf("LazyModuleMixin", {
        initialize_parameters: [
          "*args, **kwargs",
          (vm, self) => {
            throw vm.raise(
              "NotImplementedError",
              `initialize_parameters is not implemented for ${self.of.name}`,
            );
          },
        ],
        has_uninitialized_params: ["", (_, self) => bool(hasUninitialized(self))],
      }),
      ["cls_to_become", None],
      [
        "__init__",
        {
          kind: "native",
          name: "__init__",
          qualifiedName: "LazyModuleMixin.__init__",
          call: init,
          isMethod: true,
        },
      ],
    ],
  });
  return cls;
}

/** Hands over to the `__init__` of the class behind the mixin. */
function* initMixin(vm: Machine, args: readonly PyValue[], kwargs: Keywords): Steps<PyValue> {
  const [self] = args;
  const { lazyMixin } = vm.state(moduleClassesKey);
  if (self?.kind !== "instance" || !lazyMixin) return None;
  const { mro } = self.of;
  for (const cls of mro.slice(mro.indexOf(lazyMixin) + 1)) {
    const next = cls.attributes.get("__init__");
    if (next !== undefined) return yield* callValue(next, args, kwargs);
  }
  return None;
}

function split(name: string): [module: string, name: string] {
  const last = lastName(name);
  return [name.slice(0, -last.length - 1), last];
}
