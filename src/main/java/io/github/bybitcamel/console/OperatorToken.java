package io.github.bybitcamel.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Knows the operator by a token, of which two may be valid at a time. Without one, nobody is. */
public final class OperatorToken {

  private final List<byte[]> hashes;

  /** Accepts the tokens of {@code setting}, separated by commas. */
  public OperatorToken(Optional<String> setting) {
    this.hashes =
        Arrays.stream(setting.orElse("").split(","))
            .map(String::strip)
            .filter(token -> !token.isEmpty())
            .map(OperatorToken::hash)
            .toList();
  }

  boolean isSet() {
    return !hashes.isEmpty();
  }

  /** Hashes are compared, so that neither content nor length shows in the time it takes. */
  boolean matches(String token) {
    byte[] hash = hash(token);
    boolean found = false;
    for (byte[] known : hashes) {
      found |= MessageDigest.isEqual(known, hash);
    }
    return found;
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
