"""Small networks whose forward passes are compared with PyTorch's, weights and all. Each name in `cases` is built with torch.manual_seed(0)."""
import math

import torch
import torch.nn.functional as F
from torch import nn


class Tiny(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, padding=1)
        self.bn = nn.BatchNorm2d(8)
        self.fc = nn.Linear(8, 4)

    def forward(self, x):
        x = F.relu(self.bn(self.conv(x)))
        x = F.adaptive_avg_pool2d(x, 1).flatten(1)
        return F.log_softmax(self.fc(x), dim=1)


class Lazy(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.LazyConv2d(6, 3, stride=2), nn.LazyBatchNorm2d(), nn.ReLU6(), nn.Flatten(), nn.LazyLinear(5))

    def forward(self, x):
        return self.net(x)


class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(1, 4, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.middle = nn.Conv2d(4, 8, 3, padding=1, padding_mode="reflect")
        self.up = nn.ConvTranspose2d(8, 4, 2, stride=2)
        self.out = nn.Conv2d(8, 2, 1)

    def forward(self, x):
        skip = F.leaky_relu(self.down(x), 0.1)
        y = self.up(F.elu(self.middle(self.pool(skip))))
        y = torch.cat([y, skip], dim=1)
        y = F.interpolate(y, scale_factor=2, mode="bilinear", align_corners=False)
        return torch.sigmoid(self.out(y))


class LSTMClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(20, 6, padding_idx=0)
        self.lstm = nn.LSTM(6, 5, num_layers=2, bidirectional=True, batch_first=True)
        self.head = nn.Linear(10, 3)

    def forward(self, tokens):
        x, (hidden, _) = self.lstm(self.embed(tokens))
        return self.head(x[:, -1]), hidden


class GRUNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(4, 6)
        self.cell = nn.GRUCell(6, 6)

    def forward(self, x):
        y, h = self.gru(x)
        return self.cell(y[-1], h[0])


class SelfAttention(nn.Module):
    def __init__(self, dim=8, heads=2):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(dim, 3 * dim)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        b, n, c = x.shape
        q, k, v = self.qkv(x).reshape(b, n, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4)
        attention = (q @ k.transpose(-2, -1)) / math.sqrt(c // self.heads)
        x = (attention.softmax(dim=-1) @ v).transpose(1, 2).reshape(b, n, c)
        return self.proj(x)


class VisionTransformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.patch = nn.Conv2d(3, 8, 4, stride=4)
        self.token = nn.Parameter(torch.zeros(1, 1, 8))
        self.position = nn.Parameter(torch.randn(1, 5, 8) * 0.02)
        self.norm1 = nn.LayerNorm(8)
        self.attention = SelfAttention()
        self.norm2 = nn.LayerNorm(8)
        self.mlp = nn.Sequential(nn.Linear(8, 32), nn.GELU(), nn.Dropout(0.1), nn.Linear(32, 8))
        nn.init.trunc_normal_(self.token, std=0.02)

    def forward(self, x):
        x = self.patch(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.token.expand(x.shape[0], -1, -1), x], dim=1) + self.position
        x = x + self.attention(self.norm1(x))
        x = x + self.mlp(self.norm2(x))
        return x[:, 0]


class MultiHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = nn.MultiheadAttention(8, 2, batch_first=True)

    def forward(self, x):
        y, weights = self.attention(x, x, x)
        return y, weights


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True, norm_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2)

    def forward(self, x):
        return self.encoder(x).mean(dim=1)


class SqueezeExcite(nn.Module):
    def __init__(self):
        super().__init__()
        self.depthwise = nn.Conv2d(12, 12, 5, padding=2, groups=12, bias=False)
        self.norm = nn.GroupNorm(3, 12)
        self.squeeze = nn.Conv2d(12, 3, 1)
        self.excite = nn.Conv2d(3, 12, 1)

    def forward(self, x):
        y = F.hardswish(self.norm(self.depthwise(x)))
        scale = F.hardsigmoid(self.excite(F.silu(self.squeeze(y.mean((2, 3), keepdim=True)))))
        return x + y * scale


