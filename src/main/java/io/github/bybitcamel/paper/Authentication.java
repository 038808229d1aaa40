package io.github.bybitcamel.paper;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks who sent a request: key, clock window, signature. */
final class Authentication {

  private static final long AHEAD = 1_000;
  private static final long DEFAULT_WINDOW = 5_000;
  private static final String PEM = "-----BEGIN PUBLIC KEY-----";
  private static final String KEY = "x-bapi-api-key";
  private static final String TIMESTAMP = "x-bapi-timestamp";
  private static final String SIGN = "x-bapi-sign";
  private static final String WINDOW = "x-bapi-recv-window";

  private final PaperSettings settings;

  Authentication(PaperSettings settings) {
    this.settings = settings;
  }

  /** Returns whether the headers without which nobody is anybody are there. */
  static boolean present(Request request) {
    return List.of(KEY, TIMESTAMP, SIGN).stream().noneMatch(name -> request.header(name).isEmpty());
  }

  /**
   * Checks a request that has the headers.
   *
   * @param now the exchange's clock, epoch milliseconds
   * @throws Refusal if key, time or signature is wrong
   */
  void check(Request request, long now) {
    String key = request.header(KEY);
    if (!key.equals(settings.apiKey()) && !settings.otherKeys().containsKey(key)) {
      throw Code.KEY.refuse();
    }
    long window = number(request, WINDOW, DEFAULT_WINDOW);
    long timestamp = number(request, TIMESTAMP, 0);
    if (timestamp < now - window || timestamp >= now + AHEAD) {
      throw Code.TIME_WINDOW.refuse(
          "req_timestamp[%d],server_timestamp[%d],recv_window[%d]"
              .formatted(timestamp, now, window));
    }
    String text = request.header(TIMESTAMP) + key + request.header(WINDOW) + request.signed();
    if (!signed(key, text, request.header(SIGN))) {
      throw Code.SIGNATURE.refuse();
    }
  }

  private boolean signed(String key, String text, String sign) {
    if (key.equals(settings.apiKey())) {
      return hmac(text, settings.apiSecret(), sign) || rsa(text, settings.rsaPublicKey(), sign);
    }
    String proof = settings.otherKeys().get(key);
    return proof.startsWith(PEM) ? rsa(text, proof, sign) : hmac(text, proof, sign);
  }

  private static long number(Request request, String name, long otherwise) {
    String text = request.header(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("\\d{1,15}")) {
      throw Code.PARAMETER.refuse(name + " is not a number");
    }
    return Long.parseLong(text);
  }

  private static boolean hmac(String text, String secret, String sign) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String expected =
          HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1)));
      return MessageDigest.isEqual(
          expected.getBytes(StandardCharsets.UTF_8), sign.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean rsa(String text, String pem, String sign) {
    if (!pem.startsWith(PEM)) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(publicKey(pem));
      signature.update(text.getBytes(StandardCharsets.ISO_8859_1));
      return signature.verify(Base64.getDecoder().decode(sign));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static PublicKey publicKey(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[^-]+-----|\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }
}
