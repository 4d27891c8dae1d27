package io.github.fallback4j.spring;

import org.jspecify.annotations.Nullable;

/**
 * Identifies the user on whose behalf the calling thread acts. The identity is part of the key
 * under which an answer is remembered, so that an answer for one user is never given to another.
 * Every bean of this type is called, and all they know counts: a bean may add the tenant to the
 * user that the starter's own find, from Spring Security and the servlet request. A singleton that
 * reads its caller from elsewhere, like a thread local of the application, needs such a bean.
 * Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface CallerIdentity {

  /**
   * Returns the user of the calling thread.
   *
   * @return a small immutable value with {@code equals}, like a user name; {@code null} if the user
   *     is unknown
   */
  @Nullable Object current();
}
