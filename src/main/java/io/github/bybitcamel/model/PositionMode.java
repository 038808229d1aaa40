package io.github.bybitcamel.model;

/**
 * How many positions a symbol can have at once.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/position/position-mode">Bybit V5: Switch
 *     Position Mode</a>
 */
public enum PositionMode {
  /** One, long or short. */
  ONE_WAY(0),
  /** Two, one long and one short. */
  HEDGE(3);

  private final int code;

  PositionMode(int code) {
    this.code = code;
  }

  /** Returns Bybit's number. */
  public int code() {
    return code;
  }
}
