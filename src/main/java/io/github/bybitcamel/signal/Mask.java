package io.github.bybitcamel.signal;

import java.util.ArrayDeque;
import java.util.Deque;

/** Copies a record out of its text, with something else in the place of its secrets. */
final class Mask {

  private static final String QUOTED = '"' + Shown.MASK + '"';

  private final String text;
  private final int start;
  private final Deque<Range> hidden = new ArrayDeque<>();

  /**
   * Begins a copy.
   *
   * @param start index of the record's first character
   */
  Mask(String text, int start) {
    this.text = text;
    this.start = start;
  }

  /** Leaves out the characters from {@code from}, inclusive, to {@code to}, exclusive. */
  void hide(int from, int to) {
    // What holds a secret ends after what it holds, and covers it.
    while (!hidden.isEmpty() && hidden.getLast().from() >= from) {
      hidden.removeLast();
    }
    hidden.add(new Range(from, to));
  }

  /** Returns the copy up to {@code end}, exclusive. */
  String upTo(int end) {
    StringBuilder copy = new StringBuilder();
    int copied = start;
    for (Range range : hidden) {
      copy.append(text, copied, range.from()).append(QUOTED);
      copied = range.to();
    }
    return copy.append(text, copied, end).toString();
  }

  private record Range(int from, int to) {}
}
