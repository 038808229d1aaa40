package io.github.bybitcamel.signal;

/** Copies a record out of its text, with something else in the place of its secrets. */
final class Mask {

  private final String text;
  private final StringBuilder copy = new StringBuilder();
  private int copied;

  /**
   * Begins a copy.
   *
   * @param start index of the record's first character
   */
  Mask(String text, int start) {
    this.text = text;
    this.copied = start;
  }

  /** Leaves out the characters from {@code from}, inclusive, to {@code to}, exclusive. */
  void hide(int from, int to) {
    // An object that is hidden as a whole may hold values that were hidden before.
    if (from < copied) {
      copied = Math.max(copied, to);
      return;
    }
    copy.append(text, copied, from).append('"').append(Shown.MASK).append('"');
    copied = to;
  }

  /** Returns the copy up to {@code end}, exclusive. */
  String upTo(int end) {
    return copy.append(text, copied, end).toString();
  }
}
