/** `einops` and its layers, said in Python: an expression becomes reshapes, one permutation and one reduction. */

import type { NativeModule } from "../../python/native";
import { unmodelled } from "../../python/stdlib/pythonModule";
import { isMisspelt } from "../knownNames";

const operations = `
import functools
import math


class EinopsError(RuntimeError):
    pass


_ellipsis = "…"
_reductions = ("min", "max", "sum", "mean", "prod", "any", "all")


def _check_name(name):
    if not str.isidentifier(name):
        raise EinopsError(f"Invalid axis identifier: {name}\\nnot a valid python identifier")
    if name[0] == "_" or name[-1] == "_":
        raise EinopsError(
            f"Invalid axis identifier: {name}\\naxis name should should not start or end with underscore"
        )


class _Side:
    """One side of a pattern: groups of axes, each a list of names; a number is an axis without a name."""

    def __init__(self, text, allows_underscore=False):
        if "." in text:
            if "..." not in text or str.count(text, "...") != 1 or str.count(text, ".") != 3:
                raise EinopsError(
                    "Expression may contain dots only inside ellipsis (...); only one ellipsis for tensor "
                )
            text = text.replace("...", _ellipsis)
        self.groups = []
        self.names = set()
        self.numbers = {}
        self.has_ellipsis = _ellipsis in text
        self.is_ellipsis_inside = False
        group = None
        for word in text.replace("(", " ( ").replace(")", " ) ").split():
            if word == "(":
                if group is not None:
                    raise EinopsError("Axis composition is one-level (brackets inside brackets not allowed)")
                group = []
            elif word == ")":
                if group is None:
                    raise EinopsError("Brackets are not balanced")
                self.groups.append(group)
                group = None
            else:
                axis = self._axis(word, group is not None, allows_underscore)
                if group is not None:
                    group += axis
                else:
                    self.groups.append(axis)
        if group is not None:
            raise EinopsError(f'Imbalanced parentheses in expression: "{text}"')

    def _axis(self, word, is_inside, allows_underscore):
        if word.isdecimal():
            length = int(word)
            if length == 1:
                return []
            if length < 1:
                raise EinopsError("Anonymous axis should have positive length, not 0")
            name = f"{word}#{len(self.numbers)}"
            self.numbers[name] = length
            self.names.add(name)
            return [name]
        if word in self.names:
            raise EinopsError(f'Indexing expression contains duplicate dimension "{word}"')
        if word == _ellipsis:
            self.is_ellipsis_inside = is_inside
        elif not (word == "_" and allows_underscore):
            _check_name(word)
        self.names.add(word)
        return [word]


def _both(names):
    return "Identifiers only on one side of expression (should be on both): {}".format(names)


@functools.lru_cache(256)
def _read(pattern, operation, given):
    left, right = pattern.split("->")
    left, right = _Side(left), _Side(right)
    if not left.has_ellipsis and right.has_ellipsis:
        raise EinopsError(f"Ellipsis found in right side, but not left side of a pattern {pattern}")
    if left.has_ellipsis and left.is_ellipsis_inside:
        raise EinopsError(f"Ellipsis inside parenthesis in the left side is not allowed: {pattern}")
    if operation == "rearrange":
        if left.numbers or right.numbers:
            raise EinopsError("Non-unitary anonymous axes are not supported in rearrange (exception is length 1)")
        difference = left.names ^ right.names
        if difference:
            raise EinopsError(_both(difference))
    elif operation == "repeat":
        difference = left.names - right.names
        if difference:
            raise EinopsError(f"Unexpected identifiers on the left side of repeat: {difference}")
        unknown = right.names - left.names - set(given) - set(right.numbers)
        if unknown:
            raise EinopsError(f"Specify sizes for new axes in repeat: {unknown}")
    elif operation in _reductions or callable(operation):
        difference = right.names - left.names - set(right.numbers)
        if difference:
            raise EinopsError(f"Unexpected identifiers on the right side of reduce {operation}: {difference}")
    else:
        raise EinopsError(f"Unknown reduction {operation}. Expect one of {_reductions}.")
    for name in given:
        if name not in left.names and name not in right.names:
            raise EinopsError(f"Axis {name} is not used in transform")
    return left, right


def _sizes(left, shape, lengths):
    """The length of every axis of the left side, an ellipsis split into axes of its own."""
    groups = []
    if left.has_ellipsis:
        least = len(left.groups) - 1
        if len(shape) < least:
            raise EinopsError(f"Expected at least {least} dimensions, got {len(shape)}.")
        extra = [f"{_ellipsis}{i}" for i in range(len(shape) - least)]
        for group in left.groups:
            if group == [_ellipsis]:
                groups += [[name] for name in extra]
            else:
                groups.append(group)
    else:
        if len(shape) != len(left.groups):
            raise EinopsError(f"Expected {len(left.groups)} dimensions, got {len(shape)}")
        extra = []
        groups = left.groups
    known = {**left.numbers, **lengths}
    for group, size in zip(groups, shape):
        open_axes = [name for name in group if name not in known]
        if len(open_axes) > 1:
            raise EinopsError(f"Could not infer sizes for {set(open_axes)}")
        product = math.prod(known[name] for name in group if name in known)
        if not open_axes:
            if size != product:
                raise EinopsError(f"Shape mismatch, {size} != {product}")
        elif product == 0 or size % product != 0:
            raise EinopsError(f"Shape mismatch, can't divide axis of length {size} in chunks of {product}")
        else:
            known[open_axes[0]] = size // product
    return [name for group in groups for name in group], extra, known


def _is_tensor(x):
    import torch

    return isinstance(x, torch.Tensor)


def _permuted(x, order):
    if list(order) == list(range(len(order))):
        return x
    return x.permute(*order) if _is_tensor(x) else x.transpose(*order)


def _reduced(x, operation, axes):
    if callable(operation):
        return operation(x, tuple(axes))
    if not _is_tensor(x):
        return getattr(x, operation)(axis=tuple(axes))
    if operation == "mean":
        return x.mean(dim=tuple(axes))
    if operation == "sum":
        return x.sum(dim=tuple(axes))
    if operation == "min":
        return x.amin(dim=tuple(axes))
    if operation == "max":
        return x.amax(dim=tuple(axes))
    for axis in sorted(axes, reverse=True):
        x = getattr(x, operation)(dim=axis)
    return x


def _repeated(x, axes):
    """Puts in new axes: a dictionary of their places and lengths, in order."""
    if not axes:
        return x
    if _is_tensor(x):
        for place in axes:
            x = x.unsqueeze(place)
        return x.expand([axes.get(i, -1) for i in range(x.dim())])
    import numpy

    for place in axes:
        x = numpy.expand_dims(x, place)
    return numpy.broadcast_to(x, [axes.get(i, size) for i, size in enumerate(x.shape)])


def _reshaped(x, shape):
    shape = tuple(shape)
    return x if tuple(x.shape) == shape else x.reshape(shape)


def _transform(x, pattern, operation, lengths):
    left, right = _read(pattern, operation, tuple(lengths))
    order, extra, known = _sizes(left, tuple(x.shape), lengths)
    known = {**known, **right.numbers}
    groups = []
    for group in right.groups:
        if group == [_ellipsis] and not right.is_ellipsis_inside:
            groups += [[name] for name in extra]
        else:
            groups.append([n for name in group for n in (extra if name == _ellipsis else [name])])
    wanted = [name for group in groups for name in group]
    kept = set(wanted)
    x = _reshaped(x, [known[name] for name in order])
    gone = [i for i, name in enumerate(order) if name not in kept]
    if gone:
        x = _reduced(x, operation, gone)
        order = [name for name in order if name in kept]
    x = _permuted(x, [order.index(name) for name in wanted if name in order])
    x = _repeated(x, {i: known[name] for i, name in enumerate(wanted) if name not in order})
    return _reshaped(x, [math.prod(known[name] for name in group) for group in groups])


def reduce(tensor, pattern, reduction, **axes_lengths):
    is_list = isinstance(tensor, list)
    try:
        if is_list:
            if len(tensor) == 0:
                raise TypeError("Rearrange/Reduce/Repeat can't be applied to an empty list")
            tensor = _stacked(tensor)
        return _transform(tensor, pattern, reduction, axes_lengths)
    except EinopsError as e:
        message = f' Error while processing {reduction}-reduction pattern "{pattern}".'
        if is_list:
            message += "\\n Input is list. "
        else:
            message += f"\\n Input tensor shape: {tensor.shape}. "
        message += f"Additional info: {axes_lengths}."
        raise EinopsError(message + f"\\n {e}")


def _stacked(tensors):
    import torch

    if isinstance(tensors[0], torch.Tensor):
        return torch.stack(tensors)
    import numpy

    return numpy.stack(tensors)


def rearrange(tensor, pattern, **axes_lengths):
    return reduce(tensor, pattern, "rearrange", **axes_lengths)


def repeat(tensor, pattern, **axes_lengths):
    return reduce(tensor, pattern, "repeat", **axes_lengths)


def parse_shape(x, pattern):
    side = _Side(pattern, allows_underscore=True)
    shape = list(x.shape)
    groups = side.groups
    if side.has_ellipsis:
        if len(shape) < len(groups) - 1:
            raise RuntimeError(f"Can't parse shape with this number of dimensions: {tuple(shape)} {pattern}")
        at = groups.index([_ellipsis])
        groups = groups[:at] + [["_"]] * (len(shape) - len(groups) + 1) + groups[at + 1 :]
    elif len(shape) != len(groups):
        raise RuntimeError(f"Can't parse shape with different number of dimensions: {pattern} {tuple(shape)}")
    found = {}
    for group, size in zip(groups, shape):
        if not group:
            if size != 1:
                raise RuntimeError(f"Length of anonymous axis does not match: {pattern} {tuple(shape)}")
        elif group[0] in side.numbers:
            if side.numbers[group[0]] != size:
                raise RuntimeError(f"Length of anonymous axis does not match: {pattern} {tuple(shape)}")
        elif group != ["_"]:
            found[group[0]] = size
    return found


def einsum(*tensors_and_pattern):
    import torch

    *tensors, pattern = tensors_and_pattern
    if len(tensors_and_pattern) < 2:
        raise ValueError(
            "\`einops.einsum\` takes at minimum two arguments: the tensors (at least one), followed by the pattern."
        )
    if not isinstance(pattern, str):
        raise ValueError(
            "The last argument passed to \`einops.einsum\` must be a string, representing the einsum pattern."
        )
    if "->" not in pattern:
        raise ValueError("Einsum pattern must contain '->'.")
    left, right = pattern.split("->")
    letters = {}

    def short(text):
        words = []
        for word in text.split():
            if word == "...":
                words.append(word)
            elif word.startswith("("):
                raise NotImplementedError("Shape rearrangement is not yet supported in einops.einsum.")
            else:
                words.append(letters.setdefault(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[len(letters)]))
        return "".join(words)

    compact = ",".join(short(part) for part in left.split(",")) + "->" + short(right)
    if _is_tensor(tensors[0]):
        return torch.einsum(compact, *tensors)
    import numpy

    return numpy.einsum(compact, *tensors)


def _packing(pattern, operation):
    words = pattern.split()
    if len(words) != len(set(words)):
        raise EinopsError(f'Duplicates in axes names in {operation}(..., "{pattern}")')
    if "*" not in words:
        raise EinopsError(f'No *-axis in {operation}(..., "{pattern}")')
    for word in words:
        if word != "*":
            _check_name(word)
    before = words.index("*")
    return before, len(words) - before - 1


def pack(tensors, pattern):
    import torch

    before, after = _packing(pattern, "pack")
    flat, shapes = [], []
    for i, tensor in enumerate(tensors):
        shape = tuple(tensor.shape)
        if len(shape) < before + after:
            raise EinopsError(
                f"packed tensor #{i} (enumeration starts with 0) has shape {shape}, while pattern {pattern} assumes at"
                f" least {before + after} axes"
            )
        end = len(shape) - after
        shapes.append(tensor.shape[before:end])
        flat.append(tensor.reshape((*shape[:before], -1, *shape[end:])))
    if flat and not _is_tensor(flat[0]):
        import numpy

        return numpy.concatenate(flat, axis=before), shapes
    return torch.cat(flat, dim=before), shapes


def unpack(tensor, packed_shapes, pattern):
    before, after = _packing(pattern, "unpack")
    if len(tensor.shape) != before + after + 1:
        raise EinopsError(f"unpack(..., {pattern}) received input of wrong dim with shape {tensor.shape}")
    lengths = [math.prod(shape) if -1 not in shape else -1 for shape in packed_shapes]
    if lengths.count(-1) > 1:
        raise EinopsError(f"unpack received more than one -1 in {packed_shapes} and can't infer dimensions")
    total = tensor.shape[before]
    if -1 in lengths:
        lengths[lengths.index(-1)] = total - sum(n for n in lengths if n != -1)
    head, tail = tuple(tensor.shape[:before]), tuple(tensor.shape[before + 1 :])
    parts, start = [], 0
    for length, shape in zip(lengths, packed_shapes):
        part = tensor[(slice(None),) * before + (slice(start, start + length),)]
        parts.append(part.reshape((*head, *shape, *tail)))
        start += length
    return parts


def asnumpy(tensor):
    return tensor.detach().cpu().numpy() if _is_tensor(tensor) else tensor
`;

