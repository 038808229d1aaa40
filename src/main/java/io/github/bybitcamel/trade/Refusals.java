package io.github.bybitcamel.trade;

import io.github.bybitcamel.plan.Planner;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Exception;
import java.util.function.Consumer;

/** What a refused order means for those that come after it. */
public final class Refusals implements Consumer<V5Exception> {

  private final Planner planner;
  private final Consumer<String> forbidden;

  /**
   * Prepares to learn.
   *
   * @param planner plans anew what it had assumed wrongly
   * @param forbidden is told when the exchange refuses who we are: writing must stop
   */
  public Refusals(Planner planner, Consumer<String> forbidden) {
    this.planner = planner;
    this.forbidden = forbidden;
  }

  /** Returns whether the exchange certainly did not take what it was asked for, and never will. */
  static boolean isCertain(V5Exception refusal) {
    return switch (refusal.outcome()) {
      case BAD_REQUEST, FUNDS, CLOCK, FORBIDDEN -> true;
      default -> false;
    };
  }

  @Override
  public void accept(V5Exception refusal) {
    if (refusal.outcome() == OutcomeClass.FORBIDDEN) {
      forbidden.accept(refusal.getMessage());
    }
    planner.learn(refusal);
  }
}
