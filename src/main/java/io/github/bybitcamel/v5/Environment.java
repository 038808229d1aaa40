package io.github.bybitcamel.v5;

import java.util.Locale;
import java.util.Optional;

/**
 * Which exchange is talked to. Keys of one are unknown to the others.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/guide">Bybit V5: Integration Guidance</a>
 */
public enum Environment {
  /** The exchange built into this program, on loopback: no real money. */
  PAPER("http://127.0.0.1"),
  /** A V5 exchange on this machine that was named by its address alone. */
  LOOPBACK("http://127.0.0.1"),
  /** Bybit's test exchange: no real money. */
  TESTNET("https://api-testnet.bybit.com"),
  /** Bybit's demo accounts on real market data: no real money, some endpoints are missing. */
  DEMO("https://api-demo.bybit.com"),
  /** Bybit's exchange: real money. */
  MAINNET("https://api.bybit.com");

  private final String baseUrl;

  Environment(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** Returns the address where nothing else is said; without a port for what runs on loopback. */
  public String baseUrl() {
    return baseUrl;
  }

  /** Returns whether orders cost real money. */
  public boolean realMoney() {
    return this == MAINNET;
  }

  /** Returns the word that names this environment in {@code bybit.environment}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the environment a setting may name as {@code text}, whatever its case. */
  static Optional<Environment> named(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "paper" -> Optional.of(PAPER);
      case "testnet" -> Optional.of(TESTNET);
      case "demo" -> Optional.of(DEMO);
      case "mainnet" -> Optional.of(MAINNET);
      default -> Optional.empty();
    };
  }
}
