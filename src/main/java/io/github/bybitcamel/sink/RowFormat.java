package io.github.bybitcamel.sink;

import java.io.IOException;

/** How rows stand in a file: one after the other, each ended by a line feed. */
interface RowFormat {

  /** Returns the first line without its line feed; empty where the format has none. */
  String header();

  /** Appends a row with its line feed; the cells are as {@link Layout#cells} gives them. */
  void write(Object[] cells, ByteText to);

  /**
   * Returns which record a row is of.
   *
   * @param row without its line feed
   * @throws IOException if it is no row under {@link #header()}
   */
  Written read(String row) throws IOException;

  /** Returns a row of a file with another header as one under {@link #header()}. */
  String move(String row, String header) throws IOException;

  /** Returns whether a line feed can stand within a row, between quotes. */
  boolean quotesLineFeeds();

  /** What a file has of a record: what tells it from others in its folder, and its revision. */
  record Written(String key, int revision) {}
}
