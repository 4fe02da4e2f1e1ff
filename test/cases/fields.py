"""Models whose receptive fields are measured; inputs are large enough that nothing in the middle is cut off."""

import torch
import torch.nn as nn
import torch.nn.functional as F


class Bottleneck(nn.Module):
    def __init__(self, i, o, stride=1, dilation=1):
        super().__init__()
        self.conv1 = nn.Conv2d(i, o, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(o)
        self.conv2 = nn.Conv2d(o, o, 3, stride, dilation, dilation, groups=2)
        self.down = nn.Conv2d(i, o, 1, stride) if stride > 1 or i != o else nn.Identity()
        self.relu = nn.ReLU()
        self.drop = nn.Dropout(0.2)

    def forward(self, x):
        return self.relu(self.drop(self.conv2(F.relu(self.bn1(self.conv1(x))))) + self.down(x))


class Branches(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(2, 2, 1)
        self.b = nn.Conv2d(2, 2, (3, 5), padding=(1, 2))
        self.c = nn.Sequential(nn.Conv2d(2, 2, 3, padding="same"), nn.ELU(), nn.Conv2d(2, 2, 3, padding=1))
        self.d = nn.Sequential(nn.ZeroPad2d((2, 1, 1, 1)), nn.AvgPool2d((3, 4), 1))
        self.mix = nn.Conv2d(8, 4, 2, 2)
        self.act = nn.PReLU()

    def forward(self, x):
        y = torch.cat([self.a(x), self.b(x), self.c(x), self.d(x)], 1)
        return self.act(self.mix(y) * 0.5 + 1)


class Gate(nn.Module):
    def __init__(self, c=4):
        super().__init__()
        self.conv = nn.Conv2d(3, c, 3)
        self.fc1, self.fc2 = nn.Linear(c, c), nn.Linear(c, c)
        self.after = nn.Conv2d(c, c, 3)
        self.last = nn.Softplus()

    def forward(self, x):
        x = self.conv(x)
        w = torch.sigmoid(self.fc2(F.relu(self.fc1(x.mean((2, 3))))))
        return self.last(self.after(x * w[:, :, None, None]))


class Split(nn.Module):
    def __init__(self):
        super().__init__()
        self.left, self.right = nn.Conv2d(2, 2, 3, padding=1), nn.Conv2d(2, 2, 5, padding=2)
        self.end = nn.Conv2d(4, 4, 3, 2, 1)

    def forward(self, x):
        a, b = x.chunk(2, dim=1)
        x = torch.cat((self.left(a), self.right(b)), dim=1)
        x = F.layer_norm(x.permute(0, 2, 3, 1), (4,)).permute(0, 3, 1, 2)
        return self.end(x)


class Causal(nn.Module):
    def __init__(self):
        super().__init__()
        self.convs = nn.ModuleList(nn.Conv1d(2, 2, 2, dilation=2**i) for i in range(4))
        self.out = nn.Conv1d(2, 1, 1)

    def forward(self, x):
        for i, conv in enumerate(self.convs):
            x = x + torch.tanh(conv(F.pad(x, (2**i, 0))))
        return self.out(x)


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(3, 4, 7, 2, 3), nn.MaxPool2d(3, 2, 1), Bottleneck(4, 8, 2), Bottleneck(8, 8, 1, 2))
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(8, 5)

    def forward(self, x):
        return self.fc(torch.flatten(self.pool(self.features(x)), 1))


def vgg():
    layers, i = [], 1
    for o in (2, 2, "M", 4, 4, "M", 4, 4, 4, "M"):
        layers += [nn.MaxPool2d(2, 2)] if o == "M" else [nn.Conv2d(i, o, 3, padding=1), nn.ReLU()]
        i = i if o == "M" else o
    return nn.Sequential(*layers)


MODELS = [
    ("vgg()", [1, 1, 128, 120]),
    ("Bottleneck(4, 4)", [1, 4, 16, 16]),
    ("nn.Sequential(Bottleneck(4, 8, 2), Bottleneck(8, 8, dilation=3), Bottleneck(8, 8, 2, 2))", [1, 4, 96, 96]),
    ("Branches()", [1, 2, 32, 40]),
    ("Gate()", [1, 3, 16, 16]),
    ("Split()", [1, 4, 32, 32]),
    ("Causal()", [1, 2, 64]),
    ("Classifier()", [1, 3, 160, 160]),
    ("nn.Sequential(nn.Conv3d(1, 2, (3, 5, 1), (1, 2, 3)), nn.BatchNorm3d(2), nn.AvgPool3d((1, 2, 2)))", [1, 1, 16, 40, 40]),
    ("nn.Sequential(nn.Conv2d(1, 2, 5), nn.AdaptiveAvgPool2d(6), nn.Conv2d(2, 2, 3))", [1, 1, 40, 64]),
    ("nn.Sequential(nn.Conv2d(3, 4, 3), nn.GroupNorm(2, 4), nn.Conv2d(4, 4, 3))", [1, 3, 16, 16]),
    ("nn.Sequential(nn.Conv2d(3, 4, 4, 4), nn.Flatten(2), nn.Softmax(-1), nn.Flatten(), nn.Linear(64, 2))", [1, 3, 16, 16]),
    ("nn.Sequential(nn.Unflatten(1, (2, 2)), nn.Flatten(1, 2), nn.ReflectionPad2d(2), nn.Conv2d(4, 1, 5), nn.Hardswish(), nn.LPPool2d(2, 2))", [1, 4, 20, 20]),
]
