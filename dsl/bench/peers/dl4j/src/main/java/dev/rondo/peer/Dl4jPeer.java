package dev.rondo.peer;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * DL4J on the work of Rondo's benchmarks. Questions and answers, a line each:
 *
 * <pre>
 *   ready SECONDS WORK CELL B T I H     ok, once the work is built and warmed up
 *   time SECONDS REPETITIONS            the shortest time in milliseconds
 * </pre>
 */
public final class Dl4jPeer {

  private static final double MILLISECOND = 1e6;

  private Dl4jPeer() {}

  /** Answers until there are no more questions. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err); // what a library prints is no answer
    int cores = Runtime.getRuntime().availableProcessors();
    answers.println(version() + ", " + cores + " threads");
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Runnable once = () -> {};
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      String[] words = line.split(" ");
      if (words[0].equals("ready")) {
        once = work(words[2], words[3], numbers(words));
        warmUp(once, Double.parseDouble(words[1]));
        answers.println("ok");
      } else {
        double best = best(once, Double.parseDouble(words[1]), Integer.parseInt(words[2]));
        answers.println(String.format(Locale.ROOT, "%.6f", best));
      }
    }
  }

  /** As its jar is called, such as {@code deeplearning4j-nn-1.0.0-M2.1}. */
  private static String version() {
    String jar =
        MultiLayerNetwork.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return jar.substring(jar.lastIndexOf('/') + 1).replace(".jar", "");
  }

  private static int[] numbers(String[] words) {
    return Arrays.stream(words, 4, words.length).mapToInt(Integer::parseInt).toArray();
  }

  /** One layer with an output of one number a step, batch first: {@code [B,T,I]}. */
  private static Runnable work(String work, String cell, int[] size) {
    int batch = size[0];
    int steps = size[1];
    int inputs = size[2];
    int units = size[3];
    Layer layer =
        cell.equals("lstm")
            ? new LSTM.Builder()
                .nIn(inputs)
                .nOut(units)
                .activation(Activation.TANH)
                .dataFormat(RNNFormat.NWC)
                .build()
            : new SimpleRnn.Builder()
                .nIn(inputs)
                .nOut(units)
                .activation(Activation.TANH)
                .dataFormat(RNNFormat.NWC)
                .build();
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.FLOAT)
                .updater(new Adam(1e-3))
                .list()
                .layer(layer)
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nIn(units)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .dataFormat(RNNFormat.NWC)
                        .build())
                .build());
    network.init();
    INDArray x = Nd4j.randn(DataType.FLOAT, batch, steps, inputs);
    INDArray y = Nd4j.randn(DataType.FLOAT, batch, steps, 1);
    return work.equals("train") ? () -> network.fit(x, y) : () -> network.output(x);
  }

  private static void warmUp(Runnable once, double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    do {
      once.run();
    } while (System.nanoTime() < end);
  }

  private static double best(Runnable once, double seconds, int repetitions) {
    once.run();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long best = Long.MAX_VALUE;
    for (int done = 0; done < repetitions || System.nanoTime() < end; done++) {
      long start = System.nanoTime();
      once.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    return best / MILLISECOND;
  }
}
