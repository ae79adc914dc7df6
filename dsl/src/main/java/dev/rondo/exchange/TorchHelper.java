package dev.rondo.exchange;

/** Python that a module needs beside its layers. */
enum TorchHelper {
  /** Runs a recurrent layer over padded sequences. */
  READ(
      """


      def read(layer, x, lengths):
          \"""A recurrent layer's outputs; zeros where a sequence has ended.\"""
          if lengths is None:
              return layer(x)[0]
          lengths = torch.as_tensor(lengths).cpu()
          packed = nn.utils.rnn.pack_padded_sequence(x, lengths, True, enforce_sorted=False)
          return nn.utils.rnn.pad_packed_sequence(layer(packed)[0], True, total_length=x.shape[1])[0]
      """),
  /** The last real step, of a reverse direction its own last. */
  LAST(
      """


      def last(x, lengths, forward):
          \"""The last real step; columns from forward on were read in reverse and end at the first.\"""
          n = torch.arange(len(x), device=x.device)
          end = -1 if lengths is None else torch.as_tensor(lengths, device=x.device) - 1
          return torch.cat([x[n, end, :forward], x[:, 0, forward:]], dim=1)
      """),
  /** Which steps are real. */
  REAL(
      """


      def real(x, lengths):
          \"""Which steps are real, [batch, time, 1].\"""
          if lengths is None:
              return torch.ones_like(x[:, :, :1], dtype=torch.bool)
          steps = torch.arange(x.shape[1], device=x.device)
          return (steps < torch.as_tensor(lengths, device=x.device)[:, None])[:, :, None]
      """),
  /** A head on an embedding's matrix. */
  TIED(
      """


      class Tied(nn.Module):
          \"""A head whose matrix is an embedding's, without the row of padding.\"""

          def __init__(self, embedding):
              super().__init__()
              self.bias = nn.Parameter(torch.zeros(embedding.num_embeddings - 1))

          def forward(self, x, embedding):
              return nn.functional.linear(x, embedding.weight[1:], self.bias)
      """),
  /** The mean over time with learned weights. */
  ATTEND(
      """


      class Attend(nn.Module):
          \"""A mean over time whose weights are learned.\"""

          def __init__(self, width):
              super().__init__()
              self.proj = nn.Linear(width, width)
              self.context = nn.Linear(width, 1, bias=False)

          def forward(self, x, steps):
              scores = self.context(torch.tanh(self.proj(x)))
              return (torch.softmax(scores.masked_fill(~steps, -torch.inf), dim=1) * x).sum(1)
      """);

  private final String source;

  TorchHelper(String source) {
    this.source = source;
  }

  String source() {
    return source;
  }
}
