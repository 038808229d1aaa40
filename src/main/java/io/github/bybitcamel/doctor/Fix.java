package io.github.bybitcamel.doctor;

import io.github.bybitcamel.v5.Environment;
import io.github.bybitcamel.v5.V5Exception;

/** What a person is to do about an answer of the exchange. */
final class Fix {

  private Fix() {}

  static String of(V5Exception e, Environment environment) {
    return switch (e.retCode().orElse(0)) {
      case 10002 -> "set this machine's clock right (NTP)";
      case 10003 ->
          "set BYBIT_API_KEY to a key of %s: keys of testnet, demo and mainnet are not interchangeable"
              .formatted(environment.text());
      case 10004 -> "set BYBIT_API_SECRET to the secret that belongs to BYBIT_API_KEY";
      case 10005 -> "give the key the permission to read";
      case 10010 -> "add this machine's address to the key, or use a key that is bound to it";
      case 33004 -> "the key has expired: make a new one";
      default -> "try again; if it stays, docs/outcomes.md says what the answer means";
    };
  }
}
