# Models as people write them, each with what an experienced user would build and feed: 'MODEL = INPUTS', several joined by ';'.

#: LeNet() = 1x1x32x32
import torch.nn as nn
import torch.nn.functional as F
class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 10)
    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc2(F.relu(self.fc1(x.flatten(1))))

#: Mnist() = 1x1x28x28
import torch.nn as nn
class Mnist(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Linear(64 * 5 * 5, 10)
    def forward(self, x):
        return self.classifier(self.features(x).view(x.size(0), -1))

#: Cifar() = 1x3x32x32
import torch.nn as nn
class Cifar(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 5)
        self.pool = nn.MaxPool2d(2, 2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
    def forward(self, x):
        x = self.pool(self.conv1(x).relu())
        x = self.pool(self.conv2(x).relu())
        x = x.view(-1, 16 * 5 * 5)
        return self.fc1(x)

#: Celeb() = 1x3x48x48
import torch.nn as nn
class Celeb(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv2d(3, 16, 3, padding=1), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1), nn.MaxPool2d(2))
        self.fc = nn.Linear(32 * 12 * 12, 2)
    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))

#: Big() = 1x3x150x150
import torch.nn as nn
class Big(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(3, 32, 3)
        self.c2 = nn.Conv2d(32, 64, 3)
        self.c3 = nn.Conv2d(64, 128, 3)
        self.p = nn.MaxPool2d(2)
        self.fc = nn.Linear(128 * 17 * 17, 1)
    def forward(self, x):
        for c in (self.c1, self.c2, self.c3):
            x = self.p(c(x).relu())
        return self.fc(x.flatten(1))

#: UNet() = 1x1x224x224
import torch, torch.nn as nn
class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        def block(a, b): return nn.Sequential(nn.Conv2d(a, b, 3, padding=1), nn.ReLU())
        self.d1, self.d2, self.d3, self.d4 = block(1, 8), block(8, 16), block(16, 32), block(32, 64)
        self.mid = block(64, 128)
        self.up = nn.ModuleList([nn.ConvTranspose2d(128, 64, 2, 2), nn.ConvTranspose2d(64, 32, 2, 2), nn.ConvTranspose2d(32, 16, 2, 2), nn.ConvTranspose2d(16, 8, 2, 2)])
        self.dec = nn.ModuleList([block(128, 64), block(64, 32), block(32, 16), block(16, 8)])
    def forward(self, x):
        skips = []
        for d in (self.d1, self.d2, self.d3, self.d4):
            x = d(x)
            skips.append(x)
            x = nn.functional.max_pool2d(x, 2)
        x = self.mid(x)
        for up, dec, skip in zip(self.up, self.dec, reversed(skips)):
            x = dec(torch.cat([skip, up(x)], 1))
        return x

#: Text() = 1x16:int64:token:1000
import torch.nn as nn
class Text(nn.Module):
    def __init__(self, vocab_size=1000, embed_dim=64, num_classes=4):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim)
        self.fc = nn.Linear(embed_dim, num_classes)
    def forward(self, tokens):
        return self.fc(self.embedding(tokens).mean(1))

#: Bag() = 16:int64:token:1000 1:int64:zeros
import torch.nn as nn
class Bag(nn.Module):
    def __init__(self, vocab_size=1000, embed_dim=64, num_class=4):
        super().__init__()
        self.embedding = nn.EmbeddingBag(vocab_size, embed_dim)
        self.fc = nn.Linear(embed_dim, num_class)
    def forward(self, text, offsets):
        return self.fc(self.embedding(text, offsets))

#: Lstm() = 1x16x28
import torch.nn as nn
class Lstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(28, 128, 2, batch_first=True)
        self.fc = nn.Linear(128, 10)
    def forward(self, x):
        out, _ = self.lstm(x)
        return self.fc(out[:, -1])

#: CharRnn() = 1x16:int64:token:96
import torch.nn as nn
class CharRnn(nn.Module):
    def __init__(self, vocab=96, hidden=128):
        super().__init__()
        self.embed = nn.Embedding(vocab, hidden)
        self.gru = nn.GRU(hidden, hidden, batch_first=True)
        self.out = nn.Linear(hidden, vocab)
    def forward(self, x, h=None):
        y, h = self.gru(self.embed(x), h)
        return self.out(y), h

#: Rnn() = 1x8 1x16
import torch, torch.nn as nn
class Rnn(nn.Module):
    def __init__(self, input_size=8, hidden_size=16, output_size=4):
        super().__init__()
        self.hidden_size = hidden_size
        self.i2h = nn.Linear(input_size + hidden_size, hidden_size)
        self.i2o = nn.Linear(input_size + hidden_size, output_size)
    def forward(self, input, hidden):
        combined = torch.cat((input, hidden), 1)
        return self.i2o(combined), self.i2h(combined)
    def init_hidden(self):
        return torch.zeros(1, self.hidden_size)

