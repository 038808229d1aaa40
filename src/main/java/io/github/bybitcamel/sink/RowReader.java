package io.github.bybitcamel.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads whole rows; what a torn write left at the end is no row. */
final class RowReader {

  private final InputStream in;
  private final boolean quotes;
  private final byte[] buffer = new byte[65536];
  private int next;
  private int end;
  private long read;
  private long sound;
  private int count;

  RowReader(InputStream in, boolean quotes) {
    this.in = in;
    this.quotes = quotes;
  }

  /** Returns the next row without its line feed; null after the last whole one. */
  String next() throws IOException {
    ByteArrayOutputStream row = new ByteArrayOutputStream(256);
    boolean quoted = false;
    while (true) {
      if (next == end) {
        next = 0;
        end = in.read(buffer);
        if (end <= 0) {
          end = 0;
          return null;
        }
      }
      int start = next;
      while (next < end) {
        byte one = buffer[next++];
        read++;
        if (one == 0) {
          return null;
        }
        if (one == '"' && quotes) {
          quoted = !quoted;
        } else if (one == '\n' && !quoted) {
          row.write(buffer, start, next - start - 1);
          sound = read;
          count++;
          return row.toString(StandardCharsets.UTF_8);
        }
      }
      row.write(buffer, start, next - start);
    }
  }

  /** Returns how many rows were read, the header too. */
  int count() {
    return count;
  }

  /** Returns where the last whole row ends, in bytes from the file's begin. */
  long sound() {
    return sound;
  }
}
