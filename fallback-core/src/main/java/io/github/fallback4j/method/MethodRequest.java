package io.github.fallback4j.method;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.internal.call.Request;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The request of one intercepted call. A skipped call allocates only this object. */
@SuppressWarnings("NullAway") // answers are as nullable as the method says
final class MethodRequest implements Request<@Nullable Object> {
  private final Answers answers;
  private final Object target;
  private final @Nullable Object @Nullable [] args;
  private final Proceed proceed;
  private final @Nullable Object key;

  MethodRequest(
      Answers answers, Object target, @Nullable Object @Nullable [] args, Proceed proceed) {
    this(answers, target, args, proceed, answers.keys() == null ? null : answers.keys().of(args));
  }

  /** Creates the request of a call whose key is known. */
  MethodRequest(
      Answers answers,
      Object target,
      @Nullable Object @Nullable [] args,
      Proceed proceed,
      @Nullable Object key) {
    this.answers = answers;
    this.target = target;
    this.args = args;
    this.proceed = proceed;
    this.key = key;
  }

  @Override
  public @Nullable Object call() throws Throwable {
    return proceed.proceed();
  }

  @Override
  public boolean hasStandby() {
    return answers.standby() != null;
  }

  @Override
  public @Nullable Object callStandby() throws Throwable {
    return Objects.requireNonNull(answers.standby()).call(target, args);
  }

  @Override
  public @Nullable Object key() {
    return key;
  }

  @Override
  public boolean hasSubstitute() {
    return answers.fallback() != null;
  }

  @Override
  public @Nullable Object substitute(Degradation why) throws Throwable {
    return Objects.requireNonNull(answers.fallback()).answer(target, args, why);
  }

  @Override
  public boolean hasEmpty() {
    return answers.empty() != null;
  }

  @Override
  public @Nullable Object empty() {
    return Objects.requireNonNull(answers.empty()).get();
  }
}
