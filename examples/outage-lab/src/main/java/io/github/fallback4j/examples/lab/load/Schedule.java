package io.github.fallback4j.examples.lab.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** When requests come: made beforehand, from a seed, so that no answer can change it. */
public final class Schedule {
  private static final double MICROS = 1e6;

  private final Random random;
  private final List<Arrival> arrivals = new ArrayList<>();
  private double end;

  /**
   * Begins one that is empty.
   *
   * @param seed the same seed gives the same schedule
   */
  public Schedule(long seed) {
    random = new Random(seed);
  }

  /**
   * Goes on with requests that come evenly, each up to a quarter of their distance too soon or too
   * late.
   *
   * @param pages how many pages a second
   * @param plain how many requests a second for the essential part alone
   * @param seconds for how long
   */
  public Schedule evenly(double pages, double plain, double seconds) {
    double begin = end;
    end += seconds;
    addEvenly(pages, true, begin);
    addEvenly(plain, false, begin);
    return this;
  }

  private void addEvenly(double perSecond, boolean page, double begin) {
    double distance = 1 / perSecond;
    for (double slot = begin; slot < end - distance / 2; slot += distance) {
      add(slot + distance * (0.25 + 0.5 * random.nextDouble()), page);
    }
  }

  /**
   * Goes on with pages that come by chance, as from many users who do not know of each other.
   *
   * @param perSecond how many a second on average
   * @param seconds for how long
   */
  public Schedule byChance(double perSecond, double seconds) {
    double at = end;
    end += seconds;
    while (true) {
      at -= Math.log(1 - random.nextDouble()) / perSecond;
      if (at >= end) {
        return this;
      }
      add(at, true);
    }
  }

  private void add(double seconds, boolean page) {
    arrivals.add(new Arrival(Math.round(seconds * MICROS), page));
  }

  /** In the order in which they come. */
  public List<Arrival> arrivals() {
    return arrivals.stream().sorted(Comparator.comparingLong(Arrival::atMicros)).toList();
  }
}
