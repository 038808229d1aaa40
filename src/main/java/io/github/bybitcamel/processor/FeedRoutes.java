package io.github.bybitcamel.processor;

import io.github.bybitcamel.feed.FeedException;
import io.github.bybitcamel.feed.FeedSpec;
import io.github.bybitcamel.feed.Feeds;
import io.github.bybitcamel.settings.DidYouMean;
import io.github.bybitcamel.sink.SinkFactory;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.quartz.CronExpression;

/** What the routes of feeds need of Camel. */
public final class FeedRoutes {

  private static final String SCHEME = "feed";

  private FeedRoutes() {}

  /** Lets routes name {@code feed:} endpoints; must come before the routes are loaded. */
  public static void bind(CamelContext camel, Feeds feeds) {
    camel.addComponent(SCHEME, new FeedComponent(feeds));
  }

  /**
   * Refuses a {@code cron} that is none, or never comes: Camel says it in a stack trace. The routes
   * must be loaded, and not started.
   *
   * @throws FeedException naming the setting, or the route, and the value
   */
  public static void refuseBadCrons(CamelContext camel, Clock clock) {
    FeedRoute.all(camel).forEach(route -> refuseBadCron(route, clock));
  }

  /** Refuses the {@code cron} of one feed, as {@link #refuseBadCrons} does. */
  public static void refuseBadCron(CamelContext camel, String feed, Clock clock) {
    refuseBadCron(named(camel, feed), clock);
  }

  /** Returns the names of all feeds that the routes declare, in order. */
  public static Set<String> names(CamelContext camel) {
    return FeedRoute.all(camel).stream()
        .map(FeedRoute::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns a feed as its route declares it. */
  public static FeedSpec spec(CamelContext camel, String feed) {
    return named(camel, feed).spec();
  }

  /** Returns what the feeds say of their sinks, as it stands. */
  public static Stream<String> sinkLists(CamelContext camel) {
    return FeedRoute.all(camel).stream().map(route -> route.value("sinks"));
  }

  /**
   * Returns the sinks that a feed names.
   *
   * @throws FeedException if it names none
   */
  public static List<String> sinks(CamelContext camel, String feed) {
    return Feeds.sinks(named(camel, feed).spec(), Map.of());
  }

  /**
   * Opens the sinks of a feed as the start does, and closes them again. Nothing is handed over.
   *
   * @throws FeedException if there is no such sink
   */
  public static void trySinks(CamelContext camel, String feed, SinkFactory factory) {
    FeedRoute route = named(camel, feed);
    Feeds.trySinks(route.spec(), route.settings(), factory);
  }

  private static FeedRoute named(CamelContext camel, String feed) {
    return FeedRoute.all(camel).stream()
        .filter(route -> route.name().equals(feed))
        .findFirst()
        .orElseThrow();
  }

  private static void refuseBadCron(FeedRoute route, Clock clock) {
    String cron = route.value("cron");
    wrong(cron.replace('+', ' '), clock)
        .ifPresent(
            why -> {
              throw new FeedException(
                  "%s is '%s': %s; write second minute hour day month weekday in UTC, for example"
                          .formatted(
                              route
                                  .setting("cron")
                                  .map(one -> "%s (%s)".formatted(one.property(), one.variable()))
                                  .orElse("route '%s': cron".formatted(route.id())),
                              cron,
                              why)
                      + " 0 * * * * ?");
            });
  }

  private static Optional<String> wrong(String cron, Clock clock) {
    try {
      boolean comes =
          new CronExpression(cron).getNextValidTimeAfter(Date.from(clock.instant())) != null;
      return comes ? Optional.empty() : Optional.of("such a time never comes");
    } catch (ParseException e) {
      return Optional.of("no cron of Quartz (%s)".formatted(withoutClass(e.getMessage())));
    }
  }

  /** Of what it did not expect Quartz tells the exception. */
  private static String withoutClass(String message) {
    return message.replaceFirst(" \\(java\\..*", "");
  }

  /**
   * Returns the settings that feeds were given, by feed and parameter, as an operator sets them:
   * {@code kline.sinks or KLINE_SINKS}.
   */
  public static Map<String, Map<String, String>> settings(CamelContext camel) {
    return FeedRoute.all(camel).stream()
        .collect(Collectors.toMap(FeedRoute::name, FeedRoute::settings, (one, other) -> one));
  }

  /** Camel adds every name in its spelling with dashes. */
  private static String fold(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }

  /**
   * Refuses parameters that no template has: Camel takes them and says nothing.
   *
   * @throws FeedException naming the route and the parameter
   */
  public static void refuseUnknownParameters(CamelContext camel) {
    ModelCamelContext model = (ModelCamelContext) camel;
    Set<String> known =
        model.getRouteTemplateDefinitions().stream()
            .flatMap(template -> template.getTemplateParameters().stream())
            .map(RouteTemplateParameterDefinition::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    for (RouteDefinition route : model.getRouteDefinitions()) {
      if (route.getTemplateParameters() == null) {
        continue;
      }
      for (String name : route.getTemplateParameters().keySet()) {
        if (known.stream().noneMatch(one -> fold(one).equals(fold(name)))) {
          throw new FeedException(
              "route '%s': a feed has no parameter '%s'; %s"
                  .formatted(route.getId(), name, DidYouMean.hint(name, known)));
        }
      }
    }
  }
}
