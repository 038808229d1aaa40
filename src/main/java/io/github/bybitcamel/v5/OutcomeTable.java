package io.github.bybitcamel.v5;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What each code of the exchange means, as an operator can edit it: {@code config/outcomes.csv}.
 *
 * <p>The narrower range beats the wider one, a single code beats them all; of two that are equally
 * narrow, the one that names the kind of call beats {@code any}.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/error">Bybit V5: Error Codes</a>
 */
public final class OutcomeTable {

  private static final String SHIPPED = "/defaults/outcomes.csv";
  private static final String EDITED = "/outcomes.csv";
  private static final String HEADER = "code,applies,class,note";
  private static final Comparator<OutcomeRule> CLOSEST_FIRST =
      Comparator.comparingLong(OutcomeRule::width)
          .thenComparing(OutcomeRule::closeness, Comparator.reverseOrder());

  private final List<OutcomeRule> rules;

  private OutcomeTable(List<OutcomeRule> rules) {
    this.rules = rules;
  }

  /**
   * Returns the table as the operator has edited it: {@code outcomes.csv} on the class path, where
   * the {@code config/} of the desk is, else what is packed into the program.
   *
   * @throws IllegalArgumentException if it cannot be understood; the message says which line
   */
  public static OutcomeTable inForce() {
    return edited().map(OutcomeTable::read).orElseGet(OutcomeTable::shipped);
  }

  /** Returns where the table is that the operator has edited; empty where there is none. */
  public static Optional<URL> edited() {
    return Optional.ofNullable(OutcomeTable.class.getResource(EDITED));
  }

  static OutcomeTable read(URL edited) {
    try (InputStream table = edited.openStream()) {
      return read(new InputStreamReader(table, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("outcomes.csv cannot be read", e);
    }
  }

  /** Returns the table that is packed into the program. */
  public static OutcomeTable shipped() {
    try (InputStream table = OutcomeTable.class.getResourceAsStream(SHIPPED)) {
      if (table == null) {
        throw new IllegalStateException(SHIPPED + " is missing from the program");
      }
      return read(new InputStreamReader(table, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads lines {@code code,applies,class,note}, after a header; {@code #} begins a comment line. A
   * code is a retCode, a range {@code 110092..110094}, or an HTTP status {@code http:429}; applies
   * is read, write, cancel or any, and write covers cancel.
   *
   * @throws IllegalArgumentException if a line is no rule, or two lines decide the same; the
   *     message says which
   * @throws UncheckedIOException if {@code table} cannot be read
   */
  public static OutcomeTable read(Reader table) {
    List<OutcomeRule> rules = new ArrayList<>();
    List<String> lines = new BufferedReader(table).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#") && !line.equals(HEADER)) {
        add(rules, line, i + 1);
      }
    }
    return new OutcomeTable(rules.stream().sorted(CLOSEST_FIRST).toList());
  }

  private static void add(List<OutcomeRule> rules, String line, int number) {
    OutcomeRule rule;
    try {
      rule = OutcomeRule.parse(line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("outcomes, line " + number + ": " + e.getMessage(), e);
    }
    if (rules.stream().anyMatch(known -> decidesTheSame(known, rule))) {
      throw new IllegalArgumentException("outcomes, line " + number + ": said twice: " + line);
    }
    rules.add(rule);
  }

  private static boolean decidesTheSame(OutcomeRule a, OutcomeRule b) {
    return a.http() == b.http()
        && a.from() == b.from()
        && a.to() == b.to()
        && a.kind().equals(b.kind());
  }

  /** Returns what a retCode means for a call of {@code kind}; never empty-handed. */
  public OutcomeClass ofRetCode(int retCode, CallKind kind) {
    return retCode == 0 ? OutcomeClass.SUCCESS : of(false, retCode, kind);
  }

  /**
   * Returns what an HTTP status without a readable retCode means for a call of {@code kind};
   * unlisted ones are unknown to a write and safe to repeat for a read.
   */
  public OutcomeClass ofHttpStatus(int status, CallKind kind) {
    OutcomeClass outcome = of(true, status, kind);
    return outcome == OutcomeClass.UNLISTED ? unreadable(kind) : outcome;
  }

  /** Returns what an answer means that nobody can read. */
  static OutcomeClass unreadable(CallKind kind) {
    return kind.writes() ? OutcomeClass.UNKNOWN : OutcomeClass.SAFE_TO_RETRY;
  }

  private OutcomeClass of(boolean http, int code, CallKind kind) {
    return rules.stream()
        .filter(rule -> rule.matches(http, code, kind))
        .findFirst()
        .map(OutcomeRule::outcome)
        .orElse(OutcomeClass.UNLISTED);
  }
}
