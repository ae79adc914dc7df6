package dev.rondo.conformance;

import dev.rondo.cell.CellState;
import dev.rondo.layer.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Right parameters, run wrongly: directions, states, lengths, masks, equations and losses. */
final class RunMutants {

  private final List<Mutant> all = new ArrayList<>();

  private RunMutants() {}

  /** Every way to run a network of these cells wrongly. */
  static List<Mutant> of(String word) {
    RunMutants m = new RunMutants();
    m.directions();
    m.states(word);
    m.lengths();
    m.tokens();
    m.masks();
    m.equations(word);
    m.losses();
    return m.all;
  }

  private void directions() {
    String group = "directions";
    Predicate<VectorCase> both = VectorCase::bidirectional;
    add(group, "the two changed round", both, s -> s.with(changedRound(s.parameters())));
    add(
        group,
        "joined the other way round",
        v -> both.test(v) && joins(v),
        s -> s.with(joinedTheOtherWay(s.parameters())));
    Predicate<VectorCase> shallow =
        v -> both.test(v) && isShallow(v) && !v.has("tied") && v.target().rank() == 3;
    all.add(
        new Mutant(
            group,
            "the reverse one read forward",
            v -> shallow.test(v) ? Optional.of(bothForward(v)) : Optional.empty()));
  }

  private static Map<String, INDArray> changedRound(Map<String, INDArray> p) {
    Map<String, INDArray> changed = new LinkedHashMap<>();
    for (String key : p.keySet()) {
      String[] words = key.split("\\.");
      String other =
          key.contains(".reverse.")
              ? key.replace(".reverse.", ".")
              : words.length == 3 ? words[0] + "." + words[1] + ".reverse." + words[2] : key;
      changed.put(key, p.getOrDefault(other, p.get(key)));
    }
    return changed;
  }

  private static Map<String, INDArray> joinedTheOtherWay(Map<String, INDArray> p) {
    Map<String, INDArray> changed = new LinkedHashMap<>(p);
    changed.replaceAll(
        (key, m) ->
            key.equals("head.W") || (key.endsWith(".Wx") && !isFirst(key, p))
                ? Blocks.halvesOfRowsSwapped(m)
                : m);
    return changed;
  }

  /** Whether a matrix of its own sees both directions; a tied head's is the embedding's. */
  private static boolean joins(VectorCase v) {
    return !isShallow(v) || !v.has("tied");
  }

  private static boolean isShallow(VectorCase v) {
    return !v.architecture().matches(".*bidirectional.*bidirectional.*");
  }

  /** Whether the matrix is the first recurrent layer's. */
  private static boolean isFirst(String key, Map<String, INDArray> p) {
    return key.startsWith(p.containsKey(Setup.TABLE) ? "1." : "0.");
  }

  /** A layer of two forward directions answers what the head makes of each, added. */
  private static Map<String, INDArray> bothForward(VectorCase v) {
    Setup setup = v.setup();
    String one = v.architecture().replaceFirst("bidirectional\\((.*)\\)", "$1");
    INDArray sum = null;
    for (int direction = 0; direction < 2; direction++) {
      Map<String, INDArray> p = new LinkedHashMap<>();
      Map<String, INDArray> read =
          direction == 0 ? setup.parameters() : changedRound(setup.parameters());
      read.forEach(
          (key, m) -> {
            if (!key.contains(".reverse.")) {
              p.put(key, m);
            }
          });
      INDArray head = setup.parameters().get("head.W");
      long half = head.size(0) / 2;
      var rows = NDArrayIndex.interval(direction * half, (direction + 1) * half);
      p.put("head.W", head.get(rows, NDArrayIndex.all()).dup('c'));
      p.put("head.b", setup.parameters().get("head.b").mul(1 - direction));
      int own = direction;
      Setup alone =
          setup
              .in(Architectures.named(one))
              .with(p)
              .from(setup.start().map(s -> List.of(s.get(own))));
      INDArray output = alone.answer(DataType.DOUBLE).get("output");
      sum = sum == null ? output : sum.add(output);
    }
    Map<String, INDArray> answer = v.expected();
    answer.put("output", sum);
    return answer;
  }

  private void states(String word) {
    String group = "states at the start";
    add(group, "left out", VectorCase::started, s -> s.from(Optional.empty()));
    eachState(group, "h left out", v -> true, s -> new CellState(s.hidden().mul(0), s.memory()));
    if (word.equals("lstm")) {
      eachState(group, "c left out", v -> true, s -> with(s.hidden(), s.memory().get().mul(0)));
      eachState(group, "h and c changed round", v -> true, s -> with(s.memory().get(), s.hidden()));
    }
    add(
        group,
        "those of the directions changed round",
        v -> v.started() && v.bidirectional(),
        s -> s.from(s.start().map(RunMutants::pairsSwapped)));
    add(
        group,
        "those of the sequences in reverse order",
        VectorCase::started,
        s -> s.from(s.start().map(states -> states.stream().map(RunMutants::upsideDown).toList())));
  }

  private static CellState with(INDArray h, INDArray c) {
    return new CellState(h, Optional.of(c));
  }

  private static CellState upsideDown(CellState state) {
    return new CellState(turned(state.hidden()), state.memory().map(RunMutants::turned));
  }

  private static INDArray turned(INDArray rows) {
    return Blocks.reversed(rows.transpose().dup('c')).transpose().dup('c');
  }

