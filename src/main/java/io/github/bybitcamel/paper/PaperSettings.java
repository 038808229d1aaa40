package io.github.bybitcamel.paper;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * How a paper exchange is set up.
 *
 * @param port the port on 127.0.0.1; 0 picks a free one
 * @param apiKey the key that trades
 * @param apiSecret its secret
 * @param rsaPublicKey a PEM public key; requests of {@code apiKey} signed with its private key pass
 *     too; empty for none
 * @param otherKeys further keys to the same account, each with its secret or with the PEM public
 *     key that belongs to its private one
 * @param seed what the price walk and all ids grow from
 * @param balances what the account owns at its first start, by coin
 * @param strict whether a parameter the documentation does not name is refused
 * @param limited whether the documented rate limits hold
 * @param syntheticSymbols how many linear contracts {@code SYN0001USDT} and on are traded besides
 *     the catalogue
 * @param state the file that keeps the exchange over a restart; empty for none
 * @param controlPort the port of the control over HTTP on 127.0.0.1; 0 picks a free one, -1
 *     switches it off
 */
public record PaperSettings(
    int port,
    String apiKey,
    String apiSecret,
    String rsaPublicKey,
    Map<String, String> otherKeys,
    long seed,
    Map<String, BigDecimal> balances,
    boolean strict,
    boolean limited,
    int syntheticSymbols,
    String state,
    int controlPort) {

  /** Copies balances and keys. */
  public PaperSettings {
    balances = Map.copyOf(balances);
    otherKeys = Map.copyOf(otherKeys);
  }

  /** Returns key {@code paper}, secret {@code paper-secret}, 100000 USDT, strict and limited. */
  public static PaperSettings defaults(int port) {
    Map<String, BigDecimal> balances = Map.of("USDT", new BigDecimal("100000"));
    return new PaperSettings(
        port, "paper", "paper-secret", "", Map.of(), 1, balances, true, true, 0, "", -1);
  }

  /** Returns the same settings with another key and secret. */
  public PaperSettings withKey(String key, String secret) {
    return new PaperSettings(
        port,
        key,
        secret,
        rsaPublicKey,
        otherKeys,
        seed,
        balances,
        strict,
        limited,
        syntheticSymbols,
        state,
        controlPort);
  }

  /** Returns the same settings with an RSA public key, in PEM. */
  public PaperSettings withRsaPublicKey(String pem) {
    return new PaperSettings(
        port,
        apiKey,
        apiSecret,
        pem,
        otherKeys,
        seed,
        balances,
        strict,
        limited,
        syntheticSymbols,
        state,
        controlPort);
  }

  /**
   * Returns the same settings with one more key to the same account.
   *
   * @param proof the key's secret, or the PEM public key of what it signs with
   */
  public PaperSettings withOneMoreKey(String key, String proof) {
    Map<String, String> more = new HashMap<>(otherKeys);
    more.put(key, proof);
    return new PaperSettings(
        port,
        apiKey,
        apiSecret,
        rsaPublicKey,
        more,
        seed,
        balances,
        strict,
        limited,
        syntheticSymbols,
        state,
        controlPort);
  }

  /** Returns the same settings with another seed. */
  public PaperSettings withSeed(long other) {
    return new PaperSettings(
        port,
        apiKey,
        apiSecret,
        rsaPublicKey,
        otherKeys,
        other,
        balances,
        strict,
        limited,
        syntheticSymbols,
        state,
        controlPort);
  }

  /** Returns the same settings with other balances at the first start, by coin. */
  public PaperSettings withBalances(Map<String, BigDecimal> other) {
    return new PaperSettings(
        port,
        apiKey,
        apiSecret,
        rsaPublicKey,
        otherKeys,
        seed,
        other,
        strict,
        limited,
        syntheticSymbols,
        state,
        controlPort);
  }

  /** Returns the same settings, unknown parameters refused or not. */
  public PaperSettings withStrict(boolean refused) {
    return new PaperSettings(
        port,
        apiKey,
        apiSecret,
        rsaPublicKey,
        otherKeys,
        seed,
        balances,
        refused,
        limited,
        syntheticSymbols,
        state,
        controlPort);
  }

  /** Returns the same settings, rate limits held or not. */
  public PaperSettings withLimited(boolean held) {
    return new PaperSettings(
        port,
        apiKey,
        apiSecret,
        rsaPublicKey,
        otherKeys,
        seed,
        balances,
        strict,
        held,
        syntheticSymbols,
        state,
        controlPort);
  }

  /** Returns the same settings with {@code count} synthetic linear contracts. */
  public PaperSettings withSyntheticSymbols(int count) {
    return new PaperSettings(
        port,
        apiKey,
        apiSecret,
        rsaPublicKey,
        otherKeys,
        seed,
        balances,
        strict,
        limited,
        count,
        state,
        controlPort);
  }

  /** Returns the same settings with a file that keeps the exchange over a restart. */
  public PaperSettings withState(String file) {
    return new PaperSettings(
        port,
        apiKey,
        apiSecret,
        rsaPublicKey,
        otherKeys,
        seed,
        balances,
        strict,
        limited,
        syntheticSymbols,
        file,
        controlPort);
  }

  /** Returns the same settings with the control over HTTP on a port; 0 picks a free one. */
  public PaperSettings withControlPort(int other) {
    return new PaperSettings(
        port,
        apiKey,
        apiSecret,
        rsaPublicKey,
        otherKeys,
        seed,
        balances,
        strict,
        limited,
        syntheticSymbols,
        state,
        other);
  }

  /** Returns the settings without the secret. */
  @Override
  public String toString() {
    return "PaperSettings[port=" + port + ", seed=" + seed + ", state=" + state + "]";
  }
}
