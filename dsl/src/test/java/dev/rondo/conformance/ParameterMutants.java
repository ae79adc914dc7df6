package dev.rondo.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Parameters read wrongly, in every layer and direction at once.
 *
 * <p>Where bx and bh are only added, as in all cells but the GRU that resets after the product,
 * reading one for the other makes no difference to any number; that is no misreading.
 */
final class ParameterMutants {

  private static final Map<String, String> GATES =
      Map.of("elman", "h", "lstm", "ifgo", "gru", "rzn");

  private static final Set<String> INPUT = Set.of("Wx", "bx", "gx");
  private static final Set<String> HIDDEN = Set.of("Wh", "bh", "gh");

  private final String word;
  private final String gates;
  private final List<Mutant> all = new ArrayList<>();

  private ParameterMutants(String word) {
    this.word = word;
    this.gates = GATES.get(word);
  }

  /** Every misreading of the parameters of a cell. */
  static List<Mutant> of(String word) {
    ParameterMutants m = new ParameterMutants(word);
    m.gateOrders();
    m.matrices();
    m.biases();
    m.embedding();
    if (word.equals("lstm")) {
      m.peepholes();
    }
    if (word.equals("gru")) {
      m.gru();
    }
    m.norms();
    return m.all;
  }

  private void gateOrders() {
    for (List<Integer> order : Blocks.permutations(gates.length())) {
      String written =
          order.stream().map(k -> gates.substring(k, k + 1)).collect(Collectors.joining());
      for (String what : List.of("Wx", "Wh", "bx", "bh")) {
        add("gates of " + what + " in another order", written, what, m -> Blocks.ordered(m, order));
      }
      UnaryOperator<INDArray> reordered = m -> Blocks.ordered(m, order);
      add("gates of x in another order", written, ParameterMutants::anywhere, INPUT, reordered);
      add("gates of h in another order", written, ParameterMutants::anywhere, HIDDEN, reordered);
      Set<String> both = Set.of("Wx", "bx", "gx", "Wh", "bh", "gh");
      add("all gates in another order", written, ParameterMutants::anywhere, both, reordered);
    }
  }

  private void matrices() {
    String group = "matrices turned";
    int g = gates.length();
    add(group, "each gate's Wh transposed", "Wh", m -> Blocks.each(m, g, ParameterMutants::turned));
    add(group, "Wh read column by column", "Wh", Blocks::readByColumns);
    add(group, "Wx read column by column", "Wx", Blocks::readByColumns);
    add(group, "head.W read column by column", "W", Blocks::readByColumns);
    for (String what : List.of("Wx", "Wh", "bx", "bh")) {
      add(group, "units of " + what + " reversed", what, m -> Blocks.each(m, g, Blocks::reversed));
    }
    add(group, "Wx without its last row", "Wx", m -> withRow(m, m.rows() - 1, 0));
  }

  private void biases() {
    String group = "biases";
    add(group, "bx left out", "bx", m -> m.mul(0));
    add(group, "bh left out", "bh", m -> m.mul(0));
    add(group, "bx added twice", "bx", m -> m.mul(2));
    add(group, "head.b left out", "b", m -> m.mul(0));
    if (word.equals("lstm")) {
      add(group, "1 added to the forget gate's", "bx", m -> Blocks.one(m, 4, 1, b -> b.add(1)));
    }
  }

  private void embedding() {
    String group = "embedding";
    add(group, "E read column by column", "E", Blocks::readByColumns);
    add(group, "units of E reversed", "E", Blocks::reversed);
    add(group, "E without its last row", "E", m -> withRow(m, m.rows() - 1, 0));
  }

  private void peepholes() {
    String group = "peepholes";
    Predicate<VectorCase> has = v -> v.has("peepholes");
    for (List<Integer> order : Blocks.permutations(3)) {
      String name =
          order.stream().map(k -> "ifo".substring(k, k + 1)).collect(Collectors.joining());
      add(group, name, has, Set.of("peepholes"), m -> turned(Blocks.ordered(turned(m), order)));
    }
    add(group, "left out", has, Set.of("peepholes"), m -> m.mul(0));
    add(group, "read column by column", has, Set.of("peepholes"), Blocks::readByColumns);
    for (int row = 0; row < 3; row++) {
      int own = row;
      String name = "none of " + "ifo".charAt(row);
      add(group, name, has, Set.of("peepholes"), m -> withRow(m, own, 0));
    }
  }

