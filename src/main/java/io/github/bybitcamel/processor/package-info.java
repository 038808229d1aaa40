/**
 * Thin adapters between Camel routes and the rooms: read the exchange, call one thing, write the
 * exchange. Named for YAML in {@link io.github.bybitcamel.processor.Processors}.
 */
package io.github.bybitcamel.processor;
