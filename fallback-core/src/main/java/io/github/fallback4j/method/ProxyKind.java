package io.github.fallback4j.method;

/** How calls are intercepted, and so which methods can be. */
public enum ProxyKind {
  /** By a subclass, which overrides all methods that are not private, static or final. */
  CLASS,
  /** By an object that implements the interfaces, and has only their methods. */
  INTERFACE
}
