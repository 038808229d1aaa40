package io.github.bybitcamel.doctor;

import io.github.bybitcamel.v5.KeyOwner;
import io.github.bybitcamel.v5.Remedy;
import io.github.bybitcamel.v5.V5Exception;

/** What a person is to do about an answer of the exchange. */
final class Fix {

  private Fix() {}

  static String of(V5Exception e, KeyOwner owner) {
    return Remedy.of(e, owner)
        .map(Remedy::fix)
        .orElse("try again; if it stays, config/outcomes.csv says what the answer means");
  }
}
