package io.github.fallback4j.spring.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls of every shape, guarded in every place, in every state. Nothing here waits for longer than
 * it must: only where a call is meant to be overdue is there a deadline that can pass.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShapesInPlacesTest {
  private static final Path PAGE = Path.of("../docs/shapes-table.md");
  private static final String WRITE = "shapes-table.write";

  private final Map<Cell, Seen> seen = new LinkedHashMap<>();
  private Set<Thread> threadsBefore;

  @BeforeAll
  void makeEveryCall() throws Exception {
    threadsBefore = threads();
    for (Place place : Place.values()) {
      for (State state : State.values()) {
        try (World world = place.open(state)) {
          cells().stream()
              .filter(cell -> cell.place() == place && cell.state() == state)
              .forEach(cell -> seen.put(cell, world.call(cell.shape())));
        }
      }
    }
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("fallback-"))
        .collect(Collectors.toSet());
  }

  static List<Cell> cells() {
    return Cell.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void call_isAnsweredAndCountedAndGivesItsPermitBack(Cell cell) {
    assertThat(seen.get(cell)).isEqualTo(cell.expected());
  }

  @Test
  void applicationsAreClosed_noThreadIsLeft() {
    await().untilAsserted(() -> assertThat(threads()).isSubsetOf(threadsBefore));
  }

  @Test
  void tableInTheDocs_isWhatWasSeen() throws IOException {
    String page = Files.readString(PAGE);
    String asSeen = Table.in(page, seen);
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, asSeen);
    } else {
      assertThat(page)
          .as("what was seen; run this test with -D%s=true to write it to %s", WRITE, PAGE)
          .isEqualTo(asSeen);
    }
  }
}
