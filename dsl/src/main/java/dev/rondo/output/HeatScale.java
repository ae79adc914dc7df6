package dev.rondo.output;

import java.util.List;

/**
 * From a figure to a colour and a letter. Every colour carries dark text well, neighbours differ in
 * lightness or between blue and orange, which colour-blind readers tell apart, and the letter says
 * the same without colours.
 */
public enum HeatScale {

  /** Bits, from 0: white, then orange that deepens; the letter is the whole number, at most 9. */
  BITS {
    @Override
    double[] edges() {
      return new double[] {1, 2, 4, 6, 8};
    }

    @Override
    List<String> colours() {
      return List.of("#ffffff", "#fdecd9", "#fdd5aa", "#fdb872", "#f6953f", "#e07b39");
    }

    @Override
    char letter(double figure) {
      return (char) ('0' + Math.max(0, Math.min(9, Math.round(figure))));
    }

    @Override
    String style(double figure) {
      return "background-color:" + colour(figure);
    }

    @Override
    String key(int step) {
      double[] edges = edges();
      String from = step == 0 ? "0" : Figures.significant(edges[step - 1], 3);
      return from + (step == edges.length ? "+ bits" : "–" + Figures.significant(edges[step], 3));
    }
  },

  /**
   * From -1 to 1: blue over a dashed line below zero, orange over a solid line above; the letters
   * are {@code =} up to -0.6, {@code -} up to -0.2, {@code +} from 0.2 and {@code #} from 0.6.
   */
  SIGNED {
    @Override
    double[] edges() {
      return new double[] {-0.8, -0.6, -0.4, -0.2, 0.2, 0.4, 0.6, 0.8};
    }

    @Override
    List<String> colours() {
      return List.of(
          "#5ba3d9", "#86bce4", "#b0d4ee", "#d9eaf6", "#ffffff", "#fde7cc", "#fdcd99", "#fbb164",
          "#f0923a");
    }

    @Override
    char letter(double figure) {
      if (figure <= -0.2) {
        return figure <= -0.6 ? '=' : '-';
      }
      return figure < 0.2 ? ' ' : figure < 0.6 ? '+' : '#';
    }

    @Override
    String style(double figure) {
      String colour = "background-color:" + colour(figure);
      if (letter(figure) == ' ') {
        return colour;
      }
      return colour + ";border-bottom:2px " + (figure > 0 ? "solid #b8480b" : "dashed #0072b2");
    }

    @Override
    String key(int step) {
      int last = edges().length;
      return step == 0 ? "-1" : step == last ? "+1" : step == last / 2 ? "0" : "\u00a0";
    }
  };

  /** Where one colour ends and the next begins, in rising order. */
  abstract double[] edges();

  /** One more than there are edges. */
  abstract List<String> colours();

  abstract char letter(double figure);

  /** The style of a piece of text that this figure belongs to. */
  abstract String style(double figure);

  /** What stands on a colour in the key. */
  abstract String key(int step);

  String colour(double figure) {
    double[] edges = edges();
    int step = 0;
    while (step < edges.length && figure >= edges[step]) {
      step++;
    }
    return colours().get(step);
  }
}
