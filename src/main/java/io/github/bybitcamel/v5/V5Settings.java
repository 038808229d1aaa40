package io.github.bybitcamel.v5;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which exchange is talked to, and as whom.
 *
 * @param environment which exchange; decides whether money is real
 * @param baseUrl scheme, host and perhaps port; no path
 * @param apiKey who signs; never printed
 * @param signer how requests are signed; holds the secret
 * @param receiveWindow how old a request may be when it arrives
 * @see <a href="https://bybit-exchange.github.io/docs/v5/guide">Bybit V5: Integration Guidance</a>
 */
public record V5Settings(
    Environment environment, URI baseUrl, String apiKey, Signer signer, Duration receiveWindow) {

  /**
   * Resolves the settings by their names: {@code bybit.environment}, {@code bybit.testnet}, {@code
   * bybit.base-url}, {@code bybit.api-key}, {@code bybit.api-secret} (or {@code -file} of both),
   * {@code bybit.recv-window} in milliseconds, {@code paper.port}.
   *
   * <p>Nothing set means the paper exchange. An address alone is enough on loopback only;
   * everything else has to be named, with a key, and without contradiction, so that nobody trades
   * real money by accident.
   *
   * @param lookup returns what is set under a name; blank counts as not set
   * @throws V5SettingsException if the settings contradict each other, lack something or cannot be
   *     read; the message says what to set
   */
  public static V5Settings from(Function<String, Optional<String>> lookup) {
    return new SettingsRules(new Lookup(lookup)).resolve();
  }

  /**
   * Returns who counts the calls of our address and our key: each exchange of Bybit's over all its
   * hosts, any other by its own.
   *
   * @see <a href="https://bybit-exchange.github.io/docs/v5/rate-limit">Bybit V5: Rate Limit</a>
   */
  public String countedBy() {
    return BaseUrl.ownerOf(baseUrl).map(Environment::name).orElseGet(baseUrl::getAuthority);
  }

  /** Shows where and how, never as whom. */
  @Override
  public String toString() {
    return "V5Settings["
        + environment.text()
        + ", "
        + baseUrl
        + ", "
        + signer
        + ", receiveWindow="
        + receiveWindow.toMillis()
        + " ms]";
  }
}
