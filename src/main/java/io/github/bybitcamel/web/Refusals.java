package io.github.bybitcamel.web;

import io.github.bybitcamel.intake.Examined;
import io.github.bybitcamel.ledger.Receipt;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.signal.Reading;
import io.github.bybitcamel.signal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;

/** Turns what was refused of a delivery into the answer its sender gets. */
final class Refusals {

  /** How rules outside the reader say it, {@link Refusal#text}, taken apart again. */
  private static final Pattern TEXT =
      Pattern.compile(
          "([A-Z_]+): (?:'([^']*)' (?:is '(.*?)': )?)?(.*?)(?:; (.*))?", Pattern.DOTALL);

  private Refusals() {}

  /** Returns the refusal of a delivery of which nothing was taken. */
  static Optional<Reply> of(Examined examined, List<Receipt> receipts) {
    boolean any =
        receipts.stream()
            .anyMatch(
                one ->
                    one.state() != SignalState.INVALID && one.state() != SignalState.ID_CONFLICT);
    if (any) {
      return Optional.empty();
    }
    return of(examined).or(() -> conflict(receipts));
  }

  /** Returns the refusal of a delivery that cannot be read, or of which a record breaks a rule. */
  static Optional<Reply> of(Examined examined) {
    if (!examined.readings().refusals().isEmpty()) {
      return Optional.of(
          new Problem(HttpStatus.BAD_REQUEST_400, examined.readings().refusals()).reply());
    }
    List<Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < examined.objections().size(); i++) {
      if (!examined.objections().get(i).isEmpty()) {
        refusals.addAll(
            refusals(examined.readings().records().get(i), examined.objections().get(i)));
      }
    }
    return refusals.isEmpty()
        ? Optional.empty()
        : Optional.of(new Problem(HttpStatus.UNPROCESSABLE_ENTITY_422, refusals).reply());
  }

  private static List<Refusal> refusals(Reading reading, String objection) {
    if (reading instanceof Reading.Refused refused) {
      return refused.refusals();
    }
    Matcher text = TEXT.matcher(objection);
    return text.matches()
        ? List.of(
            new Refusal(
                text.group(1),
                orEmpty(text.group(2)),
                orEmpty(text.group(3)),
                text.group(4),
                orEmpty(text.group(5))))
        : List.of(new Refusal("REFUSED", "", "", objection, ""));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static Optional<Reply> conflict(List<Receipt> receipts) {
    return receipts.stream()
        .filter(one -> one.state() == SignalState.ID_CONFLICT)
        .findFirst()
        .map(Refusals::conflict);
  }

  /** The ledger says rule and fix in one text. */
  private static Reply conflict(Receipt receipt) {
    String[] said = receipt.reason().split("; ", 2);
    return Problem.of(
            HttpStatus.CONFLICT_409,
            "ID_CONFLICT",
            "id",
            receipt.id(),
            said[0],
            said.length > 1 ? said[1] : "give a new id")
        .reply();
  }
}
