package io.github.fallback4j.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Keeps what a test writes to the log of states, from INFO on. */
final class StateLogLines implements BeforeEachCallback, AfterEachCallback {
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.fallback4j.state");
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  @Override
  public void beforeEach(ExtensionContext test) {
    written.start();
    logger.addAppender(written);
    logger.setLevel(Level.INFO);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    logger.detachAppender(written);
    logger.setLevel(null);
  }

  /** Level and text of each line. */
  List<String> lines() {
    return written.list.stream()
        .map(line -> line.getLevel() + " " + line.getFormattedMessage())
        .toList();
  }
}
