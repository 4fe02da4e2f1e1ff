"""Networks on sequences, in the ways people write them."""

import math
from dataclasses import dataclass
from typing import Optional, Tuple

import torch
from torch import nn
from torch.nn import functional as F


class PositionalEncoding(nn.Module):
    def __init__(self, d_model: int, dropout: float = 0.1, max_len: int = 64):
        super().__init__()
        self.dropout = nn.Dropout(p=dropout)
        position = torch.arange(max_len).unsqueeze(1)
        div_term = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10000.0) / d_model))
        pe = torch.zeros(max_len, 1, d_model)
        pe[:, 0, 0::2] = torch.sin(position * div_term)
        pe[:, 0, 1::2] = torch.cos(position * div_term)
        self.register_buffer("pe", pe)

    def forward(self, x):
        x = x + self.pe[: x.size(0)]
        return self.dropout(x)


class TransformerModel(nn.Module):
    def __init__(self, ntoken=50, d_model=16, nhead=2, d_hid=32, nlayers=2, dropout=0.2):
        super().__init__()
        self.model_type = "Transformer"
        self.pos_encoder = PositionalEncoding(d_model, dropout)
        encoder_layers = nn.TransformerEncoderLayer(d_model, nhead, d_hid, dropout)
        self.transformer_encoder = nn.TransformerEncoder(encoder_layers, nlayers)
        self.encoder = nn.Embedding(ntoken, d_model)
        self.d_model = d_model
        self.decoder = nn.Linear(d_model, ntoken)
        self.init_weights()

    def init_weights(self):
        initrange = 0.1
        self.encoder.weight.data.uniform_(-initrange, initrange)
        self.decoder.bias.data.zero_()
        self.decoder.weight.data.uniform_(-initrange, initrange)

    def forward(self, src, src_mask=None):
        src = self.encoder(src) * math.sqrt(self.d_model)
        src = self.pos_encoder(src)
        if src_mask is None:
            src_mask = nn.Transformer.generate_square_subsequent_mask(len(src))
        output = self.transformer_encoder(src, src_mask)
        return self.decoder(output)


@dataclass
class GPTConfig:
    block_size: int = 32
    vocab_size: int = 65
    n_layer: int = 2
    n_head: int = 4
    n_embd: int = 32
    dropout: float = 0.0
    bias: bool = True


