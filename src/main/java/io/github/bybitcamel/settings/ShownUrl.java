package io.github.bybitcamel.settings;

import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A URL of a setting, as it may be shown: URLs of databases and brokers carry users and passwords,
 * and those of webhooks are secrets themselves.
 */
record ShownUrl(String text) {

  static final String MASK = "***";

  private static final Pattern USER = Pattern.compile("(?<=//)[^/@\\s]+(?=@)");
  private static final Pattern PARAMETERS = Pattern.compile("[?;].*");
  private static final Pattern HOOK =
      Pattern.compile("^((?:[a-z0-9+.-]+:)?(?i:https?):/*[^/?#]+)[/?#].+");
  private static final Pattern VALUE =
      Pattern.compile(
          "[?&;][^=&;]*(?i:passw|secret|token|key|jaas|credential|webhook|connectionString)[^=&;]*="
              + "(?:RAW\\((.+?)\\)(?=&|$)|RAW\\{(.+?)}(?=&|$)|([^&;]+))");

  static boolean isUrl(String property) {
    return property.endsWith("url");
  }

  /** Returns whether a property names sinks, each of which may be a URI. */
  static boolean areSinks(String property) {
    return property.endsWith(".sinks");
  }

  /** Returns it without users, passwords and parameters; of a webhook only its host. */
  String shown(boolean hook) {
    return hook ? host() : withoutParameters();
  }

  /** Returns only the host of a webhook; what is none stays as it is. */
  String host() {
    return HOOK.matcher(text).replaceFirst("$1/" + MASK);
  }

  private String withoutParameters() {
    return PARAMETERS.matcher(USER.matcher(text).replaceAll(MASK)).replaceFirst("?" + MASK);
  }

  /** Returns the secrets in it; a webhook is one behind its scheme. */
  Stream<String> secrets() {
    return Stream.of(
            USER.matcher(text).results().map(user -> user.group().replaceFirst("^[^:]*:?", "")),
            VALUE.matcher(text).results().map(ShownUrl::value),
            HOOK.matcher(text).results().map(MatchResult::group).map(ShownUrl::withoutScheme))
        .flatMap(Function.identity());
  }

  private static String withoutScheme(String hook) {
    return SinkNames.kept(hook).replaceFirst("^[^:]*:/*", "");
  }

  private static String value(MatchResult parameter) {
    return IntStream.rangeClosed(1, parameter.groupCount())
        .mapToObj(parameter::group)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
