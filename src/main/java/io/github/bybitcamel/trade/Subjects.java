package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;

/** Names signals in alarms: two sources may use the same id. */
final class Subjects {

  private Subjects() {}

  static String of(Entry entry) {
    return entry.source() + '/' + entry.id();
  }
}