class Shuffle(nn.Module):
    def forward(self, x):
        b, c, h, w = x.shape
        x = x.view(b, 2, c // 2, h, w).transpose(1, 2).contiguous().view(b, c, h, w)
        a, b = x.chunk(2, dim=1)
        x = torch.stack([a, b.flip(3)], dim=2).sum(2)
        return F.pixel_unshuffle(x, 2), x.amax(dim=(2, 3)), x.var(dim=1, unbiased=False)


class Written(nn.Module):
    """Parts of tensors are overwritten, slices with steps are read."""

    def forward(self, x):
        y = torch.zeros_like(x)
        y[:, :, ::2] = x[:, :, 1::2]
        y[:, 0] = x[:, 1] * 2
        y[:, 1, 2:, 3] = 7.0
        return y, y[..., -2:], y[:, [1, 0]]


class Mixed(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(4, 6))
        nn.init.orthogonal_(self.weight)
        self.scale = nn.Parameter(torch.full((6,), 0.5))
        self.register_buffer("steps", torch.linspace(0, 1, 6))
        self.prelu = nn.PReLU()
        self.bilinear = nn.Bilinear(6, 6, 3)

    def forward(self, x):
        x = torch.einsum("bi,oi->bo", x * self.scale + self.steps, self.weight)
        x = self.prelu(torch.nn.functional.pad(x, (1, 1)))
        x = torch.where(x > 0, x, x.abs().sqrt()) - x.max(dim=1, keepdim=True)[0]
        return self.bilinear(x, x.cumsum(1)), torch.topk(x, 2, dim=1)[0]


class Orders(nn.Module):
    """Initialisers of all kinds, in the order in which they draw."""

    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 5)
        self.b = nn.Conv1d(2, 3, 3, padding="same")
        self.c = nn.Linear(5, 4, bias=False)
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.xavier_normal_(module.weight, gain=2)
                if module.bias is not None:
                    nn.init.normal_(module.bias, std=0.1)
            elif isinstance(module, nn.Conv1d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
                nn.init.constant_(module.bias, 0.25)

    def forward(self, x):
        y = torch.tanh(self.b(x))
        return self.c(self.a(y)).softmax(-1)


class Grid(nn.Module):
    def __init__(self):
        super().__init__()
        self.locate = nn.Linear(16, 6)
        self.locate.bias.data = torch.tensor([1.0, 0, 0, 0, 1, 0])

    def forward(self, x):
        theta = self.locate(x.flatten(1)).view(-1, 2, 3)
        grid = F.affine_grid(theta, x.size(), align_corners=False)
        return F.grid_sample(x, grid, align_corners=False)


class Shrinking(nn.Module):
    """The same kernels at sizes far apart."""

    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Conv2d(1, 24, 3, padding=1), nn.MaxPool2d(2), nn.ReLU(), nn.Conv2d(24, 8, 3, padding=1), nn.MaxPool2d(2),
            nn.ReLU(), nn.Conv2d(8, 4, 3, stride=2), nn.MaxPool2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(36, 300), nn.Linear(300, 5))

    def forward(self, x):
        return self.net(x)


class Draws(nn.Module):
    """Draws of all kinds within a pass, in an order that counts."""

    def forward(self, x):
        n = x.shape[0]
        p = torch.softmax(x, -1)
        a = x + torch.rand(3, 6) - torch.randn_like(x) * torch.randn(n, 1)
        b = x[torch.randperm(n)] * torch.bernoulli(p) + torch.bernoulli(torch.full((3, 6), 0.3))
        c = torch.multinomial(p, 2).float().sum(1, keepdim=True) + torch.multinomial(p, 4, replacement=True).float().mean()
        d = torch.multinomial(p, 1) + torch.randint(0, 9, (n, 1)) + torch.randint(5, (3, 6))
        e = torch.empty(3, 6).exponential_() + torch.empty(6).uniform_(-1, 2) + torch.empty(3, 6).normal_(1, 0.5)
        f = torch.normal(x, 0.5) + torch.normal(0.5, p) + torch.normal(x, p) + torch.normal(1.0, 2.0, (3, 6))
        g = F.gumbel_softmax(x, tau=0.7, dim=-1) + torch.poisson(torch.full((3, 6), 2.5)) + torch.poisson(torch.full((6,), 30.0))
        h = torch.empty(3, 6).cauchy_() + torch.empty(3, 6).log_normal_(0, 0.5) + torch.empty(3, 6).geometric_(0.3)
        i = torch.empty(3, 6).random_(7) + torch.empty(3, 6).random_(3, 9) + torch.empty(6).bernoulli_(0.4)
        return a, b, c, d, e, f, g, h, i, torch.rand(1)


