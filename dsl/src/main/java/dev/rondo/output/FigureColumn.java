package dev.rondo.output;

import java.io.Serial;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import tech.tablesaw.api.DoubleColumn;

/** Columns of figures that keep every digit and print the five that people read. */
public final class FigureColumn {

  private static final int DIGITS = 5;

  private FigureColumn() {}

  /** A column of these figures; without any, one to append to. */
  public static DoubleColumn of(String name, double... figures) {
    DoubleColumn column = DoubleColumn.create(name, figures);
    column.setPrintFormatter(new FiveDigits(), "");
    return column;
  }

  /** Five significant digits, the same in every locale. */
  private static final class FiveDigits extends NumberFormat {

    @Serial private static final long serialVersionUID = 1L;

    @Override
    public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
      return to.append(Figures.significant(number, DIGITS));
    }

    @Override
    public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
      return to.append(number);
    }

    @Override
    public Number parse(String source, ParsePosition position) {
      throw new UnsupportedOperationException("figures are printed, not read");
    }
  }
}
