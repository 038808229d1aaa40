package io.github.bybitcamel;

import io.github.bybitcamel.console.SignalDoor;
import io.github.bybitcamel.intake.Intake;
import io.github.bybitcamel.ledger.Receipt;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.DryRun;
import io.github.bybitcamel.signal.Format;
import io.github.bybitcamel.signal.Origin;
import io.github.bybitcamel.signal.Reading;
import io.github.bybitcamel.signal.Readings;
import io.github.bybitcamel.signal.Refusal;
import io.github.bybitcamel.signal.SignalReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes what the console hands in through the intake that files come through. */
final class ConsoleDoor implements SignalDoor {

  private final SignalReader reader;
  private final Intake intake;
  private final Function<Signal, DryRun.Outcome> dryRun;
  private final BooleanSupplier started;

  ConsoleDoor(
      SignalReader reader,
      Intake intake,
      Function<Signal, DryRun.Outcome> dryRun,
      BooleanSupplier started) {
    this.reader = reader;
    this.intake = intake;
    this.dryRun = dryRun;
    this.started = started;
  }

  @Override
  public List<Receipt> submit(String delivery, String text) {
    if (!started.getAsBoolean()) {
      throw new IllegalStateException("the exchange has not accepted every account yet");
    }
    return intake.take(Origin.file(SOURCE, delivery), format(text), bytes(text));
  }

  @Override
  public List<Preview> preview(String text) {
    Readings readings = reader.read(bytes(text), format(text), SOURCE, "preview");
    if (!readings.refusals().isEmpty()) {
      return List.of(new Preview(1, SignalState.INVALID.name(), text(readings.refusals()), "", ""));
    }
    return readings.records().stream().map(this::preview).toList();
  }

  private Preview preview(Reading reading) {
    if (reading instanceof Reading.Refused refused) {
      return new Preview(
          refused.number(), SignalState.INVALID.name(), text(refused.refusals()), "", "");
    }
    Reading.Accepted accepted = (Reading.Accepted) reading;
    DryRun.Outcome outcome = dryRun.apply(accepted.signal());
    return new Preview(
        accepted.number(),
        outcome.state().name(),
        outcome.reason(),
        accepted.canonical(),
        outcome.requests());
  }

  private static Format format(String text) {
    return SignalReader.isWhole(bytes(text)) ? Format.JSON : Format.JSON_LINES;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(List<Refusal> refusals) {
    return refusals.stream().map(Refusal::text).collect(Collectors.joining(" | "));
  }
}
