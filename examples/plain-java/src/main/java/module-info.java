/** A small program without a framework. */
module io.github.fallback4j.examples.plain {
  requires io.github.fallback4j;

  // Annotated methods that are not exported are called by reflection.
  opens io.github.fallback4j.examples.plain to
      io.github.fallback4j;
}
