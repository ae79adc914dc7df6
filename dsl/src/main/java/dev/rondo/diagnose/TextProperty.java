package dev.rondo.diagnose;

import java.util.List;

/** Something that can be measured at every token of a text: what a hidden unit may follow. */
public enum TextProperty {

  /** How many characters the line has had so far; 0 behind its break. */
  POSITION_IN_LINE("position in the line") {
    @Override
    void measure(TextTrace trace, double[] values) {
      trace.each((i, at) -> values[i] = at.column());
    }
  },

  /** How many characters are still to come in the line; 0 at its break. */
  TO_LINE_END("distance to the end of the line") {
    @Override
    void measure(TextTrace trace, double[] values) {
      trace.backwards(values);
    }
  },

  /** How many letters the word has had so far; 0 outside of words. */
  POSITION_IN_WORD("position in the word") {
    @Override
    void measure(TextTrace trace, double[] values) {
      trace.each((i, at) -> values[i] = at.letters());
    }
  },

  /** 1 where the token ends with an upper-case letter, else 0. */
  UPPER_CASE("upper case") {
    @Override
    void measure(TextTrace trace, double[] values) {
      trace.each((i, at) -> values[i] = Character.isUpperCase(at.last()) ? 1 : 0);
    }
  },

  /** 1 where the token ends with a blank or a line break, else 0. */
  BLANK("blank") {
    @Override
    void measure(TextTrace trace, double[] values) {
      trace.each((i, at) -> values[i] = Character.isWhitespace(at.last()) ? 1 : 0);
    }
  },

  /** 1 between double quotes, straight or curly; an empty line ends them. */
  IN_QUOTES("inside quotes") {
    @Override
    void measure(TextTrace trace, double[] values) {
      trace.each((i, at) -> values[i] = at.quoted() ? 1 : 0);
    }
  },

  /** 1 inside round, square or curly brackets; an empty line ends them. */
  IN_BRACKETS("inside brackets") {
    @Override
    void measure(TextTrace trace, double[] values) {
      trace.each((i, at) -> values[i] = at.brackets() > 0 ? 1 : 0);
    }
  };

  private final String words;

  TextProperty(String words) {
    this.words = words;
  }

  /** Its name in a sentence. */
  public String words() {
    return words;
  }

  /**
   * Its value after each token, {@code [T]}.
   *
   * @param pieces the tokens' texts, which side by side are the text
   */
  public double[] of(List<String> pieces) {
    double[] values = new double[pieces.size()];
    measure(new TextTrace(pieces), values);
    return values;
  }

  abstract void measure(TextTrace trace, double[] values);
}
