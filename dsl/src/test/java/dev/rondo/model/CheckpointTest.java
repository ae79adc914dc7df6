package dev.rondo.model;

import static dev.rondo.Rondo.corpusOf;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.load;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.sequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.cell.MinimalGatedUnit;
import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.data.LabelledSequences;
import dev.rondo.engine.FastEngine;
import dev.rondo.output.TrainingState;
import dev.rondo.train.Run;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/** What a saved file gives, what it says of itself, and what it refuses. */
class CheckpointTest {

  @TempDir static Path folder;

  private static Forecaster model;
  private static Run run;
  private static String modelFile;
  private static String runFile;

  @BeforeAll
  static void train_and_save() {
    model = Monthly.declared().model(lstm(3).last());
    run = model.train(Monthly.plan());
    modelFile = folder.resolve("model.safetensors").toString();
    runFile = folder.resolve("run.safetensors").toString();
    model.save(modelFile);
    run.save(runFile);
  }

  @Test
  void a_loaded_model_forecasts_new_data_and_with_its_data_does_all_it_did() {
    Forecaster alone = load(modelFile).forecaster();
    assertThat(alone.fingerprint()).isEqualTo(model.fingerprint());
    assertThat(alone).hasToString(model.toString());
    assertThat(alone.forecast(Monthly.table()).values())
        .isEqualTo(model.forecast(Monthly.table()).values());
    Forecaster full = load(modelFile).forecaster(Monthly.declared());
    assertThat(full.forecast().values()).isEqualTo(model.forecast().values());
    assertThat(full.backtest(3, "2004-06").toString())
        .isEqualTo(model.backtest(3, "2004-06").toString());
    assertThat(full.fineTune(epochs(1).quiet()).state()).isEqualTo(TrainingState.DONE);
  }

  @Test
  void a_run_holds_its_model_too() {
    assertThat(load(runFile).forecaster().fingerprint()).isEqualTo(model.fingerprint());
    Run again = load(runFile).run(Monthly.declared());
    assertThat(again.model(Forecaster.class).fingerprint()).isEqualTo(model.fingerprint());
    assertThat(again).hasToString(run.toString());
    assertThat(again.history()).isEqualTo(run.history());
    assertThat(again.plan()).isEqualTo(run.plan());
    Run longer = Monthly.declared().model(lstm(3).last()).train(Monthly.plan().epochs(5));
    again.resume(2);
    assertThat(again.model(Forecaster.class).fingerprint())
        .isEqualTo(longer.model(Forecaster.class).fingerprint());
  }

  @Test
  void a_loaded_model_is_saved_again_as_it_was() {
    String second = folder.resolve("second.safetensors").toString();
    load(modelFile).forecaster().save(second);
    TensorFile before = TensorFile.readSealed(Path.of(modelFile));
    TensorFile after = TensorFile.readSealed(Path.of(second));
    assertThat(after.tensors()).isEqualTo(before.tensors());
    assertThat(without(after, "rondo.saved")).isEqualTo(without(before, "rondo.saved"));
  }

  private static Map<String, String> without(TensorFile file, String key) {
    Map<String, String> metadata = new LinkedHashMap<>(file.metadata());
    metadata.remove(key);
    return metadata;
  }

  @Test
  void the_tensors_bear_the_names_of_pytorch() {
    assertThat(TensorFile.readSealed(Path.of(modelFile)).tensors().values())
        .extracting(Object::toString)
        .containsExactly(
            "layer0.weight_ih_l0 F32 [12, 1]",
            "layer0.weight_hh_l0 F32 [12, 3]",
            "layer0.bias_ih_l0 F32 [12]",
            "layer0.bias_hh_l0 F32 [12]",
            "head.weight F32 [3, 3]",
            "head.bias F32 [3]");
  }

  @Test
  void it_says_what_it_holds() {
    String saved = TensorFile.readSealed(Path.of(modelFile)).text("rondo.saved");
    assertThat(saved).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(load(modelFile))
        .hasToString(
            modelFile
                + ": a Forecaster lstm(3).last(), 84 parameters in float, trained for 3 epochs by"
                + " epochs(3).batch(16).optimizer(adam(0.01)).validation(0).quiet(), saved "
                + saved
                + " by Rondo 0.1.0-SNAPSHOT (engine "
                + FastEngine.here().name()
                + ")");
    assertThat(load(runFile).rendering().text())
        .startsWith(runFile + ": the run of a Forecaster lstm(3).last(), 84 parameters in float");
  }

