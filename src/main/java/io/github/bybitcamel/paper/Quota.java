package io.github.bybitcamel.paper;

/**
 * How many requests a second an endpoint takes, by category.
 *
 * @param perItem whether each item of a batch counts
 */
record Quota(int futures, int option, int spot, boolean perItem) {

  static final Quota NONE = new Quota(0, 0, 0, false);

  static Quota of(int all) {
    return new Quota(all, all, all, false);
  }

  int of(String category) {
    return switch (category) {
      case "option" -> option;
      case "spot" -> spot;
      default -> futures;
    };
  }
}
