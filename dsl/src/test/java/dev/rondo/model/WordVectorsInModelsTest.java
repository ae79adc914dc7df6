package dev.rondo.model;

import static dev.rondo.Rondo.embed;
import static dev.rondo.Rondo.gru;
import static dev.rondo.Rondo.load;
import static dev.rondo.Rondo.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An embedding may start from vectors that others have trained, and says what lies near in it. */
class WordVectorsInModelsTest {

  @TempDir Path folder;

  private String file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("vectors.txt").toString();
    Files.writeString(
        Path.of(file),
        "witty 1 0 0\nmoving 0.9 0.1 0\ndull -1 0 0.5\nstale -2 0 1.1\nzebra 3 3 3\n");
  }

  /** The vector of a word in a model. */
  private static double[] vector(Classifier model, String word) {
    INDArray weights = model.weights();
    int from = 3 * model.vocabulary().token(word);
    return new double[] {
      weights.getDouble(from), weights.getDouble(from + 1), weights.getDouble(from + 2)
    };
  }

  @Test
  void a_training_starts_from_them() {
    Classifier plain = Reviews.declared().model(embed(3).gru(2).last());
    Classifier told = Reviews.declared().vectors(file).model(embed(3).gru(2).last());
    // a rate of next to nothing leaves the start as it is
    for (Classifier model : List.of(plain, told)) {
      model.train(Reviews.plan().epochs(1).optimizer(sgd(1e-12)));
    }
    assertThat(vector(told, "witty")).containsExactly(new double[] {1, 0, 0}, within(1e-6));
    assertThat(vector(told, "stale")).containsExactly(new double[] {-2, 0, 1.1}, within(1e-6));
    assertThat(vector(told, "film")).containsExactly(vector(plain, "film"), within(1e-6));
    assertThat(vector(told, "film")).doesNotContain(0, 1, -1);
    int padding = 0;
    assertThat(told.weights().getDouble(padding)).isZero();
    assertThat(told.weights().length()).isEqualTo(plain.weights().length());
  }

  @Test
  void they_are_learned_on_and_saved_with_the_model() {
    Classifier told = Reviews.declared().vectors(file).model(embed(3).gru(2).last());
    told.train(Reviews.plan());
    assertThat(vector(told, "witty")[0]).isNotCloseTo(1, within(1e-3));
    String saved = folder.resolve("told.safetensors").toString();
    told.save(saved);
    assertThat(load(saved).classifier().fingerprint()).isEqualTo(told.fingerprint());
  }

  @Test
  void a_tagger_starts_from_them_too() throws IOException {
    Path words = folder.resolve("words.txt");
    Files.writeString(words, "dog 1 2\n");
    Tagger tagger = Sentences.declared().vectors(words.toString()).model(embed(2).gru(2));
    tagger.train(Sentences.plan().epochs(1).optimizer(sgd(1e-12)));
    int from = 2 * tagger.vocabulary().token("dog");
    assertThat(tagger.weights().getDouble(from)).isCloseTo(1, within(1e-6));
    assertThat(tagger.weights().getDouble(from + 1)).isCloseTo(2, within(1e-6));
    assertThat(tagger.nearest("dog").nearest()).hasSize(10);
  }

  @Test
  void another_width_and_no_embedding_at_all_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reviews.declared().vectors(file).model(embed(4).gru(2).last()))
        .withMessage(
            "vectors(\"%s\"): a vector has 3 numbers, embed(4) has 4 units; write embed(3)"
                .formatted(file));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reviews.declared().vectors(file).model(gru(2).last()))
        .withMessage(
            "vectors: gru(2).last() has no embedding to start from them; begin with embed(3)");
  }

  @Test
  void the_nearest_words_have_the_largest_cosines() {
    Classifier told = Reviews.declared().vectors(file).model(embed(3).gru(2).last());
    told.train(Reviews.plan().epochs(1).optimizer(sgd(1e-12)));
    Neighbours near = told.nearest("witty");
    assertThat(near.token()).isEqualTo("witty");
    assertThat(near.nearest()).hasSize(10);
    assertThat(near.nearest().get(0).token()).isEqualTo("moving");
    assertThat(near.nearest().get(0).cosine())
        .isCloseTo(0.9 / Math.sqrt(0.81 + 0.01), within(1e-6));
    assertThat(told.nearest("dull").nearest().get(0).token()).isEqualTo("stale");
    assertThat(near.nearest()).noneMatch(n -> n.token().equals("witty"));
    assertThat(near.nearest()).noneMatch(n -> n.token().equals("<unknown>"));
    double[] cosines = near.nearest().stream().mapToDouble(n -> n.cosine()).toArray();
    assertThat(cosines).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(near.toTable().columnNames()).containsExactly("token", "cosine");
    assertThat(near.rendering().text()).startsWith("nearest to 'witty'\n").contains("moving");
    assertThat(near.toString()).startsWith("nearest to 'witty': " + near.nearest().get(0).token());
  }

  @Test
  void a_word_without_a_vector_is_refused_by_name() {
    Classifier model = Reviews.declared().model(embed(3).gru(2).last());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.nearest("zebra"))
        .withMessage(
            "nearest(\"zebra\"): it is none of the %d tokens of the training part; vocabulary()"
                    .formatted(model.vocabulary().size())
                + " has all of them");
    Classifier columns = Reviews.declared().model(gru(2).last());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> columns.nearest("film"))
        .withMessage(
            "nearest(\"film\"): gru(2).last() learns no vectors of tokens; begin with embed(64)");
  }
}
