package io.github.bybitcamel.processor;

import io.github.bybitcamel.feed.FeedSpec;
import io.github.bybitcamel.settings.Setting;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.apache.camel.util.StringHelper;

/**
 * A route that declares a feed, as its file has it.
 *
 * @param given the parameters by the template's names, as written: a placeholder is not resolved
 */
record FeedRoute(CamelContext camel, String id, Map<String, String> given) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z][a-z0-9.-]*)(?::.*)?}}");

  /** Another template of a user's may have parameters of its own beside. */
  private static final String TEMPLATE = "bybit-feed";

  /** What the template does not hand on as a parameter. */
  private static final Set<String> OF_THE_ROUTE = Set.of("name", "what", "cron");

  /** Returns all of a context whose routes are loaded; they need not run. */
  static List<FeedRoute> all(CamelContext camel) {
    return ((ModelCamelContext) camel)
        .getRouteDefinitions().stream()
            .filter(route -> route.getTemplateParameters() != null)
            .map(route -> of(camel, route))
            .filter(
                route ->
                    route.given().keySet().containsAll(List.of("name", "what", "cron", "sinks")))
            .toList();
  }

  /** Returns the feeds that routes declare under a name; one, unless somebody is to be told. */
  static List<FeedSpec> specs(CamelContext camel, String name) {
    return all(camel).stream()
        .filter(route -> route.name().equals(name))
        .map(FeedRoute::spec)
        .toList();
  }

  private static FeedRoute of(CamelContext camel, RouteDefinition route) {
    Map<String, String> given = new HashMap<>();
    route
        .getTemplateParameters()
        .forEach((name, value) -> given.put(StringHelper.dashToCamelCase(name), value.toString()));
    return new FeedRoute(camel, route.getId(), given);
  }

  String name() {
    return value("name");
  }

  /** Returns the feed as the template hands it on. */
  FeedSpec spec() {
    Map<String, String> parameters = new HashMap<>();
    ((ModelCamelContext) camel)
        .getRouteTemplateDefinitions().stream()
            .filter(template -> template.getId().equals(TEMPLATE))
            .flatMap(template -> template.getTemplateParameters().stream())
            .map(RouteTemplateParameterDefinition::getName)
            .filter(name -> given.containsKey(name) && !OF_THE_ROUTE.contains(name))
            .forEach(name -> parameters.put(name, value(name)));
    return new FeedSpec(name(), value("what"), parameters);
  }

  /** Returns what a parameter comes to. */
  String value(String parameter) {
    return camel.resolvePropertyPlaceholders(given.get(parameter));
  }

  /** Returns the setting whose value a parameter is; empty for any other text. */
  Optional<Setting> setting(String parameter) {
    Matcher placeholder = PLACEHOLDER.matcher(given.get(parameter).strip());
    return Optional.of(placeholder)
        .filter(Matcher::matches)
        .flatMap(
            found ->
                Arrays.stream(Setting.values())
                    .filter(setting -> setting.property().equals(found.group(1)))
                    .findFirst());
  }

  /** Returns, by parameter, the settings that an operator can turn, by both of their names. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    given
        .keySet()
        .forEach(
            name ->
                setting(name)
                    .ifPresent(
                        one -> settings.put(name, one.property() + " or " + one.variable())));
    return settings;
  }
}
