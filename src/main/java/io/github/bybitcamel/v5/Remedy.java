package io.github.bybitcamel.v5;

import java.util.Optional;

/**
 * What is wrong with key or clock, and what a person is to do.
 *
 * @param fault what is wrong, in words
 * @param fix what to do
 */
public record Remedy(String fault, String fix) {

  /** Returns what is to be done about an answer of the exchange; empty where nobody knows. */
  public static Optional<Remedy> of(V5Exception e, KeyOwner owner) {
    return switch (e.retCode().orElse(0)) {
      case 10002 ->
          remedy(
              "the exchange refuses our time though it was just asked for its own",
              "set this machine's clock right (NTP)");
      case 10003 ->
          remedy(
              "the exchange does not know this API key",
              "set %s to a key of %s: keys of testnet, demo and mainnet are not interchangeable"
                  .formatted(owner.key(), owner.exchange()));
      case 10004 ->
          remedy(
              "the exchange refuses our signature: %s does not belong to %s"
                  .formatted(owner.secret(), owner.key()),
              "set %s to the secret that belongs to %s".formatted(owner.secret(), owner.key()));
      case 10005 ->
          remedy("the API key may not do what was asked", "give the key the permission to read");
      case 10010 ->
          remedy(
              "the API key is bound to other IP addresses than this machine's",
              "add this machine's address to the key, or use a key that is bound to it");
      case 33004 -> remedy("the API key has expired", "make a new one" + andSet(owner));
      default -> Optional.empty();
    };
  }

  /** Returns what is to be done about a key that may only read. */
  public static Remedy ofReadOnly(KeyOwner owner) {
    return new Remedy(
        "the API key is read-only, so no order could be placed",
        "make a key with trade permission" + andSet(owner));
  }

  private static String andSet(KeyOwner owner) {
    return "; set %s and %s".formatted(owner.key(), owner.secret());
  }

  private static Optional<Remedy> remedy(String fault, String fix) {
    return Optional.of(new Remedy(fault, fix));
  }

  /** Returns both in one sentence. */
  String words() {
    return fault + ": " + fix;
  }
}
