package dev.rondo.layer;

/**
 * The circumstances of one way through a network.
 *
 * @param training whether dropout is active
 * @param seed the run's seed
 * @param epoch the epoch's number, from 1
 * @param batch the batch's number in the epoch, from 1
 * @param piece the number of the batch's stretch of time, from 0
 */
public record Pass(boolean training, long seed, int epoch, int batch, int piece) {

  /** A pass that only asks for an answer. */
  public static final Pass INFERENCE = new Pass(false, 0, 0, 0, 0);

  /** A pass that trains. */
  public static Pass training(long seed, int epoch, int batch, int piece) {
    return new Pass(true, seed, epoch, batch, piece);
  }
}
