package io.github.bybitcamel.bench;

import java.util.List;
import java.util.Locale;

/** Draws samples as a picture that every browser shows: one line for each figure, from zero. */
final class SoakPlot {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 110;
  private static final int LEFT = 60;
  private static final int GAP = 34;

  private SoakPlot() {}

  static String svg(List<SoakSample> samples, List<Soak.Trace> traces) {
    int tall = traces.size() * (HEIGHT + GAP) + GAP;
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\" fill=\"#333\">",
        LEFT + WIDTH + 20,
        tall);
    add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
    for (int i = 0; i < traces.size(); i++) {
      trace(svg, samples, traces.get(i), GAP + i * (HEIGHT + GAP));
    }
    return svg.append("</svg>\n").toString();
  }

  private static void trace(
      StringBuilder svg, List<SoakSample> samples, Soak.Trace trace, int top) {
    double most = samples.stream().mapToDouble(trace.figure()).max().orElse(1) * 1.1;
    long last = Math.max(1, samples.get(samples.size() - 1).second());
    int bottom = top + HEIGHT;
    add(svg, "<text x=\"%d\" y=\"%d\">%s</text>", LEFT, top - 6, trace.name());
    add(svg, "<text x=\"4\" y=\"%d\">%.0f</text>", top + 10, most);
    add(svg, "<text x=\"4\" y=\"%d\">0</text>", bottom);
    add(svg, "<text x=\"%d\" y=\"%d\">%d s</text>", LEFT + WIDTH - 30, bottom + 14, last);
    add(
        svg,
        "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#999\"/>",
        LEFT,
        top,
        bottom,
        LEFT + WIDTH);
    svg.append("<polyline fill=\"none\" stroke=\"#0b6\" stroke-width=\"2\" points=\"");
    for (SoakSample sample : samples) {
      svg.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              LEFT + WIDTH * (double) sample.second() / last,
              bottom - HEIGHT * trace.figure().applyAsDouble(sample) / most));
    }
    svg.append("\"/>\n");
  }

  private static void add(StringBuilder svg, String form, Object... values) {
    svg.append(String.format(Locale.ROOT, form, values)).append('\n');
  }
}
