package dev.rondo.data;

/** The natural logarithm. */
record Log() implements Transform, Invertible {

  @Override
  public double[] forward(double[] column) {
    double[] logs = new double[column.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.log(column[i]);
    }
    return logs;
  }

  @Override
  public double[] inverse(double[] path, double[] column, int origin) {
    double[] values = new double[path.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(path[i]);
    }
    return values;
  }

  @Override
  public String toString() {
    return "log()";
  }
}