#: Gpt() = 1x16:int64:token:50257
import torch, torch.nn as nn
class Gpt(nn.Module):
    def __init__(self, vocab=50257, dim=64, ctx=128):
        super().__init__()
        self.tok = nn.Embedding(vocab, dim)
        self.pos = nn.Embedding(ctx, dim)
        self.blocks = nn.ModuleList([nn.TransformerEncoderLayer(dim, 4, batch_first=True) for _ in range(2)])
        self.head = nn.Linear(dim, vocab, bias=False)
    def forward(self, idx, targets=None):
        b, t = idx.shape
        x = self.tok(idx) + self.pos(torch.arange(t))
        for block in self.blocks:
            x = block(x)
        logits = self.head(x)
        loss = None
        if targets is not None:
            loss = nn.functional.cross_entropy(logits.view(-1, logits.size(-1)), targets.view(-1))
        return logits, loss

#: Bert() = 1x16:int64:token:30522 1x16:int64:ones
import torch, torch.nn as nn
class Bert(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(30522, 64)
        layer = nn.TransformerEncoderLayer(64, 4, batch_first=True)
        self.enc = nn.TransformerEncoder(layer, 2)
        self.cls = nn.Linear(64, 2)
    def forward(self, input_ids, attention_mask):
        x = self.emb(input_ids)
        x = self.enc(x, src_key_padding_mask=attention_mask == 0)
        return self.cls(x[:, 0])

#: Seq2Seq() = 1x16:int64:token:1000 1x16:int64:token:800
import torch, torch.nn as nn
class Seq2Seq(nn.Module):
    def __init__(self, src_vocab=1000, tgt_vocab=800, d=32):
        super().__init__()
        self.src_embed = nn.Embedding(src_vocab, d)
        self.tgt_embed = nn.Embedding(tgt_vocab, d)
        self.transformer = nn.Transformer(d, 4, 1, 1, 64, batch_first=True)
        self.out = nn.Linear(d, tgt_vocab)
    def forward(self, src, tgt):
        return self.out(self.transformer(self.src_embed(src), self.tgt_embed(tgt)))

#: Siamese() = 1x1x105x105 1x1x105x105
import torch, torch.nn as nn
class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv2d(1, 64, 10), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(64, 128, 7), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(128, 128, 4), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(128, 256, 4), nn.ReLU())
        self.liner = nn.Sequential(nn.Linear(9216, 4096), nn.Sigmoid())
        self.out = nn.Linear(4096, 1)
    def forward_one(self, x):
        return self.liner(self.conv(x).view(x.size(0), -1))
    def forward(self, x1, x2):
        return self.out(torch.abs(self.forward_one(x1) - self.forward_one(x2)))

#: Fusion() = 1x3x224x224 1x10
import torch, torch.nn as nn
class Fusion(nn.Module):
    def __init__(self):
        super().__init__()
        self.cnn = nn.Sequential(nn.Conv2d(3, 16, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.mlp = nn.Sequential(nn.Linear(10, 32), nn.ReLU())
        self.head = nn.Linear(48, 2)
    def forward(self, image, tabular):
        return self.head(torch.cat([self.cnn(image), self.mlp(tabular)], dim=1))

#: Mlp() = 1x784
import torch.nn as nn
class Mlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10))
    def forward(self, x):
        return self.net(x)

#: Flat() = 1x1x28x28
import torch.nn as nn
class Flat(nn.Module):
    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.net = nn.Sequential(nn.Linear(28 * 28, 512), nn.ReLU(), nn.Linear(512, 10))
    def forward(self, x):
        return self.net(self.flatten(x))

#: View() = 1x784
import torch.nn as nn
class View(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 100)
        self.fc2 = nn.Linear(100, 10)
    def forward(self, x):
        x = x.view(x.size(0), 1, 28, 28).flatten(1)
        return self.fc2(self.fc1(x))

#: Autoencoder() = 1x1x28x28
import torch.nn as nn
class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Sequential(nn.Conv2d(1, 16, 3, stride=2, padding=1), nn.ReLU(), nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.ReLU(), nn.Conv2d(32, 64, 7))
        self.dec = nn.Sequential(nn.ConvTranspose2d(64, 32, 7), nn.ReLU(), nn.ConvTranspose2d(32, 16, 3, stride=2, padding=1, output_padding=1), nn.ReLU(), nn.ConvTranspose2d(16, 1, 3, stride=2, padding=1, output_padding=1))
    def forward(self, x):
        return self.dec(self.enc(x))

