package io.github.bybitcamel.transport;

import java.util.Objects;

/** What may be said of a failure to everybody. */
final class Wording {

  private static final String SECRET =
      "(?i)((?:password|passwd|passphrase|secret|token|apikey|api-key|accesskey|jaasconfig)"
          + "[a-z]*=)(RAW\\([^)]*\\)|[^&\\s,;]+)";
  private static final String USER_INFO = "(?<=//)[^/@\\s]+@";

  private Wording() {}

  /** Returns the innermost cause in one line. */
  static String of(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = Objects.requireNonNullElse(cause.getMessage(), "");
    return withoutSecrets(
        (cause.getClass().getSimpleName() + ": " + message).replaceAll("\\s+", " ").strip());
  }

  /** Returns the innermost cause with the names of parameters, but not what they are set to. */
  static String withoutValues(Throwable failure) {
    return of(failure).replaceAll("([?&{, ][\\w.-]+=)(RAW\\([^)]*\\)|[^&\\s}\\]\\[{,]+)", "$1…");
  }

  static String withoutSecrets(String text) {
    return text.replaceAll(SECRET, "$1xxxxxx").replaceAll(USER_INFO, "");
  }
}
