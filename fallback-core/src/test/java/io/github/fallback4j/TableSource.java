package io.github.fallback4j;

import io.github.fallback4j.spi.OrderSnapshot;
import io.github.fallback4j.spi.OrderSource;
import org.jspecify.annotations.Nullable;

/** A source of orders as a user writes one: a table somebody edits. */
public final class TableSource implements OrderSource {
  private final String name;
  private OrderSnapshot table = OrderSnapshot.nothing();
  private @Nullable Listener listener;
  private int starts;
  private int closings;

  public TableSource(String name) {
    this.name = name;
  }

  /** A table that says this from the start. */
  public static TableSource of(String name, OrderSnapshot table) {
    TableSource source = new TableSource(name);
    source.table = table;
    return source;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start(Listener engine) {
    starts++;
    listener = engine;
    engine.changed(table);
  }

  /** Writes the table anew. */
  public void write(OrderSnapshot next) {
    table = next;
    listener().changed(next);
  }

  /** The engine, as the source knows it. */
  public Listener listener() {
    if (listener == null) {
      throw new AssertionError("not started");
    }
    return listener;
  }

  public int starts() {
    return starts;
  }

  public int closings() {
    return closings;
  }

  @Override
  public void close() {
    closings++;
  }
}