  private static List<CellState> pairsSwapped(List<CellState> states) {
    List<CellState> swapped = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      swapped.add(states.get(i ^ 1));
    }
    return swapped;
  }

  private void eachState(
      String group, String name, Predicate<VectorCase> where, UnaryOperator<CellState> change) {
    add(
        group,
        name,
        v -> v.started() && where.test(v),
        s -> s.from(s.start().map(states -> states.stream().map(change).toList())));
  }

  private void lengths() {
    String group = "lengths";
    Predicate<VectorCase> ragged = VectorCase::ragged;
    add(group, "left out", ragged, s -> s.lasting(Optional.empty()));
    eachLength(group, "one less", n -> Math.max(1, n - 1));
    eachLength(group, "one more", n -> Math.min(5, n + 1));
    add(
        group,
        "those of other sequences",
        ragged,
        s -> s.lasting(s.lengths().map(l -> new int[] {l[1], l[2], l[0]})));
    add(
        "input",
        "time before batch",
        v -> true,
        s -> s.of(s.x().reshape('c', 5, 3, s.x().size(2)).permute(1, 0, 2).dup('c')));
    add(
        "input",
        "features before time",
        v -> !v.embeds(),
        s -> s.of(s.x().reshape('c', 3, s.x().size(2), 5).permute(0, 2, 1).dup('c')));
  }

  private void eachLength(String group, String name, IntUnaryOperator change) {
    add(
        group,
        name,
        VectorCase::ragged,
        s -> s.lasting(s.lengths().map(l -> Arrays.stream(l).map(change).toArray())));
  }

  private void tokens() {
    String group = "embedding";
    Predicate<VectorCase> embeds = VectorCase::embeds;
    add(group, "padding read as the first token", embeds, s -> s.of(Transforms.max(s.x(), 1)));
    add(group, "tokens numbered from 0", embeds, s -> s.of(Transforms.max(s.x().sub(1), 0)));
  }

  private void masks() {
    String group = "masks";
    Predicate<VectorCase> masked = v -> v.has("variationalDropout") || v.has("dropConnect");
    add(group, "none", masked, s -> s.during(Pass.INFERENCE));
    add(group, "of another seed", masked, s -> s.during(pass(s.pass(), 1, 0, 0)));
    add(group, "of another epoch", masked, s -> s.during(pass(s.pass(), 0, 1, 0)));
    add(group, "of another batch", masked, s -> s.during(pass(s.pass(), 0, 0, 1)));
    renamed(group, "shares of x and h changed round", "\\((0\\.3), (0\\.2)\\)", "($2, $1)");
    renamed(group, "no variational dropout", "\\.variationalDropout\\([^)]*\\)", "");
    renamed(group, "no DropConnect", "\\.dropConnect\\([^)]*\\)", "");
  }

  private static Pass pass(Pass p, int seed, int epoch, int batch) {
    return Pass.training(p.seed() + seed, p.epoch() + epoch, p.batch() + batch, p.piece());
  }

  private void equations(String word) {
    String group = "equations";
    if (word.equals("elman")) {
      renamed(group, "tanh for relu", "\\.activation\\(RELU\\)", "");
      renamed(
          group,
          "relu for tanh",
          "elman\\((\\d)\\)(?!\\.activation)",
          "elman($1).activation(RELU)");
    }
    if (word.equals("gru")) {
      renamed(group, "reset after for before", "\\.reset\\(BEFORE\\)", "");
      all.add(
          renaming(
              group,
              "reset before for after",
              v -> !v.has("layerNorm") && !v.has("reset"),
              "gru\\((\\d)\\)",
              "gru($1).reset(BEFORE)"));
    }
    renamed(group, "the mean for the last step", "\\.last\\(\\)", ".mean()");
  }

  private void renamed(String group, String name, String words, String others) {
    all.add(renaming(group, name, v -> true, words, others));
  }

  private static Mutant renaming(
      String group, String name, Predicate<VectorCase> where, String words, String others) {
    return Mutant.of(
        group,
        name,
        v -> where.test(v) && !v.architecture().replaceAll(words, others).equals(v.architecture()),
        s -> s.in(Architectures.named(s.architecture().toString().replaceAll(words, others))));
  }

  private void losses() {
    judged("mse()", "mae()");
    judged("mse()", "huber(0.7)");
    judged("mae()", "mse()");
    judged("huber(0.7)", "huber(1)");
    judged("crossEntropy()", "mse()");
    judged("quantile(0.2, 0.7)", "quantile(0.3, 0.7)");
    Predicate<VectorCase> paired =
        v -> v.loss().startsWith("quantile") || v.loss().startsWith("gaussian");
    add(
        "losses",
        "the outputs of the targets not side by side",
        paired,
        s -> {
          Map<String, INDArray> p = new LinkedHashMap<>(s.parameters());
          p.replaceAll(
              (key, m) -> key.startsWith("head.") ? Blocks.ordered(m, List.of(0, 2, 1, 3)) : m);
          return s.with(p);
        });
  }

  private void judged(String by, String instead) {
    add(
        "losses",
        instead + " for " + by,
        v -> v.loss().equals(by),
        s -> s.judgedBy(Judges.named(instead)));
  }

  private void add(
      String group, String name, Predicate<VectorCase> where, UnaryOperator<Setup> how) {
    all.add(Mutant.of(group, name, where, how));
  }
}
