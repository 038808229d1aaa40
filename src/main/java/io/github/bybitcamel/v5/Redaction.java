package io.github.bybitcamel.v5;

import java.util.regex.Pattern;

/**
 * Takes out of the exchange's words what must not be shown: it quotes the key and what was signed.
 */
final class Redaction {

  private static final int LONGEST = 300;
  private static final Pattern SIGNED = Pattern.compile("origin_string\\s*\\[.*", Pattern.DOTALL);
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private final String apiKey;

  Redaction(String apiKey) {
    this.apiKey = apiKey;
  }

  String clean(String text) {
    String shown = text.replace(apiKey, "***");
    shown = SIGNED.matcher(shown).replaceAll("origin_string[***]");
    shown = CONTROL.matcher(shown).replaceAll(" ");
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
  }
}
