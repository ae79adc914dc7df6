package dev.rondo.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A plot with two axes. XChart draws the axes, the solid lines and the areas; {@link Overlay} adds
 * what XChart does not: ticks where the data want them, dashes, and labels that keep out of the
 * way.
 *
 * @param xLabel what the horizontal axis counts
 * @param yLabel what the vertical axis measures
 * @param ticks the marks of the horizontal axis
 * @param x how far the horizontal axis reaches
 * @param y how far the vertical axis reaches
 * @param logarithmic whether the vertical axis is
 * @param layers what is drawn, from the bottom
 */
record Plane(
    String xLabel,
    String yLabel,
    Ticks ticks,
    Extent x,
    Extent y,
    boolean logarithmic,
    List<Layer> layers)
    implements Panel {

  /** Room above for the vertical axis's label, and below for ticks and the other one. */
  private static final int ABOVE = 24;

  private static final int BELOW = 22;

  static final int X_LABEL = 15;

  /** As wide for all, so that plots under each other line up. */
  private static final int Y_TICKS = 38;

  @Override
  public List<Key> keys() {
    return Layer.keys(layers);
  }

  @Override
  public void draw(Graphics2D g, int width, int height) {
    int plotHeight = height - ABOVE - BELOW - (xLabel.isEmpty() ? 0 : X_LABEL);
    XYChart chart = chart(width, plotHeight);
    Graphics2D plot = (Graphics2D) g.create();
    plot.translate(0, ABOVE);
    chart.paint(plot, width, plotHeight);
    plot.dispose();
    Graphics2D over = (Graphics2D) g.create();
    over.translate(0, ABOVE);
    new Overlay(this, chart, width).draw(over);
    over.dispose();
  }

  private XYChart chart(int width, int height) {
    XYChart chart = new XYChart(width, height);
    style(chart.getStyler());
    chart.setCustomYAxisTickLabelsFormatter(Figures::tick);
    // An unseen series spans the axes, so that even gaps alone have a frame.
    XYSeries frame =
        chart.addSeries(
            "frame", new double[] {x.low(), x.high()}, new double[] {y.low(), y.high()});
    frame.setMarker(SeriesMarkers.NONE).setLineColor(Style.CARD).setLineWidth(0);
    frame.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    for (int i = 0; i < layers.size(); i++) {
      add(chart, Integer.toString(i), layers.get(i));
    }
    return chart;
  }

  private static void add(XYChart chart, String id, Layer layer) {
    if (layer instanceof Layer.Band band) {
      Outline.band(band).forEach(p -> area(chart, id, p, band.colour()));
    } else if (layer instanceof Layer.Bars bars) {
      Outline.bars(bars).forEach(p -> area(chart, id, p, bars.colour()));
    } else if (layer instanceof Layer.Curve curve && curve.sign() != Key.Sign.DASHED) {
      XYSeries series = chart.addSeries(id, curve.x().toArray(), curve.y().toArray());
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
      series.setMarker(SeriesMarkers.NONE);
      series.setLineColor(curve.colour());
      series.setLineStyle(curve.sign() == Key.Sign.THIN ? Style.THIN : Style.SOLID);
    }
  }

  private static void area(XYChart chart, String id, Outline polygon, Color colour) {
    XYSeries series =
        chart.addSeries(
            id + "." + chart.getSeriesCollection().size(),
            polygon.x().toArray(),
            polygon.y().toArray());
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setMarker(SeriesMarkers.NONE);
    series.setFillColor(colour);
    series.setLineColor(colour).setLineWidth(0.2f);
  }

  private void style(XYStyler style) {
    style.setLegendVisible(false);
    style.setChartTitleVisible(false);
    style.setChartPadding(0);
    style.setChartBackgroundColor(Style.CARD);
    style.setChartFontColor(Style.INK);
    style.setPlotBackgroundColor(Style.CARD);
    style.setPlotBorderVisible(false);
    style.setPlotContentSize(1);
    style.setPlotMargin(0);
    style.setPlotGridVerticalLinesVisible(false);
    style.setPlotGridLinesColor(Style.GRID);
    style.setPlotGridLinesStroke(Style.HAIR);
    style.setPlotTicksMarksVisible(false);
    style.setAxisTitlesVisible(false);
    style.setAxisTicksLineVisible(false);
    style.setAxisTicksMarksVisible(false);
    style.setAxisTickLabelsFont(Style.TICK);
    style.setAxisTickLabelsColor(Style.QUIET);
    style.setXAxisTicksVisible(false);
    style.setYAxisTickMarkSpacingHint(44);
    // Below this height XChart would not say where its points are.
    style.setXAxisTickMarkSpacingHint(10);
    style.setYAxisLeftWidthHint(Y_TICKS);
    style.setYAxisLogarithmic(logarithmic);
    style.setYAxisLogarithmicDecadeOnly(true);
    style.setXAxisMin(x.low()).setXAxisMax(x.high());
    style.setYAxisMin(y.low()).setYAxisMax(y.high());
  }
}
