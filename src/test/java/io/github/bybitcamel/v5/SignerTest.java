package io.github.bybitcamel.v5;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignerTest {

  /** RFC 4231, test case 2. */
  @Test
  void signsByHmacInLowerCaseHex() {
    assertThat(Signer.of("Jefe").sign("what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  /** The text of the guide's example; expected value by {@code openssl dgst -sha256 -hmac}. */
  @Test
  void signsTheGuidesText() {
    assertThat(
            Signer.of("secret")
                .sign("1658384314791XXXXXXXXXX5000category=option&symbol=BTC-29JUL22-25000-C"))
        .isEqualTo("02e9182e346177050f199ce1e0703d738589e3763805ed71590ced65539a73a7");
  }

  @Test
  void signsTheSameFromManyThreads() {
    Signer signer = Signer.of("secret");
    List<String> alone = IntStream.range(0, 500).mapToObj(i -> signer.sign("m" + i)).toList();

    List<String> together =
        IntStream.range(0, 500).parallel().mapToObj(i -> signer.sign("m" + i)).toList();

    assertThat(together).isEqualTo(alone);
  }

  @Test
  void signsByRsaWhateverThePemLooksLike() throws GeneralSecurityException {
    KeyPair pair = rsa();
    String pkcs8 = pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    byte[] der = pair.getPrivate().getEncoded();
    String pkcs1 = pem("RSA PRIVATE KEY", Arrays.copyOfRange(der, 26, der.length));
    String oneLine = pkcs8.replace("\n", "\\n");
    String spaced = pkcs8.replace("\n", " ");
    String base64 = Base64.getEncoder().encodeToString(pkcs8.getBytes(US_ASCII));

    for (String secret : List.of(pkcs8, pkcs1, oneLine, spaced, base64)) {
      assertThat(verifies(pair, "text", Signer.of(secret).sign("text"))).isTrue();
    }
  }

  @Test
  void showsNothingOfTheSecret() throws GeneralSecurityException {
    Signer rsa = Signer.of(pem("PRIVATE KEY", rsa().getPrivate().getEncoded()));

    assertThat(Signer.of("s1")).hasToString("HMAC-SHA256");
    assertThat(rsa).hasToString("RSA-SHA256");
  }

  private static KeyPair rsa() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static String pem(String type, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type, body, type);
  }

  private static boolean verifies(KeyPair pair, String text, String base64)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(pair.getPublic());
    signature.update(text.getBytes(UTF_8));
    return signature.verify(Base64.getDecoder().decode(base64));
  }
}
