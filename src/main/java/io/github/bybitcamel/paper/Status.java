package io.github.bybitcamel.paper;

/** Where an order stands. */
enum Status {
  NEW("New", true),
  PARTIALLY_FILLED("PartiallyFilled", true),
  UNTRIGGERED("Untriggered", true),
  FILLED("Filled", false),
  CANCELLED("Cancelled", false),
  PARTIALLY_FILLED_CANCELED("PartiallyFilledCanceled", false),
  DEACTIVATED("Deactivated", false),
  REJECTED("Rejected", false);

  private final String text;
  private final boolean open;

  Status(String text, boolean open) {
    this.text = text;
    this.open = open;
  }

  String text() {
    return text;
  }

  boolean open() {
    return open;
  }
}
