package dev.rondo.model;

import static dev.rondo.Rondo.MONTH;
import static dev.rondo.Rondo.adam;
import static dev.rondo.Rondo.corpusOf;
import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.reduceOnPlateau;
import static dev.rondo.Rondo.sequences;

import dev.rondo.data.ArraySequences;
import dev.rondo.data.Corpus;
import dev.rondo.data.LabelledSequences;
import dev.rondo.data.Series;
import dev.rondo.train.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The program that made the files which {@link GoldenFilesTest} reads. They stay as they are: a new
 * format gets files of its own beside them.
 */
final class GoldenFiles {

  private GoldenFiles() {}

  /** Writes the files of the present format, and what their models say, into a folder. */
  public static void main(String... arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Forecaster forecaster =
        series().model(lstm(3).peepholes().layerNorm().dropout(0.1).gru(2).last());
    forecaster.train(epochs(3).optimizer(adam(0.02)).quiet());
    forecaster.save(folder.resolve("forecaster-1.safetensors").toString());

    SequenceClassifier classifier = labelled().model(gru(3).mean().dense(2));
    classifier.train(epochs(3).optimizer(adam(0.02)).quiet());
    classifier.save(folder.resolve("classifier-1.safetensors").toString());

    Classifier critic = Reviews.declared().model(embed(3).bidirectional(gru(2)).last());
    critic.train(Reviews.plan().epochs(2));
    critic.save(folder.resolve("texts-1.safetensors").toString());

    Tagger tagger = Sentences.declared().model(embed(3).lstm(3));
    tagger.train(Sentences.plan().epochs(2));
    tagger.save(folder.resolve("tags-1.safetensors").toString());

    Run run =
        measured()
            .model(gru(2).last())
            .train(epochs(4).inDouble().patience(9).schedule(reduceOnPlateau(1, 0.5)).quiet());
    run.save(folder.resolve("run-1.safetensors").toString());

    LanguageModel writer = corpus().model(embed(3).tied().gru(3));
    Run learned =
        writer.train(
            epochs(2).batch(4).optimizer(adam(0.02)).sample(2, "the cat").inDouble().quiet());
    learned.save(folder.resolve("language-1.safetensors").toString());

    Files.writeString(
        folder.resolve("golden-1.txt"),
        said("forecaster", forecaster.fingerprint(), forecast(forecaster))
            + said("classifier", classifier.fingerprint(), probabilities(classifier))
            + said("texts", critic.fingerprint(), verdicts(critic))
            + said("tags", tagger.fingerprint(), certainties(tagger))
            + said(
                "run",
                run.model(Model.class).fingerprint(),
                measures(run.model(SequenceRegressor.class)))
            + said("language", writer.fingerprint(), next(writer)));
  }

  private static String said(String name, String fingerprint, double... numbers) {
    return name
        + " "
        + fingerprint
        + " "
        + Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(" "))
        + "\n";
  }

  static Series series() {
    return Monthly.declared().calendar(MONTH).quantiles(0.1, 0.5, 0.9);
  }

  static double[] forecast(Forecaster model) {
    return model.forecast(Monthly.table()).quantile(0.9);
  }

  private static INDArray cube() {
    double[] numbers = IntStream.range(0, 60).mapToDouble(i -> i * 37 % 11 / 5.0 - 1).toArray();
    return Nd4j.createFromArray(numbers).reshape(10, 3, 2);
  }

  static LabelledSequences labelled() {
    INDArray classes = Nd4j.createFromArray(0.0, 1, 2, 0, 1, 2, 0, 1, 2, 0);
    return sequences(cube(), classes).classes().standardize();
  }

  static double[] probabilities(SequenceClassifier model) {
    Predictions said = model.predict(cube());
    return IntStream.range(0, 10).mapToDouble(i -> said.probability(i, "1")).toArray();
  }

  static Corpus corpus() {
    return corpusOf(Plays.text(30)).bytePairs(30).lowercase().split(80, 10, 10);
  }

  static double[] next(LanguageModel model) {
    return model.step("the dog", model.start()).probabilities();
  }

  /** Of texts whose capitals, marks, unknown words and emptiness the file must know to read. */
  static double[] verdicts(Classifier model) {
    Predictions said =
        model.predict(List.of("A dull film, with SCENES!", "witty cast", "", "zebra 😀 bland"));
    return IntStream.range(0, 4).mapToDouble(i -> said.probability(i, "good")).toArray();
  }

  static double[] certainties(Tagger model) {
    return model.tag("The man can fish zebras").tokens().stream()
        .mapToDouble(Tagging.TaggedToken::probability)
        .toArray();
  }

  static ArraySequences measured() {
    return sequences(
        cube(), Nd4j.createFromArray(0.1, -0.2, 0.3, 0.0, 0.5, -0.1, 0.2, 0.4, 0.6, 0));
  }

  static double[] measures(SequenceRegressor model) {
    return model.predict(cube()).toDoubleVector();
  }
}
