package io.github.fallback4j;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Keeps what a test writes to one log. */
public final class LogLines implements BeforeEachCallback, AfterEachCallback {
  private final Logger logger;
  private final Level from;
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  private LogLines(String name, Level from) {
    this.logger = (Logger) LoggerFactory.getLogger(name);
    this.from = from;
  }

  /** Of the log of this name, from INFO on. */
  public static LogLines of(String name) {
    return new LogLines(name, Level.INFO);
  }

  /** Of the log of this name, from DEBUG on. */
  public static LogLines withDebug(String name) {
    return new LogLines(name, Level.DEBUG);
  }

  /** Of the log of states, from INFO on. */
  public static LogLines ofStates() {
    return of("io.github.fallback4j.state");
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    written.start();
    logger.addAppender(written);
    logger.setLevel(from);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    logger.detachAppender(written);
    logger.setLevel(null);
  }

  /** Level and text of each line. */
  public List<String> lines() {
    return written.list.stream()
        .map(line -> line.getLevel() + " " + line.getFormattedMessage())
        .toList();
  }
}
