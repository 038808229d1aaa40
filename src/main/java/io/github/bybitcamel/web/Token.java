package io.github.bybitcamel.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * Secrets of which any one proves its holder: two while they are exchanged. Compared in time that
 * tells nothing.
 */
public final class Token {

  /** Characters of base 64 that hold 128 bit: what a URL shows must not be guessable. */
  private static final int URL_LENGTH = 22;

  /** What stands in a URL as it is. */
  static final String URL_CHARACTERS = "[A-Za-z0-9_.~=-]";

  private final List<byte[]> hashes;
  private final boolean guessable;
  private final boolean plain;

  private Token(List<String> secrets) {
    this.hashes = secrets.stream().map(Token::hash).toList();
    this.guessable = secrets.stream().anyMatch(secret -> secret.length() < URL_LENGTH);
    this.plain = secrets.stream().allMatch(secret -> secret.matches(URL_CHARACTERS + "+"));
  }

  /** Reads secrets that are separated by commas. */
  public static Token of(String secrets) {
    return new Token(
        Arrays.stream(secrets.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList());
  }

  /** Returns whether {@code secret} is one of them. */
  public boolean matches(String secret) {
    byte[] hash = hash(secret);
    boolean match = false;
    for (byte[] known : hashes) {
      match |= MessageDigest.isEqual(known, hash);
    }
    return match;
  }

  /** Returns whether a secret is of both. */
  boolean shares(Token other) {
    return hashes.stream()
        .anyMatch(mine -> other.hashes.stream().anyMatch(its -> MessageDigest.isEqual(mine, its)));
  }

  /** Returns whether one is so short that it may be guessed. */
  boolean guessable() {
    return guessable;
  }

  /** Returns whether each is long enough to stand in a URL, and needs no encoding there. */
  boolean fitsUrls() {
    return !guessable && plain;
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "***";
  }
}
