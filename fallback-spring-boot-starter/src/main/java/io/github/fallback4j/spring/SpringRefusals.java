package io.github.fallback4j.spring;

import io.github.fallback4j.spi.RefusalRule;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import org.springframework.util.ClassUtils;
import org.springframework.validation.method.MethodValidationException;

/**
 * Knows what Spring's own advice throws instead of making a call: a concurrency limit that is
 * reached, authorization, and validation of arguments. The latter two are known by who threw, as a
 * client may throw the same types. Stateless.
 */
final class SpringRefusals implements RefusalRule {
  private static final boolean VALIDATION =
      ClassUtils.isPresent(
          "jakarta.validation.ConstraintViolationException", SpringRefusals.class.getClassLoader());

  /** What a refusing concurrency limit throws. The oldest Spring Framework supported lacks it. */
  private static final String LIMIT = "org.springframework.resilience.InvocationRejectedException";

  /** Ends the search: what is further out was passed on the way in. */
  private static final String PROCEEDING = "org.springframework.aop.framework.";

  private static final List<String> AUTHORIZATION =
      List.of(
          "org.springframework.security.authorization.",
          "org.springframework.security.access.intercept.");

  private static final List<String> METHOD_VALIDATION =
      List.of("org.springframework.validation.beanvalidation.MethodValidation");

  @Override
  public Refusal of(Throwable thrown) {
    if (thrown.getClass().getName().equals(LIMIT)) {
      return Refusal.LIMIT;
    }
    return isOfCaller(thrown) ? Refusal.CALLER : Refusal.NONE;
  }

  private static boolean isOfCaller(Throwable thrown) {
    if (isOfSecurity(thrown.getClass())) {
      return isThrownBy(AUTHORIZATION, thrown);
    }
    if (thrown instanceof MethodValidationException invalid) {
      return !invalid.isForReturnValue() && isThrownBy(METHOD_VALIDATION, thrown);
    }
    return VALIDATION && ofArguments(thrown) && isThrownBy(METHOD_VALIDATION, thrown);
  }

  private static boolean isOfSecurity(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (each.getName().startsWith("org.springframework.security.")) {
        return true;
      }
    }
    return false;
  }

  private static boolean ofArguments(Throwable thrown) {
    return thrown instanceof ConstraintViolationException invalid
        && invalid.getConstraintViolations().stream().noneMatch(SpringRefusals::ofReturnValue);
  }

  private static boolean ofReturnValue(ConstraintViolation<?> violation) {
    return violation.getExecutableReturnValue() != null
        || violation.getPropertyPath().toString().contains("<return value>");
  }

  /** Returns whether advice of some kind threw by itself, not what it proceeded to. */
  private static boolean isThrownBy(List<String> advice, Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String type = frame.getClassName();
      if (advice.stream().anyMatch(type::startsWith)) {
        return true;
      }
      if (type.startsWith(PROCEEDING)) {
        return false;
      }
    }
    return thrown.getStackTrace().length == 0;
  }
}