  private void gru() {
    UnaryOperator<INDArray> opposite = m -> Blocks.one(m, 3, 1, b -> b.neg());
    Predicate<VectorCase> plain = v -> !v.has("layerNorm");
    Set<String> matrices = Set.of("Wx", "bx", "Wh", "bh");
    add("update gate", "z for 1 - z", plain, matrices, opposite);
    Set<String> gains = Set.of("gx", "bx", "gh", "bh");
    add("update gate", "z for 1 - z", v -> v.has("layerNorm"), gains, opposite);
    Predicate<VectorCase> after = v -> !v.architecture().contains("BEFORE");
    swap("biases", "bx and bh changed round", after, "bx", "bh");
    swap("biases", "bx and bh of n changed round", after, "bx", "bh", 2);
  }

  private void norms() {
    String group = "layer norm";
    Predicate<VectorCase> has = v -> v.has("layerNorm");
    swap(group, "gx and gh changed round", has, "gx", "gh");
    for (String gain : List.of("gx", "gh", "gc")) {
      add(group, gain + " left out", has, Set.of(gain), m -> m.mul(0).add(1));
      add(group, gain + " from 0 instead of 1", has, Set.of(gain), m -> m.add(1));
    }
    add(group, "bc left out", has, Set.of("bc"), m -> m.mul(0));
    swap(group, "gc and bc changed round", has, "gc", "bc");
    // over n numbers, the deviation of a sample is sqrt(n / (n - 1)) of the population's
    add(group, "the deviation of a sample in x", has, Set.of("gx"), this::sampled);
    add(group, "the deviation of a sample in h", has, Set.of("gh"), this::sampled);
    add(group, "the deviation of a sample in c", has, Set.of("gc"), m -> shrunk(m, m.columns()));
  }

  private INDArray sampled(INDArray gain) {
    if (!word.equals("gru")) {
      return shrunk(gain, gain.columns());
    }
    int h = gain.columns() / 3;
    INDArray gates = Blocks.one(gain, 3, 0, b -> shrunk(b, 2 * h));
    gates = Blocks.one(gates, 3, 1, b -> shrunk(b, 2 * h));
    return Blocks.one(gates, 3, 2, b -> shrunk(b, h));
  }

  private static INDArray shrunk(INDArray gain, int n) {
    return gain.mul(Math.sqrt((n - 1.0) / n));
  }

  private static INDArray turned(INDArray matrix) {
    return matrix.transpose().dup('c');
  }

  private static INDArray withRow(INDArray matrix, int row, double value) {
    INDArray changed = matrix.dup('c');
    changed.getRow(row).assign(value);
    return changed;
  }

  private static boolean anywhere(VectorCase v) {
    return true;
  }

  private void add(String group, String name, String what, UnaryOperator<INDArray> change) {
    add(group, name, ParameterMutants::anywhere, Set.of(what), change);
  }

  private void add(
      String group,
      String name,
      Predicate<VectorCase> where,
      Set<String> what,
      UnaryOperator<INDArray> change) {
    add(
        group,
        name,
        where,
        (key, p) -> what.contains(last(key)) ? change.apply(p.get(key)) : p.get(key));
  }

  private void swap(
      String group, String name, Predicate<VectorCase> where, String one, String other) {
    add(group, name, where, (key, p) -> p.get(swapped(key, one, other)));
  }

  private void swap(
      String group, String name, Predicate<VectorCase> where, String one, String other, int gate) {
    add(
        group,
        name,
        where,
        (key, p) -> {
          INDArray from = p.get(swapped(key, one, other));
          return from == p.get(key)
              ? from
              : Blocks.one(
                  p.get(key), gates.length(), gate, b -> Blocks.part(from, gates.length(), gate));
        });
  }

  private static String swapped(String key, String one, String other) {
    String stem = key.substring(0, key.lastIndexOf('.') + 1);
    return last(key).equals(one) ? stem + other : last(key).equals(other) ? stem + one : key;
  }

  private void add(
      String group,
      String name,
      Predicate<VectorCase> where,
      BiFunction<String, Map<String, INDArray>, INDArray> read) {
    all.add(
        Mutant.of(
            group,
            name,
            v -> where.test(v) && changes(v.setup().parameters(), read),
            setup -> setup.with(read(setup.parameters(), read))));
  }

  private static boolean changes(
      Map<String, INDArray> p, BiFunction<String, Map<String, INDArray>, INDArray> read) {
    return p.keySet().stream().anyMatch(key -> !read.apply(key, p).equals(p.get(key)));
  }

  private static Map<String, INDArray> read(
      Map<String, INDArray> p, BiFunction<String, Map<String, INDArray>, INDArray> read) {
    Map<String, INDArray> changed = new LinkedHashMap<>();
    p.keySet().forEach(key -> changed.put(key, read.apply(key, p)));
    return changed;
  }

  private static String last(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