const layers = `
from einops import EinopsError, rearrange, reduce
from torch.nn import Module


class Rearrange(Module):
    def __init__(self, pattern, **axes_lengths):
        super().__init__()
        self.pattern = pattern
        self.axes_lengths = axes_lengths

    def __repr__(self):
        lengths = "".join(f", {axis}={length}" for axis, length in self.axes_lengths.items())
        return f"{self.__class__.__name__}({self.pattern!r}{lengths})"

    def forward(self, input):
        return rearrange(input, self.pattern, **self.axes_lengths)


class Reduce(Module):
    def __init__(self, pattern, reduction, **axes_lengths):
        super().__init__()
        self.pattern = pattern
        self.reduction = reduction
        self.axes_lengths = axes_lengths

    def __repr__(self):
        lengths = "".join(f", {axis}={length}" for axis, length in self.axes_lengths.items())
        return f"{self.__class__.__name__}({self.pattern!r}, {self.reduction!r}{lengths})"

    def forward(self, input):
        return reduce(input, self.pattern, self.reduction, **self.axes_lengths)
`;

const names = [
  "EinopsError",
  "asnumpy",
  "einsum",
  "pack",
  "parse_shape",
  "rearrange",
  "reduce",
  "repeat",
  "unpack",
];
const layerNames = ["EinMix", "Rearrange", "Reduce"];

/** What einops has and Layerlens lacks is an unknown that says so, a slip of the finger an error. */
const module = (name: string, source: string, known: readonly string[]): NativeModule => ({
  name,
  create: () => [],
  source,
  missing: (vm, attribute) =>
    isMisspelt(attribute, known) ? undefined : unmodelled(name)(vm, attribute),
});

export const einopsModules: readonly NativeModule[] = [
  module("einops", operations, names),
  module("einops.einops", `from einops import ${names.join(", ")}\n`, names),
  module("einops.layers", "", []),
  module("einops.layers.torch", layers, layerNames),
];
