package io.github.fallback4j.spring;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf the calling thread acts. It is part of the key under which an answer is
 * remembered, so that what was remembered for one user is never an answer for another. Beans of
 * this type are asked in their order until one knows; the starter's own ask Spring Security, then
 * the servlet request. Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface CallerIdentity {

  /**
   * Names the caller.
   *
   * @return small, immutable, compared with {@code equals}, like a user name; {@code null} if
   *     nobody is known
   */
  @Nullable Object current();
}
