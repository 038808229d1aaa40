package io.github.bybitcamel.v5;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;

/** Signs by RSA-SHA256, in base64. */
final class RsaSigner extends Signer {

  private static final String ALGORITHM = "SHA256withRSA";

  private final PrivateKey key;

  RsaSigner(PrivateKey key) {
    this.key = key;
  }

  @Override
  public String sign(String text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the RSA key does not sign: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public Optional<String> publicKey() {
    return Optional.of(key)
        .filter(RSAPrivateCrtKey.class::isInstance)
        .map(RSAPrivateCrtKey.class::cast)
        .map(RsaSigner::pem);
  }

  private static String pem(RSAPrivateCrtKey key) {
    try {
      RSAPublicKeySpec open = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
      byte[] der = KeyFactory.getInstance("RSA").generatePublic(open).getEncoded();
      return "-----BEGIN PUBLIC KEY-----%n%s%n-----END PUBLIC KEY-----"
          .formatted(Base64.getEncoder().encodeToString(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("RSA is part of every Java", e);
    }
  }

  @Override
  public String toString() {
    return "RSA-SHA256";
  }
}
