package io.github.bybitcamel.settings;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A URL of a setting, as it may be shown: URLs of databases and brokers carry users and passwords,
 * and those of webhooks are secrets themselves.
 */
record ShownUrl(String text) {

  static final String MASK = "***";

  private static final Pattern USER = Pattern.compile("(?<=//)[^/@\\s]+(?=@)");
  private static final Pattern PARAMETERS = Pattern.compile("[?;].*");
  private static final Pattern HOOK = Pattern.compile("^(https?://[^/?#]+).+");
  private static final Pattern VALUE =
      Pattern.compile("[?&;][^=&;]*(?i:passw|secret|token|key)[^=&;]*=([^&;]+)");

  static boolean isUrl(String property) {
    return property.endsWith("url");
  }

  /** Returns it without users, passwords and parameters; of a webhook only its host. */
  String shown(boolean hook) {
    if (hook) {
      return HOOK.matcher(text).replaceFirst("$1/" + MASK);
    }
    return PARAMETERS.matcher(USER.matcher(text).replaceAll(MASK)).replaceFirst("?" + MASK);
  }

  /** Returns the secrets in it. */
  Stream<String> secrets() {
    return Stream.concat(
        USER.matcher(text).results().map(user -> user.group().replaceFirst("^[^:]*:?", "")),
        VALUE.matcher(text).results().map(value -> value.group(1)));
  }
}
