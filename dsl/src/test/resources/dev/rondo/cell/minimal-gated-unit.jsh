import static org.nd4j.linalg.ops.transforms.Transforms.*;

/** The minimal gated unit of Zhou et al. (2016): one gate forgets and lets in. */
record MinimalGatedUnit(int units) implements Cell {
  public List<CellParameter> parameters(int inputs) {
    return List.of(
        new CellParameter("Wxf", inputs, units, glorotUniform()),
        new CellParameter("Whf", units, units, orthogonal()),
        new CellParameter("bf", 1, units, zeros()),
        new CellParameter("Wxn", inputs, units, glorotUniform()),
        new CellParameter("Whn", units, units, orthogonal()),
        new CellParameter("bn", 1, units, zeros()));
  }

  public CellState forward(CellStep step, CellWeights w) {
    INDArray x = step.x(), h = step.hidden();
    INDArray f = sigmoid(x.mmul(w.value("Wxf")).add(h.mmul(w.value("Whf"))).addRowVector(w.value("bf")));
    INDArray fh = f.mul(h);
    INDArray n = tanh(x.mmul(w.value("Wxn")).add(fh.mmul(w.value("Whn"))).addRowVector(w.value("bn")));
    step.keep("f", f);
    step.keep("fh", fh);
    step.keep("n", n);
    return CellState.of(f.rsub(1).mul(h).add(f.mul(n)));        // h' = (1 - f) * h + f * n
  }

  public CellGradient backward(CellStep step, CellState after, CellWeights w) {
    INDArray x = step.x(), h = step.hidden(), dh = after.hidden();
    INDArray f = step.kept("f"), fh = step.kept("fh"), n = step.kept("n");
    INDArray dzn = dh.mul(f).mul(n.mul(n).rsub(1));             // through tanh
    INDArray dfh = dzn.mmul(w.value("Whn").transpose());
    INDArray dzf = dh.mul(n.sub(h)).add(dfh.mul(h)).mul(f).mul(f.rsub(1));   // through sigmoid
    w.addGradient("Wxf", x.transpose().mmul(dzf));
    w.addGradient("Whf", h.transpose().mmul(dzf));
    w.addGradient("bf", dzf.sum(true, 0));
    w.addGradient("Wxn", x.transpose().mmul(dzn));
    w.addGradient("Whn", fh.transpose().mmul(dzn));
    w.addGradient("bn", dzn.sum(true, 0));
    INDArray dx = dzf.mmul(w.value("Wxf").transpose()).add(dzn.mmul(w.value("Wxn").transpose()));
    INDArray dBefore = dh.mul(f.rsub(1)).add(dfh.mul(f)).add(dzf.mmul(w.value("Whf").transpose()));
    return new CellGradient(dx, CellState.of(dBefore));
  }
}

INDArray i = Nd4j.arange(400);
INDArray x = sin(i.mul(i)).reshape(80, 5, 1);                   // numbers without a pattern
INDArray y = x.mean(1).reshape(80);                             // the mean of each sequence
SequenceRegressor model = sequences(x, y).standardize().model(bidirectional(cell(new MinimalGatedUnit(4))).cell(new MinimalGatedUnit(6)).last());
Run run = model.train(epochs(8).batch(8).optimizer(adam(0.02)).quiet());
