package io.github.bybitcamel.ledger;

import java.util.List;

/**
 * What an operation came to.
 *
 * @param changed the signals that stand otherwise now, for those who listen
 */
record Outcome<T>(T value, List<Entry> changed) {

  static Outcome<Entry> of(Entry entry) {
    return new Outcome<>(entry, List.of(entry));
  }
}
