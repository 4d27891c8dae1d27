package io.github.fallback4j.examples.school.demo;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;

/**
 * Makes the pool throw away connections to a server that has died. Most drivers say so in words the
 * pool knows; H2 has its own.
 */
public final class LostConnection implements SQLExceptionOverride {
  private static final Set<Integer> LOST =
      Set.of(ErrorCode.CONNECTION_BROKEN_1, ErrorCode.DATABASE_CALLED_AT_SHUTDOWN);

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return LOST.contains(failure.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
