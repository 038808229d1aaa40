package io.github.bybitcamel.console;

import java.time.Instant;

/**
 * An alarm that stands.
 *
 * @param code what is wrong, in capitals
 * @param subject with what
 */
public record AlarmView(String code, String subject, String text, Instant since) {}
