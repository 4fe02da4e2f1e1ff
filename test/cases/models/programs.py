"""Networks on sequences, graphs, sets and states, and some more on images: loops, cells, routing, decoding."""

import collections
import enum
import itertools
import math
import operator
import random
import string
from abc import ABC, abstractmethod
from copy import deepcopy
from functools import cached_property, lru_cache, partial, reduce, singledispatch, wraps
from typing import Callable, Dict, List, NamedTuple, Optional, Tuple, Union

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.distributions import Categorical, Normal, kl_divergence
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
random.seed(0)
np.random.seed(0)
torch.manual_seed(0)
torch.backends.cudnn.deterministic = True

# --- recurrent -------------------------------------------------------------------------------------------------------


class ConvLSTMCell(nn.Module):
    def __init__(self, input_dim, hidden_dim, kernel_size, bias):
        super(ConvLSTMCell, self).__init__()
        self.input_dim, self.hidden_dim, self.kernel_size = input_dim, hidden_dim, kernel_size
        self.padding = kernel_size[0] // 2, kernel_size[1] // 2
        self.bias = bias
        self.conv = nn.Conv2d(in_channels=self.input_dim + self.hidden_dim, out_channels=4 * self.hidden_dim, kernel_size=self.kernel_size, padding=self.padding, bias=self.bias)

    def forward(self, input_tensor, cur_state):
        h_cur, c_cur = cur_state
        combined = torch.cat([input_tensor, h_cur], dim=1)
        combined_conv = self.conv(combined)
        cc_i, cc_f, cc_o, cc_g = torch.split(combined_conv, self.hidden_dim, dim=1)
        i, f, o, g = torch.sigmoid(cc_i), torch.sigmoid(cc_f), torch.sigmoid(cc_o), torch.tanh(cc_g)
        c_next = f * c_cur + i * g
        h_next = o * torch.tanh(c_next)
        return h_next, c_next

    def init_hidden(self, batch_size, image_size):
        height, width = image_size
        return (torch.zeros(batch_size, self.hidden_dim, height, width, device=self.conv.weight.device), torch.zeros(batch_size, self.hidden_dim, height, width, device=self.conv.weight.device))


class ConvLSTM(nn.Module):
    def __init__(self, input_dim, hidden_dim, kernel_size, num_layers, batch_first=False, bias=True, return_all_layers=False):
        super(ConvLSTM, self).__init__()
        self._check_kernel_size_consistency(kernel_size)
        kernel_size = self._extend_for_multilayer(kernel_size, num_layers)
        hidden_dim = self._extend_for_multilayer(hidden_dim, num_layers)
        if not len(kernel_size) == len(hidden_dim) == num_layers:
            raise ValueError("Inconsistent list length.")
        self.num_layers, self.batch_first, self.return_all_layers = num_layers, batch_first, return_all_layers
        cell_list = []
        for i in range(0, self.num_layers):
            cur_input_dim = input_dim if i == 0 else hidden_dim[i - 1]
            cell_list.append(ConvLSTMCell(input_dim=cur_input_dim, hidden_dim=hidden_dim[i], kernel_size=kernel_size[i], bias=bias))
        self.cell_list = nn.ModuleList(cell_list)

    def forward(self, input_tensor, hidden_state=None):
        if not self.batch_first:
            input_tensor = input_tensor.permute(1, 0, 2, 3, 4)
        b, _, _, h, w = input_tensor.size()
        if hidden_state is not None:
            raise NotImplementedError()
        else:
            hidden_state = [cell.init_hidden(b, (h, w)) for cell in self.cell_list]
        layer_output_list, last_state_list = [], []
        seq_len = input_tensor.size(1)
        cur_layer_input = input_tensor
        for layer_idx in range(self.num_layers):
            h, c = hidden_state[layer_idx]
            output_inner = []
            for t in range(seq_len):
                h, c = self.cell_list[layer_idx](input_tensor=cur_layer_input[:, t, :, :, :], cur_state=[h, c])
                output_inner.append(h)
            layer_output = torch.stack(output_inner, dim=1)
            cur_layer_input = layer_output
            layer_output_list.append(layer_output)
            last_state_list.append([h, c])
        if not self.return_all_layers:
            layer_output_list, last_state_list = layer_output_list[-1:], last_state_list[-1:]
        return layer_output_list, last_state_list

    @staticmethod
    def _check_kernel_size_consistency(kernel_size):
        if not (isinstance(kernel_size, tuple) or (isinstance(kernel_size, list) and all([isinstance(elem, tuple) for elem in kernel_size]))):
            raise ValueError("`kernel_size` must be tuple or list of tuples")

    @staticmethod
    def _extend_for_multilayer(param, num_layers):
        if not isinstance(param, list):
            param = [param] * num_layers
        return param


class Encoder(nn.Module):
    def __init__(self, input_dim, emb_dim, enc_hid_dim, dec_hid_dim, dropout):
        super().__init__()
        self.embedding = nn.Embedding(input_dim, emb_dim)
        self.rnn = nn.GRU(emb_dim, enc_hid_dim, bidirectional=True)
        self.fc = nn.Linear(enc_hid_dim * 2, dec_hid_dim)
        self.dropout = nn.Dropout(dropout)

    def forward(self, src, src_len):
        embedded = self.dropout(self.embedding(src))
        packed_embedded = nn.utils.rnn.pack_padded_sequence(embedded, src_len.to("cpu"), enforce_sorted=False)
        packed_outputs, hidden = self.rnn(packed_embedded)
        outputs, _ = nn.utils.rnn.pad_packed_sequence(packed_outputs, total_length=src.size(0))
        hidden = torch.tanh(self.fc(torch.cat((hidden[-2, :, :], hidden[-1, :, :]), dim=1)))
        return outputs, hidden


