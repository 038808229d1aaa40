package io.github.bybitcamel.signal;

import java.util.List;

/**
 * One record before its fields are looked at.
 *
 * @param number position in the delivery, from 1
 * @param raw as received, secret values replaced
 * @param cells its names and values in order; empty when it is broken
 * @param refusals why it is broken; empty when it is not
 */
record Row(int number, String raw, List<Cell> cells, List<Refusal> refusals) {

  static Row of(int number, String raw, List<Cell> cells) {
    return new Row(number, raw, cells, List.of());
  }

  /** Returns the record with the fields that a sender's means. */
  Row as(SenderFormat sender) {
    return new Row(number, raw, sender.apply(cells), refusals);
  }

  static Row broken(int number, String raw, List<Refusal> refusals) {
    return new Row(number, raw, List.of(), refusals);
  }
}
