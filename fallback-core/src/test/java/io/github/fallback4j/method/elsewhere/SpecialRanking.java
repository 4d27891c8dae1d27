package io.github.fallback4j.method.elsewhere;

import io.github.fallback4j.method.PackagePrivateFallbackTest;

/** Has a method that looks like its superclass's fallback, and does not override it. */
public class SpecialRanking extends PackagePrivateFallbackTest.Ranking {
  String none() {
    return "special";
  }
}
