package io.github.bybitcamel.doctor;

import java.util.Map;
import java.util.Set;

/**
 * What the start makes of settings and routes before it asks the exchange.
 *
 * @param obstacles what stops it, in its own words, by what it is about
 * @param sinks where feeds send to
 */
public record Prepared(Map<String, String> obstacles, Set<String> sinks) {}
