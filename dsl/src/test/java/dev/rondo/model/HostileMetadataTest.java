package dev.rondo.model;

import static dev.rondo.Rondo.MONTH;
import static dev.rondo.Rondo.corpusOf;
import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.epochs;
import static dev.rondo.Rondo.lstm;
import static dev.rondo.Rondo.sequences;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.rondo.checkpoint.CheckpointException;
import dev.rondo.checkpoint.Json;
import dev.rondo.checkpoint.TensorFile;
import dev.rondo.data.Corpus;
import dev.rondo.data.LabelledSequences;
import dev.rondo.data.LabelledTexts;
import dev.rondo.data.Series;
import dev.rondo.data.TaggedTexts;
import dev.rondo.train.Run;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A sound file whose words are wrong: whatever stands in the place of each value, the file is read
 * or refused as a file, quickly and in little room.
 */
class HostileMetadataTest {

  private static final List<Object> VALUES =
      Arrays.asList(
          null,
          "",
          "NaN",
          "-Infinity",
          "x".repeat(3000),
          true,
          -1L,
          0L,
          1L,
          7L,
          Integer.MAX_VALUE,
          (long) Integer.MAX_VALUE - 1,
          1L << 31,
          Long.MIN_VALUE,
          1e308,
          -0.5,
          List.of(),
          List.of(1L, 2L),
          Map.of());

  private static final long MOST_BYTES = 64L << 20;

  @TempDir Path folder;

  @Test
  void a_forecasters_run() {
    Series data = Monthly.declared().calendar(MONTH).quantiles(0.1, 0.9);
    Run run =
        data.model(lstm(3).variationalDropout(0.1).peepholes().dropout(0.2).last())
            .train(Monthly.plan().validation(0.2).patience(2));
    attack(
        saved(run),
        file -> {
          file.forecaster();
          file.forecaster(data);
          file.run(data);
        });
  }

  @Test
  void a_classifiers_run() {
    LabelledSequences data =
        sequences(Nd4j.ones(12, 3, 2), Nd4j.arange(12).fmod(3)).classes().standardize();
    Run run = data.model(lstm(2).mean().dense(3)).train(epochs(2).quiet());
    attack(
        saved(run),
        file -> {
          file.sequenceClassifier();
          file.sequenceClassifier(data);
          file.run(data);
        });
  }

  @Test
  void a_language_models_run() {
    Corpus data = corpusOf(Plays.text(8)).bytePairs(24).split(60, 20, 20);
    Run run =
        data.model(embed(2).tied().gru(2))
            .train(epochs(2).batch(3).truncate(20).sample(1, "the").quiet());
    attack(
        saved(run),
        file -> {
          file.languageModel();
          file.languageModel(data);
          file.run(data);
        });
  }

  @Test
  void a_run_of_a_classifier_of_texts() {
    LabelledTexts data = Reviews.declared().bytePairs(24).longest(20);
    Run run = data.model(embed(2).gru(2).last()).train(Reviews.plan().epochs(1));
    attack(
        saved(run),
        file -> {
          file.classifier().predict("a dull film");
          file.classifier(data);
          file.run(data);
        });
  }

  @Test
  void a_taggers_run() {
    TaggedTexts data = Sentences.declared().minCount(2);
    Run run = data.model(embed(2).gru(2)).train(Sentences.plan().epochs(1));
    attack(
        saved(run),
        file -> {
          file.tagger().tag("the can");
          file.tagger(data);
          file.run(data);
        });
  }

  private TensorFile saved(Run run) {
    Path path = folder.resolve("run.safetensors");
    run.save(path.toString());
    return TensorFile.readSealed(path);
  }

  private static void attack(TensorFile file, Consumer<Checkpoint> use) {
    use.accept(Checkpoint.of(Path.of("x"), file)); // the file itself is sound
    int cases = 0;
    int refused = 0;
    for (String key : file.metadata().keySet()) {
      for (String text : mutants(file.text(key))) {
        Map<String, String> metadata = new LinkedHashMap<>(file.metadata());
        metadata.put(key, text);
        cases++;
        refused += survives(new TensorFile(metadata, file.tensors()), use, key, text) ? 0 : 1;
      }
      Map<String, String> without = new LinkedHashMap<>(file.metadata());
      without.remove(key);
      survives(new TensorFile(without, file.tensors()), use, key, "nothing");
    }
    assertThat(cases).isGreaterThan(1000);
    assertThat(refused).isGreaterThan(cases / 2);
  }

  /** Whether the file was taken; that it was refused otherwise than as a file fails the test. */
  private static boolean survives(
      TensorFile file, Consumer<Checkpoint> use, String key, String text) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    boolean taken = false;
    try {
      Checkpoint read = Checkpoint.of(Path.of("x"), file);
      assertThat(read.toString()).startsWith("x: ");
      use.accept(read);
      taken = true;
    } catch (CheckpointException e) {
      assertThat(e.getMessage()).matches("(?s)x: (metadata|tensor) '.*' \\(byte \\d+\\): .*");
    } catch (IllegalArgumentException | IllegalStateException e) {
      assertThat(e.getMessage())
          .as("%s: %s", key, text)
          .matches(
              "(?s)(run\\(data\\): |series: the model was trained with|sequences: \\w+: the model"
                  + " was|sequenceClassifier\\(\\): x holds|forecaster\\(\\): x holds"
                  + "|languageModel\\(\\): x holds|classifier\\(\\): x holds"
                  + "|tagger\\(\\): x holds|texts: \\w+: the model was trained with|corpus: the model was trained with"
                  + "|corpus: the character '.' \\(U.00..\\) is none of those that the model).*");
    }
    assertThat(System.nanoTime() - start).as("%s: %s", key, text).isLessThan(5_000_000_000L);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .as("%s: %s", key, text)
        .isLessThan(MOST_BYTES);
    return taken;
  }

  private static List<String> mutants(String text) {
    Object tree;
    try {
      tree = Json.read(text);
    } catch (IllegalArgumentException plain) {
      return List.of("", "2", text + "x", "[".repeat(100));
    }
    List<String> all = new ArrayList<>();
    mutate(tree, changed -> all.add(Json.write(changed)));
    return all;
  }

  /** Puts every value in every place of a tree, and takes every place away. */
  private static void mutate(Object tree, Consumer<Object> taken) {
    VALUES.forEach(taken);
    if (tree instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            mutate(value, changed -> taken.accept(with(map, key, changed)));
            Map<Object, Object> without = new LinkedHashMap<>(map);
            without.remove(key);
            taken.accept(without);
          });
      taken.accept(with(map, "unknown", 1L));
    } else if (tree instanceof List<?> list) {
      for (int i = 0; i < Math.min(2, list.size()); i++) {
        int place = i;
        mutate(list.get(i), changed -> taken.accept(with(list, place, changed)));
      }
      if (!list.isEmpty()) {
        taken.accept(list.subList(1, list.size()));
        List<Object> longer = new ArrayList<>(list);
        longer.add(list.get(0));
        taken.accept(longer);
      }
    }
  }

  private static Map<Object, Object> with(Map<?, ?> map, Object key, Object value) {
    Map<Object, Object> changed = new LinkedHashMap<>(map);
    changed.put(key, value);
    return changed;
  }

  private static List<Object> with(List<?> list, int place, Object value) {
    List<Object> changed = new ArrayList<>(list);
    changed.set(place, value);
    return changed;
  }
}
