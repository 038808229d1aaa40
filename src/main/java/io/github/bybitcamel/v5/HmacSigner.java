package io.github.bybitcamel.v5;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs by HMAC-SHA256, in lower-case hex. */
final class HmacSigner extends Signer {

  private static final String ALGORITHM = "HmacSHA256";

  /** Keyed once and never fed: each signature clones it, which costs less than keying anew. */
  private final Mac keyed;

  HmacSigner(String secret) {
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
    }
  }

  @Override
  public String sign(String text) {
    try {
      Mac mac = (Mac) keyed.clone();
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(ALGORITHM + " of this Java cannot be cloned", e);
    }
  }

  @Override
  public Optional<String> publicKey() {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "HMAC-SHA256";
  }
}
