package io.github.bybitcamel.paper;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

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
    return with(
        change -> {
          change.apiKey = key;
          change.apiSecret = secret;
        });
  }

  /** Returns the same settings with an RSA public key, in PEM. */
  public PaperSettings withRsaPublicKey(String pem) {
    return with(change -> change.rsaPublicKey = pem);
  }

  /**
   * Returns the same settings with one more key to the same account.
   *
   * @param proof the key's secret, or the PEM public key of what it signs with
   */
  public PaperSettings withOneMoreKey(String key, String proof) {
    Map<String, String> more = new HashMap<>(otherKeys);
    more.put(key, proof);
    return with(change -> change.otherKeys = more);
  }

  /** Returns the same settings with another seed. */
  public PaperSettings withSeed(long other) {
    return with(change -> change.seed = other);
  }

  /** Returns the same settings with other balances at the first start, by coin. */
  public PaperSettings withBalances(Map<String, BigDecimal> other) {
    return with(change -> change.balances = other);
  }

  /** Returns the same settings, unknown parameters refused or not. */
  public PaperSettings withStrict(boolean refused) {
    return with(change -> change.strict = refused);
  }

  /** Returns the same settings, rate limits held or not. */
  public PaperSettings withLimited(boolean held) {
    return with(change -> change.limited = held);
  }

  /** Returns the same settings with {@code count} synthetic linear contracts. */
  public PaperSettings withSyntheticSymbols(int count) {
    return with(change -> change.syntheticSymbols = count);
  }

  /** Returns the same settings with a file that keeps the exchange over a restart. */
  public PaperSettings withState(String file) {
    return with(change -> change.state = file);
  }

  /** Returns the same settings with the control over HTTP on a port; 0 picks a free one. */
  public PaperSettings withControlPort(int other) {
    return with(change -> change.controlPort = other);
  }

  private PaperSettings with(Consumer<Change> change) {
    Change all = new Change(this);
    change.accept(all);
    return all.settings();
  }

  /** The same settings, to be changed. */
  private static final class Change {

    private final int port;
    private String apiKey;
    private String apiSecret;
    private String rsaPublicKey;
    private Map<String, String> otherKeys;
    private long seed;
    private Map<String, BigDecimal> balances;
    private boolean strict;
    private boolean limited;
    private int syntheticSymbols;
    private String state;
    private int controlPort;

    Change(PaperSettings settings) {
      port = settings.port;
      apiKey = settings.apiKey;
      apiSecret = settings.apiSecret;
      rsaPublicKey = settings.rsaPublicKey;
      otherKeys = settings.otherKeys;
      seed = settings.seed;
      balances = settings.balances;
      strict = settings.strict;
      limited = settings.limited;
      syntheticSymbols = settings.syntheticSymbols;
      state = settings.state;
      controlPort = settings.controlPort;
    }

    PaperSettings settings() {
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
          controlPort);
    }
  }

  /** Returns the settings without the secret. */
  @Override
  public String toString() {
    return "PaperSettings[port=" + port + ", seed=" + seed + ", state=" + state + "]";
  }
}
