package io.github.fallback4j.spring.proxy;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.aop.ProxyMethodInvocation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Begins a call that publishes its answer anew for each subscription. Advice outside of the guard
 * may proceed once per subscription, and an invocation that proceeds again leaves out advice.
 */
final class SubscriptionInterceptor implements MethodInterceptor {

  @Override
  public Object invoke(MethodInvocation invocation) {
    return Flux.class.isAssignableFrom(invocation.getMethod().getReturnType())
        ? Flux.defer(() -> proceed(invocation))
        : Mono.defer(() -> Mono.from(proceed(invocation)));
  }

  @SuppressWarnings("unchecked") // published values are objects
  private static Publisher<Object> proceed(MethodInvocation invocation) {
    try {
      @Nullable Object answer = ((ProxyMethodInvocation) invocation).invocableClone().proceed();
      return answer instanceof Publisher<?> published
          ? (Publisher<Object>) published
          : Mono.justOrEmpty(answer);
    } catch (Throwable thrown) {
      return Mono.error(thrown);
    }
  }
}
