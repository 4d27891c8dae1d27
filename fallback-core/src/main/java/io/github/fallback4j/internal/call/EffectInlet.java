package io.github.fallback4j.internal.call;

import io.github.fallback4j.internal.verdict.CallEffect;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Where a drill takes hold of the calls by one route, with one effect at a time: of callers' calls,
 * of probes and of repeated calls. The route carries the effect, not a verdict, as probes and
 * repeated calls read no verdict. A call reads it with the other fields of its route, and writes
 * nothing. The same holds for what binds calls to their threads. Safe for use by many threads.
 */
public abstract class EffectInlet {
  private static final AtomicReferenceFieldUpdater<EffectInlet, @Nullable CallEffect> EFFECT =
      AtomicReferenceFieldUpdater.newUpdater(EffectInlet.class, CallEffect.class, "effect");

  private volatile @Nullable CallEffect effect;
  private volatile @Nullable TrackedCalls tracked;

  EffectInlet() {}

  /** What binds the calls to their threads; {@code null} if nobody asks which call runs where. */
  final @Nullable TrackedCalls tracked() {
    return tracked;
  }

  /** Binds the calls that are made from now on to their threads; {@code null} ends that. */
  final void track(@Nullable TrackedCalls bound) {
    tracked = bound;
  }

  /** What acts on the calls; {@code null} if nothing does. */
  public final @Nullable CallEffect effect() {
    return effect;
  }

  /**
   * Has something else act on the calls that are made from now on, unless the effect has changed.
   *
   * @param before what acts now; {@code null} for nothing
   * @param after what is to act; {@code null} for nothing
   * @return whether it does; {@code false} if something other than {@code before} acts
   */
  public final boolean replaceEffect(@Nullable CallEffect before, @Nullable CallEffect after) {
    return EFFECT.compareAndSet(this, before, after);
  }
}
