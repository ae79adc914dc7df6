package dev.rondo.train;

import dev.rondo.data.Examples;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
 * @param metadata what a file of the run says of the model
 */
public record Task(
    Object model,
    String title,
    Examples training,
    Optional<Examples> validation,
    Loss loss,
    Optional<String> advice,
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

  /** A task of which a file says nothing but the weights. */
  public Task(
      Object model,
      String title,
      Examples training,
      Optional<Examples> validation,
      Loss loss,
      Optional<String> advice) {
    this(model, title, training, validation, loss, advice, Map::of);
  }
}