class CausalSelfAttention(nn.Module):
    def __init__(self, config):
        super().__init__()
        assert config.n_embd % config.n_head == 0
        self.c_attn = nn.Linear(config.n_embd, 3 * config.n_embd, bias=config.bias)
        self.c_proj = nn.Linear(config.n_embd, config.n_embd, bias=config.bias)
        self.attn_dropout = nn.Dropout(config.dropout)
        self.n_head = config.n_head
        self.n_embd = config.n_embd
        self.register_buffer(
            "mask",
            torch.tril(torch.ones(config.block_size, config.block_size)).view(1, 1, config.block_size, config.block_size),
        )

    def forward(self, x):
        B, T, C = x.size()
        q, k, v = self.c_attn(x).split(self.n_embd, dim=2)
        k = k.view(B, T, self.n_head, C // self.n_head).transpose(1, 2)
        q = q.view(B, T, self.n_head, C // self.n_head).transpose(1, 2)
        v = v.view(B, T, self.n_head, C // self.n_head).transpose(1, 2)
        att = (q @ k.transpose(-2, -1)) * (1.0 / math.sqrt(k.size(-1)))
        att = att.masked_fill(self.mask[:, :, :T, :T] == 0, float("-inf"))
        att = self.attn_dropout(F.softmax(att, dim=-1))
        y = (att @ v).transpose(1, 2).contiguous().view(B, T, C)
        return self.c_proj(y)


class Block(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.ln_1 = nn.LayerNorm(config.n_embd)
        self.attn = CausalSelfAttention(config)
        self.ln_2 = nn.LayerNorm(config.n_embd)
        self.mlp = nn.ModuleDict(
            dict(
                c_fc=nn.Linear(config.n_embd, 4 * config.n_embd),
                c_proj=nn.Linear(4 * config.n_embd, config.n_embd),
                act=nn.GELU(),
            )
        )
        m = self.mlp
        self.mlpf = lambda x: m.c_proj(m.act(m.c_fc(x)))

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        return x + self.mlpf(self.ln_2(x))


class GPT(nn.Module):
    def __init__(self, config: GPTConfig):
        super().__init__()
        self.config = config
        self.transformer = nn.ModuleDict(
            dict(
                wte=nn.Embedding(config.vocab_size, config.n_embd),
                wpe=nn.Embedding(config.block_size, config.n_embd),
                drop=nn.Dropout(config.dropout),
                h=nn.ModuleList([Block(config) for _ in range(config.n_layer)]),
                ln_f=nn.LayerNorm(config.n_embd),
            )
        )
        self.lm_head = nn.Linear(config.n_embd, config.vocab_size, bias=False)
        self.transformer.wte.weight = self.lm_head.weight
        self.apply(self._init_weights)
        for pn, p in self.named_parameters():
            if pn.endswith("c_proj.weight"):
                torch.nn.init.normal_(p, mean=0.0, std=0.02 / math.sqrt(2 * config.n_layer))

    def _init_weights(self, module):
        if isinstance(module, nn.Linear):
            torch.nn.init.normal_(module.weight, mean=0.0, std=0.02)
            if module.bias is not None:
                torch.nn.init.zeros_(module.bias)
        elif isinstance(module, nn.Embedding):
            torch.nn.init.normal_(module.weight, mean=0.0, std=0.02)

    def forward(self, idx, targets=None):
        device = idx.device
        b, t = idx.size()
        assert t <= self.config.block_size, f"sequence of length {t}, block size is only {self.config.block_size}"
        pos = torch.arange(0, t, dtype=torch.long, device=device).unsqueeze(0)
        x = self.transformer.drop(self.transformer.wte(idx) + self.transformer.wpe(pos))
        for block in self.transformer.h:
            x = block(x)
        logits = self.lm_head(self.transformer.ln_f(x))
        loss = None
        if targets is not None:
            loss = F.cross_entropy(logits.view(-1, logits.size(-1)), targets.view(-1), ignore_index=-1)
        return logits, loss


class LSTMTagger(nn.Module):
    def __init__(self, vocab=20, emb=8, hidden=6, tags=4):
        super().__init__()
        self.hidden_dim = hidden
        self.emb = nn.Embedding(vocab, emb, padding_idx=0)
        self.lstm = nn.LSTM(emb, hidden // 2, num_layers=2, bidirectional=True, batch_first=True, dropout=0.3)
        self.out = nn.Linear(hidden, tags)

    def forward(self, x):
        h, (hn, cn) = self.lstm(self.emb(x))
        last = torch.cat((hn[-2, :, :], hn[-1, :, :]), dim=1)
        return F.log_softmax(self.out(h), dim=-1), self.out(last)


class Seq2Seq(nn.Module):
    """A decoder that is stepped by hand, with Bahdanau's attention."""

    def __init__(self, vocab=12, hidden=8):
        super().__init__()
        self.embedding = nn.Embedding(vocab, hidden)
        self.encoder = nn.GRU(hidden, hidden, batch_first=True)
        self.cell = nn.GRUCell(hidden * 2, hidden)
        self.Wa, self.Ua, self.Va = nn.Linear(hidden, hidden), nn.Linear(hidden, hidden), nn.Linear(hidden, 1)
        self.out = nn.Linear(hidden, vocab)

    def forward(self, src, max_len: int = 4):
        keys, state = self.encoder(self.embedding(src))
        state = state.squeeze(0)
        token = torch.zeros(src.size(0), dtype=torch.long)
        outputs = []
        for _ in range(max_len):
            scores = self.Va(torch.tanh(self.Wa(state.unsqueeze(1)) + self.Ua(keys)))
            weights = F.softmax(scores.squeeze(2).unsqueeze(1), dim=-1)
            context = torch.bmm(weights, keys).squeeze(1)
            state = self.cell(torch.cat([self.embedding(token), context], dim=-1), state)
            logits = self.out(state)
            token = logits.argmax(dim=-1).detach()
            outputs.append(logits.unsqueeze(1))
        return torch.cat(outputs, dim=1)


class RotaryAttention(nn.Module):
    def __init__(self, dim=16, heads=2, base: float = 10000.0):
        super().__init__()
        self.heads, self.head_dim = heads, dim // heads
        self.qkv = nn.Linear(dim, 3 * dim, bias=False)
        self.proj = nn.Linear(dim, dim, bias=False)
        inv_freq = 1.0 / (base ** (torch.arange(0, self.head_dim, 2).float() / self.head_dim))
        self.register_buffer("inv_freq", inv_freq, persistent=False)
        self.scale = nn.Parameter(torch.ones(heads, 1, 1) * self.head_dim ** -0.5)

    def rotate(self, x: torch.Tensor) -> torch.Tensor:
        x1, x2 = x[..., : x.shape[-1] // 2], x[..., x.shape[-1] // 2 :]
        return torch.cat((-x2, x1), dim=-1)

    def forward(self, x: torch.Tensor, mask: Optional[torch.Tensor] = None) -> Tuple[torch.Tensor, torch.Tensor]:
        b, n, d = x.shape
        q, k, v = self.qkv(x).reshape(b, n, 3, self.heads, self.head_dim).permute(2, 0, 3, 1, 4).unbind(0)
        t = torch.arange(n).type_as(self.inv_freq)
        freqs = torch.einsum("i,j->ij", t, self.inv_freq)
        emb = torch.cat((freqs, freqs), dim=-1)
        cos, sin = emb.cos()[None, None], emb.sin()[None, None]
        q, k = q * cos + self.rotate(q) * sin, k * cos + self.rotate(k) * sin
        att = torch.einsum("bhid,bhjd->bhij", q, k) * self.scale
        if mask is not None:
            att = att.masked_fill(~mask, -torch.finfo(att.dtype).max)
        att = att.softmax(dim=-1)
        return self.proj(torch.einsum("bhij,bhjd->bhid", att, v).transpose(1, 2).flatten(2)), att


class RMSNorm(nn.Module):
    def __init__(self, dim, eps=1e-6):
        super().__init__()
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(dim))

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.eps) * self.weight


class Experts(nn.Module):
    def __init__(self, dim=8, n=4, k=2):
        super().__init__()
        self.gate = nn.Linear(dim, n, bias=False)
        self.experts = nn.ModuleList(nn.Sequential(RMSNorm(dim), nn.Linear(dim, dim * 2), nn.SiLU(), nn.Linear(dim * 2, dim)) for _ in range(n))
        self.k = k

    def forward(self, x):
        weights, indices = torch.topk(self.gate(x).softmax(-1), self.k, dim=-1)
        weights = weights / weights.sum(dim=-1, keepdim=True)
        outs = torch.stack([expert(x) for expert in self.experts], dim=-2)
        picked = torch.gather(outs, -2, indices.unsqueeze(-1).expand(*indices.shape, x.size(-1)))
        return (picked * weights.unsqueeze(-1)).sum(-2)


class TextCNN(nn.Module):
    def __init__(self, vocab=30, dim=8, kernels=(2, 3, 4), filters=5, classes=3):
        super().__init__()
        self.embed = nn.Embedding(vocab, dim)
        self.convs = nn.ModuleList([nn.Conv2d(1, filters, (k, dim)) for k in kernels])
        self.fc = nn.Linear(filters * len(kernels), classes)

    def forward(self, x):
        x = self.embed(x).unsqueeze(1)
        x = [F.relu(conv(x)).squeeze(3) for conv in self.convs]
        x = [F.max_pool1d(i, i.size(2)).squeeze(2) for i in x]
        return self.fc(torch.cat(x, 1))


class TCNBlock(nn.Module):
    def __init__(self, i, o, k=3, d=1):
        super().__init__()
        self.pad = (k - 1) * d
        self.conv = nn.utils.weight_norm(nn.Conv1d(i, o, k, padding=self.pad, dilation=d))
        self.down = nn.Conv1d(i, o, 1) if i != o else None

    def forward(self, x):
        y = F.relu(self.conv(x)[:, :, : -self.pad])
        return F.relu(y + (x if self.down is None else self.down(x)))


class TCN(nn.Module):
    def __init__(self, sizes=(4, 8, 8)):
        super().__init__()
        self.net = nn.Sequential(*(TCNBlock(a, b, d=2**n) for n, (a, b) in enumerate(zip(sizes, sizes[1:]))))

    def forward(self, x):
        return self.net(x)[..., -1]


class PatchEmbed(nn.Module):
    """A vision transformer's start: class token, positions, einops-like reshapes."""

    def __init__(self, size=32, patch=8, dim=16, depth=2):
        super().__init__()
        self.proj = nn.Conv2d(3, dim, patch, patch)
        n = (size // patch) ** 2
        self.cls_token = nn.Parameter(torch.zeros(1, 1, dim))
        self.pos_embed = nn.Parameter(torch.randn(1, n + 1, dim) * 0.02)
        dpr = [x.item() for x in torch.linspace(0, 0.1, depth)]
        self.blocks = nn.Sequential(*[nn.TransformerEncoderLayer(dim, 4, 32, dropout=dpr[i], batch_first=True, norm_first=True) for i in range(depth)])
        nn.init.trunc_normal_(self.cls_token, std=0.02)
        self.head = nn.Linear(dim, 10)

    def forward(self, x):
        x = self.proj(x).flatten(2).transpose(1, 2)
        x = torch.cat((self.cls_token.expand(x.shape[0], -1, -1), x), dim=1) + self.pos_embed
        x = self.blocks(x)
        return self.head(x[:, 0])


MODELS = [
    ("TransformerModel()", [["long", 10, 2]]),
    ("GPT(GPTConfig())", [["long", 2, 16]]),
    ("GPT(GPTConfig(n_layer=1, bias=False, dropout=0.1))", [["long", 1, 32]]),
    ("LSTMTagger()", [["long", 3, 7]]),
    ("Seq2Seq()", [["long", 2, 5]]),
    ("RotaryAttention()", [[2, 5, 16]]),
    ("Experts()", [[2, 3, 8]]),
    ("TextCNN()", [["long", 2, 12]]),
    ("TCN()", [[2, 4, 20]]),
    ("PatchEmbed()", [[2, 3, 32, 32]]),
]
