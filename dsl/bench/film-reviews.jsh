// The film reviews, seed by seed: Rondo, and PyTorch from the same weights by the same plan on the
// same texts. A seed decides the split, the weights, the order and the dropout. Run it with
//
//   install/rondo jshell dsl/bench/film-reviews.jsh [PYTHON] [SEEDS]
//
// PYTHON has torch and safetensors; without one it is that of `install/rondo bench --peers`, and
// where there is none either, PyTorch is left out. SEEDS is how many, 3 if it is left out.

import java.nio.charset.StandardCharsets;
import org.nd4j.linalg.api.buffer.DataType;

String python = args.length > 0 ? args[0] : "../../install/.cache/peers/bin/python";
int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 3;

// The declaration, the architecture and the plan of notebooks/02-sentiment.ipynb.
LabelledTexts reviews = texts("../../notebooks/data/film-reviews.csv")
    .text("review").label("sentiment").words(10_000).minCount(2).split(90, 0, 10);
double[] dropout = {0.7, 0.5};
SummaryArchitecture architecture =
    embed(128).dropout(dropout[0]).bidirectional(gru(32)).mean().dropout(dropout[1]);
int epochs = 6;
int batch = 64;
double rate = 0.003;
double decay = 0.1;
TrainingPlan plan = epochs(epochs).batch(batch)
    .optimizer(adamW(rate).weightDecay(decay)).schedule(cosine()).validation(0);

// The texts of a part: the numbers of their tokens, how many they are, and the class.
List<Tensor> part(String name, Examples texts) {
    Batch all = texts.batch(IntStream.range(0, texts.size()).toArray(), DataType.FLOAT);
    int[] lengths = all.lengths().orElseThrow();
    return List.of(
        Tensor.of(name + ".tokens", all.x().reshape(all.size(), all.steps())),
        Tensor.of(name + ".lengths", IntStream.of(lengths).asLongStream().toArray(), all.size()),
        Tensor.of(name + ".classes", all.target().ravel().toLongVector(), all.size()));
}
// All that PyTorch needs in one file.
void write(Path file, PreparedTexts prepared, NetworkShape shape, TrainingPlan plan) {
    Network drawn = Engines.open(shape, DataType.FLOAT);
    drawn.initialize(plan.seed());
    List<Tensor> tensors = new ArrayList<>(StateDict.of(shape).tensors(drawn.parameters()));
    tensors.addAll(part("training", prepared.training(true)));
    tensors.addAll(part("test", prepared.test(true)));
    TensorFile.of(Map.of(), tensors).write(file);
}
double figure(String line, String name) {
    Matcher found = Pattern.compile("\"" + name + "\": ([-+.0-9e]+)").matcher(line);
    if (!found.find()) {
        throw new IllegalStateException("no " + name + " in '" + line + "'");
    }
    return Double.parseDouble(found.group(1));
}
double row(String library, long seed, double accuracy, double majority, double seconds) {
    System.out.printf(Locale.ROOT, "%s,%d,%.4f,%.4f,%.1f%n", library, seed, accuracy, majority, seconds);
    return accuracy;
}
double median(List<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
}

List<Double> ours = new ArrayList<>();
List<Double> theirs = new ArrayList<>();
System.out.println("library,seed,accuracy,majority,seconds");
for (long seed = 1; seed <= seeds; seed++) {
    LabelledTexts drawn = reviews.seed(seed);
    Classifier critic = drawn.model(architecture);
    Run run = critic.train(plan.seed(seed).quiet());
    TextClassification test = critic.evaluate();
    ours.add(row("Rondo", seed, test.accuracy(), test.majorityAccuracy(), run.history().seconds()));
    if (!Files.isExecutable(Path.of(python))) {
        continue;
    }
    PreparedTexts prepared = drawn.prepare();
    int width = prepared.inputWidth(architecture.toString(), true);
    Path file = Files.createTempFile("reviews", ".safetensors");
    write(file, prepared, new NetworkShape(architecture, width, 0, prepared.labels().size()), plan.seed(seed));
    Process peer = new ProcessBuilder(python, "peers/film_reviews.py", file.toString(), "--cell", "gru",
        "--dropout", "" + dropout[0], "" + dropout[1], "--epochs", "" + epochs, "--batch", "" + batch,
        "--rate", "" + rate, "--decay", "" + decay, "--clip", "1", "--seed", "" + seed)
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String answer = new String(peer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (peer.waitFor() != 0) {
        throw new IllegalStateException("peers/film_reviews.py failed; see its message above");
    }
    Files.delete(file);
    theirs.add(row("PyTorch", seed, figure(answer, "accuracy"), test.majorityAccuracy(),
        figure(answer, "seconds")));
}
System.out.printf(Locale.ROOT, "accuracy_median = %.4f%n", median(ours));
if (!theirs.isEmpty()) {
    System.out.printf(Locale.ROOT, "accuracy_median_pytorch = %.4f%n", median(theirs));
}
