package dev.rondo.train;

import dev.rondo.data.Examples;
import dev.rondo.engine.Network;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a network is to learn.
 *
 * @param model whose network learns; a run leads back to it
 * @param title the model as the user wrote it, for the live card
 * @param training what is learned from
 * @param validation what is watched; empty for nothing
 * @param loss the loss where the plan names none
 * @param advice a line on the data, shown when training ends; empty where all is well
 * @param start what is done to the weights once they are drawn, such as putting in vectors of
 *     words; nothing where it does nothing
 * @param writer what lets the model write while it trains; empty where it writes nothing
 * @param metadata what a file of the run says of the model
 */
public record Task(
    Object model,
    String title,
    Examples training,
    Optional<Examples> validation,
    Loss loss,
    Optional<String> advice,
    Consumer<Network> start,
    Optional<SampleWriter> writer,
    Supplier<Map<String, String>> metadata) {

  /** Checks that there is something to learn from. */
  public Task {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(loss, "loss");
    if (training.size() == 0) {
      throw new IllegalArgumentException("train: there is no example to learn from");
    }
    validation = validation.filter(v -> v.size() > 0);
  }

  /** The same with this done to the weights once they are drawn. */
  public Task startingFrom(Consumer<Network> change) {
    return new Task(model, title, training, validation, loss, advice, change, writer, metadata);
  }

  /** The same with what a file of the run says of the model. */
  public Task describedBy(Supplier<Map<String, String>> words) {
    return new Task(model, title, training, validation, loss, advice, start, writer, words);
  }

  /** The same for a model that writes. */
  public Task writtenBy(SampleWriter author) {
    return new Task(
        model, title, training, validation, loss, advice, start, Optional.of(author), metadata);
  }

  /** A task that starts from the weights as drawn, and of which a file says nothing but these. */
  public Task(
      Object model,
      String title,
      Examples training,
      Optional<Examples> validation,
      Loss loss,
      Optional<String> advice) {
    this(
        model, title, training, validation, loss, advice, network -> {}, Optional.empty(), Map::of);
  }
}
