package io.github.fallback4j.internal.switches;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import io.github.fallback4j.FallbackEvent.WindowClosed;
import io.github.fallback4j.FallbackEvent.WindowOpened;
import io.github.fallback4j.window.Schedule;
import io.github.fallback4j.window.Schedule.Span;
import io.github.fallback4j.window.Window;
import io.github.fallback4j.window.WindowState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The prepared windows, and what those that are open ask for. Which are open follows from the wall
 * clock alone, whatever it showed before. Each that opens or closes leaves a record. Guarded by the
 * switchboard's lock.
 */
final class Windows {
  /** A clock that is set is noticed within this. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final List<Window> all;
  private final Journal journal;

  /** The one that closes last comes first. */
  private List<OpenWindow> open = List.of();

  /**
   * Starts with those open that are.
   *
   * @param journal records each that opens or closes later
   */
  Windows(List<Window> all, Instant start, Journal journal) {
    this.all = List.copyOf(all);
    this.journal = journal;
    this.open = due(start);
  }

  List<Window> all() {
    return all;
  }

  /** Records those that are open already. */
  void announce() {
    open.forEach(this::recordOpening);
  }

  /** Opens and closes what is due; returns whether anything did. */
  boolean look(Instant now) {
    List<OpenWindow> before = open;
    open = due(now);
    before.stream().filter(each -> !isOpen(each.window())).forEach(this::recordClosing);
    open.stream().filter(each -> !before.contains(each)).forEach(this::recordOpening);
    return !open.equals(before);
  }

  private void recordOpening(OpenWindow opened) {
    journal.write(
        (now, instance) -> new WindowOpened(now, instance, opened.window(), opened.span().until()));
  }

  private void recordClosing(OpenWindow closed) {
    journal.write((now, instance) -> new WindowClosed(now, instance, closed.window()));
  }

  private List<OpenWindow> due(Instant now) {
    List<OpenWindow> due = new ArrayList<>();
    for (Window window : all) {
      Span span = window.schedule().at(now);
      if (span.contains(now)) {
        due.add(
            open.stream()
                .filter(each -> each.window().equals(window) && each.span().equals(span))
                .findFirst()
                .orElseGet(() -> OpenWindow.of(window, span, now)));
      }
    }
    due.sort(comparing((OpenWindow each) -> each.span().until()).reversed());
    return due;
  }

  /** What those that are open ask for: the one that closes last first, and the highest floor. */
  Claims claims() {
    return new Claims(
        open.stream().flatMap(each -> each.claims().stream()).toList(),
        open.stream()
            .map(OpenWindow::floor)
            .filter(Objects::nonNull)
            .max(comparingInt(Bound::level))
            .orElse(null),
        null);
  }

  /** When to look again: at the next opening or closing, but soon enough if the clock is set. */
  Duration pause(Instant now) {
    return all.stream()
        .map(window -> window.schedule().at(now))
        .flatMap(span -> Stream.of(span.from(), span.until()))
        .filter(now::isBefore)
        .map(moment -> Duration.between(now, moment))
        .filter(pause -> pause.compareTo(LONGEST_PAUSE) < 0)
        .min(Duration::compareTo)
        .orElse(LONGEST_PAUSE);
  }

  /** Each as it stands. */
  List<WindowState> states(Instant now) {
    return all.stream().map(window -> state(window, now)).toList();
  }

  private WindowState state(Window window, Instant now) {
    Schedule schedule = window.schedule();
    Span span = schedule.at(now);
    Instant next = span.from().isAfter(now) ? span.from() : schedule.at(span.until()).from();
    return new WindowState(
        window, isOpen(window), span.from(), span.until(), next.isAfter(now) ? next : null);
  }

  private boolean isOpen(Window window) {
    return open.stream().anyMatch(each -> each.window().equals(window));
  }
}
