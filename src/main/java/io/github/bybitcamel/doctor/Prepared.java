package io.github.bybitcamel.doctor;

import io.github.bybitcamel.v5.V5Client;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the start makes of settings and routes.
 *
 * @param obstacles what stops it before it asks the exchange, in its own words, by what it is about
 * @param sinks where feeds send to
 * @param feeds what stops it of the feeds once it can ask the exchange, in the same way
 */
public record Prepared(
    Map<String, String> obstacles,
    Set<String> sinks,
    Function<V5Client, Map<String, String>> feeds) {}
