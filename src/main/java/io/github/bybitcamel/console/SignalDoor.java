package io.github.bybitcamel.console;

import io.github.bybitcamel.ledger.Receipt;
import java.util.List;

/** Where the page hands in signals: the same door that every other sender comes through. */
public interface SignalDoor {

  /** Source of the signals that the page hands in. */
  String SOURCE = "console";

  /**
   * Journals a delivery; its signals are traded like any other.
   *
   * @param delivery a name that was never used
   * @param text a signal, an array of them, or JSON Lines
   */
  List<Receipt> submit(String delivery, String text);

  /** Returns what would become of each record of {@code text}; sends and journals nothing. */
  List<Preview> preview(String text);

  /**
   * What would become of a record.
   *
   * @param state {@code DRY_RUN} where it would be sent, otherwise why not
   * @param reason why not; empty text where it would be sent
   * @param canonical the record as it was understood; empty text where it was not
   * @param requests what would be sent; empty text when nothing would
   */
  record Preview(int number, String state, String reason, String canonical, String requests) {}
}
