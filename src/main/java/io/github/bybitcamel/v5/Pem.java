package io.github.bybitcamel.v5;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an RSA private key as its generators write it. */
final class Pem {

  private static final String BASE64_OF_BEGIN = "LS0tLS1CRUdJTi";
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----(.*?)-----END (RSA )?PRIVATE KEY-----");

  /** Version 0, algorithm rsaEncryption without parameters: what PKCS#8 puts before PKCS#1. */
  private static final byte[] PKCS8_PREFIX =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private Pem() {}

  /** Returns the key in {@code secret}; empty where the secret does not look like a PEM block. */
  static Optional<PrivateKey> privateKey(String secret) {
    String text = secret.startsWith(BASE64_OF_BEGIN) ? decoded(secret) : secret;
    if (!text.contains("-----BEGIN")) {
      return Optional.empty();
    }
    Matcher block = BLOCK.matcher(text.replace("\\n", "").replaceAll("\\s*[\\r\\n]\\s*", ""));
    if (!block.find()) {
      throw refused();
    }
    return Optional.of(key(block.group(1) != null, block.group(2).replace(" ", "")));
  }

  private static String decoded(String secret) {
    try {
      return new String(Base64.getMimeDecoder().decode(secret), US_ASCII);
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  private static PrivateKey key(boolean pkcs1, String base64) {
    try {
      byte[] der = Base64.getDecoder().decode(base64);
      byte[] pkcs8 = pkcs1 ? sequence(PKCS8_PREFIX, tagged(0x04, der)) : der;
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause is left out: its message may quote the key.
      throw refused();
    }
  }

  private static byte[] sequence(byte[] first, byte[] second) {
    return tagged(
        0x30, ByteBuffer.allocate(first.length + second.length).put(first).put(second).array());
  }

  /** Writes a DER value: tag, length, content. */
  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      out.write(0x82);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static V5SettingsException refused() {
    return new V5SettingsException(
        "bybit.api-secret looks like a PEM key and is no unencrypted RSA private key: set the whole"
            + " text from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----");
  }
}
