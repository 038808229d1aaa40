package io.github.bybitcamel.metrics;

import io.github.bybitcamel.console.RouteView;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.Supplier;

/** What each Camel route has carried. */
public final class RouteMeters {

  private RouteMeters() {}

  /** Returns the group over {@code routes}. */
  public static MeterBinder of(Supplier<List<RouteView>> routes) {
    return new Table<>(routes, route -> Tags.of("route", route.id()))
        .counter("bybit.route.done", "Exchanges that ended well", RouteView::done)
        .counter("bybit.route.failed", "Exchanges that did not", RouteView::failed)
        .gauge("bybit.route.inflight", "Exchanges under way", RouteView::inflight)
        .gauge(
            "bybit.route.started",
            "Whether the route runs",
            route -> route.state().equals("Started") ? 1 : 0);
  }
}
