package io.github.fallback4j.examples.school.library;

import java.net.URI;

/** Where the school library's service answers. */
public record LibraryAddress(URI uri) {}
