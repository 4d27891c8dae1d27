package io.github.fallback4j.spring.matrix;

import static io.github.fallback4j.spring.matrix.Shape.COMPLETABLE;
import static io.github.fallback4j.spring.matrix.Shape.FLUX;
import static io.github.fallback4j.spring.matrix.Shape.FUTURE;
import static io.github.fallback4j.spring.matrix.Shape.ITERATOR;
import static io.github.fallback4j.spring.matrix.Shape.MONO;
import static io.github.fallback4j.spring.matrix.Shape.STAGE;
import static io.github.fallback4j.spring.matrix.Shape.STREAM;
import static io.github.fallback4j.spring.matrix.Shape.VOID;

import java.util.Set;
import java.util.function.Function;

/** Where a call is guarded. */
enum Place {
  CLASS("class, proxied by CGLIB", Answered.EMPTY, Place::byClass),
  JDK_PROXY("class, proxied by its interface", Answered.EMPTY, Place::byInterface),
  TYPE("annotation on the type", Answered.EMPTY, Place::onType),
  COMPOSED("annotation of your own", Answered.EMPTY, Place::byTeam),
  GENERIC("generic interface", Answered.EMPTY, Place::onGeneric),
  ELSEWHERE("`fallbackIn` another bean", Answered.SUBSTITUTE, Place::elsewhere),
  INTERFACE("interface, `default` methods answer", Answered.SUBSTITUTE, Place::onInterface),
  REST_CLIENT("`@HttpExchange`, `RestClient`", Answered.SUBSTITUTE, Place::restClient) {
    @Override
    Set<Shape> lacks() {
      return Set.of(STAGE, COMPLETABLE, FUTURE, MONO, FLUX, STREAM, ITERATOR);
    }

    @Override
    String why() {
      return "A `RestClient` answers when its method returns.";
    }
  },
  WEB_CLIENT("`@HttpExchange`, `WebClient`", Answered.SUBSTITUTE, Place::webClient) {
    @Override
    Set<Shape> lacks() {
      return Set.of(FUTURE, STREAM, ITERATOR);
    }

    @Override
    String why() {
      return "Spring's declarative clients have no such return type.";
    }
  },
  PROTECT("`Dependencies.protect`", Answered.EMPTY, InPlainJava::protecting),
  CODE("code", Answered.SUBSTITUTE, InPlainJava::calling) {
    @Override
    Answered instead(Shape shape) {
      return shape == VOID ? Answered.EMPTY : super.instead(shape); // run takes no fallback
    }

    @Override
    Set<Shape> lacks() {
      return Set.of(FUTURE, ITERATOR);
    }

    @Override
    String why() {
      return "There is no call of this shape in code: use `callAsync`, or `call` with a `Stream`.";
    }
  },
  ATTEMPT("code, `attempt`", Answered.SUBSTITUTE, InPlainJava::attempting) {
    @Override
    Set<Shape> lacks() {
      return Set.of(VOID, STAGE, COMPLETABLE, FUTURE, MONO, FLUX, STREAM, ITERATOR);
    }

    @Override
    String why() {
      return "`attempt` is for answers that are there when it returns.";
    }
  };

  private final String title;
  private final Answered instead;
  private final Function<State, World> opened;

  Place(String title, Answered instead, Function<State, World> opened) {
    this.title = title;
    this.instead = instead;
    this.opened = opened;
  }

  private static World byClass(State state) {
    OnMethods bean = new OnMethods(state);
    return InSpring.start(state, bean, OnMethods.class, bean, true);
  }

  private static World byInterface(State state) {
    OnMethods bean = new OnMethods(state);
    return InSpring.start(state, bean, Shapes.class, bean, false);
  }

  private static World onType(State state) {
    OnType bean = new OnType(state);
    return InSpring.start(state, bean, OnType.class, bean, true);
  }

  private static World byTeam(State state) {
    ByTeam bean = new ByTeam(state);
    return InSpring.start(state, bean, ByTeam.class, bean, true);
  }

  private static World onGeneric(State state) {
    OnGeneric bean = new OnGeneric(state);
    return InSpring.start(state, bean, Generic.class, bean, true);
  }

  private static World elsewhere(State state) {
    Elsewhere bean = new Elsewhere(state);
    return InSpring.start(state, bean, Elsewhere.class, bean, true);
  }

  private static World onInterface(State state) {
    Upstream upstream = new Upstream(state);
    OnInterface bean = Relay.of(OnInterface.class, Upstream.class, upstream);
    return InSpring.start(state, upstream, OnInterface.class, bean, false);
  }

  private static World restClient(State state) {
    Upstream upstream = new Upstream(state);
    HttpUpstream server = new HttpUpstream(upstream);
    return InSpring.start(state, upstream, OnInterface.class, server.restClient(), false)
        .with(server);
  }

  private static World webClient(State state) {
    Upstream upstream = new Upstream(state);
    HttpUpstream server = new HttpUpstream(upstream);
    return InSpring.start(state, upstream, OnInterface.class, server.webClient(), false)
        .with(server);
  }

  /** Starts an application whose calls are guarded here. */
  World open(State state) {
    return opened.apply(state);
  }

  /** Who answers calls without their dependency, where the shape has an empty value. */
  Answered instead(Shape shape) {
    return instead;
  }

  /** The shapes there are no such calls of. */
  Set<Shape> lacks() {
    return Set.of();
  }

  /** Why there are none. */
  String why() {
    return "";
  }

  boolean has(Shape shape) {
    return !lacks().contains(shape);
  }

  /** Whether callers are told where an answer came from. */
  boolean tellsOrigin() {
    return this == ATTEMPT;
  }

  @Override
  public String toString() {
    return title;
  }
}
