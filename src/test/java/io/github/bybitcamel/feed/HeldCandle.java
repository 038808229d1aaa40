package io.github.bybitcamel.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of candles that the sink {@code file} or {@code jdbc} holds, read past the program, and
 * also while it writes.
 *
 * @param key what makes it one row, for people
 * @param open epoch milliseconds
 * @param prices of the exchange: prices and volumes, as it writes them
 */
record HeldCandle(String key, long open, String prices, boolean closed, long revision) {

  private static final List<String> KEY = RecordTypes.OHLCV.key();
  private static final List<String> PRICES =
      List.of("open", "high", "low", "close", "volume", "turnover");
  private static final String PART = "part-000.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The value of a column as text. */
  private interface Cells {
    String of(String column) throws SQLException;
  }

  private static HeldCandle of(Cells row) throws SQLException {
    return new HeldCandle(
        joined(KEY, row),
        Long.parseLong(row.of("timestamp")),
        joined(PRICES, row),
        List.of("true", "1").contains(row.of("closed")),
        Long.parseLong(row.of("revision")));
  }

  private static String joined(List<String> columns, Cells row) throws SQLException {
    List<String> values = new ArrayList<>();
    for (String column : columns) {
      values.add(row.of(column));
    }
    return String.join("|", values);
  }

  /** Returns every whole row below a folder of JSON Lines; nobody may be half through the last. */
  static List<HeldCandle> inFiles(Path folder) throws IOException, SQLException {
    List<HeldCandle> all = new ArrayList<>();
    for (Path file : parts(folder)) {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n", 0)) {
        if (!line.isEmpty()) {
          JsonNode row = JSON.readTree(line);
          all.add(of(column -> row.path(column).asText()));
        }
      }
    }
    return all;
  }

  private static List<Path> parts(Path folder) throws IOException {
    if (!Files.isDirectory(folder.resolve("ohlcv"))) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder.resolve("ohlcv"))) {
      return all.filter(file -> file.endsWith(PART)).toList();
    }
  }

  /** Returns every row of the table; none where there is no table yet. */
  static List<HeldCandle> inTable(Path database) throws SQLException {
    List<HeldCandle> all = new ArrayList<>();
    if (!Files.exists(database)) {
      return all;
    }
    String columns =
        Stream.of(KEY, PRICES, List.of("closed", "revision"))
            .flatMap(List::stream)
            .map(name -> '"' + name + '"')
            .collect(Collectors.joining(", "));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        PreparedStatement query = connection.prepareStatement("SELECT " + columns + " FROM ohlcv");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        all.add(of(rows::getString));
      }
    } catch (SQLException e) {
      if (!Objects.toString(e.getMessage()).contains("no such table")) {
        throw e;
      }
    }
    return all;
  }
}
