package io.github.fallback4j.spring.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.github.fallback4j.window.Window;
import io.github.fallback4j.window.WindowState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prepared window, as JSON.
 *
 * @param name its name
 * @param from when it opened, will open, or last opened
 * @param until when that ends
 * @param level the floor of the level while it is open; only if it sets one
 * @param dependencies what is off while it is open; only if it switches off
 * @param reason why it is prepared
 * @param open whether it is open
 * @param next when it opens next; none if it never will again
 */
record WindowReport(
    String name,
    Instant from,
    Instant until,
    @JsonInclude(Include.NON_NULL) @Nullable Integer level,
    @JsonInclude(Include.NON_EMPTY) List<String> dependencies,
    @Nullable String reason,
    boolean open,
    @Nullable Instant next) {

  static WindowReport of(WindowState state) {
    Window window = state.window();
    return new WindowReport(
        window.name(),
        state.from(),
        state.until(),
        window.level(),
        window.dependencies(),
        window.reason(),
        state.open(),
        state.next());
  }
}
