package io.github.bybitcamel.paper;

/** A request that the exchange understood and does not carry out. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int retCode;

  Refusal(int retCode, String message) {
    super(message);
    this.retCode = retCode;
  }

  int retCode() {
    return retCode;
  }
}
