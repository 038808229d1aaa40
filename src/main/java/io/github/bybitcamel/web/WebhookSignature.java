package io.github.bybitcamel.web;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a Standard Webhook: HMAC-SHA256 over id, timestamp and body.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks">Standard Webhooks</a>
 */
final class WebhookSignature {

  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final String ALGORITHM = "HmacSHA256";

  /** Who exchanges its secrets signs with two. */
  private static final int MOST = 8;

  private final List<SecretKeySpec> keys;

  private WebhookSignature(List<SecretKeySpec> keys) {
    this.keys = keys;
  }

  /**
   * Reads secrets that are separated by commas.
   *
   * @throws IllegalArgumentException if one begins with {@code whsec_} and is not base 64
   */
  static WebhookSignature of(String secrets) {
    return new WebhookSignature(
        Arrays.stream(secrets.split(","))
            .map(String::strip)
            .filter(secret -> !secret.isEmpty())
            .map(WebhookSignature::key)
            .toList());
  }

  private static SecretKeySpec key(String secret) {
    byte[] bytes =
        secret.startsWith(PREFIX)
            ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
            : secret.getBytes(StandardCharsets.UTF_8);
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * Returns whether one of the secrets has signed the message.
   *
   * @param signatures of the header, separated by blanks; at most {@value #MOST}
   */
  boolean signs(String id, String timestamp, byte[] body, String signatures) {
    String[] given = signatures.split(" ", MOST + 1);
    if (given.length > MOST) {
      return false;
    }
    boolean match = false;
    for (SecretKeySpec key : keys) {
      byte[] right = sign(key, id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
      for (String signature : given) {
        match |= MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8));
      }
    }
    return match;
  }

  private static String sign(SecretKeySpec key, String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "***";
  }
}
