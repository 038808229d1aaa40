package io.github.bybitcamel.intake;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file name that can be claimed, logged and moved, with its result beside it. A name that is too
 * long, cannot be decoded, holds a backslash or a control character, or ends as a result does, is
 * replaced: what can be read of it, and a hash that tells it from others.
 */
final class PlainName {

  /** What is left of 255 holds {@code ~2} and the ending of a result. */
  private static final int LONGEST = 220;

  private static final int KEPT = 80;
  private static final int HASH = 16;
  private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}\\\\\\uFFFD]+");
  private static final Pattern ENDING = Pattern.compile("(?s)(.*?)(\\.[A-Za-z]{1,10})?");

  private PlainName() {}

  /** Returns {@code fileName} itself if it is plain, else what it is replaced by. */
  static String of(Path fileName) {
    String text = fileName.toString();
    return isPlain(fileName, text) ? text : replaced(fileName, text);
  }

  private static boolean isPlain(Path fileName, String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST
        && PLAIN.matcher(text).matches()
        && !text.toLowerCase(Locale.ROOT).endsWith(ResultFiles.ENDING)
        && isDecodable(fileName, text);
  }

  private static boolean isDecodable(Path fileName, String text) {
    try {
      return fileName.getFileSystem().getPath(text).equals(fileName);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String replaced(Path fileName, String text) {
    Matcher parts = ENDING.matcher(text);
    String stem = parts.matches() ? parts.group(1) : text;
    String ending = parts.group(2) == null ? "" : parts.group(2);
    String clean = stem.replaceAll("[^A-Za-z0-9_-]", "_");
    return clean.substring(0, Math.min(KEPT, clean.length()))
        + "_"
        + Sha256.hex(bytes(fileName)).substring(0, HASH)
        + ending;
  }

  /** Only the address of a file has the bytes of its name, whatever they are. */
  private static String bytes(Path fileName) {
    String address = fileName.toUri().getRawPath();
    return address.substring(address.lastIndexOf('/', address.length() - 2) + 1);
  }
}
