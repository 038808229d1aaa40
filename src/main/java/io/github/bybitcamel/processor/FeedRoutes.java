package io.github.bybitcamel.processor;

import io.github.bybitcamel.feed.FeedException;
import io.github.bybitcamel.feed.Feeds;
import io.github.bybitcamel.settings.DidYouMean;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;

/** What the routes of feeds need of Camel. */
public final class FeedRoutes {

  private static final String SCHEME = "feed";

  private FeedRoutes() {}

  /** Lets routes name {@code feed:} endpoints; must come before the routes are loaded. */
  public static void bind(CamelContext camel, Feeds feeds) {
    camel.addComponent(SCHEME, new FeedComponent(feeds));
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