#: Generator() = 1x100x1x1
import torch.nn as nn
class Generator(nn.Module):
    def __init__(self, nz=100, ngf=64):
        super().__init__()
        self.main = nn.Sequential(nn.ConvTranspose2d(nz, ngf * 8, 4, 1, 0), nn.BatchNorm2d(ngf * 8), nn.ReLU(), nn.ConvTranspose2d(ngf * 8, ngf * 4, 4, 2, 1), nn.ReLU(), nn.ConvTranspose2d(ngf * 4, 3, 4, 2, 1), nn.Tanh())
    def forward(self, z):
        return self.main(z)

#: Discriminator() = 1x3x64x64
import torch.nn as nn
class Discriminator(nn.Module):
    def __init__(self, ndf=64):
        super().__init__()
        self.main = nn.Sequential(nn.Conv2d(3, ndf, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(ndf, ndf * 2, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(ndf * 2, ndf * 4, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(ndf * 4, ndf * 8, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(ndf * 8, 1, 4, 1, 0), nn.Sigmoid())
    def forward(self, x):
        return self.main(x).view(-1, 1)

#: Audio() = 1x1x16000
import torch.nn as nn
class Audio(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv1d(1, 32, 80, 16), nn.BatchNorm1d(32), nn.ReLU(), nn.MaxPool1d(4), nn.Conv1d(32, 64, 3), nn.ReLU(), nn.MaxPool1d(4))
        self.fc = nn.Linear(64, 35)
    def forward(self, x):
        x = self.conv(x)
        return self.fc(x.mean(-1))

#: Series() = 1x6x128
import torch.nn as nn
class Series(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv1d(6, 64, 3)
        self.pool = nn.MaxPool1d(2)
        self.c2 = nn.Conv1d(64, 64, 3)
        self.fc = nn.Linear(64 * 30, 6)
    def forward(self, x):
        x = self.pool(self.c1(x).relu())
        x = self.pool(self.c2(x).relu())
        return self.fc(x.flatten(1))

#: Ecg() = 1x1x187
import torch.nn as nn
class Ecg(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv1d(1, 32, 5)
        self.pool = nn.MaxPool1d(5, 2)
        self.fc = nn.Linear(32 * 90, 5)
    def forward(self, x):
        return self.fc(self.pool(self.conv1(x)).flatten(1))

#: C3d() = 1x3x16x112x112
import torch.nn as nn
class C3d(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv3d(3, 64, 3, padding=1)
        self.pool1 = nn.MaxPool3d((1, 2, 2), (1, 2, 2))
        self.conv2 = nn.Conv3d(64, 128, 3, padding=1)
        self.pool2 = nn.MaxPool3d(2, 2)
        self.pool3 = nn.MaxPool3d(4, 4)
        self.fc = nn.Linear(128 * 2 * 7 * 7, 101)
    def forward(self, x):
        x = self.pool1(self.conv1(x))
        x = self.pool2(self.conv2(x))
        x = self.pool3(x)
        return self.fc(x.flatten(1))

#: Vit() = 1x3x224x224
import torch, torch.nn as nn
class Vit(nn.Module):
    def __init__(self, image_size=224, patch=16, dim=64):
        super().__init__()
        self.proj = nn.Conv2d(3, dim, patch, patch)
        self.cls = nn.Parameter(torch.zeros(1, 1, dim))
        self.pos = nn.Parameter(torch.zeros(1, (image_size // patch) ** 2 + 1, dim))
        self.enc = nn.TransformerEncoder(nn.TransformerEncoderLayer(dim, 4, batch_first=True), 2)
        self.head = nn.Linear(dim, 1000)
    def forward(self, x):
        x = self.proj(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.cls.expand(x.shape[0], -1, -1), x], 1) + self.pos
        return self.head(self.enc(x)[:, 0])

#: SmallVit() = 1x3x32x32
import torch, torch.nn as nn
class SmallVit(nn.Module):
    def __init__(self, img_size=32, patch_size=4, in_chans=3, dim=64):
        super().__init__()
        self.proj = nn.Conv2d(in_chans, dim, patch_size, patch_size)
        self.pos = nn.Parameter(torch.zeros(1, (img_size // patch_size) ** 2, dim))
        self.head = nn.Linear(dim, 10)
    def forward(self, x):
        x = self.proj(x).flatten(2).transpose(1, 2) + self.pos
        return self.head(x.mean(1))

#: Diffuser() = 1x3x224x224 1:int64:token:1000
import torch, torch.nn as nn
class Diffuser(nn.Module):
    def __init__(self):
        super().__init__()
        self.time = nn.Sequential(nn.Linear(1, 32), nn.SiLU(), nn.Linear(32, 64))
        self.inp = nn.Conv2d(3, 64, 3, padding=1)
        self.out = nn.Conv2d(64, 3, 3, padding=1)
    def forward(self, x, t):
        emb = self.time(t.float().view(-1, 1))
        return self.out(self.inp(x) + emb[:, :, None, None])

#: Dqn() = 1x4x84x84
import torch.nn as nn
class Dqn(nn.Module):
    def __init__(self, n_actions=6):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv2d(4, 32, 8, 4), nn.ReLU(), nn.Conv2d(32, 64, 4, 2), nn.ReLU(), nn.Conv2d(64, 64, 3, 1), nn.ReLU())
        self.fc = nn.Sequential(nn.Linear(3136, 512), nn.ReLU(), nn.Linear(512, n_actions))
    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))

#: Critic() = 1x17 1x6
import torch, torch.nn as nn
class Critic(nn.Module):
    def __init__(self, state_dim=17, action_dim=6):
        super().__init__()
        self.l1 = nn.Linear(state_dim + action_dim, 256)
        self.l2 = nn.Linear(256, 1)
    def forward(self, state, action):
        return self.l2(torch.relu(self.l1(torch.cat([state, action], 1))))

#: Called(3, 8) = 2x3x64x64
import torch, torch.nn as nn
class Called(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.c = nn.Conv2d(a, b, 3)
    def forward(self, x):
        return self.c(x)
model = Called(3, 8)
out = model(torch.randn(2, 3, 64, 64))

#: Inner(in_ch=3, out_ch=16) = 1x3x224x224
import torch.nn as nn
class Inner(nn.Module):
    def __init__(self, in_ch, out_ch):
        super().__init__()
        self.c = nn.Conv2d(in_ch, out_ch, 3)
    def forward(self, x):
        return self.c(x)
def main():
    net = Inner(in_ch=3, out_ch=16)
    print(net)

#: Commented(3, 10) = 1x3x40x40
import torch.nn as nn
# layerlens: Commented(3, 10) input=1x3x40x40
class Commented(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.c = nn.Conv2d(a, b, 3)
    def forward(self, x):
        return self.c(x)

#: Mask() = 1x16x32 16x16
import torch, torch.nn as nn
class Mask(nn.Module):
    def __init__(self):
        super().__init__()
        self.attn = nn.MultiheadAttention(32, 4, batch_first=True)
        self.norm = nn.LayerNorm(32)
    def forward(self, x, mask):
        y, _ = self.attn(x, x, x, attn_mask=mask)
        return self.norm(x + y)

#: Parts() = 1x3x299x299
import torch, torch.nn as nn
class Parts(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 32, 3, 2)
        self.b = nn.Conv2d(32, 64, 3, 2)
        self.c = nn.Conv2d(64, 192, 3, 2)
        self.d = nn.Conv2d(192, 256, 3, 2)
        self.e = nn.Conv2d(256, 256, 3, 2)
        self.pool = nn.AvgPool2d(8)
        self.fc = nn.Linear(256, 10)
    def forward(self, x):
        for layer in (self.a, self.b, self.c, self.d, self.e):
            x = layer(x)
        return self.fc(self.pool(x).flatten(1))

#: Lazy() = 1x3x224x224
import torch.nn as nn
class Lazy(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.LazyConv2d(8, 3)
        self.f = nn.LazyLinear(10)
    def forward(self, x):
        return self.f(self.c(x).flatten(1))

#: Pair() = 1x16x300 1x16x300
import torch, torch.nn as nn
class Pair(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(300, 64, batch_first=True, bidirectional=True)
        self.fc = nn.Linear(256, 2)
    def forward(self, premise, hypothesis):
        a, _ = self.rnn(premise)
        b, _ = self.rnn(hypothesis)
        return self.fc(torch.cat([a[:, -1], b[:, -1]], -1))

#: Rec() = 1:int64:token:100 1:int64:token:200
import torch, torch.nn as nn
class Rec(nn.Module):
    def __init__(self, users=100, items=200, dim=8):
        super().__init__()
        self.user = nn.Embedding(users, dim)
        self.item = nn.Embedding(items, dim)
        self.mlp = nn.Linear(2 * dim, 1)
    def forward(self, user_ids, item_ids):
        return self.mlp(torch.cat([self.user(user_ids), self.item(item_ids)], 1))

#: Gcn() = 16x1433 16x16
import torch, torch.nn as nn
class Gcn(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(1433, 16)
        self.l2 = nn.Linear(16, 7)
    def forward(self, x, adj):
        x = torch.relu(adj @ self.l1(x))
        return adj @ self.l2(x)

#: PointNet() = 1x3x1024
import torch, torch.nn as nn
class PointNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv1d(3, 64, 1)
        self.c2 = nn.Conv1d(64, 1024, 1)
        self.pool = nn.MaxPool1d(1024)
        self.fc = nn.Linear(1024, 40)
    def forward(self, x):
        return self.fc(self.pool(self.c2(self.c1(x).relu())).flatten(1))

#: DictIn() = 
import torch, torch.nn as nn
class DictIn(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.fc = nn.Linear(4, 8)
    def forward(self, batch):
        return self.conv(batch["image"]).mean((2, 3)) + self.fc(batch["meta"])

#: Typed() = 1x3x224x224
import torch, torch.nn as nn
class Typed(nn.Module):
    def __init__(self, in_channels: int = 3, num_classes: int = 10):
        super().__init__()
        self.net = nn.Sequential(nn.Conv2d(in_channels, 8, 3, padding=1), nn.ReLU(), nn.AdaptiveAvgPool2d((1, 1)), nn.Flatten(), nn.Linear(8, num_classes))
    def forward(self, x: torch.Tensor, return_features: bool = False) -> torch.Tensor:
        return self.net(x)

#: nn.Sequential(nn.Linear(784, 10)) = 1x784
import torch.nn as nn
net = nn.Sequential(nn.Linear(784, 10))

#: nn.Sequential(nn.Conv2d(1, 8, 3), nn.Flatten(), nn.LazyLinear(10)) = 1x1x28x28
import torch.nn as nn
net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.Flatten(), nn.LazyLinear(10))

#: SuperRes() = 1x1x28x28
import torch.nn as nn
class SuperRes(nn.Module):
    def __init__(self, upscale_factor=3):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 64, 5, padding=2)
        self.conv2 = nn.Conv2d(64, upscale_factor ** 2, 3, padding=1)
        self.shuffle = nn.PixelShuffle(upscale_factor)
    def forward(self, x):
        return self.shuffle(self.conv2(self.conv1(x).relu()))

#: Unet3d() = 1x1x16x32x32
import torch, torch.nn as nn
class Unet3d(nn.Module):
    def __init__(self):
        super().__init__()
        self.d = nn.Conv3d(1, 8, 3, padding=1)
        self.p = nn.MaxPool3d(2)
        self.m = nn.Conv3d(8, 16, 3, padding=1)
        self.u = nn.ConvTranspose3d(16, 8, 2, 2)
        self.o = nn.Conv3d(16, 2, 1)
    def forward(self, x):
        a = self.d(x)
        return self.o(torch.cat([a, self.u(self.m(self.p(a)))], 1))

#: Style() = 1x3x224x224 1x3x224x224
import torch, torch.nn as nn
class Style(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Conv2d(3, 16, 3, padding=1)
    def forward(self, content, style):
        c, s = self.enc(content), self.enc(style)
        return (c - c.mean((2, 3), keepdim=True)) + s.mean((2, 3), keepdim=True)

#: Vae() = 1x784
import torch, torch.nn as nn
class Vae(nn.Module):
    def __init__(self, input_dim=784, hidden=400, latent=20):
        super().__init__()
        self.fc1 = nn.Linear(input_dim, hidden)
        self.mu = nn.Linear(hidden, latent)
        self.logvar = nn.Linear(hidden, latent)
        self.dec = nn.Linear(latent, input_dim)
    def forward(self, x):
        h = torch.relu(self.fc1(x.view(-1, 784)))
        mu, logvar = self.mu(h), self.logvar(h)
        z = mu + torch.randn_like(mu) * (0.5 * logvar).exp()
        return self.dec(z), mu, logvar

#: Cond() = 1x100 1:int64:token:10
import torch, torch.nn as nn
class Cond(nn.Module):
    def __init__(self):
        super().__init__()
        self.label = nn.Embedding(10, 10)
        self.net = nn.Sequential(nn.Linear(110, 256), nn.ReLU(), nn.Linear(256, 784))
    def forward(self, z, labels):
        return self.net(torch.cat([z, self.label(labels)], 1)).view(-1, 1, 28, 28)

#: Block(cin, cout) = 1x3x224x224; Resnetish(Block, [1, 1]) = 1x3x224x224
import torch.nn as nn
class Block(nn.Module):
    def __init__(self, cin, cout):
        super().__init__()
        self.c = nn.Conv2d(cin, cout, 3, padding=1)
    def forward(self, x):
        return self.c(x) + x
class Resnetish(nn.Module):
    def __init__(self, block, layers):
        super().__init__()
        self.stem = nn.Conv2d(3, 64, 7, 2, 3)
        self.stages = nn.Sequential(*[block(64, 64) for n in layers for _ in range(n)])
    def forward(self, x):
        return self.stages(self.stem(x))
def resnetish():
    return Resnetish(Block, [1, 1])

#: Deep() = 1x3x224x224
import torch.nn as nn
class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.features = nn.Sequential(nn.Conv2d(3, 8, 11, 4), nn.MaxPool2d(3, 2))
        self.fc = nn.Linear(8, 2)
    def forward(self, x):
        return self.fc(self.pool(self.features(x)).flatten(1))

#: Attn() = 1x16x64
import torch, torch.nn as nn
class Attn(nn.Module):
    def __init__(self, d_model=64):
        super().__init__()
        self.q = nn.Linear(d_model, d_model)
        self.k = nn.Linear(d_model, d_model)
    def forward(self, x):
        b, n, d = x.shape
        return (self.q(x) @ self.k(x).transpose(1, 2) / d ** 0.5).softmax(-1)

#: Wave() = 1x1x16000
import torch.nn as nn
class Wave(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv1d(1, 128, kernel_size=80, stride=4)
        self.bn = nn.BatchNorm1d(128)
        self.pool = nn.AvgPool1d(30)
        self.fc = nn.Linear(128, 10)
    def forward(self, x):
        x = self.pool(self.bn(self.conv1(x)).relu())
        return self.fc(x.mean(2))

#: Net() = 4x3x50x50
import torch.nn as nn
from torchinfo import summary
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.Conv2d(3, 8, 3)
    def forward(self, x):
        return self.c(x)
net = Net()
summary(net, (4, 3, 50, 50))

#: Opt() = 1x3x224x224
import torch.nn as nn
class Opt(nn.Module):
    def __init__(self, width=8):
        super().__init__()
        self.c = nn.Conv2d(3, width, 3)
    def forward(self, x, mask=None, *, scale=1.0):
        y = self.c(x) * scale
        return y if mask is None else y * mask

#: Clip() = 1x3x224x224 1x16:int64:token:49408
import torch, torch.nn as nn
class Clip(nn.Module):
    def __init__(self, vocab=49408, dim=64):
        super().__init__()
        self.visual = nn.Sequential(nn.Conv2d(3, dim, 32, 32), nn.Flatten(2))
        self.token = nn.Embedding(vocab, dim)
        self.logit_scale = nn.Parameter(torch.ones([]))
    def encode_image(self, image):
        return self.visual(image).mean(-1)
    def encode_text(self, text):
        return self.token(text).mean(1)
    def forward(self, image, text):
        return self.logit_scale.exp() * self.encode_image(image) @ self.encode_text(text).t()

#: Grey64() = 1x1x100x100
import torch.nn as nn
class Grey64(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 5, stride=5)
        self.fc = nn.Linear(4 * 20 * 20, 2)
    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))

#: Pooled() = 2x3x224x224
import torch.nn as nn
class Pooled(nn.Module):
    def __init__(self, c=16):
        super().__init__()
        self.stem = nn.Conv2d(3, c, 3, padding=1)
        self.pool = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(c, c, 1, bias=False), nn.BatchNorm2d(c))
    def forward(self, x):
        x = self.stem(x)
        return x * self.pool(x)

#: FocusNet() = 1x3x224x224
import torch
import torch.nn as nn
class FocusNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(12, 16, 3, padding=1)
        self.head = nn.Linear(16, 10)
    def forward(self, x):
        x = torch.cat([x[..., ::2, ::2], x[..., 1::2, ::2], x[..., ::2, 1::2], x[..., 1::2, 1::2]], dim=1)
        return self.head(self.stem(x).mean((2, 3)))

#: Speech() = 1x28x79 1:int64:ones
import torch.nn as nn
class Speech(nn.Module):
    def __init__(self, mels=80, dim=16):
        super().__init__()
        self.sub = nn.Sequential(nn.Conv2d(1, dim, 3, 2), nn.ReLU(), nn.Conv2d(dim, dim, 3, 2), nn.ReLU())
        self.out = nn.Linear(dim * (((mels - 1) // 2 - 1) // 2), 30)
    def forward(self, inputs, input_lengths):
        x = self.sub(inputs.unsqueeze(1))
        b, c, t, f = x.size()
        x = x.permute(0, 2, 1, 3).contiguous().view(b, t, c * f)
        return self.out(x), (input_lengths >> 2) - 1

#: EdgeNet() = 16x3 2x32:int64:token:16
import torch
import torch.nn as nn
class EdgeNet(nn.Module):
    def __init__(self, features=3, classes=7):
        super().__init__()
        self.mlp = nn.Sequential(nn.Linear(2 * features, 32), nn.ReLU(), nn.Linear(32, classes))
    def forward(self, x, edge_index):
        src, dst = edge_index
        message = self.mlp(torch.cat([x[dst], x[src] - x[dst]], dim=-1))
        return torch.zeros(x.size(0), message.size(-1)).index_add_(0, dst, message)

#: Block(TinyConfig()) = 1x16x32; Tiny(TinyConfig()) = 1x16:int64:token:100
from dataclasses import dataclass, field
import torch
import torch.nn as nn
@dataclass
class TinyConfig:
    vocab_size: int = 100
    width: int = 32
    layers: list = field(default_factory=lambda: [1, 2])
class Block(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.norm = nn.LayerNorm(config.width)
        self.mlp = nn.Linear(config.width, config.width)
    def forward(self, x):
        return x + self.mlp(self.norm(x))
class Tiny(nn.Module):
    def __init__(self, config: TinyConfig):
        super().__init__()
        self.embedding = nn.Embedding(config.vocab_size, config.width)
        self.blocks = nn.ModuleList([Block(config) for _ in config.layers])
    @classmethod
    def from_file(cls, path):
        config = TinyConfig(**torch.load(path)["args"])
        return Tiny(config)
    def forward(self, ids):
        x = self.embedding(ids)
        for block in self.blocks:
            x = block(x)
        return x @ self.embedding.weight.t()

#: Noted(width, Settings()) = 1x3x224x224; Formed(FormedConfig()) = 1x8
from dataclasses import dataclass
import torch.nn as nn
@dataclass
class Settings:
    depth: int = 2
class Noted(nn.Module):
    def __init__(self, width, settings: Settings):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(width, width) for _ in range(settings.depth))
    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
class FormedConfig:
    def __init__(self, size=8, **kwargs):
        self.size = size
class Formed(nn.Module):
    config_class = FormedConfig
    def __init__(self, config, *inputs, **kwargs):
        super().__init__()
        self.config = config
        self.head = nn.Linear(config.size, 2)
    def forward(self, x):
        return self.head(x)

#: Cached(6) = 2x5x6
import torch
import torch.nn as nn
class Cached(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layer = nn.Linear(width, width)
        self.register_buffer("cache", torch.zeros(4, 9, width))
    def forward(self, x, start, mask):
        self.cache[: x.size(0), start : start + x.size(1)] = x
        h = self.layer(self.cache[: x.size(0), : start + x.size(1)])
        return h if mask is None else h + mask
model = Cached(6)
out = model(torch.rand(2, 5, 6), 3, None)

#: Head(64, 10) = 1x64
from fastai.vision.all import *
class Head(Module):
    def __init__(self, n_in, n_out):
        self.lin = nn.Linear(n_in, n_out)
        self.act = Mish()
    def forward(self, x):
        return F.relu(self.lin(x))
path = untar_data(URLs.MNIST)
dls = ImageDataLoaders.from_folder(path)
head = Head(64, 10)
learn = Learner(dls, head, loss_func=CrossEntropyLossFlat())
learn.fit_one_cycle(1)

#: Star() = 1x8
from nowhere.utils import *
import torch.nn as nn
class Star(nn.Module):
    def __init__(self, width=WIDTHS["small"]):
        super().__init__()
        self.lin = nn.Linear(8, 8)
        self.act = get_activation("relu")
    def forward(self, x):
        return helper(self.lin(x))

#: Cell() = 1x64 1x64
import torch, torch.nn as nn
class Cell(nn.Module):
    def __init__(self, inputs=64, state=64):
        super().__init__()
        self.both = nn.Linear(inputs + state, state)
    def forward(self, xt, hprev):
        return torch.tanh(self.both(torch.cat([xt, hprev], dim=1)))

#: Concat() = ; Masked() = ; Pick() = 1x64 1x64
import torch, torch.nn as nn
class Concat(nn.Module):
    def __init__(self, dimension=1):
        super().__init__()
        self.d = dimension
    def forward(self, x):
        return torch.cat(x, self.d)
class CausalMask:
    def __init__(self, n):
        self.mask = torch.ones(n, n, dtype=torch.bool).triu(1)
class Masked(nn.Module):
    def __init__(self):
        super().__init__()
        self.q = nn.Linear(64, 64)
    def forward(self, x, attn_mask):
        scores = self.q(x) @ x.transpose(-1, -2)
        if attn_mask is None:
            attn_mask = CausalMask(x.size(1))
        return scores.masked_fill(attn_mask.mask, -1e9).softmax(-1)
class Pick(nn.Module):
    def __init__(self):
        super().__init__()
        self.q = nn.Linear(64, 64)
    def forward(self, x, y):
        if hasattr(y, "tensors"):
            x = x + y.tensors
        return self.q(x)

#: Detect(anchors=anchors, ch=ch) = 1x3x224x224
import torch, torch.nn as nn
class Detect(nn.Module):
    def __init__(self, nc=80, anchors=(), ch=()):
        super().__init__()
        self.na = len(anchors[0]) // 2
        self.register_buffer("anchors", torch.tensor(anchors).float().view(len(anchors), -1, 2))
        self.m = nn.ModuleList(nn.Conv2d(x, (nc + 5) * self.na, 1) for x in ch)
    def forward(self, x):
        return [m(x[i]) for i, m in enumerate(self.m)]

#: model = 1x16:int64:token:10
import torch, torch.nn as nn
class Config:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)
class GPT(nn.Module):
    def __init__(self, config):
        super().__init__()
        assert (config.model_type is not None) ^ (config.n_embd is not None)
        config.n_embd = {"nano": 48}[config.model_type]
        self.wte = nn.Embedding(config.vocab, config.n_embd)
        self.head = nn.Linear(config.n_embd, config.vocab)
    def forward(self, idx):
        return self.head(self.wte(idx))
config = Config(model_type="nano", n_embd=None, vocab=10)
model = GPT(config)

#: Bigram() = 1x16:int64:token:2; Chars(vocab) = 1x16:int64:token:2
import torch, torch.nn as nn
from corpus import vocab
class Bigram(nn.Module):
    def __init__(self, vocab=27):
        super().__init__()
        self.logits = nn.Parameter(torch.zeros(vocab, vocab))
    def forward(self, idx):
        return self.logits[idx]
class Chars(nn.Module):
    def __init__(self, vocab):
        super().__init__()
        self.wte = nn.Embedding(vocab, 64)
        self.ln = nn.LayerNorm(64)
    def forward(self, x):
        return self.ln(self.wte(x))
chars = Chars(vocab)

#: Actor() = 1x8
import torch, torch.nn as nn
from replay import sample
class Actor(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 2)
    def forward(self, state):
        return self.fc(state)
class Agent:
    def __init__(self):
        self.actor = Actor()
    def learn(self):
        loss = nn.functional.mse_loss(self.actor(sample(4)), sample(4))
        loss.backward()
        for p in self.actor.parameters():
            p.grad.data.clamp_(-1, 1)
Agent().learn()

#: Memory() = 1x3x224x224; MaskedLoss() = 1x3x224x224 1x3x224x224; Agent(envs) = 
import torch, torch.nn as nn
import gymnasium as gym
class Agent(nn.Module):
    def __init__(self, envs):
        super().__init__()
        self.actor = nn.Sequential(nn.Linear(4, 64), nn.Tanh(), nn.Linear(64, envs.single_action_space.n))
        self.critic = nn.Linear(4, 1)
    def get_value(self, x):
        return self.critic(x)
    def act(self, x, action=None):
        return torch.distributions.Categorical(logits=self.actor(x)).sample(), self.critic(x)
class Weights(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(3))
class Memory(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = Weights()
    def forward(self, x):
        return x * self.weights.scale.view(1, 3, 1, 1)
class MaskedLoss(nn.Module):
    def forward(self, pred, target):
        return nn.functional.nll_loss(pred, target)
envs = gym.vector.SyncVectorEnv([])
agent = Agent(envs)

#: Cloud() = 1x3x1024; Flat() = 1x16x12
import torch, torch.nn as nn
class Cloud(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 1)
    def forward(self, xyz):
        b, c, n = xyz.shape
        return self.conv(xyz.view(b, c, n, 1)).amax(2)
class Flat(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(12, 8)
    def forward(self, x):
        b, n, c = x.size()
        return self.fc(x.reshape(b * n, c)).view(b, n, -1)

#: Levels() = 
import contextlib
import torch, torch.nn as nn
class Levels(nn.Module):
    def __init__(self, channels=(8, 16), act="nn.SiLU()"):
        super().__init__()
        self.m = nn.ModuleList(nn.Conv2d(c, 4, 1) for c in channels)
        with contextlib.suppress(NameError):
            self.act = eval(act)
            self.other = eval("nearest")
    def forward(self, x):
        for i in range(len(self.m)):
            x[i] = self.act(self.m[i](x[i]))
        return x

#: Places() = 1x77:int64:token:100; Inner() = ; Outer() = 
import torch, torch.nn as nn
class Places(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(100, 32)
        self.places = nn.Parameter(torch.zeros(77, 32))
    def forward(self, text):
        return self.tokens(text) + self.places
class Inner(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 1)
    def forward(self, samples):
        return self.conv(samples.tensors)
class Outer(Inner):
    def __init__(self):
        super().__init__()
