package io.github.bybitcamel.v5;

import java.util.Optional;

/**
 * Signs requests with a secret that never leaves it. Safe for use by several threads at once.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/guide">Bybit V5: Authentication</a>
 */
public abstract sealed class Signer permits HmacSigner, RsaSigner {

  Signer() {}

  /**
   * Returns a signer for {@code secret}: RSA-SHA256 in base64 where the secret is a PEM private key
   * (line breaks may be written {@code \n}, or the whole be base64 on one line), else HMAC-SHA256
   * in lower-case hex.
   *
   * @throws V5SettingsException if the secret looks like a PEM key and is none
   */
  public static Signer of(String secret) {
    return Pem.privateKey(secret)
        .<Signer>map(RsaSigner::new)
        .orElseGet(() -> new HmacSigner(secret));
  }

  /** Returns the signature of the text's UTF-8 bytes. */
  public abstract String sign(String text);

  /**
   * Returns the PEM public key by which signatures can be checked; empty where only the secret can
   * do that.
   */
  public abstract Optional<String> publicKey();
}
