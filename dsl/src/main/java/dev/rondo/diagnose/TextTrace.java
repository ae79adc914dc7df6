package dev.rondo.diagnose;

import java.util.List;

/**
 * Goes through a text and knows, after each token, where in it that is.
 *
 * @param pieces the tokens' texts
 */
record TextTrace(List<String> pieces) {

  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  /**
   * A place behind a token.
   *
   * @param last the token's last character; 0 where it has none
   * @param column how many characters of the line are before here
   * @param letters how many letters of the word are
   * @param quoted whether a quote is open
   * @param brackets how many brackets are open
   */
  record Place(int last, int column, int letters, boolean quoted, int brackets) {

    private Place after(int point) {
      if (point == '\n') {
        boolean empty = column == 0;
        return new Place(point, 0, 0, quoted && !empty, empty ? 0 : brackets);
      }
      boolean quote = point == '“' || (quoted && point != '”');
      int open = brackets + (OPENING.indexOf(point) >= 0 ? 1 : 0);
      boolean closes = CLOSING.indexOf(point) >= 0 && open > 0;
      return new Place(
          point,
          column + 1,
          Character.isLetter(point) ? letters + 1 : 0,
          point == '"' ? !quoted : quote,
          closes ? open - 1 : open);
    }
  }

  /** Takes the place behind a token. */
  interface Visit {
    void at(int token, Place place);
  }

  void each(Visit visit) {
    Place place = new Place(0, 0, 0, false, 0);
    for (int i = 0; i < pieces.size(); i++) {
      for (int point : pieces.get(i).codePoints().toArray()) {
        place = place.after(point);
      }
      visit.at(i, place);
    }
  }

  /** How many characters are to come in the line behind each token; 0 at its break. */
  void backwards(double[] values) {
    int left = 0;
    for (int i = pieces.size() - 1; i >= 0; i--) {
      int[] points = pieces.get(i).codePoints().toArray();
      boolean breaks = points.length > 0 && points[points.length - 1] == '\n';
      values[i] = breaks ? 0 : left;
      for (int at = points.length - 1; at >= 0; at--) {
        left = points[at] == '\n' ? 0 : left + 1;
      }
    }
  }
}
