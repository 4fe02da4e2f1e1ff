"""The layer table that torchinfo prints, from a real PyTorch model: hooks see the calls, the rules make the text.

torchinfo itself is in no Debian package. This is written from the rules of its table, apart from the engine, so that the
two can be compared; compare_torchinfo.py holds it against torchinfo's own texts.
"""

import math
from decimal import ROUND_HALF_EVEN, Decimal

import torch

TITLES = {
    "kernel_size": "Kernel Shape",
    "groups": "Groups",
    "input_size": "Input Shape",
    "output_size": "Output Shape",
    "num_params": "Param #",
    "params_percent": "Param %",
    "mult_adds": "Mult-Adds",
    "trainable": "Trainable",
}
ALL_COLUMNS = [
    "input_size",
    "output_size",
    "num_params",
    "params_percent",
    "kernel_size",
    "groups",
    "mult_adds",
    "trainable",
]
# What sys.getsizeof gives for a tensor's storage, which torchinfo adds to every input.
STORAGE_BYTES = 56


class Row:
    """A module at one place of the model, or one call of it."""

    def __init__(self, name, module, depth, parent):
        self.name, self.module, self.depth, self.parent = name, module, depth, parent
        self.index = 0
        self.input_size, self.output_size, self.output_bytes = [], [], 0
        self.is_recursive = False

    def of_call(self):
        return Row(self.name, self.module, self.depth, self.parent)

    def ancestors(self):
        """Those below the root, the outermost first."""
        found, up = [], self.parent
        while up is not None and up.depth > 0:
            found.insert(0, up)
            up = up.parent
        return found

    @property
    def is_leaf(self):
        return not any(bool(child) for child in self.module.children())

    def parameters(self):
        """(name, parameter, how many of its numbers count)"""
        for name, parameter in self.module.named_parameters():
            if is_lazy(parameter):
                continue
            count = parameter.numel()
            if name.endswith("_orig"):
                owner, _, last = name[: -len("_orig")].rpartition(".")
                mask = getattr(self.module.get_submodule(owner), last + "_mask", None)
                if mask is not None:
                    name, count = name[: -len("_orig")], int(mask.sum())
            yield name, parameter, count

    def finish(self):
        """What is only known after the pass: lazy parameters, and what earlier calls changed."""
        rows = list(self.parameters())
        self.count = sum(count for _, _, count in rows)
        self.trainable_count = sum(count for _, parameter, count in rows if parameter.requires_grad)
        self.parameter_bytes = sum(parameter.element_size() * count for _, parameter, count in rows)
        self.macs = sum(self.macs_of(name, count) for name, _, count in rows)

    def macs_of(self, name, count):
        size, kind = self.output_size, type(self.module).__name__
        if name in ("weight", "bias"):
            if "Conv" in kind:
                return count * math.prod(size[:1] + size[2:])
            if "Linear" in kind:
                return count * math.prod(size[:-1])
            return count * math.prod(size[:1])
        return count * math.prod(size[:2]) if "weight" in name or "bias" in name else 0


def is_lazy(parameter):
    return isinstance(parameter, torch.nn.parameter.UninitializedParameter)


def tensor_shown(value):
    """The one of an argument tuple or of a result whose shape is shown."""
    if isinstance(value, dict):
        value = list(value.values())[-1] if value else None
    while True:
        if isinstance(value, torch.Tensor):
            return value
        if isinstance(value, torch.nn.utils.rnn.PackedSequence):
            return value.data
        if isinstance(value, (list, tuple)) and len(value) > 0:
            value = value[0]
        elif isinstance(value, dict) and value:
            value = next(iter(value.values()))
        elif hasattr(value, "tensors"):
            value = value.tensors
        else:
            return None


def registered_places(model):
    """Every place at which a module is registered, in registration order."""
    places, open_places = [], [Row(type(model).__name__, model, 0, None)]
    while open_places:
        place = open_places.pop()
        places.append(place)
        above, up = [], place
        while up is not None:
            above.append(up.module)
            up = up.parent
        children = [
            Row(name, child, place.depth + 1, place)
            for name, child in place.module._modules.items()
            if child is not None and not any(child is module for module in above)
        ]
        open_places.extend(reversed(children))
    return places


