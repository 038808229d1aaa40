package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.AmendSignal;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.CloseSignal;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TpslSignal;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.signal.Origin;
import io.github.bybitcamel.signal.Reading;
import io.github.bybitcamel.signal.Refusal;
import io.github.bybitcamel.signal.Request;
import io.github.bybitcamel.signal.RequestReader;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads what a program of this machine asks for: a value of the model, a map of signal fields, or
 * JSON text of them. Strict: what is unknown, missing or for another account is a {@link
 * RefusedException} that says field, value, rule and fix. Safe for use by many threads.
 */
public final class Requests {

  private final String source;
  private final Supplier<String> ids;

  /**
   * Prepares to read.
   *
   * @param source who asks, by which orders are named
   * @param ids makes an id that was never there before, for a request without one
   */
  public Requests(String source, Supplier<String> ids) {
    this.source = source;
    this.ids = ids;
  }

  /** Reads an order: an {@link OrderSignal}, an {@link OrderRequest}, a map or JSON. */
  public NewOrder order(Object body) {
    if (body instanceof OrderSignal signal) {
      return NewOrder.of(ours(signal), Optional.empty());
    }
    if (body instanceof OrderRequest request) {
      return new NewOrder(ours(OrderTerms.of(request, header())), request.orderLinkId());
    }
    Request read = read("order", body);
    return NewOrder.of(accepted(read, OrderSignal.class), read.orderLinkId());
  }

  /** Reads a change of an order: a map or JSON. */
  public AmendSignal amend(Object body) {
    return accepted(read("amend", body), AmendSignal.class);
  }

  /** Reads take-profit, stop-loss and trailing stop of a position: a map or JSON. */
  public TpslSignal tradingStop(Object body) {
    return accepted(read("set_tpsl", body), TpslSignal.class);
  }

  /** Reads a signal of any action: a {@link Signal}, a map or JSON. */
  public Signal signal(Object body) {
    return body instanceof Signal signal
        ? ours(signal)
        : accepted(read(RequestReader.ofSignals(origin()), body), Signal.class);
  }

  /** Returns the wish to leave a position, or one leg of it. */
  public CloseSignal close(Category category, String symbol, Optional<Integer> positionIdx) {
    if (!category.hasPositions()) {
      throw RefusedException.invalid(
          "NOT_IN_CATEGORY",
          "category",
          category.text(),
          "there are no positions to close; sell the coin instead");
    }
    return new CloseSignal(
        header(), category, symbol, Optional.empty(), positionIdx, Optional.empty());
  }

  private SignalHeader header() {
    return new SignalHeader(
        source,
        ids.get(),
        SignalHeader.DEFAULT_ACCOUNT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private Origin origin() {
    return Origin.file(source, ids.get());
  }

  private Request read(String action, Object body) {
    return read(RequestReader.of(origin(), action), body);
  }

  private static Request read(RequestReader reader, Object body) {
    if (body instanceof Map<?, ?> fields) {
      return reader.read(fields);
    }
    if (body instanceof CharSequence json) {
      return reader.read(json.toString());
    }
    throw RefusedException.invalid(
        "BAD_BODY",
        "body",
        body == null ? "empty" : "a " + body.getClass().getSimpleName(),
        "must be a map of signal fields, JSON text of them, or a record of the model");
  }

  private static <T extends Signal> T accepted(Request request, Class<T> type) {
    if (request.reading() instanceof Reading.Refused refused) {
      throw new RefusedException(
          SignalState.INVALID,
          refused.refusals().stream().map(Refusal::text).collect(Collectors.joining(" | ")));
    }
    return ours(type.cast(((Reading.Accepted) request.reading()).signal()));
  }

  /**
   * A program trades one account, whatever a signal may name. A value of the model has passed no
   * reader: what spot does not have is refused here as there.
   */
  private static <T extends Signal> T ours(T signal) {
    String account = signal.header().account();
    if (!account.equals(SignalHeader.DEFAULT_ACCOUNT)) {
      throw RefusedException.invalid(
          "OTHER_ACCOUNT",
          "account",
          account,
          "this way trades the account 'default' alone; leave it out, or send it as a signal");
    }
    if (signal instanceof OrderSignal order
        && order.reduceOnly()
        && !order.category().hasPositions()) {
      throw RefusedException.invalid(
          "NOT_IN_CATEGORY",
          "reduce_only",
          "true",
          "does not apply to category spot; remove it, or use another category");
    }
    return signal;
  }
}