class AdditiveAttention(nn.Module):
    def __init__(self, enc_hid_dim, dec_hid_dim):
        super().__init__()
        self.attn = nn.Linear((enc_hid_dim * 2) + dec_hid_dim, dec_hid_dim)
        self.v = nn.Linear(dec_hid_dim, 1, bias=False)

    def forward(self, hidden, encoder_outputs, mask):
        src_len = encoder_outputs.shape[0]
        hidden = hidden.unsqueeze(1).repeat(1, src_len, 1)
        encoder_outputs = encoder_outputs.permute(1, 0, 2)
        energy = torch.tanh(self.attn(torch.cat((hidden, encoder_outputs), dim=2)))
        attention = self.v(energy).squeeze(2)
        attention = attention.masked_fill(mask == 0, -1e10)
        return F.softmax(attention, dim=1)


class Decoder(nn.Module):
    def __init__(self, output_dim, emb_dim, enc_hid_dim, dec_hid_dim, dropout, attention):
        super().__init__()
        self.output_dim = output_dim
        self.attention = attention
        self.embedding = nn.Embedding(output_dim, emb_dim)
        self.rnn = nn.GRU((enc_hid_dim * 2) + emb_dim, dec_hid_dim)
        self.fc_out = nn.Linear((enc_hid_dim * 2) + dec_hid_dim + emb_dim, output_dim)
        self.dropout = nn.Dropout(dropout)

    def forward(self, input, hidden, encoder_outputs, mask):
        input = input.unsqueeze(0)
        embedded = self.dropout(self.embedding(input))
        a = self.attention(hidden, encoder_outputs, mask)
        a = a.unsqueeze(1)
        weighted = torch.bmm(a, encoder_outputs.permute(1, 0, 2)).permute(1, 0, 2)
        output, hidden = self.rnn(torch.cat((embedded, weighted), dim=2), hidden.unsqueeze(0))
        assert list(output.shape) == list(hidden.shape)
        prediction = self.fc_out(torch.cat((output.squeeze(0), weighted.squeeze(0), embedded.squeeze(0)), dim=1))
        return prediction, hidden.squeeze(0), a.squeeze(1)


class AttentiveSeq2Seq(nn.Module):
    def __init__(self, encoder, decoder, src_pad_idx=1, device=device):
        super().__init__()
        self.encoder, self.decoder, self.src_pad_idx, self.device = encoder, decoder, src_pad_idx, device

    def create_mask(self, src):
        return (src != self.src_pad_idx).permute(1, 0)

    def forward(self, src, trg, teacher_forcing_ratio=1.0):
        batch_size = src.shape[1]
        trg_len = trg.shape[0]
        trg_vocab_size = self.decoder.output_dim
        src_len = torch.full((batch_size,), src.shape[0])
        outputs = torch.zeros(trg_len, batch_size, trg_vocab_size).to(self.device)
        encoder_outputs, hidden = self.encoder(src, src_len)
        input = trg[0, :]
        mask = self.create_mask(src)
        for t in range(1, trg_len):
            output, hidden, _ = self.decoder(input, hidden, encoder_outputs, mask)
            outputs[t] = output
            teacher_force = random.random() < teacher_forcing_ratio
            top1 = output.argmax(1)
            input = trg[t] if teacher_force else top1
        return outputs


class PointerNet(nn.Module):
    def __init__(self, d=6):
        super().__init__()
        self.enc, self.dec = nn.LSTM(2, d, batch_first=True), nn.LSTMCell(2, d)
        self.W1, self.W2, self.vt = nn.Linear(d, d, False), nn.Linear(d, d, False), nn.Linear(d, 1, False)
        self.start = nn.Parameter(torch.randn(2))

    def forward(self, x):
        n, L, _ = x.shape
        memory, (h, c) = self.enc(x)
        h, c = h[-1], c[-1]
        inp = self.start.expand(n, -1)
        visited = torch.zeros(n, L, dtype=torch.bool)
        pointers, log_probs = [], []
        for _ in range(L):
            h, c = self.dec(inp, (h, c))
            u = self.vt(torch.tanh(self.W1(memory) + self.W2(h).unsqueeze(1))).squeeze(-1)
            u = u.masked_fill(visited, float("-inf"))
            lp = F.log_softmax(u, dim=-1)
            pick = lp.argmax(-1)
            visited = visited.scatter(1, pick[:, None], True)
            inp = x.gather(1, pick[:, None, None].expand(-1, -1, 2)).squeeze(1)
            pointers.append(pick)
            log_probs.append(lp)
        return torch.stack(pointers, 1), torch.stack(log_probs, 1)


