package io.github.fallback4j.spring;

import io.github.fallback4j.InvalidConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.StringUtils;

/** Shows what is invalid and what to write instead, without a stack trace. */
final class InvalidConfigurationFailureAnalyzer
    extends AbstractFailureAnalyzer<InvalidConfigurationException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationException cause) {
    return new FailureAnalysis(
        "Fallback4j cannot start: " + ended(cause.problem()),
        ended(StringUtils.capitalize(cause.action())),
        cause);
  }

  private static String ended(String sentence) {
    return sentence.endsWith("?") || sentence.endsWith(".") ? sentence : sentence + ".";
  }
}
