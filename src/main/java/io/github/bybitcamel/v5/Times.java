package io.github.bybitcamel.v5;

import java.util.Arrays;

/**
 * Times in ascending order, taken from the front. As numbers, not as objects: a window of thousands
 * of calls would otherwise be so many objects for the collector. Not safe for use by several
 * threads.
 */
final class Times {

  private static final int FIRST_LENGTH = 16;

  /** A ring; its length is a power of two. */
  private long[] ring = new long[FIRST_LENGTH];

  private int front;
  private int size;

  int size() {
    return size;
  }

  /** Returns the time at {@code index}, counted from the earliest. */
  long get(int index) {
    return ring[slot(index)];
  }

  /** Adds one where it belongs: nearly always at the end. */
  void add(long time) {
    if (size == ring.length) {
      ring = toArray(2 * size);
      front = 0;
    }
    int at = size++;
    for (; at > 0 && get(at - 1) > time; at--) {
      ring[slot(at)] = get(at - 1);
    }
    ring[slot(at)] = time;
  }

  /** Takes those away that have come by {@code now}. */
  void removeUntil(long now) {
    while (size > 0 && ring[front] <= now) {
      front = slot(1);
      size--;
    }
  }

  /** Takes all away; returns them. */
  long[] drain() {
    long[] all = toArray(size);
    size = 0;
    return all;
  }

  private long[] toArray(int length) {
    long[] copy = new long[length];
    Arrays.setAll(copy, i -> i < size ? get(i) : 0);
    return copy;
  }

  private int slot(int index) {
    return (front + index) & (ring.length - 1);
  }
}