class CharRNN(nn.Module):
    """Cells unrolled by hand; the state lives on the module between calls."""

    def __init__(self, vocab=len(string.ascii_lowercase) + 1, hidden=8, cell="GRU", layers=2):
        super().__init__()
        Cell = getattr(nn, f"{cell}Cell")
        self.kind = cell
        self.embed = nn.Embedding(vocab, hidden)
        self.cells = nn.ModuleList(Cell(hidden, hidden) for _ in range(layers))
        self.out = nn.Linear(hidden, vocab)
        self.state = None

    def init_state(self, n):
        zeros = lambda: torch.zeros(n, self.out.in_features)
        return [(zeros(), zeros()) if self.kind == "LSTM" else zeros() for _ in self.cells]

    def step(self, x, state):
        new = []
        for cell, s in zip(self.cells, state):
            s = cell(x, s)
            x = s[0] if isinstance(s, tuple) else s
            new.append(s)
        return self.out(x), new

    def forward(self, ids):
        state = self.init_state(ids.shape[0])
        logits = []
        for t, x in enumerate(self.embed(ids).unbind(1)):
            y, state = self.step(x, state)
            logits += [y]
        self.state = state
        return torch.stack(logits, dim=1)


class LockedDropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training or not self.p:
            return x
        m = x.data.new(1, x.size(1), x.size(2)).bernoulli_(1 - self.p)
        mask = m.requires_grad_(False).div_(1 - self.p)
        return mask.expand_as(x) * x


class WordLanguageModel(nn.Module):
    def __init__(self, rnn_type="LSTM", ntoken=12, ninp=6, nhid=6, nlayers=2, dropout=0.5, tie_weights=False):
        super().__init__()
        self.ntoken, self.drop, self.lock = ntoken, nn.Dropout(dropout), LockedDropout(dropout)
        self.encoder = nn.Embedding(ntoken, ninp)
        if rnn_type in ["LSTM", "GRU"]:
            self.rnn = getattr(nn, rnn_type)(ninp, nhid, nlayers, dropout=dropout)
        else:
            try:
                nonlinearity = {"RNN_TANH": "tanh", "RNN_RELU": "relu"}[rnn_type]
            except KeyError as e:
                raise ValueError("""An invalid option for `--model` was supplied""") from e
            self.rnn = nn.RNN(ninp, nhid, nlayers, nonlinearity=nonlinearity, dropout=dropout)
        self.decoder = nn.Linear(nhid, ntoken)
        if tie_weights:
            if nhid != ninp:
                raise ValueError("When using the tied flag, nhid must be equal to emsize")
            self.decoder.weight = self.encoder.weight
        self.init_weights()
        self.rnn_type, self.nhid, self.nlayers = rnn_type, nhid, nlayers

    def init_weights(self):
        initrange = 0.1
        nn.init.uniform_(self.encoder.weight, -initrange, initrange)
        nn.init.zeros_(self.decoder.bias)
        nn.init.uniform_(self.decoder.weight, -initrange, initrange)

    def forward(self, input, hidden=None):
        hidden = self.init_hidden(input.size(1)) if hidden is None else hidden
        emb = self.lock(self.encoder(input))
        output, hidden = self.rnn(emb, hidden)
        decoded = self.decoder(self.drop(output)).view(-1, self.ntoken)
        return F.log_softmax(decoded, dim=1), hidden

    def init_hidden(self, bsz):
        weight = next(self.parameters())
        if self.rnn_type == "LSTM":
            return (weight.new_zeros(self.nlayers, bsz, self.nhid), weight.new_zeros(self.nlayers, bsz, self.nhid))
        return weight.new_zeros(self.nlayers, bsz, self.nhid)


class SelectiveScan(nn.Module):
    """A state-space layer: parameters made from the input, a scan over time."""

    def __init__(self, d_model=8, d_state=4, d_conv=3, expand=2, dt_rank="auto"):
        super().__init__()
        self.d_inner = int(expand * d_model)
        self.d_state = d_state
        self.dt_rank = math.ceil(d_model / 16) if dt_rank == "auto" else dt_rank
        self.in_proj = nn.Linear(d_model, self.d_inner * 2, bias=False)
        self.conv1d = nn.Conv1d(self.d_inner, self.d_inner, bias=True, kernel_size=d_conv, groups=self.d_inner, padding=d_conv - 1)
        self.x_proj = nn.Linear(self.d_inner, self.dt_rank + d_state * 2, bias=False)
        self.dt_proj = nn.Linear(self.dt_rank, self.d_inner, bias=True)
        dt = torch.exp(torch.rand(self.d_inner) * (math.log(0.1) - math.log(0.001)) + math.log(0.001)).clamp(min=1e-4)
        with torch.no_grad():
            self.dt_proj.bias.copy_(dt + torch.log(-torch.expm1(-dt)))
        A = torch.arange(1, d_state + 1, dtype=torch.float32).repeat(self.d_inner, 1)
        self.A_log = nn.Parameter(torch.log(A))
        self.A_log._no_weight_decay = True
        self.D = nn.Parameter(torch.ones(self.d_inner))
        self.out_proj = nn.Linear(self.d_inner, d_model, bias=False)

    def forward(self, x):
        (b, l, d) = x.shape
        x, res = self.in_proj(x).split(split_size=[self.d_inner, self.d_inner], dim=-1)
        x = self.conv1d(x.transpose(1, 2))[:, :, :l].transpose(1, 2)
        x = F.silu(x)
        y = self.ssm(x) * F.silu(res)
        return self.out_proj(y)

    def ssm(self, x):
        (d_in, n) = self.A_log.shape
        A = -torch.exp(self.A_log.float())
        D = self.D.float()
        delta, B, C = self.x_proj(x).split(split_size=[self.dt_rank, n, n], dim=-1)
        delta = F.softplus(self.dt_proj(delta))
        deltaA = torch.exp(torch.einsum("bld,dn->bldn", delta, A))
        deltaB_u = torch.einsum("bld,bln,bld->bldn", delta, B, x)
        h = torch.zeros((x.shape[0], d_in, n), device=deltaA.device)
        ys = []
        for i in range(x.shape[1]):
            h = deltaA[:, i] * h + deltaB_u[:, i]
            ys.append(torch.einsum("bdn,bn->bd", h, C[:, i, :]))
        return torch.stack(ys, dim=1) + x * D


