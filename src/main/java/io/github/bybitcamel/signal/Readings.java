package io.github.bybitcamel.signal;

import java.util.List;

/**
 * What was read of one delivery.
 *
 * @param records what was read of each record, in order; empty when the whole is unreadable
 * @param refusals why the whole is unreadable; empty when its records could be told apart
 */
public record Readings(List<Reading> records, List<Refusal> refusals) {

  /** Keeps its own copies. */
  public Readings {
    records = List.copyOf(records);
    refusals = List.copyOf(refusals);
  }

  /** Returns the records that were accepted, in order. */
  public List<Reading.Accepted> accepted() {
    return only(Reading.Accepted.class);
  }

  /** Returns the records that were refused, in order. */
  public List<Reading.Refused> refused() {
    return only(Reading.Refused.class);
  }

  private <T extends Reading> List<T> only(Class<T> kind) {
    return records.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
