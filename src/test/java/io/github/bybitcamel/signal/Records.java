package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.Signal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads short literals as the inbox would, for the tests of this room. */
final class Records {

  static final SignalReader READER = new SignalReader(SignalLimits.DEFAULTS);

  private Records() {}

  static boolean areAllAccepted(Readings readings) {
    return readings.refusals().isEmpty() && readings.refused().isEmpty();
  }

  static Readings read(Format format, String text) {
    return READER.read(text.getBytes(StandardCharsets.UTF_8), format, "inbox", "file");
  }

  /** Reads one record of JSON, with single quotes for double ones. */
  static Reading json(String record) {
    Readings readings = read(Format.JSON, record.replace('\'', '"'));
    assertThat(readings.refusals()).isEmpty();
    assertThat(readings.records()).hasSize(1);
    return readings.records().get(0);
  }

  /** Reads one record that must be accepted. */
  static Signal signal(String record) {
    Reading reading = json(record);
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) reading).signal();
  }

  /** Reads one record and returns why it was refused, as its sender reads it. */
  static List<String> refusals(String record) {
    return json(record) instanceof Reading.Refused refused
        ? refused.refusals().stream().map(Refusal::text).toList()
        : List.of();
  }

  /** Returns why a whole delivery was refused. */
  static List<String> refusals(Format format, byte[] bytes) {
    return READER.read(bytes, format, "inbox", "file").refusals().stream()
        .map(Refusal::text)
        .toList();
  }
}
