package io.github.fallback4j.examples.lab.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws panels below each other as an SVG picture. */
final class Svg {
  private static final int WIDTH = 860;
  private static final int PANEL = 200;
  private static final int LEFT = 60;
  private static final int RIGHT = 20;
  private static final int TOP = 44;
  private static final int GAP = 46;

  private static final Map<String, String> COLOURS =
      Map.of("none", "#d1495b", "resilience4j", "#b7791f", "fallback4j", "#1f8a5b");

  private final StringBuilder out = new StringBuilder();
  private final double from;
  private final double until;

  private Svg(double from, double until) {
    this.from = from;
    this.until = until;
  }

  /**
   * Draws a chart as SVG.
   *
   * @param title what it is about
   * @param from the first second shown
   * @param until the last
   * @param faultSeconds how long the fault lasts, from second 0 on
   */
  static String draw(
      String title, double from, double until, double faultSeconds, List<Panel> panels) {
    return new Svg(from, until).drawn(title, faultSeconds, panels);
  }

  private String drawn(String title, double faultSeconds, List<Panel> panels) {
    int height = TOP + panels.size() * (PANEL + GAP);
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\" role=\"img\" aria-label=\"%s\">",
        WIDTH, height, title);
    add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, height);
    text(LEFT, 18, "start", title, "#222");
    legend(panels.get(0).lines());
    for (int index = 0; index < panels.size(); index++) {
      panel(panels.get(index), TOP + index * (PANEL + GAP), faultSeconds);
    }
    add("</svg>");
    return out.toString();
  }

  private void legend(List<Series> lines) {
    int x = WIDTH - RIGHT;
    for (int index = lines.size() - 1; index >= 0; index--) {
      String name = lines.get(index).name();
      text(x, 18, "end", name, colour(name));
      x -= 9 * name.length() + 10;
    }
  }

  private void panel(Panel panel, int top, double faultSeconds) {
    double begin = x(0);
    add(
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#f3e3e5\"/>",
        begin, top + 16, x(Math.min(faultSeconds, until)) - begin, PANEL - 16);
    text(LEFT, top + 10, "start", panel.title(), "#222");
    for (double mark : panel.marks()) {
      double y = y(panel, mark, top);
      add(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ccc\"/>",
          LEFT, WIDTH - RIGHT, y, y);
      text(LEFT - 6, y + 4, "end", number(mark), "#555");
    }
    double step = step();
    for (double second = Math.ceil(from / step) * step + 0.0; second <= until; second += step) {
      text(x(second), top + PANEL + 15, "middle", number(second) + " s", "#555");
    }
    panel.lines().forEach(line -> line(panel, line, top));
  }

  private void line(Panel panel, Series line, int top) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (Series.Point point : line.points()) {
      if (Double.isNaN(point.y())) {
        drawing = false;
        continue;
      }
      path.append(
          String.format(
              Locale.ROOT,
              "%s%.1f %.1f",
              drawing ? "L" : "M",
              x(point.x()),
              y(panel, point.y(), top)));
      drawing = true;
    }
    add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\"/>",
        path, colour(line.name()));
  }

  /** Between marks of time: about ten of them. */
  private double step() {
    double[] steps = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600};
    for (double step : steps) {
      if ((until - from) / step <= 12) {
        return step;
      }
    }
    return 1_200;
  }

  private double x(double second) {
    return LEFT + (second - from) / (until - from) * (WIDTH - LEFT - RIGHT);
  }

  private static double y(Panel panel, double value, int top) {
    return top + PANEL - panel.height(value) * (PANEL - 16);
  }

  private static String colour(String name) {
    return COLOURS.getOrDefault(name, "#444");
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  private void text(double x, double y, String anchor, String text, String colour) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
        x, y, anchor, colour, text);
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
