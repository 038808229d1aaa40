package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTableTest {

  private static final OutcomeTable SHIPPED = OutcomeTable.shipped();

  @ParameterizedTest
  @CsvSource({
    "0, READ, SUCCESS",
    "10000, READ, SAFE_TO_RETRY",
    "10000, WRITE, UNKNOWN",
    "10000, CANCEL, UNKNOWN",
    "170234, WRITE, UNKNOWN",
    "10006, WRITE, AFTER_RESET",
    "110079, CANCEL, AFTER_RESET",
    "10002, WRITE, CLOCK",
    "-1, READ, CLOCK",
    "110072, WRITE, ALREADY_SO",
    "170141, WRITE, ALREADY_SO",
    "110043, WRITE, ALREADY_SO",
    "110001, CANCEL, ALREADY_SO",
    "110001, WRITE, UNLISTED",
    "170213, CANCEL, ALREADY_SO",
    "10001, WRITE, BAD_REQUEST",
    "110091, WRITE, UNLISTED",
    "110092, WRITE, BAD_REQUEST",
    "110094, WRITE, BAD_REQUEST",
    "110095, WRITE, UNLISTED",
    "170130, WRITE, BAD_REQUEST",
    "170131, WRITE, FUNDS",
    "170132, WRITE, BAD_REQUEST",
    "170146, WRITE, UNKNOWN",
    "110007, WRITE, FUNDS",
    "10003, READ, FORBIDDEN",
    "-2015, WRITE, FORBIDDEN",
    "987654, WRITE, UNLISTED",
  })
  void knowsWhatCodesMean(int retCode, CallKind kind, OutcomeClass outcome) {
    assertThat(SHIPPED.ofRetCode(retCode, kind)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "429, READ, SAFE_TO_RETRY",
    "429, WRITE, UNKNOWN",
    "499, WRITE, UNKNOWN",
    "500, READ, SAFE_TO_RETRY",
    "599, CANCEL, UNKNOWN",
    "401, WRITE, FORBIDDEN",
    "403, READ, FORBIDDEN",
    "404, WRITE, BAD_REQUEST",
    "302, WRITE, UNKNOWN",
    "302, READ, SAFE_TO_RETRY",
  })
  void knowsWhatStatusesMean(int status, CallKind kind, OutcomeClass outcome) {
    assertThat(SHIPPED.ofHttpStatus(status, kind)).isEqualTo(outcome);
  }

  @Test
  void theCloserRuleDecides() {
    OutcomeTable table =
        table(
            "5..9,cancel,FUNDS,",
            "1..9,any,BAD_REQUEST,",
            "7,any,CLOCK,",
            "8,write,UNKNOWN,",
            "8,cancel,ALREADY_SO,");

    assertThat(table.ofRetCode(4, CallKind.CANCEL)).isEqualTo(OutcomeClass.BAD_REQUEST);
    assertThat(table.ofRetCode(5, CallKind.CANCEL)).isEqualTo(OutcomeClass.FUNDS);
    assertThat(table.ofRetCode(5, CallKind.WRITE)).isEqualTo(OutcomeClass.BAD_REQUEST);
    assertThat(table.ofRetCode(7, CallKind.CANCEL)).isEqualTo(OutcomeClass.CLOCK);
    assertThat(table.ofRetCode(8, CallKind.CANCEL)).isEqualTo(OutcomeClass.ALREADY_SO);
    assertThat(table.ofRetCode(8, CallKind.WRITE)).isEqualTo(OutcomeClass.UNKNOWN);
    assertThat(table.ofRetCode(10, CallKind.WRITE)).isEqualTo(OutcomeClass.UNLISTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10006",
        "abc,any,CLOCK,",
        "9..5,any,CLOCK,",
        "-5..5,any,CLOCK,",
        "0,any,CLOCK,",
        "5,sometimes,CLOCK,",
        "5,any,clock,",
        "5,any,SUCCESS,",
        "1,any,CLOCK,again",
      })
  void refusesALineAndSaysWhich(String line) {
    assertThatThrownBy(() -> table("1,any,CLOCK,", line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("outcomes, line 4: ");
  }

  private static OutcomeTable table(String... lines) {
    return OutcomeTable.read(
        new StringReader("# comment\ncode,applies,class,note\n" + String.join("\n", lines)));
  }

  @Test
  void isWhatTheOperatorHasEdited(@TempDir Path directory) throws IOException {
    Path edited = Files.writeString(directory.resolve("outcomes.csv"), "10001,any,FUNDS,moved\n");

    assertThat(OutcomeTable.read(edited.toUri().toURL()).ofRetCode(10001, CallKind.WRITE))
        .isEqualTo(OutcomeClass.FUNDS);
    assertThat(OutcomeTable.inForce().ofRetCode(10001, CallKind.WRITE))
        .isEqualTo(OutcomeClass.BAD_REQUEST);
  }
}
