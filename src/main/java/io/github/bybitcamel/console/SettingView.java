package io.github.bybitcamel.console;

/**
 * One setting in force.
 *
 * @param value masked where it is a secret; empty text where it is not set
 * @param origin environment, -D, file or default; empty text where it is not set
 */
public record SettingView(
    String name, String variable, String value, String origin, String range, String meaning) {}
