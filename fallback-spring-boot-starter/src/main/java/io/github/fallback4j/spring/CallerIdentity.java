package io.github.fallback4j.spring;

import org.jspecify.annotations.Nullable;

/**
 * Identifies the user on whose behalf the calling thread acts. The identity is part of the key
 * under which an answer is remembered, so that an answer for one user is never given to another.
 * Beans of this type are called in order until one knows the user; those of the starter use Spring
 * Security, then the servlet request. Implementations are safe for use by many threads.
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
