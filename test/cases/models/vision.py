"""Networks on images, in the ways people write them."""

from collections import OrderedDict
from functools import partial

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import Tensor


class LeNet(nn.Module):
    def __init__(self):
        super(LeNet, self).__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), (2, 2))
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = x.view(-1, self.num_flat_features(x))
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)

    def num_flat_features(self, x):
        size = x.size()[1:]
        num_features = 1
        for s in size:
            num_features *= s
        return num_features


class DoubleConv(nn.Sequential):
    def __init__(self, in_ch, out_ch, mid=None):
        mid = mid or out_ch
        super().__init__(
            nn.Conv2d(in_ch, mid, kernel_size=3, padding=1, bias=False),
            nn.BatchNorm2d(mid),
            nn.ReLU(inplace=True),
            nn.Conv2d(mid, out_ch, kernel_size=3, padding=1, bias=False),
            nn.BatchNorm2d(out_ch),
            nn.ReLU(inplace=True),
        )


class Up(nn.Module):
    def __init__(self, in_ch, out_ch, bilinear=True):
        super().__init__()
        if bilinear:
            self.up = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True)
            self.conv = DoubleConv(in_ch, out_ch, in_ch // 2)
        else:
            self.up = nn.ConvTranspose2d(in_ch, in_ch // 2, kernel_size=2, stride=2)
            self.conv = DoubleConv(in_ch, out_ch)

    def forward(self, x1, x2):
        x1 = self.up(x1)
        dy = x2.size()[2] - x1.size()[2]
        dx = x2.size()[3] - x1.size()[3]
        x1 = F.pad(x1, [dx // 2, dx - dx // 2, dy // 2, dy - dy // 2])
        return self.conv(torch.cat([x2, x1], dim=1))


class UNet(nn.Module):
    def __init__(self, n_channels=3, n_classes=2, bilinear=True, base=8):
        super().__init__()
        factor = 2 if bilinear else 1
        self.inc = DoubleConv(n_channels, base)
        self.downs = nn.ModuleList()
        widths = [base, base * 2, base * 4, base * 8 // factor]
        for i, (a, b) in enumerate(zip(widths, widths[1:])):
            self.downs.append(nn.Sequential(OrderedDict([("pool", nn.MaxPool2d(2)), ("conv", DoubleConv(a, b))])))
        self.ups = nn.ModuleList(
            [Up(base * 8, base * 4 // factor, bilinear), Up(base * 4, base * 2 // factor, bilinear), Up(base * 2, base, bilinear)]
        )
        self.outc = nn.Conv2d(base, n_classes, 1)

    def forward(self, x):
        skips = [self.inc(x)]
        for down in self.downs:
            skips.append(down(skips[-1]))
        x = skips.pop()
        for up in self.ups:
            x = up(x, skips.pop())
        return self.outc(x)


class SqueezeExcite(nn.Module):
    def __init__(self, channels, reduction=4, act=nn.ReLU, gate=nn.Sigmoid()):
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Sequential(
            nn.Conv2d(channels, channels // reduction, 1), act(inplace=True), nn.Conv2d(channels // reduction, channels, 1), gate
        )

    def forward(self, x: Tensor) -> Tensor:
        return x * self.fc(self.pool(x))


def _make_divisible(v, divisor=8, min_value=None):
    if min_value is None:
        min_value = divisor
    new_v = max(min_value, int(v + divisor / 2) // divisor * divisor)
    return new_v + divisor if new_v < 0.9 * v else new_v


class InvertedResidual(nn.Module):
    def __init__(self, inp, oup, stride, expand_ratio, se=False, norm_layer=None):
        super().__init__()
        assert stride in [1, 2]
        norm_layer = norm_layer or nn.BatchNorm2d
        hidden = int(round(inp * expand_ratio))
        self.use_res_connect = stride == 1 and inp == oup
        layers = []
        if expand_ratio != 1:
            layers += [nn.Conv2d(inp, hidden, 1, bias=False), norm_layer(hidden), nn.ReLU6(inplace=True)]
        layers.extend(
            [
                nn.Conv2d(hidden, hidden, 3, stride, 1, groups=hidden, bias=False),
                norm_layer(hidden),
                nn.ReLU6(inplace=True),
                SqueezeExcite(hidden) if se else nn.Identity(),
                nn.Conv2d(hidden, oup, 1, 1, 0, bias=False),
                norm_layer(oup),
            ]
        )
        self.conv = nn.Sequential(*layers)

    def forward(self, x):
        return x + self.conv(x) if self.use_res_connect else self.conv(x)


class MobileNet(nn.Module):
    cfgs = [[1, 16, 1, 1], [6, 24, 2, 2], [6, 32, 2, 2]]

    def __init__(self, num_classes=10, width_mult=0.5, **kwargs):
        super().__init__()
        norm = partial(nn.BatchNorm2d, eps=1e-3, momentum=0.01)
        channels = _make_divisible(32 * width_mult)
        features = [nn.Conv2d(3, channels, 3, 2, 1, bias=False), norm(channels), nn.ReLU6(True)]
        for t, c, n, s in self.cfgs:
            out = _make_divisible(c * width_mult)
            for i in range(n):
                features.append(InvertedResidual(channels, out, s if i == 0 else 1, t, se=i % 2 == 1, norm_layer=norm))
                channels = out
        self.features = nn.Sequential(*features)
        self.classifier = nn.Sequential(nn.Dropout(kwargs.get("dropout", 0.2)), nn.Linear(channels, num_classes))
        for m in self.modules():
            if isinstance(m, nn.Conv2d):
                nn.init.kaiming_normal_(m.weight, mode="fan_out")
                if m.bias is not None:
                    nn.init.zeros_(m.bias)
            elif isinstance(m, (nn.BatchNorm2d, nn.GroupNorm)):
                nn.init.ones_(m.weight)
                nn.init.zeros_(m.bias)
            elif isinstance(m, nn.Linear):
                nn.init.normal_(m.weight, 0, 0.01)
                nn.init.zeros_(m.bias)

    def forward(self, x):
        x = self.features(x)
        x = x.mean([2, 3])
        return self.classifier(x)


class DenseLayer(nn.Module):
    def __init__(self, in_ch, growth):
        super().__init__()
        self.add_module("norm", nn.BatchNorm2d(in_ch))
        self.add_module("conv", nn.Conv2d(in_ch, growth, 3, padding=1, bias=False))

    def forward(self, features):
        if isinstance(features, torch.Tensor):
            features = [features]
        return self.conv(F.relu(self.norm(torch.cat(features, 1))))


class DenseBlock(nn.ModuleDict):
    def __init__(self, n, in_ch, growth):
        super().__init__()
        for i in range(n):
            self.add_module("layer%d" % (i + 1), DenseLayer(in_ch + i * growth, growth))

    def forward(self, x):
        features = [x]
        for name, layer in self.items():
            features.append(layer(features))
        return torch.cat(features, 1)


class TinyDense(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = DenseBlock(3, 8, 4)
        self.stem = nn.Conv2d(3, 8, 3, 2, 1)
        self.head = nn.Linear(20, 5)

    def forward(self, x):
        x = self.block(self.stem(x))
        return self.head(F.adaptive_avg_pool2d(x, 1).flatten(1))


class Generator(nn.Module):
    def __init__(self, nz=16, ngf=8, nc=3):
        super().__init__()

        def block(i, o, *a, **k):
            return [nn.ConvTranspose2d(i, o, *a, **k), nn.BatchNorm2d(o), nn.ReLU(True)]

        self.main = nn.Sequential(
            *block(nz, ngf * 4, 4, 1, 0, bias=False),
            *block(ngf * 4, ngf * 2, 4, 2, 1, bias=False),
            *block(ngf * 2, ngf, 4, stride=2, padding=1, bias=False),
            nn.ConvTranspose2d(ngf, nc, 4, 2, 1, bias=False),
            nn.Tanh(),
        )
        self.apply(self.weights_init)

    @staticmethod
    def weights_init(m):
        classname = m.__class__.__name__
        if classname.find("Conv") != -1:
            nn.init.normal_(m.weight.data, 0.0, 0.02)
        elif classname.find("BatchNorm") != -1:
            nn.init.normal_(m.weight.data, 1.0, 0.02)
            nn.init.constant_(m.bias.data, 0)

    def forward(self, z):
        return self.main(z.view(z.size(0), z.size(1), 1, 1))


class VAE(nn.Module):
    def __init__(self, latent=4):
        super().__init__()
        self.latent = latent
        self.encoder = nn.Sequential(nn.Flatten(), nn.Linear(784, 32), nn.ReLU())
        self.mu, self.logvar = nn.Linear(32, latent), nn.Linear(32, latent)
        self.decoder = nn.Sequential(nn.Linear(latent, 32), nn.ReLU(), nn.Linear(32, 784), nn.Sigmoid())

    def reparameterize(self, mu, logvar):
        std = torch.exp(0.5 * logvar)
        eps = torch.randn_like(std)
        return mu + eps * std

    def forward(self, x):
        h = self.encoder(x)
        mu, logvar = self.mu(h), self.logvar(h)
        z = self.reparameterize(mu, logvar)
        return {"x": self.decoder(z).view(x.shape), "mu": mu, "logvar": logvar}


class Shuffle(nn.Module):
    def __init__(self, groups=4):
        super().__init__()
        self.groups = groups
        self.branch = nn.Conv2d(8, 8, 3, padding=1, groups=8)

    def channel_shuffle(self, x):
        b, c, h, w = x.shape
        x = x.view(b, self.groups, c // self.groups, h, w)
        x = torch.transpose(x, 1, 2).contiguous()
        return x.view(b, -1, h, w)

    def forward(self, x):
        x1, x2 = x.chunk(2, dim=1)
        out = torch.cat((x1, self.branch(x2)), dim=1)
        return self.channel_shuffle(out)


class SpatialAttention(nn.Module):
    def __init__(self, kernel_size=7):
        super().__init__()
        self.conv = nn.Conv2d(2, 1, kernel_size, padding=kernel_size // 2, bias=False)

    def forward(self, x):
        avg = torch.mean(x, dim=1, keepdim=True)
        mx, _ = torch.max(x, dim=1, keepdim=True)
        return torch.sigmoid(self.conv(torch.cat([avg, mx], dim=1))) * x


class SPP(nn.Module):
    """A model whose forward makes tensors of its own, and whose buffers are computed."""

    def __init__(self, c1=8, c2=8, k=(5, 9, 13)):
        super().__init__()
        c_ = c1 // 2
        self.cv1 = nn.Conv2d(c1, c_, 1)
        self.cv2 = nn.Conv2d(c_ * (len(k) + 1), c2, 1)
        self.m = nn.ModuleList([nn.MaxPool2d(kernel_size=x, stride=1, padding=x // 2) for x in k])
        self.register_buffer("anchors", torch.tensor([[10, 13], [16, 30]]).float() / 8, persistent=False)

    def forward(self, x):
        x = self.cv1(x)
        x = self.cv2(torch.cat([x] + [m(x) for m in self.m], 1))
        bs, _, ny, nx = x.shape
        yv, xv = torch.meshgrid([torch.arange(ny), torch.arange(nx)], indexing="ij")
        grid = torch.stack((xv, yv), 2).view((1, 1, ny, nx, 2)).float()
        x = x.view(bs, 2, 4, ny, nx).permute(0, 1, 3, 4, 2).contiguous()
        y = x.sigmoid()
        y[..., 0:2] = (y[..., 0:2] * 2.0 - 0.5 + grid)
        y[..., 2:4] = (y[..., 2:4] * 2) ** 2 * self.anchors.view(1, 2, 1, 1, 2)
        return y.view(bs, -1, 4)


MODELS = [
    ("LeNet()", [[2, 1, 32, 32]]),
    ("UNet()", [[1, 3, 50, 62]]),
    ("UNet(bilinear=False)", [[1, 3, 32, 32]]),
    ("MobileNet()", [[1, 3, 64, 64]]),
    ("MobileNet(num_classes=3, width_mult=1.0, dropout=0.0)", [[2, 3, 32, 32]]),
    ("TinyDense()", [[1, 3, 32, 32]]),
    ("Generator()", [[2, 16]]),
    ("VAE()", [[2, 1, 28, 28]]),
    ("Shuffle()", [[1, 16, 6, 6]]),
    ("SpatialAttention()", [[1, 4, 9, 9]]),
    ("SPP()", [[1, 8, 16, 16]]),
    ("nn.Sequential(LeNet(), nn.Softmax(dim=-1))", [[1, 1, 32, 32]]),
]
