package io.github.bybitcamel;

import io.github.bybitcamel.console.RouteView;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.spi.BacklogErrorEventMessage;

/** The Camel routes with what they have carried and where they last failed. */
final class CamelRoutes implements Supplier<List<RouteView>> {

  private final CamelContext camel;

  CamelRoutes(CamelContext camel) {
    this.camel = camel;
    // Whose text an exchange carried is nobody's business here.
    camel.getErrorRegistry().setEnabled(true);
    camel.getErrorRegistry().setMaximumEntries(50);
    camel.getErrorRegistry().setBodyMaxChars(1);
  }

  @Override
  public List<RouteView> get() {
    return camel.getRoutes().stream().map(this::view).toList();
  }

  private RouteView view(Route route) {
    Optional<ManagedRouteMBean> counted =
        Optional.ofNullable(
                camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class))
            .map(managed -> managed.getManagedRoute(route.getId()));
    return new RouteView(
        route.getId(),
        Optional.ofNullable(route.getDescription()).orElse(""),
        route.getEndpoint().toString(),
        camel.getRouteController().getRouteStatus(route.getId()).name(),
        counted.map(ManagedRouteMBean::getExchangesCompleted).orElse(0L),
        counted.map(ManagedRouteMBean::getExchangesFailed).orElse(0L),
        counted.map(ManagedRouteMBean::getExchangesInflight).orElse(0L),
        counted.map(ManagedRouteMBean::getMeanProcessingTime).orElse(0L),
        counted.map(ManagedRouteMBean::getLastExchangeFailureTimestamp).map(Date::toInstant),
        lastError(route.getId()));
  }

  private String lastError(String route) {
    Collection<BacklogErrorEventMessage> errors =
        camel.getErrorRegistry().forRoute(route).browse(1);
    return errors.stream()
        .findFirst()
        .map(BacklogErrorEventMessage::getExceptionMessage)
        .orElse("");
  }
}
