package io.github.bybitcamel.transport;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs webhooks as standardwebhooks.com says, v1: HMAC-SHA256. Never shows its secret. */
final class WebhookSignature {

  private static final String PREFIX = "whsec_";
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * Takes the secret.
   *
   * @throws IllegalArgumentException if it is not {@code whsec_} and base64
   */
  WebhookSignature(String secret) {
    key = new SecretKeySpec(decoded(secret), HMAC);
  }

  private static byte[] decoded(String secret) {
    try {
      if (secret.startsWith(PREFIX) && secret.length() > PREFIX.length()) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      }
    } catch (IllegalArgumentException e) {
      // What the decoder says would show a part of the secret.
    }
    throw new IllegalArgumentException(
        "sink.http.secret must be whsec_ and base64, for example: echo whsec_$(openssl rand -base64"
            + " 24)");
  }

  String of(String id, String seconds, String body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      byte[] signed = (id + '.' + seconds + '.' + body).getBytes(StandardCharsets.UTF_8);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
