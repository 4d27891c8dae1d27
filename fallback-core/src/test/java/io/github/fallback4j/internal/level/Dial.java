package io.github.fallback4j.internal.level;

import java.util.ArrayList;
import java.util.List;

/** A knob that holds what it was turned to. */
final class Dial implements Knob {
  final List<String> told = new ArrayList<>();
  double level;
  String reason = "";

  @Override
  public void turn(double found, String why) {
    level = found;
    reason = why;
  }

  @Override
  public double inForce() {
    return level;
  }

  @Override
  public void exhausted() {
    told.add("exhausted");
  }

  @Override
  public void raisedInVain(double from, double to) {
    told.add("in vain from " + from + " to " + to);
  }
}
