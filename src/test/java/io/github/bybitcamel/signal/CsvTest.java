package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTest {

  private static final String HEADER = "symbol,side,qty,price,stop_loss\n";

  private static java.util.List<String> document(String csv) {
    Readings readings = Records.read(Format.CSV, csv);
    assertThat(readings.records()).isEmpty();
    return readings.refusals().stream().map(Refusal::text).toList();
  }

  @Test
  void readsEmptyCellsAsAbsent() {
    Readings readings = Records.read(Format.CSV, HEADER + "BTCUSDT,buy,1,,\nBTCUSDT,buy,1,\"\",\n");

    assertThat(readings.accepted()).hasSize(2);
  }

  @Test
  void leavesOutCommentsAndEmptyLines() {
    String csv =
        "# made by hand\n" + HEADER + "# one\nBTCUSDT,buy,1,,\n\n#two,,\nETHUSDT,sell,2,,\n#";

    assertThat(Records.read(Format.CSV, csv).accepted())
        .extracting(Reading::raw)
        .containsExactly("BTCUSDT,buy,1,,", "ETHUSDT,sell,2,,");
  }

  @Test
  void readsQuotedCells() {
    String csv = "symbol,action,tag,x_note\nBTCUSDT,close,\"a,b \"\"c\"\"\",\"two\n#lines\"\n";

    Reading.Accepted accepted = Records.read(Format.CSV, csv).accepted().get(0);

    assertThat(accepted.signal().header().tag()).contains("a,b \"c\"");
    assertThat(accepted.raw()).isEqualTo("BTCUSDT,close,\"a,b \"\"c\"\"\",\"two\n#lines\"");
  }

  @Test
  void refusesTheWholeForAnUnknownHeader() {
    assertThat(document("symbol,side,qty,take_proft\nBTCUSDT,buy,1,\n"))
        .containsExactly(
            "UNKNOWN_FIELD: 'take_proft' is not a signal field; did you mean 'take_profit'?");
    assertThat(document("symbol, side\nBTCUSDT,buy\n")).hasSize(1);
    assertThat(document("symbol,side,\nBTCUSDT,buy,\n")).hasSize(1);
    assertThat(document("BTCUSDT,buy,1\n")).hasSize(3);
  }

  @Test
  void refusesTheWholeForARepeatedHeader() {
    assertThat(document("symbol,stop_loss,stopLoss\nBTCUSDT,1,1\n"))
        .singleElement()
        .asString()
        .startsWith("AMBIGUOUS_FIELD: 'stopLoss'");
  }

  @Test
  void refusesALineWithAnotherNumberOfCells() {
    Readings readings =
        Records.read(Format.CSV, HEADER + "BTCUSDT,buy,1,\nBTCUSDT,buy,1,,,\nBTCUSDT,buy,1,,\n");

    assertThat(readings.refused())
        .extracting(refused -> refused.refusals().get(0).text())
        .containsExactly(
            "CELL_COUNT: the line has 4 cells, the header 5; write a cell for every column, empty"
                + " where there is no value",
            "CELL_COUNT: the line has 6 cells, the header 5; write a cell for every column, empty"
                + " where there is no value");
    assertThat(readings.accepted()).hasSize(1);
  }

  @Test
  void refusesBrokenQuoting() {
    assertThat(document(HEADER + "BTCUSDT,\"buy,1,,\n"))
        .singleElement()
        .asString()
        .startsWith("MALFORMED: the CSV is broken");
    assertThat(document(HEADER + "BTCUSDT,\"buy\"x,1,,\n")).hasSize(1);
  }

  @Test
  void takesNoSpaceForNothing() {
    Readings readings = Records.read(Format.CSV, HEADER + "BTCUSDT, buy,1,, \n");

    assertThat(readings.refused().get(0).refusals())
        .extracting(Refusal::field)
        .containsExactly("side", "stop_loss");
  }

  @Test
  void namesTheWayOutForMeta() {
    Readings readings = Records.read(Format.CSV, "symbol,action,meta\nBTCUSDT,close,{}\n");

    assertThat(readings.refused().get(0).refusals().get(0).text())
        .contains("in CSV use columns that begin with 'x_'");
  }
}
