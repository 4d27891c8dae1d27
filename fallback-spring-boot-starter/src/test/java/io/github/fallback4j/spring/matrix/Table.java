package io.github.fallback4j.spring.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes what was seen as a table in Markdown. */
final class Table {
  private static final String BEGIN = "<!-- the table begins here -->\n";
  private static final String END = "<!-- the table ends here -->\n";

  private final Map<Cell, Seen> seen;
  private final List<String> footnotes = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private Table(Map<Cell, Seen> seen) {
    this.seen = seen;
  }

  /** The page with the table as it should be, whatever stands there now. */
  static String in(String page, Map<Cell, Seen> seen) {
    return page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
        + new Table(seen).write()
        + page.substring(page.indexOf(END));
  }

  private String write() {
    head();
    for (Shape shape : Shape.values()) {
      for (State state : shape.states()) {
        row(shape, state);
      }
    }
    text.append('\n');
    for (int i = 0; i < footnotes.size(); i++) {
      text.append(reference(i)).append(' ').append(footnotes.get(i)).append("\n\n");
    }
    return text.toString();
  }

  private void head() {
    StringJoiner titles = line().add("Shape").add("State").add("Cause");
    StringJoiner rule = line().add("---").add("---").add("---");
    for (Place place : Place.values()) {
      titles.add(place.toString());
      rule.add("---");
    }
    text.append(titles).append(rule);
  }

  private void row(Shape shape, State state) {
    StringJoiner row =
        line().add(shape.toString()).add(state.toString()).add(Counted.tag(state.cause()));
    for (Place place : Place.values()) {
      row.add(
          place.has(shape)
              ? seen.get(new Cell(shape, state, place)).counted().outcomes()
              : "–" + footnote(place.why()));
    }
    text.append(row);
  }

  private String footnote(String why) {
    if (!footnotes.contains(why)) {
      footnotes.add(why);
    }
    return reference(footnotes.indexOf(why));
  }

  private static String reference(int footnote) {
    return "<sup>" + (footnote + 1) + "</sup>";
  }

  private static StringJoiner line() {
    return new StringJoiner(" | ", "| ", " |\n");
  }
}