def place_of_call(places, stack):
    """The first place whose nearest ancestor that is being called is the one being called last, else the first."""

    def fits(place):
        up = place.parent
        while up is not None:
            if any(up.module is module for module in stack):
                return up.module is stack[-1]
            up = up.parent
        return False

    return next((place for place in places if fits(place)), places[0])


def rows_of_pass(model, inputs, places):
    by_module, rows, open_rows, handles = {}, [], [], []
    for place in places:
        by_module.setdefault(id(place.module), []).append(place)
    listed = set()

    def enter(module, args):
        place = place_of_call(by_module[id(module)], [row.module for row in open_rows])
        row = place.of_call()
        row.is_recursive = id(module) in listed
        listed.add(id(module))
        tensor = tensor_shown(args)
        row.input_size = [] if tensor is None else list(tensor.shape)
        rows.append(row)
        open_rows.append(row)

    def leave(module, args, output):
        row = open_rows.pop()
        tensor = tensor_shown(output)
        if tensor is not None:
            row.output_size = list(tensor.shape)
            row.output_bytes = tensor.element_size() * math.prod(row.output_size)

    for module in {id(place.module): place.module for place in places}.values():
        handles.append(module.register_forward_pre_hook(enter))
        handles.append(module.register_forward_hook(leave))
    try:
        with torch.no_grad():
            output = model(*inputs)
    finally:
        for handle in handles:
            handle.remove()
    return with_containers(rows, listed), output


def with_containers(rows, listed):
    """Modules that hold others but are not called appear before the first of them that needs them."""
    open_rows, i = {}, 0
    while i < len(rows):
        row, at = rows[i], i
        for ancestor in row.ancestors():
            current = open_rows.get(ancestor.depth)
            is_other = current is None or current.module is not ancestor.module
            if not is_other or (at > 0 and rows[at - 1] is ancestor):
                continue
            rows.insert(at, ancestor)
            at += 1
            if id(ancestor.module) in listed:
                ancestor.is_recursive = True
            listed.add(id(ancestor.module))
            open_rows[ancestor.depth] = ancestor
        open_rows[row.depth] = row
        for depth in [depth for depth in open_rows if depth > row.depth]:
            del open_rows[depth]
        i += 1
    return rows


def rows_of_registration(places):
    listed = set()
    for place in places:
        place.is_recursive = id(place.module) in listed
        listed.add(id(place.module))
    return places


def mark_tied(rows):
    """A row all of whose own weights belong to rows above it is listed a second time."""
    owned = set()
    for row in rows:
        weights = [p for p in row.module._parameters.values() if p is not None]
        own = [p for p in weights if not is_lazy(p) and p.numel() > 0]
        if own and all(id(p) in owned for p in own):
            row.is_recursive = True
        owned.update(id(p) for p in own)


def descendants(rows, i):
    for row in rows[i + 1 :]:
        if row.depth <= rows[i].depth:
            return
        yield row


def leftovers(rows):
    """What each row's parameters leave over after those listed below it."""
    result = [0] * len(rows)
    for i in reversed(range(len(rows))):
        rest, seen, skipped_below = rows[i].count, set(), None
        for j, row in enumerate(descendants(rows, i), i + 1):
            if skipped_below is not None and row.depth > skipped_below:
                continue
            skipped_below = None
            if row.is_recursive:
                if id(row.module) not in seen:
                    rest -= row.count
                seen.add(id(row.module))
                skipped_below = row.depth
            else:
                rest -= row.count if row.is_leaf else result[j]
        result[i] = rest
    return result


def scaled(value):
    for unit, size in (("T", 10**12), ("G", 10**9), ("M", 10**6), ("k", 10**3)):
        if value >= size:
            return unit, Decimal(value) / size
    return "", Decimal(value)


def number(value):
    if value == value.to_integral_value():
        return f"{int(value):,}"
    # A float is what is printed, and prints as its exact value rounds.
    return f"{Decimal(float(value)).quantize(Decimal('0.01'), ROUND_HALF_EVEN):,}"


def labelled(label, value, unit_suffix=""):
    unit, amount = scaled(value)
    return f"{label} ({unit}{unit_suffix}): {number(amount)}" if unit else f"{label}: {number(amount)}"


def shape_text(size):
    return str(list(size)) if size else "--"


def kernel_text(module):
    size = getattr(module, "kernel_size", None)
    if not size:
        return "--"
    return str(list(size)) if hasattr(size, "__iter__") else str(size)


