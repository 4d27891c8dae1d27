package io.github.fallback4j.method;

/** How calls are intercepted, and so which methods can be. */
public enum ProxyKind {
  /** By a subclass: it overrides everything that is neither private, static nor final. */
  CLASS,
  /** By an object that implements the interfaces: it knows their methods only. */
  INTERFACE
}
