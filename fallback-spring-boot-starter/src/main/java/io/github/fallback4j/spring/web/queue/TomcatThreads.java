package io.github.fallback4j.spring.web.queue;

import java.util.concurrent.Executor;
import org.apache.coyote.ProtocolHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;

/** Keeps the protocol handler of the first connector, whose threads handle requests. */
final class TomcatThreads implements TomcatProtocolHandlerCustomizer<ProtocolHandler> {
  private volatile @Nullable ProtocolHandler first;

  @Override
  public void customize(ProtocolHandler handler) {
    if (first == null) {
      first = handler;
    }
  }

  /** Returns the executor of the threads; {@code null} until the server has started. */
  @Nullable Executor executor() {
    ProtocolHandler handler = first;
    return handler == null ? null : handler.getExecutor();
  }
}
