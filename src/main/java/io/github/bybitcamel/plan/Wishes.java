package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.TimeInForce;
import io.github.bybitcamel.model.Trigger;
import io.github.bybitcamel.risk.Holdings;
import io.github.bybitcamel.risk.PositionKey;
import io.github.bybitcamel.risk.Reading;
import io.github.bybitcamel.risk.Wish;
import io.github.bybitcamel.risk.Working;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes from a plan what is to be judged. */
final class Wishes {

  private final Instruments instruments;

  Wishes(Instruments instruments) {
    this.instruments = instruments;
  }

  /** Returns whether an order of {@code plan} makes a position smaller. */
  static boolean closes(Plan plan) {
    return plan instanceof Plan.Place place
        && place.orders().stream().anyMatch(order -> order.request().lessensRisk());
  }

  /** Returns the names by which room is kept for the orders that {@code plan} places. */
  static List<String> names(Plan plan) {
    return plan instanceof Plan.Place place
        ? place.orders().stream().map(order -> order.request().orderLinkId()).toList()
        : List.of();
  }

  /** Returns the name by which an order is told from others: ours, if it has one. */
  static String name(Order order) {
    return order.orderLinkId().isEmpty() ? order.orderId() : order.orderLinkId();
  }

  /** Returns what of {@code plan} may open risk. */
  Request of(Asked asked, Plan plan) {
    if (plan instanceof Plan.Place place) {
      return placed(asked, place);
    }
    if (plan instanceof Plan.Amend amend) {
      return amended(asked, amend);
    }
    return Request.none(lessensRisk(plan));
  }

  private static boolean lessensRisk(Plan plan) {
    if (plan instanceof Plan.SetStops stops) {
      return stops.lessensRisk();
    }
    return !(plan instanceof Plan.SetLeverage leverage) || leverage.lessensRisk();
  }

  private Request placed(Asked asked, Plan.Place place) {
    List<Wish> wishes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<PositionKey> left = new ArrayList<>();
    String coin = "";
    for (PlannedOrder order : place.orders()) {
      OrderRequest request = order.request();
      if (!request.lessensRisk()) {
        coin = quoteCoin(request.category(), request.symbol());
        wishes.add(wish(asked, request, order.notional(), coin));
        names.add(request.orderLinkId());
      } else if (place.eachFilled()) {
        left.add(new PositionKey(request.category(), request.symbol(), request.positionIdx()));
      }
    }
    return new Request(wishes.isEmpty(), wishes, names, Optional.empty(), left, coin);
  }

  private static Wish wish(Asked asked, OrderRequest request, BigDecimal notional, String coin) {
    boolean stays =
        request.price().isPresent()
            && request.timeInForce() != TimeInForce.IOC
            && request.timeInForce() != TimeInForce.FOK;
    return new Wish(
        asked.source(),
        asked.action(),
        request.category(),
        request.symbol(),
        request.positionIdx(),
        request.side(),
        notional,
        coin,
        request.price(),
        request.trigger().map(Trigger::price),
        stays || request.trigger().isPresent(),
        request.exits().stopLoss().isPresent(),
        asked.signalPrice());
  }

  private Request amended(Asked asked, Plan.Amend amend) {
    AmendRequest request = amend.request();
    Order before = amend.before();
    if (amend.lessensRisk()) {
      return Request.none(true);
    }
    String coin = quoteCoin(request.category(), request.symbol());
    Wish wish =
        new Wish(
            asked.source(),
            asked.action(),
            request.category(),
            request.symbol(),
            before.positionIdx(),
            before.side(),
            amend.notional(),
            coin,
            request.price().or(before::price).filter(price -> price.signum() > 0),
            request.triggerPrice().or(before::triggerPrice),
            true,
            request.stopLoss().or(before::stopLoss).filter(p -> p.signum() > 0).isPresent(),
            Optional.empty());
    return new Request(
        false, List.of(wish), List.of(name(before)), Optional.of(request), List.of(), coin);
  }

  private String quoteCoin(Category category, String symbol) {
    return instruments.find(category, symbol).map(Instrument::quoteCoin).orElse("");
  }

  /**
   * What of a plan may open risk; all of it is of one symbol.
   *
   * @param lessensRisk whether nothing of it may
   * @param names under which room is kept, one for each wish
   * @param change what is asked of an order that is there; empty where orders are placed
   * @param left positions that are left before anything is opened
   */
  record Request(
      boolean lessensRisk,
      List<Wish> wishes,
      List<String> names,
      Optional<AmendRequest> change,
      List<PositionKey> left,
      String quoteCoin) {

    private static Request none(boolean lessensRisk) {
      return new Request(lessensRisk, List.of(), List.of(), Optional.empty(), List.of(), "");
    }

    Category category() {
      return wishes.get(0).category();
    }

    String symbol() {
      return wishes.get(0).symbol();
    }

    boolean margined() {
      return category() == Category.LINEAR || category() == Category.INVERSE;
    }

    /**
     * Returns the holdings as they will be when the first of the wishes is fulfilled. What is asked
     * for does not count beside itself: an order that is changed, or of which an earlier try
     * failed.
     */
    Reading<Holdings> before(Reading<Holdings> read) {
      return new Reading<>(
          read.value().map(h -> h.withoutOrders(names).withoutPositions(left)),
          read.at(),
          read.failure());
    }

    /** Reads the holdings; a coin held counts as the position of its spot symbols. */
    Reading<Holdings> withCoin(AccountReadings readings, Instant notBefore) {
      Reading<Holdings> read = readings.holdings(notBefore);
      if (category() != Category.SPOT) {
        return read;
      }
      String base = symbol().substring(0, symbol().length() - quoteCoin.length());
      Reading<BigDecimal> coin = readings.coin(base, notBefore);
      if (read.value().isEmpty() || coin.value().isEmpty()) {
        return Reading.failed(read.failure() + coin.failure());
      }
      Map<PositionKey, BigDecimal> held = new HashMap<>(read.value().get().positions());
      held.put(new PositionKey(Category.SPOT, symbol(), 0), coin.value().get());
      return new Reading<>(
          Optional.of(new Holdings(held, read.value().get().orders())),
          read.at().isBefore(coin.at()) ? read.at() : coin.at(),
          read.failure() + coin.failure());
    }

    /** Returns the orders to keep room for. */
    List<Working> working(BigDecimal rate) {
      List<Working> all = new ArrayList<>();
      for (int i = 0; i < wishes.size(); i++) {
        Wish wish = wishes.get(i);
        all.add(
            new Working(
                names.get(i),
                new PositionKey(wish.category(), wish.symbol(), wish.positionIdx()),
                wish.side(),
                wish.value().multiply(rate),
                wish.rests()));
      }
      return all;
    }
  }
}
