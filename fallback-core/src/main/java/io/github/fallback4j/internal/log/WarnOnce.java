package io.github.fallback4j.internal.log;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs a failure that may come again with every call: the first one as a warning, further ones at
 * debug level. Safe for use by many threads.
 */
public final class WarnOnce {
  private static final String FURTHER = "; further failures are logged at debug level";

  private final Logger log;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * Has logged nothing yet.
   *
   * @param log where to log
   */
  public WarnOnce(Logger log) {
    this.log = log;
  }

  /**
   * Logs a failure: as a warning the first time, then at debug level.
   *
   * @param message what failed, with {@code {}} for each argument, and without a full stop: the
   *     warning adds that further failures are logged at debug level
   * @param arguments a {@link Throwable} as the last one is logged with its stack trace
   */
  public void log(String message, @Nullable Object... arguments) {
    if (warned.compareAndSet(false, true)) {
      log.warn(message + FURTHER, arguments);
    } else {
      log.debug(message, arguments);
    }
  }
}
