package io.github.fallback4j.examples.webflux;

import java.net.URI;

/** Where the services are that the school asks. */
public record Services(URI library, URI community) {}
