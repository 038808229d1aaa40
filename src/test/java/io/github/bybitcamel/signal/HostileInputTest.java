package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes: readings, no exception. */
@Timeout(120)
class HostileInputTest {

  private static final Path KEPT =
      Path.of(
          "src/test/resources/io/github/bybitcamel/signal/SignalReaderFuzzInputs/readsAnything");
  private static final int INPUTS = 20_000;
  private static final List<String> SEEDS =
      List.of(
          "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":0.01,\"meta\":{\"secret\":[1,{}]}}",
          "[{\"action\":\"close\",\"symbol\":\"BYBIT:BTCUSDT.P\"},{\"id\":\"\\u00e9\\n\"}]",
          "{\"action\":\"cancel\",\"ref\":\"a\"}\n{\"price\":1e999999999}\n",
          "symbol,side,qty,tag\n# c\nBTCUSDT,buy,1,\"a,\"\"b\"\"\"\r\n,,,\n");
  private static final String BREAKERS = "{}[]\",:\\\n\r\t #'0e+-.x\uFEFF\uD83D\u0000{{nul/*";

  @Test
  void readsRandomBytes() {
    Random random = new Random(5);
    for (int i = 0; i < INPUTS; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      read(bytes);
    }
  }

  @Test
  void readsMutatedRecords() {
    Random random = new Random(6);
    for (int i = 0; i < INPUTS; i++) {
      StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
      for (int n = random.nextInt(6); n >= 0 && !text.isEmpty(); n--) {
        mutate(text, random);
      }
      read(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    char breaker = BREAKERS.charAt(random.nextInt(BREAKERS.length()));
    switch (random.nextInt(4)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, breaker);
      case 2 -> text.setCharAt(at, breaker);
      default -> text.setLength(at);
    }
  }

  private static void read(byte[] bytes) {
    AnyBytes.requireSoundReadings(bytes);
    for (Format format : Format.values()) {
      Records.READER
          .read(bytes, format, "inbox", "file")
          .refused()
          .forEach(HostileInputTest::requireReason);
    }
    if (SignalReader.isWhole(bytes)) {
      assertThat(Records.READER.read(bytes, Format.JSON, "inbox", "file").refusals())
          .allMatch(refusal -> refusal.code().equals(Code.EMPTY.name()));
    }
  }

  private static void requireReason(Reading.Refused refused) {
    refused.refusals().forEach(refusal -> assertThat(refusal.text()).doesNotContain("\n"));
  }

  @Test
  void readsWhatFuzzingKept() throws IOException {
    try (Stream<Path> inputs = Files.list(KEPT)) {
      for (Path input : inputs.toList()) {
        read(Files.readAllBytes(input));
      }
    }
  }

  @Test
  void readsHugeTexts() {
    String huge = "x".repeat(4_000_000);

    assertThat(Records.json("{'" + huge + "':1}").toString()).contains("UNKNOWN_FIELD");
    assertThat(Records.json("{'tag':'" + huge + "'}").toString()).contains("BAD_TEXT");
    assertThat(Records.json("{'qty':-0." + "0".repeat(4_000_000) + "}").toString())
        .contains("NUMBER_TOO_LONG");
    assertThat(Records.json("{'qty':1e" + "9".repeat(4_000_000) + "}").toString())
        .contains("NUMBER_TOO_LONG");
    assertThat(Records.read(Format.CSV, huge + "\n").refusals()).hasSize(1);
    assertThat(Records.read(Format.CSV, ",".repeat(100_000)).refusals()).isNotEmpty();
  }

  @Test
  void readsAThousandFields() {
    assertThat(Records.json("{'symbol':'BTCUSDT','action':'close'" + free(998) + "}"))
        .isInstanceOf(Reading.Accepted.class);
  }

  @Test
  void refusesMoreFieldsThanAHeapHolds() {
    String wide = "{'symbol':'BTCUSDT','action':'close'" + free(999) + "}";
    String many = ("{'symbol':'BTCUSDT','action':'close'" + free(900) + "}\n").repeat(250);

    assertThat(Records.json(wide).toString()).contains("TOO_MANY_FIELDS");
    assertThat(Records.json("{" + "'a':1,".repeat(600_000) + "'a':1}").toString())
        .contains("TOO_MANY_FIELDS");
    assertThat(Records.read(Format.JSON_LINES, many.replace('\'', '"')).refusals().toString())
        .contains("TOO_MANY_FIELDS");
    assertThat(Records.read(Format.CSV, "a,".repeat(1000)).refusals().toString())
        .contains("TOO_MANY_FIELDS");
    assertThat(Records.read(Format.CSV, "a\"," + ",".repeat(2000)).refusals().toString())
        .contains("TOO_MANY_FIELDS");
    String header = IntStream.range(0, 999).mapToObj(i -> ",x_" + i).collect(Collectors.joining());
    assertThat(
            Records.read(Format.CSV, "symbol" + header + ('\n' + ",".repeat(999)).repeat(250))
                .refusals()
                .toString())
        .contains("TOO_MANY_FIELDS");
  }

  @Test
  void countsNeitherCommentsNorWhatStandsInQuotes() {
    String csv =
        "# \"the first"
            + ",".repeat(2000)
            + "\r\n  # the second"
            + ",".repeat(2000)
            + "\nsymbol,action,x_note\n"
            + ("BTCUSDT,close,\"" + ",".repeat(400) + "\"\n").repeat(3)
            + ("BTCUSDT,close,\"\"\"" + ",".repeat(1400) + "\"\n");

    assertThat(Records.areAllAccepted(Records.read(Format.CSV, csv))).isTrue();
  }

  @Test
  void tellsTenWrongNamesOfARecord() {
    StringBuilder record = new StringBuilder("{'symbol':'BTCUSDT'");
    for (int i = 0; i < 500; i++) {
      record.append(",'wrong").append(i).append("':1");
    }

    Reading reading = Records.json(record.append('}').toString());

    assertThat(((Reading.Refused) reading).refusals())
        .filteredOn(refusal -> refusal.code().equals("UNKNOWN_FIELD"))
        .hasSize(10);
  }

  private static String free(int fields) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < fields; i++) {
      text.append(",'x_").append(i).append("':").append(i);
    }
    return text.toString();
  }
}
