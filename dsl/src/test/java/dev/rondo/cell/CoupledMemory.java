package dev.rondo.cell;

import static dev.rondo.Rondo.glorotUniform;
import static dev.rondo.Rondo.orthogonal;
import static org.nd4j.linalg.ops.transforms.Transforms.sigmoid;
import static org.nd4j.linalg.ops.transforms.Transforms.tanh;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A cell with a memory whose input and forget gates are one.
 *
 * <pre>
 *   f = sigmoid(h Wf)    g = tanh(x Wg)
 *   c' = f * c + (1 - f) * g
 *   h' = tanh(c')
 * </pre>
 */
public record CoupledMemory(int units) implements Cell {

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public List<CellParameter> parameters(int inputs) {
    return List.of(
        new CellParameter("Wf", units, units, orthogonal()),
        new CellParameter("Wg", inputs, units, glorotUniform()));
  }

  @Override
  public CellState forward(CellStep step, CellWeights w) {
    INDArray f = step.keep("f", sigmoid(step.hidden().mmul(w.value("Wf"))));
    INDArray g = step.keep("g", tanh(step.x().mmul(w.value("Wg"))));
    INDArray c = f.mul(step.memory().sub(g)).add(g);
    return CellState.of(step.keep("h", tanh(c))).withMemory(c);
  }

  @Override
  public CellGradient backward(CellStep step, CellState after, CellWeights w) {
    INDArray f = step.kept("f");
    INDArray g = step.kept("g");
    INDArray h = step.kept("h");
    INDArray dc = after.memory().orElseThrow().add(after.hidden().mul(h.mul(h).rsub(1)));
    INDArray dzf = dc.mul(step.memory().sub(g)).mul(f).mul(f.rsub(1));
    INDArray dzg = dc.mul(f.rsub(1)).mul(g.mul(g).rsub(1));
    w.addGradient("Wf", step.hidden().transpose().mmul(dzf));
    w.addGradient("Wg", step.x().transpose().mmul(dzg));
    return new CellGradient(
        dzg.mmul(w.value("Wg").transpose()),
        CellState.of(dzf.mmul(w.value("Wf").transpose())).withMemory(dc.mul(f)));
  }
}
