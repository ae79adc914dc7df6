package dev.rondo.cell;

import static dev.rondo.Rondo.glorotUniform;
import static dev.rondo.Rondo.orthogonal;
import static dev.rondo.Rondo.zeros;
import static org.nd4j.linalg.ops.transforms.Transforms.sigmoid;
import static org.nd4j.linalg.ops.transforms.Transforms.tanh;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A gated unit of one gate, written as a user writes a cell from a paper.
 *
 * <pre>
 *   f = sigmoid(x Wxf + h Whf + bf)
 *   n = tanh(x Wxn + (f * h) Whn + bn)
 *   h' = (1 - f) * h + f * n
 * </pre>
 *
 * Source: G.-B. Zhou et al., Minimal Gated Unit for Recurrent Neural Networks, International
 * Journal of Automation and Computing 13 (2016).
 */
public record MinimalGatedUnit(int units) implements Cell {

  @Override
  public List<CellParameter> parameters(int inputs) {
    return List.of(
        new CellParameter("Wxf", inputs, units, glorotUniform()),
        new CellParameter("Whf", units, units, orthogonal()),
        new CellParameter("bf", 1, units, zeros()),
        new CellParameter("Wxn", inputs, units, glorotUniform()),
        new CellParameter("Whn", units, units, orthogonal()),
        new CellParameter("bn", 1, units, zeros()));
  }

  @Override
  public CellState forward(CellStep step, CellWeights w) {
    INDArray x = step.x();
    INDArray h = step.hidden();
    INDArray zf = x.mmul(w.value("Wxf")).add(h.mmul(w.value("Whf"))).addRowVector(w.value("bf"));
    INDArray f = step.keep("f", sigmoid(zf));
    INDArray fh = step.keep("fh", f.mul(h));
    INDArray zn = x.mmul(w.value("Wxn")).add(fh.mmul(w.value("Whn"))).addRowVector(w.value("bn"));
    INDArray n = step.keep("n", tanh(zn));
    return CellState.of(h.add(f.mul(n.sub(h))));
  }

  @Override
  public CellGradient backward(CellStep step, CellState after, CellWeights w) {
    INDArray x = step.x();
    INDArray h = step.hidden();
    INDArray f = step.kept("f");
    INDArray n = step.kept("n");
    INDArray dh = after.hidden();
    INDArray dzn = dh.mul(f).mul(n.mul(n).rsub(1));
    INDArray dfh = dzn.mmul(w.value("Whn").transpose());
    INDArray dzf = dh.mul(n.sub(h)).add(dfh.mul(h)).mul(f).mul(f.rsub(1));
    w.addGradient("Wxf", x.transpose().mmul(dzf));
    w.addGradient("Whf", h.transpose().mmul(dzf));
    w.addGradient("bf", dzf.sum(true, 0));
    w.addGradient("Wxn", x.transpose().mmul(dzn));
    w.addGradient("Whn", step.kept("fh").transpose().mmul(dzn));
    w.addGradient("bn", dzn.sum(true, 0));
    INDArray dx = dzf.mmul(w.value("Wxf").transpose()).add(dzn.mmul(w.value("Wxn").transpose()));
    INDArray dBefore = dh.mul(f.rsub(1)).add(dfh.mul(f)).add(dzf.mmul(w.value("Whf").transpose()));
    return new CellGradient(dx, CellState.of(dBefore));
  }
}