def cells_of(rows, i, rests, depth, total):
    row, is_last = rows[i], rows[i].depth == depth
    shown = row.count if row.is_leaf or is_last else rests[i]
    if row.count == 0:
        parameters = "--"
    elif row.is_recursive:
        parameters = "(recursive)"
    elif row.is_leaf or is_last:
        parameters = f"{row.count:,}" if row.trainable_count else f"({row.count:,})"
    else:
        parameters = f"{shown:,}" if shown > 0 else "--"
    if row.is_recursive:
        percent = "(recursive)"
    elif shown > 0 and total > 0:
        percent = f"{f'{shown / total * 100:.2f}%':>7}"
    else:
        percent = "     --"
    macs = row.macs
    if not row.is_leaf:
        macs = sum(r.macs for r in descendants(rows, i) if r.is_leaf) if is_last else 0
    trainable = {0: "False", row.count: "True"}.get(row.trainable_count, "Partial")
    groups = getattr(row.module, "groups", None)
    return {
        "kernel_size": kernel_text(row.module),
        "groups": "--" if groups is None else str(int(groups)),
        "input_size": shape_text(row.input_size),
        "output_size": shape_text(row.output_size),
        "num_params": parameters,
        "params_percent": percent,
        "mult_adds": f"{macs:,}" if macs > 0 else "--",
        "trainable": trainable if row.count else "--",
    }


def title_of(row, settings):
    title = type(row.module).__name__
    if "var_names" in settings and row.name:
        title += f" ({row.name})"
    if "depth" in settings and row.depth > 0:
        title += f": {row.depth}-{row.index}"
    return title


def prefix_of(depth, settings):
    if depth == 0:
        return ""
    is_ascii = "ascii_only" in settings
    if depth == 1:
        return "+ " if is_ascii else "├─"
    return ("|    " if is_ascii else "│    ") * (depth - 1) + ("+ " if is_ascii else "└─")


def summarize(model, inputs, depth=3, columns=None, column_width=25, settings=("depth",)):
    """The text, and what the model returned; `inputs` absent: no forward pass."""
    places, output = registered_places(model), None
    if inputs is None:
        rows = rows_of_registration(places)
    else:
        rows, output = rows_of_pass(model, inputs, places)
    columns = columns or (["num_params"] if inputs is None else ["output_size", "num_params"])
    indices = {}
    for row in rows:
        indices[row.depth] = row.index = indices.get(row.depth, 0) + 1
        row.finish()
    root = rows[0]
    mark_tied(rows)
    rests = leftovers(rows)
    longest = max(len(title_of(row, settings)) + row.depth * 5 + 1 for row in rows)
    name_width = 40 if longest < 40 else -(-longest // 5) * 5
    divider = "=" * (name_width + len(columns) * column_width)

    def line(name, cells):
        padded = [f"{name:<{name_width}}"] + [f"{cell:<{column_width}}" for cell in cells]
        return " ".join(padded).rstrip()

    var_title = " (var_name)" if "var_names" in settings else ""
    header = f"Layer (type{var_title}{':depth-idx' if 'depth' in settings else ''})"
    lines = [divider, line(header, [TITLES[name] for name in columns]), divider]
    for i, row in enumerate(rows):
        if row.depth > depth or ("hide_recursive_layers" in settings and row.is_recursive):
            continue
        cells = cells_of(rows, i, rests, depth, root.count)
        name = prefix_of(row.depth, settings) + title_of(row, settings)
        lines.append(line(name, [cells[column] for column in columns]))
    lines += [
        divider,
        f"Total params: {root.count:,}",
        f"Trainable params: {root.trainable_count:,}",
        f"Non-trainable params: {root.count - root.trainable_count:,}",
    ]
    if inputs is not None:
        leaves = [row for row in rows if row.is_leaf]
        input_bytes = sum(x.numel() * x.element_size() + STORAGE_BYTES for x in inputs)
        pass_bytes = sum(2 * row.output_bytes for row in leaves if row.count > 0)
        lines += [
            labelled("Total mult-adds", sum(row.macs for row in leaves)),
            divider,
            labelled("Input size", input_bytes, "B"),
            labelled("Forward/backward pass size", pass_bytes, "B"),
            labelled("Params size", root.parameter_bytes, "B"),
            labelled("Estimated Total Size", input_bytes + pass_bytes + root.parameter_bytes, "B"),
        ]
    return "\n".join([*lines, divider]), output
