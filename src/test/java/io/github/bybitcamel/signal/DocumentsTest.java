package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with a delivery as a whole. */
@Timeout(60)
class DocumentsTest {

  private static final String CLOSE = "{\"symbol\":\"BTCUSDT\",\"action\":\"close\"}";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String only(Format format, byte[] bytes) {
    assertThat(Records.refusals(format, bytes)).hasSize(1);
    return Records.refusals(format, bytes).get(0);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void refusesWhatIsEmpty(Format format) {
    assertThat(only(format, new byte[0])).startsWith("EMPTY: ");
    assertThat(only(format, utf8(" \r\n\t\n"))).startsWith("EMPTY: ");
    assertThat(only(format, utf8("\uFEFF"))).startsWith("EMPTY: ");
  }

  @Test
  void refusesWhatHasNoRecords() {
    assertThat(only(Format.JSON, utf8("[]"))).startsWith("EMPTY: ");
    assertThat(only(Format.CSV, utf8("symbol,side\n"))).startsWith("EMPTY: ");
    assertThat(only(Format.CSV, utf8("# only a comment\n"))).startsWith("EMPTY: ");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void refusesWhatIsNoText(Format format) {
    assertThat(only(format, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1})).startsWith("BINARY: ");
    assertThat(only(format, new byte[] {'{', (byte) 0xC3, '}'})).startsWith("INVALID_UTF8: ");
    assertThat(only(format, CLOSE.getBytes(StandardCharsets.UTF_16LE))).startsWith("BINARY: ");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void refusesAHundredMegabytesUnread(Format format) {
    byte[] bytes = new byte[100 * 1024 * 1024];
    Arrays.fill(bytes, (byte) '[');

    assertThat(only(format, bytes)).startsWith("TOO_LARGE: 104857600 bytes are more than");
  }

  @Test
  void refusesDeepNesting() {
    String deep = "{\"meta\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_001);

    assertThat(only(Format.JSON, utf8(deep))).startsWith("TOO_DEEP: ");
    assertThat(only(Format.JSON, utf8("[".repeat(1_000_000)))).startsWith("TOO_DEEP: ");
    assertThat(Records.read(Format.JSON_LINES, deep + "\n" + CLOSE).records().get(1))
        .isInstanceOf(Reading.Accepted.class);
  }

  @Test
  void refusesMoreRecordsThanAreRead() {
    assertThat(only(Format.JSON_LINES, utf8("{}\n".repeat(1_000_000)))).startsWith("TOO_MANY");
    assertThat(only(Format.JSON, utf8("[" + "1,".repeat(1_000_000) + "1]"))).startsWith("TOO_MANY");
    assertThat(only(Format.CSV, utf8("side\n" + "a\n".repeat(1_000_000)))).startsWith("TOO_MANY");
  }

  @Test
  void readsAsManyRecordsAsAreAllowed() {
    int most = SignalLimits.DEFAULTS.maxRecords();

    assertThat(Records.read(Format.JSON_LINES, (CLOSE + "\n").repeat(most)).accepted())
        .hasSize(most);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"symbol\":\"BTCUSDT\"",
        "{\"symbol\":\"BTCUSDT\",}",
        "{\"symbol\":\"BTCUSDT\"} {}",
        "{\"symbol\":\"BTCUSDT\"}]",
        "[{\"symbol\":\"BTCUSDT\"}",
        "[{\"symbol\":\"BTCUSDT\"} {}]",
        "{symbol:\"BTCUSDT\"}",
        "{'symbol':'BTCUSDT'}",
        "{\"qty\":1,000}",
        "{\"qty\":+1}",
        "{\"qty\":01}",
        "{\"qty\":0x10}",
        "{\"qty\":}",
        "// comment\n{}",
        "symbol,side\nBTCUSDT,buy",
        "nul"
      })
  void refusesBrokenJson(String json) {
    assertThat(only(Format.JSON, utf8(json)))
        .startsWith("MALFORMED: this is not whole, valid JSON");
  }

  @Test
  void toleratesByteOrderMarkAndCarriageReturns() {
    String csv = "\uFEFFsymbol,action\r\nBTCUSDT,close\r\n";

    assertThat(Records.read(Format.JSON, "\uFEFF\r\n" + CLOSE + "\r\n").accepted()).hasSize(1);
    assertThat(Records.read(Format.JSON_LINES, "\uFEFF" + CLOSE + "\r\n\r\n" + CLOSE).accepted())
        .hasSize(2);
    assertThat(Records.read(Format.CSV, csv).accepted()).hasSize(1);
  }

  @Test
  void readsTheLinesAroundABrokenOne() {
    Readings readings = Records.read(Format.JSON_LINES, CLOSE + "\n{\"sym\n\n5\n" + CLOSE);

    assertThat(readings.accepted()).extracting(Reading::id).containsExactly("file#1", "file#4");
    assertThat(readings.refused())
        .extracting(refused -> refused.refusals().get(0).code())
        .containsExactly("MALFORMED", "NOT_A_RECORD");
    assertThat(readings.refused().get(0).refusals().get(0).rule()).contains("(line 2, column ");
    assertThat(readings.refused()).extracting(Reading::raw).containsExactly("{\"sym", "5");
  }

  @Test
  void keepsEachRecordAsItWasWritten() {
    String text =
        "[ {\"symbol\" : \"BTCUSDT\", \"action\":\"close\",\"x_a\": [ 1.50 ] } ,\n" + CLOSE + "]";

    assertThat(Records.read(Format.JSON, text).records())
        .extracting(Reading::raw)
        .containsExactly(
            "{\"symbol\" : \"BTCUSDT\", \"action\":\"close\",\"x_a\": [ 1.50 ] }", CLOSE);
  }

  @Test
  void tellsWholeJsonFromHalf() {
    String array = "[" + CLOSE + "," + CLOSE + "]\n";
    for (int length = 0; length < array.length() - 1; length++) {
      assertThat(SignalReader.isWhole(utf8(array.substring(0, length)))).isFalse();
    }
    assertThat(SignalReader.isWhole(utf8(array))).isTrue();
    assertThat(SignalReader.isWhole(utf8("\uFEFF" + CLOSE))).isTrue();
    assertThat(SignalReader.isWhole(utf8(CLOSE + "x"))).isFalse();
    assertThat(SignalReader.isWhole(utf8("12"))).isFalse();
    assertThat(SignalReader.isWhole(utf8("{\"a\":1e999999999}"))).isTrue();
    assertThat(SignalReader.isWhole(utf8("[".repeat(100_000)))).isFalse();
    assertThat(SignalReader.isWhole(new byte[] {'{', (byte) 0xC3, '}'})).isFalse();
    assertThat(SignalReader.isWhole(new byte[0])).isFalse();
  }

  @Test
  void knowsFormatsByTheirEnding() {
    assertThat(SignalReader.formatOf("a.json")).contains(Format.JSON);
    assertThat(SignalReader.formatOf("a.b.JSONL")).contains(Format.JSON_LINES);
    assertThat(SignalReader.formatOf("a.ndjson")).contains(Format.JSON_LINES);
    assertThat(SignalReader.formatOf("a.Csv")).contains(Format.CSV);
    assertThat(SignalReader.formatOf("csv")).isEmpty();
    assertThat(SignalReader.formatOf("a.json.tmp")).isEmpty();
    assertThat(SignalReader.formatOf("")).isEmpty();
  }
}
