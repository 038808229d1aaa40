package io.github.bybitcamel.v5;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Recorded answers, and what is needed to read them. */
final class Fixtures {

  static final V5Settings SETTINGS = settings();
  static final V5Reader READER = new V5Reader(OutcomeTable.shipped(), SETTINGS);

  private Fixtures() {}

  /** Returns the bytes of {@code fixtures/v5/<name>.json}. */
  static byte[] bytes(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream("/fixtures/v5/" + name + ".json")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static V5Settings settings() {
    Map<String, String> values =
        Map.of(
            "bybit.environment", "testnet",
            "bybit.api-key", "OurApiKey",
            "bybit.api-secret", "OurSecret");
    return V5Settings.from(name -> Optional.ofNullable(values.get(name)));
  }
}
