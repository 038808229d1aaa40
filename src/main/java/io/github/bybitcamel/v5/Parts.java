package io.github.bybitcamel.v5;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Asks for a whole in the parts in which the exchange gives it. */
public final class Parts {

  private Parts() {}

  /**
   * Returns what all parts have. A part that the exchange refuses as unknown is one that it does
   * not have, as long as it knows another; a coin that nothing is settled in, for example.
   *
   * @throws V5Exception if a part fails for any other reason, or none is known
   */
  public static <P, T> List<T> all(List<P> parts, Function<P, List<T>> call) {
    List<T> whole = new ArrayList<>();
    List<V5Exception> unknown = new ArrayList<>();
    for (P part : parts) {
      try {
        whole.addAll(call.apply(part));
      } catch (V5Exception e) {
        if (!isUnknown(e)) {
          throw e;
        }
        unknown.add(e);
      }
    }
    if (unknown.size() == parts.size() && !unknown.isEmpty()) {
      throw unknown.get(0);
    }
    return whole;
  }

  /** Returns whether the exchange itself says that there is no such thing. */
  static boolean isUnknown(V5Exception e) {
    return e.outcome() == OutcomeClass.BAD_REQUEST && e.retCode().isPresent();
  }
}