class SurrogateSpike(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, alpha=2.0):
        ctx.save_for_backward(x)
        ctx.alpha = alpha
        return (x > 0).float()

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad / (1 + (ctx.alpha * x).pow(2)), None


class SpikingNet(nn.Module):
    def __init__(self, steps=4, beta=0.9):
        super().__init__()
        self.steps, self.beta = steps, beta
        self.layers = nn.ModuleList([nn.Linear(6, 8), nn.Linear(8, 3)])
        self.threshold = nn.Parameter(torch.tensor(1.0))

    def forward(self, x):
        mem = [torch.zeros(x.size(0), l.out_features) for l in self.layers]
        record = collections.defaultdict(list)
        for _ in range(self.steps):
            s = x
            for i, layer in enumerate(self.layers):
                mem[i] = self.beta * mem[i] + layer(s)
                s = SurrogateSpike.apply(mem[i] - self.threshold)
                mem[i] = mem[i] - s.detach() * self.threshold
                record[i].append(s)
        return torch.stack(record[len(self.layers) - 1]).sum(0), {k: torch.stack(v).shape[0] for k, v in record.items()}


# --- sound -----------------------------------------------------------------------------------------------------------


class WaveBlock(nn.Module):
    def __init__(self, res, skip, dilation, cond=None):
        super().__init__()
        self.dilated = nn.Conv1d(res, 2 * res, 2, dilation=dilation)
        self.cond = nn.Conv1d(cond, 2 * res, 1) if cond else None
        self.to_res, self.to_skip = nn.Conv1d(res, res, 1), nn.Conv1d(res, skip, 1)

    def forward(self, x, c=None):
        y = self.dilated(x)
        if c is not None:
            y = y + self.cond(c)[..., -y.size(-1) :]
        t, s = y.tensor_split(2, dim=1)
        z = t.tanh() * s.sigmoid()
        return self.to_res(z) + x[:, :, -z.size(2) :], self.to_skip(z)


class WaveNet(nn.Module):
    def __init__(self, quantization=16, res=6, skip=8, cycles=2, depth=3, cond=2):
        super().__init__()
        self.front = nn.Conv1d(quantization, res, 1)
        self.blocks = nn.ModuleList([WaveBlock(res, skip, 2**i, cond) for _, i in itertools.product(range(cycles), range(depth))])
        self.post = nn.Sequential(nn.ReLU(), nn.Conv1d(skip, skip, 1), nn.ReLU(), nn.Conv1d(skip, quantization, 1))
        self.quantization = quantization

    @cached_property
    def receptive_field(self):
        return sum(b.dilated.dilation[0] for b in self.blocks) + 1

    def forward(self, x, c):
        x = F.one_hot(x, self.quantization).float().transpose(1, 2)
        L = x.size(-1) - self.receptive_field + 1
        x, skips = self.front(x), 0
        for b in self.blocks:
            x, s = b(x, c)
            skips = s[..., -L:] + skips
        return self.post(skips)


class Prenet(nn.Module):
    def __init__(self, in_dim, sizes):
        super().__init__()
        in_sizes = [in_dim] + sizes[:-1]
        self.layers = nn.ModuleList([nn.Linear(i, o, bias=False) for (i, o) in zip(in_sizes, sizes)])

    def forward(self, x):
        for linear in self.layers:
            x = F.dropout(F.relu(linear(x)), p=0.5, training=True)
        return x


