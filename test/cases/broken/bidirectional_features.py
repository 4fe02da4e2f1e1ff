# layerlens: Classifier() input=2x7x12
from torch import nn


class Classifier(nn.Module):
    """Both directions' outputs stand side by side."""

    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(12, 20, batch_first=True, bidirectional=True)
        self.fc = nn.Linear(20, 3)

    def forward(self, x):
        out, _ = self.rnn(x)
        return self.fc(out[:, -1])
