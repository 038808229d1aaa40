package io.github.bybitcamel.signal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of a delivery into text, or says why they are none. */
final class DocumentText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private DocumentText() {}

  /**
   * Returns the text of {@code bytes}, without a leading byte order mark.
   *
   * @throws Unreadable if they are too many, empty, binary or not UTF-8
   */
  static String of(byte[] bytes, SignalLimits limits) throws Unreadable {
    if (bytes.length > limits.maxBytes()) {
      throw new Unreadable(
          Code.TOO_LARGE,
          "%d bytes are more than the %d that are read".formatted(bytes.length, limits.maxBytes()),
          "split it into smaller deliveries");
    }
    refuseBinary(bytes);
    String text = withoutMark(decoded(bytes));
    if (text.isBlank()) {
      throw new Unreadable(Code.EMPTY, "there is nothing to read", "write at least one record");
    }
    return text;
  }

  private static void refuseBinary(byte[] bytes) throws Unreadable {
    for (byte b : bytes) {
      if (b == 0) {
        throw new Unreadable(
            Code.BINARY, "the content is binary, not text", "write it as text in UTF-8");
      }
    }
  }

  private static String decoded(byte[] bytes) throws Unreadable {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable(Code.INVALID_UTF8, "the text is not UTF-8", "save it as UTF-8");
    }
  }

  private static String withoutMark(String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return marked ? text.substring(1) : text;
  }
}