class CBHG(nn.Module):
    def __init__(self, K=3, dim=6, projections=(8, 6), highways=2):
        super().__init__()
        self.bank = nn.ModuleList([nn.Sequential(nn.Conv1d(dim, dim, k, padding=k // 2, bias=False), nn.ReLU(), nn.BatchNorm1d(dim)) for k in range(1, K + 1)])
        self.pool = nn.MaxPool1d(2, stride=1, padding=1)
        sizes = [K * dim, *projections]
        self.projections = nn.Sequential(*[nn.Sequential(nn.Conv1d(i, o, 3, padding=1), nn.BatchNorm1d(o)) for i, o in zip(sizes, sizes[1:])])
        self.highways = nn.ModuleList([nn.ModuleDict({"H": nn.Linear(dim, dim), "T": nn.Linear(dim, dim)}) for _ in range(highways)])
        for h in self.highways:
            h["T"].bias.data.fill_(-1)
        self.gru = nn.GRU(dim, dim, 1, batch_first=True, bidirectional=True)

    def forward(self, inputs, lengths=None):
        x = inputs.transpose(1, 2)
        T = x.size(-1)
        x = torch.cat([conv(x)[:, :, :T] for conv in self.bank], dim=1)
        x = self.pool(x)[:, :, :T]
        x = self.projections(x).transpose(1, 2) + inputs
        for h in self.highways:
            t = h.T(x).sigmoid() if callable(getattr(h, "T", None)) else torch.sigmoid(h["T"](x))
            x = t * F.relu(h["H"](x)) + (1.0 - t) * x
        return self.gru(x)[0]


class SpectrogramNet(nn.Module):
    def __init__(self, n_fft=16, hop=8):
        super().__init__()
        self.n_fft, self.hop = n_fft, hop
        self.register_buffer("window", torch.hann_window(n_fft))
        self.norm = nn.InstanceNorm1d(n_fft // 2 + 1, affine=True)
        self.prenet, self.cbhg = Prenet(n_fft // 2 + 1, [8, 6]), CBHG()

    def forward(self, wav):
        spec = torch.stft(wav, self.n_fft, self.hop, window=self.window, return_complex=True)
        mag = spec.abs().clamp_min(1e-5).log()
        return self.cbhg(self.prenet(self.norm(mag).transpose(1, 2))), torch.view_as_real(spec)


# --- graphs, sets, tables --------------------------------------------------------------------------------------------


class GraphConvolution(nn.Module):
    def __init__(self, in_features, out_features, bias=True):
        super(GraphConvolution, self).__init__()
        self.in_features, self.out_features = in_features, out_features
        self.weight = nn.Parameter(torch.FloatTensor(in_features, out_features))
        if bias:
            self.bias = nn.Parameter(torch.FloatTensor(out_features))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    def reset_parameters(self):
        stdv = 1.0 / math.sqrt(self.weight.size(1))
        self.weight.data.uniform_(-stdv, stdv)
        if self.bias is not None:
            self.bias.data.uniform_(-stdv, stdv)

    def forward(self, input, adj):
        support = torch.mm(input, self.weight)
        output = torch.spmm(adj, support)
        return output + self.bias if self.bias is not None else output

    def __repr__(self):
        return self.__class__.__name__ + " (" + str(self.in_features) + " -> " + str(self.out_features) + ")"


class GCN(nn.Module):
    def __init__(self, nfeat=5, nhid=4, nclass=3, dropout=0.5):
        super().__init__()
        self.gc1 = GraphConvolution(nfeat, nhid)
        self.gc2 = GraphConvolution(nhid, nclass)
        self.dropout = dropout

    def forward(self, x, adj):
        adj = (adj > 0.5).float() + torch.eye(adj.size(0))
        deg = adj.sum(1).pow(-0.5)
        adj = torch.diag(deg) @ adj @ deg.diag()
        x = F.relu(self.gc1(x, adj))
        x = F.dropout(x, self.dropout, training=self.training)
        return F.log_softmax(self.gc2(x, adj), dim=1)


class GraphAttention(nn.Module):
    def __init__(self, i, o, heads=2, concat=True, alpha=0.2):
        super().__init__()
        self.heads, self.o, self.concat = heads, o, concat
        self.W = nn.Parameter(torch.empty(size=(i, heads * o)))
        self.a = nn.Parameter(torch.empty(heads, 2 * o, 1))
        for p in self.parameters():
            nn.init.xavier_uniform_(p.data, gain=1.414)
        self.leakyrelu = nn.LeakyReLU(alpha)

    def forward(self, h, adj):
        N = h.size(0)
        Wh = torch.mm(h, self.W).view(N, self.heads, self.o).transpose(0, 1)
        e = self.leakyrelu(torch.matmul(Wh, self.a[:, : self.o]) + torch.matmul(Wh, self.a[:, self.o :]).transpose(1, 2))
        attention = torch.where(adj > 0, e, -9e15 * torch.ones_like(e))
        h_prime = F.softmax(attention, dim=2) @ Wh
        return F.elu(h_prime.transpose(0, 1).flatten(1)) if self.concat else h_prime.mean(0)


class EdgeNetwork(nn.Module):
    """Messages along an edge list: gather, then scatter-add."""

    def __init__(self, d=4, rounds=2):
        super().__init__()
        self.message = nn.Sequential(nn.Linear(2 * d, d), nn.ReLU())
        self.update = nn.GRUCell(d, d)
        self.rounds = rounds

    def forward(self, x, edges):
        src, dst = edges
        for _ in range(self.rounds):
            m = self.message(torch.cat([x[src], x.index_select(0, dst)], dim=-1))
            agg = torch.zeros_like(x).index_add_(0, dst, m)
            agg = agg / torch.zeros(x.size(0)).scatter_add_(0, dst, torch.ones(dst.numel())).clamp(min=1).unsqueeze(-1)
            x = self.update(agg, x)
        return x, x.max(0).values


class TNet(nn.Module):
    def __init__(self, k=3):
        super().__init__()
        self.k = k
        widths = [k, 8, 16]
        self.convs = nn.ModuleList(nn.Sequential(nn.Conv1d(i, o, 1), nn.BatchNorm1d(o), nn.ReLU()) for i, o in zip(widths, widths[1:]))
        self.fc = nn.Linear(16, k * k)
        nn.init.zeros_(self.fc.weight)
        self.fc.bias.data = torch.eye(k).flatten()

    def forward(self, x):
        for conv in self.convs:
            x = conv(x)
        x = torch.max(x, 2, keepdim=True)[0].view(-1, 16)
        iden = torch.from_numpy(np.eye(self.k).flatten().astype(np.float32)).view(1, self.k * self.k).repeat(x.size(0), 1)
        return (self.fc(x) + iden).view(-1, self.k, self.k)


class PointNet(nn.Module):
    def __init__(self, classes=4, dense=False):
        super().__init__()
        self.t3, self.t8 = TNet(3), TNet(8)
        self.conv1, self.conv2 = nn.Conv1d(3, 8, 1), nn.Conv1d(8, 24, 1)
        self.bn1, self.bn2 = nn.BatchNorm1d(8), nn.BatchNorm1d(24)
        self.dense = dense
        self.head = nn.Conv1d(32, classes, 1) if dense else nn.Linear(24, classes)

    def forward(self, x):
        n_pts = x.size()[2]
        trans = self.t3(x)
        x = torch.bmm(x.transpose(2, 1), trans).transpose(2, 1)
        x = F.relu(self.bn1(self.conv1(x)))
        trans_feat = self.t8(x)
        pointfeat = x = torch.bmm(x.transpose(2, 1), trans_feat).transpose(2, 1)
        x = self.bn2(self.conv2(x))
        x = torch.max(x, 2, keepdim=True)[0].view(-1, 24)
        if not self.dense:
            return self.head(x), trans, trans_feat
        x = x.view(-1, 24, 1).repeat(1, 1, n_pts)
        return self.head(torch.cat([x, pointfeat], 1)).transpose(2, 1).contiguous(), trans, trans_feat


class DLRM(nn.Module):
    def create_mlp(self, ln, sigmoid_layer):
        layers = nn.ModuleList()
        for i in range(0, len(ln) - 1):
            n, m = int(ln[i]), int(ln[i + 1])
            LL = nn.Linear(n, m, bias=True)
            W = np.random.normal(0.0, np.sqrt(2 / (m + n)), size=(m, n)).astype(np.float32)
            LL.weight.data = torch.tensor(W, requires_grad=True)
            layers.append(LL)
            layers.append(nn.Sigmoid() if i == sigmoid_layer else nn.ReLU())
        return torch.nn.Sequential(*layers)

    def __init__(self, m_spa=4, ln_emb=(10, 20, 5), ln_bot=(6, 8, 4), arch_interaction_op="dot", itself=False):
        super().__init__()
        self.arch_interaction_op, self.arch_interaction_itself = arch_interaction_op, itself
        num_fea = len(ln_emb) + 1
        num_int = (num_fea * (num_fea - 1)) // 2 + ln_bot[-1] if arch_interaction_op == "dot" else num_fea * ln_bot[-1]
        self.emb_l = nn.ModuleList([nn.EmbeddingBag(n, m_spa, mode="sum", sparse=True) for n in ln_emb])
        self.bot_l = self.create_mlp(np.array(ln_bot), -1)
        self.top_l = self.create_mlp(np.array([num_int, 8, 1]), 1)

    def interact_features(self, x, ly):
        if self.arch_interaction_op == "cat":
            return torch.cat([x] + ly, dim=1)
        (batch_size, d) = x.shape
        T = torch.cat([x] + ly, dim=1).view((batch_size, -1, d))
        Z = torch.bmm(T, torch.transpose(T, 1, 2))
        _, ni, nj = Z.shape
        offset = 1 if self.arch_interaction_itself else 0
        li = torch.tensor([i for i in range(ni) for j in range(i + offset)])
        lj = torch.tensor([j for i in range(nj) for j in range(i + offset)])
        return torch.cat([x] + [Z[:, li, lj]], dim=1)

    def forward(self, dense_x, lS_i):
        x = self.bot_l(dense_x)
        ly = [E(i.unsqueeze(1)) for E, i in zip(self.emb_l, lS_i.unbind(1))]
        return self.top_l(self.interact_features(x, ly)).clamp(0.01, 0.99)


class EndToEndMemory(nn.Module):
    def __init__(self, vocab=15, d=5, hops=3):
        super().__init__()
        self.hops = hops
        for hop in range(hops + 1):
            C = nn.Embedding(vocab, d, padding_idx=0)
            C.weight.data.normal_(0, 0.1)
            self.add_module("C_{}".format(hop), C)
        self.register_buffer("encoding", torch.FloatTensor(np.ones((6, d), dtype=np.float32)))

    def C(self, i):
        return getattr(self, f"C_{i}")

    def forward(self, stories, query):
        state = [(self.C(0)(query) * 1.0).sum(1)]
        for hop in range(self.hops):
            embed_A = self.C(hop)(stories.view(stories.size(0), -1)).view(stories.size() + (self.C(hop).embedding_dim,))
            m_A = torch.sum(embed_A * self.encoding[None, None], 2)
            prob = F.softmax((m_A * state[-1].unsqueeze(1).expand_as(m_A)).sum(2), 1)
            m_C = self.C(hop + 1)(stories).sum(-2)
            o_k = (m_C.permute(0, 2, 1) * prob.unsqueeze(1)).sum(2)
            state.append(state[-1] + o_k)
        a_hat = state[-1] @ self.C(self.hops).weight.transpose(0, 1)
        return a_hat, F.softmax(a_hat, -1)


# --- routing ---------------------------------------------------------------------------------------------------------


class Expert(nn.Sequential):
    def __init__(self, d, h):
        super().__init__(nn.Linear(d, h), nn.GELU(), nn.Linear(h, d))


class DenseMixture(nn.Module):
    def __init__(self, d=6, experts=4, k=2, noisy=True):
        super().__init__()
        self.experts = nn.ModuleList([Expert(d, 2 * d) for _ in range(experts)])
        self.w_gate, self.w_noise = (nn.Parameter(torch.zeros(d, experts)) for _ in "gn")
        self.k, self.noisy = k, noisy
        self.register_buffer("mean", torch.tensor([0.0]))
        assert self.k <= len(self.experts)

    def gates(self, x):
        logits = x @ self.w_gate
        if self.noisy and self.training:
            logits = logits + torch.randn_like(logits) * (F.softplus(x @ self.w_noise) + 1e-2)
        top, idx = logits.topk(min(self.k + 1, len(self.experts)), dim=-1)
        gates = torch.zeros_like(logits).scatter(-1, idx[..., : self.k], F.softmax(top[..., : self.k], -1))
        return gates, gates.sum(0)

    def forward(self, x):
        gates, load = self.gates(x)
        y = torch.stack([e(x) for e in self.experts], dim=-2)
        aux = load.float().var() / (load.float().mean() ** 2 + 1e-10)
        return torch.einsum("...e,...ed->...d", gates, y), aux


class CapsuleLayer(nn.Module):
    def __init__(self, num_capsules, num_route_nodes, in_channels, out_channels, kernel_size=None, stride=None, num_iterations=3):
        super().__init__()
        self.num_route_nodes, self.num_iterations, self.num_capsules = num_route_nodes, num_iterations, num_capsules
        if num_route_nodes != -1:
            self.route_weights = nn.Parameter(torch.randn(num_capsules, num_route_nodes, in_channels, out_channels))
        else:
            self.capsules = nn.ModuleList([nn.Conv2d(in_channels, out_channels, kernel_size=kernel_size, stride=stride, padding=0) for _ in range(num_capsules)])

    def squash(self, tensor, dim=-1):
        squared_norm = (tensor**2).sum(dim=dim, keepdim=True)
        scale = squared_norm / (1 + squared_norm)
        return scale * tensor / torch.sqrt(squared_norm)

    def forward(self, x):
        if self.num_route_nodes != -1:
            priors = x[None, :, :, None, :] @ self.route_weights[:, None, :, :, :]
            logits = torch.zeros(*priors.size())
            for i in range(self.num_iterations):
                probs = F.softmax(logits, dim=2)
                outputs = self.squash((probs * priors).sum(dim=2, keepdim=True))
                if i != self.num_iterations - 1:
                    delta_logits = (priors * outputs).sum(dim=-1, keepdim=True)
                    logits = logits + delta_logits
        else:
            outputs = [capsule(x).view(x.size(0), -1, 1) for capsule in self.capsules]
            outputs = torch.cat(outputs, dim=-1)
            outputs = self.squash(outputs)
        return outputs


class CapsuleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels=1, out_channels=8, kernel_size=5, stride=1)
        self.primary = CapsuleLayer(4, -1, 8, 3, kernel_size=5, stride=2)
        self.digits = CapsuleLayer(num_capsules=5, num_route_nodes=3 * 4 * 4, in_channels=4, out_channels=6)
        self.decoder = nn.Sequential(nn.Linear(6 * 5, 16), nn.ReLU(inplace=True), nn.Linear(16, 225), nn.Sigmoid())

    def forward(self, x, y=None):
        x = F.relu(self.conv1(x), inplace=True)
        x = self.primary(x)
        x = self.digits(x).squeeze().transpose(0, 1)
        classes = F.softmax((x**2).sum(dim=-1) ** 0.5, dim=-1)
        if y is None:
            _, max_length_indices = classes.max(dim=1)
            y = torch.eye(5).index_select(dim=0, index=max_length_indices.data)
        return classes, self.decoder((x * y[:, :, None]).reshape(x.size(0), -1))


class GumbelRouter(nn.Module):
    def __init__(self, tau=0.7):
        super().__init__()
        self.router, self.paths = nn.Linear(4, 3), nn.ModuleList(nn.Linear(4, 4) for _ in range(3))
        self.tau = tau

    def forward(self, x):
        gate = F.gumbel_softmax(self.router(x), tau=self.tau, hard=not self.training)
        return sum(g.unsqueeze(-1) * p(x) for g, p in zip(gate.unbind(-1), self.paths)), gate


# --- acting ----------------------------------------------------------------------------------------------------------


def layer_init(layer, std=np.sqrt(2), bias_const=0.0):
    torch.nn.init.orthogonal_(layer.weight, std)
    torch.nn.init.constant_(layer.bias, bias_const)
    return layer


class Box(NamedTuple):
    shape: Tuple[int, ...]


class Discrete(NamedTuple):
    n: int


@singledispatch
def head_for(space, width):
    raise NotImplementedError(type(space))


@head_for.register(Discrete)
def _(space, width):
    return layer_init(nn.Linear(width, space.n), std=0.01)


@head_for.register(Box)
def _(space, width):
    return layer_init(nn.Linear(width, 2 * int(np.prod(space.shape))), std=0.01)


class Agent(nn.Module):
    def __init__(self, obs=Box((4, 36, 36)), act=Discrete(5)):
        super().__init__()
        self.act = act
        self.network = nn.Sequential(
            layer_init(nn.Conv2d(obs.shape[0], 8, 8, stride=4)),
            nn.ReLU(),
            layer_init(nn.Conv2d(8, 16, 4, stride=2)),
            nn.ReLU(),
            nn.Flatten(),
        )
        with torch.no_grad():
            width = self.network(torch.zeros(1, *obs.shape)).shape[1]
        self.actor = head_for(act, width)
        self.critic = layer_init(nn.Linear(width, 1), std=1)

    def get_value(self, x):
        return self.critic(self.network(x / 255.0))

    def forward(self, x, action=None):
        hidden = self.network(x / 255.0)
        if isinstance(self.act, Discrete):
            probs = Categorical(logits=self.actor(hidden))
        else:
            mean, log_std = self.actor(hidden).chunk(2, -1)
            probs = Normal(mean, log_std.clamp(-5, 2).exp())
        if action is None:
            action = probs.sample()
        return action, probs.log_prob(action), probs.entropy(), self.critic(hidden)


class DuelingNoisyNet(nn.Module):
    class NoisyLinear(nn.Module):
        def __init__(self, in_features, out_features, std_init=0.4):
            super().__init__()
            self.in_features, self.out_features, self.std_init = in_features, out_features, std_init
            for kind in ("mu", "sigma"):
                setattr(self, f"weight_{kind}", nn.Parameter(torch.empty(out_features, in_features)))
                setattr(self, f"bias_{kind}", nn.Parameter(torch.empty(out_features)))
            self.register_buffer("weight_epsilon", torch.empty(out_features, in_features))
            self.register_buffer("bias_epsilon", torch.empty(out_features))
            mu_range = 1 / math.sqrt(in_features)
            self.weight_mu.data.uniform_(-mu_range, mu_range)
            self.bias_mu.data.uniform_(-mu_range, mu_range)
            self.weight_sigma.data.fill_(std_init / math.sqrt(in_features))
            self.bias_sigma.data.fill_(std_init / math.sqrt(out_features))
            self.reset_noise()

        def reset_noise(self):
            f = lambda n: (lambda x: x.sign().mul_(x.abs().sqrt_()))(torch.randn(n))
            eps_in, eps_out = f(self.in_features), f(self.out_features)
            self.weight_epsilon.copy_(eps_out.ger(eps_in) if hasattr(eps_out, "ger") else torch.outer(eps_out, eps_in))
            self.bias_epsilon.copy_(eps_out)

        def forward(self, x):
            if not self.training:
                return F.linear(x, self.weight_mu, self.bias_mu)
            return F.linear(x, self.weight_mu + self.weight_sigma * self.weight_epsilon, self.bias_mu + self.bias_sigma * self.bias_epsilon)

    def __init__(self, obs=6, actions=3, atoms=7, v=(-5, 5)):
        super().__init__()
        L = self.NoisyLinear
        self.actions, self.atoms = actions, atoms
        self.register_buffer("support", torch.linspace(*v, atoms))
        self.value = nn.Sequential(L(obs, 8), nn.ReLU(), L(8, atoms))
        self.advantage = nn.Sequential(L(obs, 8), nn.ReLU(), L(8, actions * atoms))

    def reset_noise(self):
        for name, module in self.named_modules():
            if isinstance(module, self.NoisyLinear):
                module.reset_noise()

    def forward(self, x):
        v, a = self.value(x).view(-1, 1, self.atoms), self.advantage(x).view(-1, self.actions, self.atoms)
        q = (v + a - a.mean(1, keepdim=True)).softmax(-1).clamp(min=1e-3)
        return (q * self.support).sum(2)


MODELS = [
    ("ConvLSTM(2, [4, 3], (3, 3), 2, batch_first=True)", [[2, 3, 2, 6, 5]]),
    ("ConvLSTM(2, 4, (3, 1), 1, return_all_layers=True)", [[3, 1, 2, 4, 4]]),
    ("AttentiveSeq2Seq(Encoder(15, 6, 5, 4, 0.1), Decoder(12, 6, 5, 4, 0.1, AdditiveAttention(5, 4)))", [["long", 6, 2], ["long", 4, 2]]),
    ("PointerNet()", [[2, 4, 2]]),
    ("CharRNN()", [["long", 2, 3]]),
    ("CharRNN(cell='LSTM', layers=1)", [["long", 1, 2]]),
    ("WordLanguageModel(tie_weights=True)", [["long", 5, 2]]),
    ("WordLanguageModel('RNN_RELU', nhid=4)", [["long", 5, 2]]),
    ("SelectiveScan()", [[2, 4, 8]]),
    ("SpikingNet()", [[3, 6]]),
    ("WaveNet()", [["long", 2, 24], [2, 2, 24]]),
    ("SpectrogramNet()", [[2, 100]]),
    ("GCN()", [[7, 5], [7, 7]]),
    ("GraphAttention(5, 3)", [[6, 5], [6, 6]]),
    ("GraphAttention(5, 3, concat=False)", [[6, 5], [6, 6]]),
    ("EdgeNetwork()", [[6, 4], ["long", 2, 9]]),
    ("PointNet()", [[2, 3, 10]]),
    ("PointNet(dense=True)", [[2, 3, 10]]),
    ("DLRM()", [[3, 6], ["long", 3, 3]]),
    ("DLRM(arch_interaction_op='cat')", [[3, 6], ["long", 3, 3]]),
    ("EndToEndMemory()", [["long", 2, 4, 6], ["long", 2, 6]]),
    ("DenseMixture()", [[5, 6]]),
    ("CapsuleNet()", [[2, 1, 15, 15]]),
    ("GumbelRouter()", [[3, 4]]),
    ("Agent()", [[2, 4, 36, 36]]),
    ("Agent(Box((1, 20, 20)), Box((2,)))", [[3, 1, 20, 20]]),
    ("DuelingNoisyNet()", [[4, 6]]),
]