class Dropouts(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(6, 5, num_layers=3, bidirectional=True, batch_first=True, dropout=0.4)
        self.gru = nn.GRU(10, 4, num_layers=2, dropout=0.3)
        self.attention = nn.MultiheadAttention(4, 2, dropout=0.2, batch_first=True)
        self.layer = nn.TransformerEncoderLayer(4, 2, 8, dropout=0.1, batch_first=True)
        self.last = nn.Sequential(nn.AlphaDropout(0.3), nn.RReLU(), nn.FeatureAlphaDropout(0.5))

    def forward(self, x):
        x, _ = self.lstm(x)
        x, _ = self.gru(x)
        y, w = self.attention(x, x, x)
        y = self.layer(y)
        z = F.dropout1d(y, 0.5) + F.dropout1d(y[0], 0.25)
        v = F.dropout2d(y.unsqueeze(1).expand(-1, 3, -1, -1), 0.5) + F.dropout(torch.ones(7), 0.5, True)[0]
        u = F.dropout3d(v, 0.5) + F.dropout(y, 1.0).sum()
        return z, w, u, self.last(y)


class Complex(nn.Module):
    """Rotary positions by complex numbers, and mixing by Fourier transforms."""

    def __init__(self):
        super().__init__()
        freqs = 1.0 / (100.0 ** (torch.arange(0, 8, 2).float() / 8))
        angles = torch.outer(torch.arange(12).float(), freqs)
        self.rotations = torch.polar(torch.ones_like(angles), angles)
        self.filter = nn.Parameter(torch.randn(6, 5, 2) * 0.1)

    def forward(self, x):
        n, length, _ = x.shape
        pairs = torch.view_as_complex(x.float().reshape(n, length, -1, 2))
        turned = torch.view_as_real(pairs * self.rotations[2:2 + length].unsqueeze(0)).flatten(2)
        mixed = torch.fft.fft(torch.fft.fft(x, dim=-1), dim=-2).real
        spectrum = torch.fft.rfft2(x, norm="ortho") * torch.view_as_complex(self.filter)
        back = torch.fft.irfft2(spectrum, s=(6, 8), norm="ortho")
        odd = torch.fft.irfft(torch.fft.rfft(x[..., :7]), n=7)
        spread = torch.fft.ifft(torch.fft.fft(x, dim=1).transpose(1, 2), dim=2)
        return turned, mixed, back, odd, spread.abs(), torch.fft.fft(x, dim=1)[:, 1:3].imag, (pairs.conj() * pairs).real, torch.fft.rfft(x).angle()[:, :, 1:3]


# name: build expression, inputs (shape, or shape and vocabulary)
cases = {
    "tiny": ("Tiny()", [[2, 3, 9, 9]]),
    "lazy": ("Lazy()", [[1, 2, 11, 11]]),
    "unet": ("UNet()", [[1, 1, 8, 8]]),
    "lstm": ("LSTMClassifier()", [[2, 5, "token:20"]]),
    "gru": ("GRUNet()", [[5, 2, 4]]),
    "vit": ("VisionTransformer()", [[2, 3, 8, 8]]),
    "multihead": ("MultiHead()", [[2, 5, 8]]),
    "encoder": ("Encoder()", [[2, 5, 8]]),
    "squeeze": ("SqueezeExcite()", [[1, 12, 7, 7]]),
    "shuffle": ("Shuffle()", [[2, 8, 6, 6]]),
    "written": ("Written()", [[2, 3, 4, 6]]),
    "mixed": ("Mixed()", [[3, 6]]),
    "orders": ("Orders()", [[2, 2, 6]]),
    "grid": ("Grid()", [[2, 1, 4, 4]]),
    "complex": ("Complex()", [[2, 6, 8]]),
    "draws": ("Draws()", [[3, 6]]),
    "dropouts": ("Dropouts()", [[2, 5, 6]]),
    "shrinking": ("Shrinking()", [[1, 1, 60, 60]]),
}
# These are run in training mode, the others in evaluation mode.
in_training = {"draws", "dropouts"}
