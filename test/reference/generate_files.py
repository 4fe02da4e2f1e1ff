"""Writes the files of test/cases/weights and test/cases/pictures, and beside them what PyTorch, Pillow and torchvision read.

Run with a PyTorch of 1.13 or later and Pillow: /usr/bin/python3 test/reference/generate_files.py
"""
import json
import struct
import sys
import zlib
from pathlib import Path

import torch
from PIL import Image
from torchvision import transforms

cases = Path(__file__).parent.parent / "cases"
weights, pictures = cases / "weights", cases / "pictures"
sys.path.insert(0, str(weights))
from net import Net, Tied  # noqa: E402


def numbers(tensor):
    return {"shape": list(tensor.shape), "values": [float(f"{v:.9g}") for v in tensor.float().flatten().tolist()]}


def write_safetensors(path, tensors):
    types = {torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64", torch.bool: "BOOL",
             torch.float64: "F64", torch.int8: "I8", torch.uint8: "U8", torch.int16: "I16", torch.int32: "I32"}
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        raw = tensor.contiguous().view(torch.int16).numpy().tobytes() if tensor.dtype == torch.bfloat16 \
            else tensor.contiguous().numpy().tobytes()
        header[name] = {"dtype": types[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


torch.manual_seed(7)
net = Net().eval()
for value in net.buffers():
    if value.dtype == torch.float32:
        value.uniform_(0.5, 1.5)
tied = Tied().eval()
shared = torch.arange(24, dtype=torch.float32)
kinds = {
    "half": torch.randn(3, 4).half(),
    "brain": torch.randn(5).bfloat16(),
    "double": torch.randn(2, 2, dtype=torch.float64),
    "long": torch.tensor([[-3, 5], [2**40, -(2**33)]]),
    "int": torch.tensor([1, -2, 3], dtype=torch.int32),
    "short": torch.tensor([300, -300], dtype=torch.int16),
    "char": torch.tensor([-7, 7], dtype=torch.int8),
    "byte": torch.tensor([0, 255], dtype=torch.uint8),
    "flags": torch.tensor([True, False, True]),
    "scalar": torch.tensor(2.5),
    "empty": torch.zeros(0, 3),
}
views = {"columns": shared.reshape(4, 6).t(), "part": shared[5:9], "every": shared[::3], "wide": torch.ones(1).expand(3)}
saved = {
    "state.pt": net.state_dict(),
    "kinds.pt": {**kinds, **views, "épée": torch.ones(2)},
    "training.pth": {"epoch": 3, "lr": 0.1, "model_state_dict": net.state_dict(), "optimizer": {"state": {0: {"step": torch.tensor(1.0)}}}},
    "parallel.pt": torch.nn.DataParallel(net).state_dict(),
    "tied.pt": tied.state_dict(),
    "module.pt": net,
}
expected = {}


def plain(value):
    if isinstance(value, torch.nn.Module):
        return plain(value.state_dict())
    return value.get("model_state_dict", value)


for name, value in saved.items():
    torch.save(value, weights / name)
    expected[name] = {key: numbers(tensor) for key, tensor in plain(value).items()}
    if not isinstance(value, torch.nn.Module):  # such a file would have this folder's name in it
        torch.save(value, weights / f"legacy_{name}", _use_new_zipfile_serialization=False)
        expected[f"legacy_{name}"] = expected[name]
for name, value in {"state.safetensors": net.state_dict(), "kinds.safetensors": kinds}.items():
    write_safetensors(weights / name, value)
    expected[name] = {key: numbers(tensor) for key, tensor in value.items()}
x = torch.linspace(-1, 1, 2 * 3 * 6 * 6).reshape(2, 3, 6, 6)
with torch.no_grad():
    answers = {"Net()": numbers(net(x)), "Tied()": numbers(tied(torch.tensor([[0, 3, 4]])))}
(weights / "expected.json").write_text(json.dumps({"files": expected, "answers": answers}) + "\n")


def adam7(path, image):
    """Pillow writes no interlaced files."""
    data = b""
    for x0, y0, dx, dy in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)):
        for y in range(y0, image.height, dy):
            row = b"".join(bytes(image.getpixel((x, y))) for x in range(x0, image.width, dx))
            data += b"\0" + row if row else b""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", image.width, image.height, 8, 2, 0, 0, 1)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b""))


def scene(width, height):
    image = Image.new("RGBA", (width, height))
    image.putdata([((x * 7 + y * y) % 256, (x * y) % 256, (255 - x * 3 + (y // 5) * 40) % 256, 128 + x % 128)
                   for y in range(height) for x in range(width)])
    return image


image = scene(61, 43)
kinds_of_png = {
    "colour.png": image.convert("RGB"),
    "alpha.png": image,
    "grey.png": image.convert("L"),
    "grey_alpha.png": image.convert("LA"),
    "palette.png": image.convert("RGB").quantize(13),
    "one_bit.png": image.convert("1"),
}
for name, picture in kinds_of_png.items():
    picture.save(pictures / name)
adam7(pictures / "interlaced.png", image.convert("RGB"))
kinds_of_jpeg = {
    "photo.jpg": (image.convert("RGB"), dict(quality=80)),
    "photo_444.jpg": (image.convert("RGB"), dict(quality=95, subsampling=0)),
    "photo_422.jpg": (image.convert("RGB"), dict(quality=75, subsampling=1)),
    "photo_grey.jpg": (image.convert("L"), dict(quality=85)),
    "photo_progressive.jpg": (image.convert("RGB"), dict(quality=70, progressive=True)),
    "photo_optimized.jpg": (scene(64, 48).convert("RGB"), dict(quality=60, optimize=True)),
}
for name, (picture, options) in kinds_of_jpeg.items():
    picture.save(pictures / name, **options)
normalize = transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])


def imagenet(path, size, resized):
    steps = [transforms.Resize(resized), transforms.CenterCrop(size), transforms.ToTensor(), normalize]
    return transforms.Compose(steps)(Image.open(path).convert("RGB"))


results = {}
for path in sorted([*pictures.glob("*.png"), *pictures.glob("*.jpg")]):
    picture = Image.open(path).convert("RGB")
    results[path.name] = {"size": picture.size, "crc32": zlib.crc32(picture.tobytes()),
                          "small": numbers(imagenet(path, 14, 16)), "large": numbers(imagenet(path, 56, 64)[:, ::9, ::9])}
(pictures / "expected.json").write_text(json.dumps(results) + "\n")
print(len(saved), len(results), sum(p.stat().st_size for p in [*weights.iterdir(), *pictures.iterdir()] if p.is_file()))
