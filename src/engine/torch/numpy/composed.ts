/** NumPy's functions that are written in Python: read at their first call. */

import { callValue } from "../../python/call";
import { defineClass } from "../../python/classes";
import { fromPython, lazyFunction } from "../../python/stdlib/lazyPython";
import { bool, type PyNative, type PyValue } from "../../python/values";

type Entries = readonly (readonly [string, PyValue])[];

const composed: Readonly<Record<string, string>> = {
  "numpy._places": `ix_ tril_indices triu_indices tril_indices_from triu_indices_from diag_indices diag_indices_from
    indices unravel_index ravel_multi_index ndindex ndenumerate take_along_axis put_along_axis fill_diagonal put place
    putmask copyto nditer diagflat atleast_3d trim_zeros hsplit vsplit dsplit extract compress choose select piecewise delete insert resize rot90 rollaxis block`,
  "numpy._functional": `apply_along_axis apply_over_axes vectorize frompyfunc in1d isin union1d intersect1d setdiff1d
    setxor1d polyval polyder polyint polyadd polysub polymul polyfit vander kron cross tensordot broadcast_shapes require
    fromfunction array_equiv fromiter roots poly1d`,
  "numpy._contexts": `printoptions errstate`,
  "numpy._statistics": `cov corrcoef histogram histogram_bin_edges histogram2d digitize gradient trapz ediff1d convolve
    correlate unwrap hanning hamming blackman bartlett sinc lexsort nanvar nanstd nanprod nancumsum nanargmax nanargmin
    nanmedian nanpercentile nanquantile`,
};

export function composedEntries(): Entries {
  return Object.entries(composed).flatMap(([module, names]) =>
    names.split(/\s+/).map((name) => [name, lazyFunction(module, name)] as const),
  );
}

/** Functions of `numpy.linalg` that call others. */
export function composedLinalg(): Entries {
  return ["multi_dot", "matrix_power"].map(
    (name) => [name, lazyFunction("numpy._functional", name)] as const,
  );
}

/** `np.mgrid[…]` and other objects that are only there to be indexed. */
export function indexedObjects(): Entries {
  const cls = (name: string, get: PyNative["call"]): PyValue => {
    const native: PyNative = {
      kind: "native",
      name: "__getitem__",
      qualifiedName: `${name}.__getitem__`,
      isMethod: true,
      call: get,
    };
    const of = defineClass({ name, module: "numpy", attributes: [["__getitem__", native]] });
    return { kind: "instance", of, attributes: new Map() };
  };
  const python = (name: string, path: string, flag: boolean): PyValue =>
    cls(name, function* (vm, [, key]) {
      const callee = yield* fromPython(vm, "numpy._places", path);
      return yield* callValue(callee, [key, bool(flag)], new Map());
    });
  return [
    ["mgrid", python("MGridClass", "grid", false)],
    ["ogrid", python("OGridClass", "grid", true)],
    ["r_", python("RClass", "joined", false)],
    ["c_", python("CClass", "joined", true)],
    ["s_", cls("IndexExpression", (_, [, key]) => key)],
    [
      "index_exp",
      cls("IndexExpression", (_, [, key]) =>
        key.kind === "tuple" ? key : { kind: "tuple", items: [key] },
      ),
    ],
  ];
}