  @Test
  void without_data_what_needs_them_is_refused() {
    Forecaster alone = load(modelFile).forecaster();
    String way =
        ": the model was loaded without its data; give them, declared as in training:"
            + " load(path).forecaster(data); forecast(newData) needs none";
    refused("forecast()" + way, alone::forecast);
    refused("forecast(4)" + way, () -> alone.forecast(4));
    refused("forecastBeyond(2)" + way, () -> alone.forecastBeyond(2));
    refused("backtest(1, \"2004-06\")" + way, () -> alone.backtest(1, "2004-06"));
    refused(
        "backtestRefitting(1, \"2004-06\", plan)" + way,
        () -> alone.backtestRefitting(1, "2004-06", Monthly.plan()));
    refused("train(plan)" + way, () -> alone.train(Monthly.plan()));
    refused("checkGradients()" + way, alone::checkGradients);
    refused("fineTune(plan)" + way, () -> alone.fineTune(Monthly.plan()));
  }

  private static void refused(String message, Runnable verb) {
    assertThatIllegalStateException().isThrownBy(verb::run).withMessage(message);
  }

  @Test
  void sequences_are_found_again_and_needed_to_evaluate() {
    LabelledSequences waves = sequences(Nd4j.ones(20, 3, 1), Nd4j.arange(20).fmod(2)).classes();
    SequenceClassifier sorter = waves.model(gru(2).last());
    sorter.train(epochs(1).quiet());
    String file = folder.resolve("sorter.safetensors").toString();
    sorter.save(file);
    SequenceClassifier alone = load(file).sequenceClassifier();
    assertThat(alone.labels()).containsExactly("0", "1");
    refused(
        "evaluate(): the model was loaded without its data; give them, declared as in training:"
            + " load(path).sequenceClassifier(data); predict(newData) needs none",
        alone::evaluate);
    assertThat(load(file).sequenceClassifier(waves).evaluate().toString())
        .isEqualTo(sorter.evaluate().toString());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(file).forecaster())
        .withMessage(
            "forecaster(): %s holds a SequenceClassifier; write load(\"%s\").sequenceClassifier()"
                .formatted(file, file));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(runFile).run(waves))
        .withMessage(
            "run(data): %s holds the run of a Forecaster, which learns from series, and the data"
                    .formatted(runFile)
                + " are labelled sequences; give those it was trained on");
  }

  @Test
  void a_language_model_keeps_its_vocabulary_and_needs_its_text_to_train() {
    LanguageModel writer = Plays.declared().model(gru(3));
    writer.train(Plays.plan());
    String file = folder.resolve("writer.safetensors").toString();
    writer.save(file);
    LanguageModel alone = load(file).languageModel();
    assertThat(alone.vocabulary().texts()).isEqualTo(writer.vocabulary().texts());
    assertThat(alone.vocabulary().count(1)).isEqualTo(writer.vocabulary().count(1));
    assertThat(alone).hasToString(writer.toString());
    assertThat(alone.step("the ", alone.start()).probabilities())
        .isEqualTo(writer.step("the ", writer.start()).probabilities());
    String way =
        ": the model was loaded without its data; give them, declared as in training:"
            + " load(path).languageModel(data); step(text, state) needs none";
    refused("evaluate()" + way, alone::evaluate);
    refused("evaluateValidation()" + way, alone::evaluateValidation);
    refused("train(plan)" + way, () -> alone.train(Plays.plan()));
    LanguageModel full = load(file).languageModel(Plays.declared());
    assertThat(full.evaluate()).isEqualTo(writer.evaluate());
    assertThat(full.fineTune(Plays.plan().epochs(1)).state()).isEqualTo(TrainingState.DONE);
    LanguageModel elsewhere = load(file).languageModel(corpusOf(Plays.text(9)).split(50, 20, 30));
    assertThat(elsewhere.evaluate().tokens()).isLessThan(full.evaluate().tokens() + 1);
    assertThat(elsewhere.vocabulary().texts()).isEqualTo(writer.vocabulary().texts());
    assertThat(load(file).toString())
        .startsWith(
            file + ": a LanguageModel gru(3), 253 parameters in float, trained for 2 epochs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(file).forecaster())
        .withMessage(
            "forecaster(): %s holds a LanguageModel; write load(\"%s\").languageModel()"
                .formatted(file, file));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(runFile).run(Plays.declared()))
        .withMessage(
            "run(data): %s holds the run of a Forecaster, which learns from series, and the data"
                    .formatted(runFile)
                + " are a corpus; give those it was trained on");
  }

  @Test
  void a_model_is_no_run() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(modelFile).run(Monthly.declared()))
        .withMessage(
            "run(data): %s holds a model and no run; run.save(path) and autosave(path) keep all"
                    .formatted(modelFile)
                + " that a training goes on from; this one is trained on by load(\"%s\")"
                    .formatted(modelFile)
                + ".forecaster(data).fineTune(plan)");
  }

  @Test
  void other_data_are_refused_for_a_run() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(runFile).run(Monthly.declared().holdOut(6)))
        .withMessage(
            "run(data): these are not the data that the run was trained on, or they are declared"
                + " otherwise; give the same, or train the loaded model on from its weights:"
                + " load(path).forecaster(data).fineTune(plan)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(runFile).run(Monthly.declared().window(7)))
        .withMessage(
            "series: the model was trained with window(6), the series declares window(7); declare"
                + " it as it was in training");
  }

  @Test
  void an_untrained_model_has_nothing_to_save() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Monthly.declared().model(gru(2).last()).save("nowhere/x"))
        .withMessage(
            "save(\"nowhere/x\"): the model is not trained; call train(epochs(100)) first");
  }

  @Test
  void a_cell_of_ones_own_is_given_again() {
    Forecaster own = Monthly.declared().model(gru(2).cell(new MinimalGatedUnit(3)).last());
    own.train(Monthly.plan());
    String file = folder.resolve("own.safetensors").toString();
    own.save(file);
    assertThat(load(file).with(new MinimalGatedUnit(3)).forecaster().fingerprint())
        .isEqualTo(own.fingerprint());
    refused(
        "the model has a cell of your own, MinimalGatedUnit[units=3], and a file holds no code;"
            + " give it again: load(path).with(cell)",
        () -> load(file).forecaster());
  }

  @Test
  void a_run_goes_on_on_the_engine_that_wrote_it() {
    String file = writtenBy("nd4j");
    Run again = load(file).run(Monthly.declared());
    again.resume(1);
    assertThat(again.model(Forecaster.class).toString()).endsWith("engine nd4j, trained");
    Forecaster tuned = load(file).forecaster(Monthly.declared());
    tuned.fineTune(epochs(1).quiet());
    assertThat(tuned.toString()).endsWith("engine " + FastEngine.here().name() + ", trained");
  }

  @Test
  void a_run_of_vectors_of_another_width_is_refused() {
    String file = writtenBy("vector-64");
    assertThatThrownBy(() -> load(file).run(Monthly.declared()))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            file
                + ": metadata 'rondo.run' (byte 8): engine: the run was written by 'vector-64', and"
                + " no other engine goes on with the same bits; here it runs on "
                + FastEngine.here().name()
                + " or nd4j; train the loaded model on from its weights:"
                + " load(path).forecaster(data).fineTune(plan)");
  }

  private static String writtenBy(String engine) {
    TensorFile whole = TensorFile.readSealed(Path.of(runFile));
    Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
    metadata.computeIfPresent(
        "rondo.run", (key, text) -> text.replace(FastEngine.here().name(), engine));
    Path file = folder.resolve(engine + ".safetensors");
    new TensorFile(metadata, whole.tensors()).write(file);
    return file.toString();
  }

  @Test
  void a_newer_format_is_told_from_a_broken_file() {
    TensorFile whole = TensorFile.readSealed(Path.of(modelFile));
    Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
    metadata.put("rondo.format", "2");
    Path file = folder.resolve("newer.safetensors");
    new TensorFile(metadata, whole.tensors()).write(file);
    assertThatThrownBy(() -> load(file.toString()))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            file
                + ": metadata 'rondo.format' (byte 8): written by a newer Rondo (format 2); this one"
                + " reads format 1");
  }
}
