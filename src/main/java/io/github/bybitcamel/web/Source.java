package io.github.bybitcamel.web;

import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.signal.SenderFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A sender with a name of its own.
 *
 * @param token what proves it, in a header or a URL
 * @param signature what its Standard Webhooks are signed with
 * @param bodySecret what its records must carry
 * @param format how it writes; a file of {@code config/formats/}
 * @param symbols what it may name; empty for anything
 * @param actions what it may ask; empty for anything
 * @param addresses from where it may ask; empty for anywhere
 * @param rate how often it may ask
 */
record Source(
    String name,
    Optional<Token> token,
    Optional<WebhookSignature> signature,
    Optional<Token> bodySecret,
    SenderFormat format,
    Set<String> symbols,
    Set<String> actions,
    Addresses addresses,
    Rate rate) {

  /** Returns whether anything proves it. */
  boolean proven() {
    return token.isPresent() || signature.isPresent();
  }

  /** Returns why it may not ask for {@code signal}. */
  Optional<String> refusal(Signal signal) {
    if (!actions.isEmpty() && !actions.contains(signal.action())) {
      return Optional.of(
          "ACTION_NOT_ALLOWED: 'action' is '%s': source %s may only ask %s; mend source.%s.actions"
              .formatted(signal.action(), name, String.join(", ", actions), name));
    }
    String symbol = signal.symbol().orElse("");
    if (!symbols.isEmpty() && !symbols.contains(symbol)) {
      return Optional.of(
          "SYMBOL_NOT_ALLOWED: 'symbol' is '%s': source %s may only name %s; mend source.%s.symbols"
              .formatted(symbol, name, String.join(", ", symbols), name));
    }
    return Optional.empty();
  }
}
