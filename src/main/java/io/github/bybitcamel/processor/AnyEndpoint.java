package io.github.bybitcamel.processor;

/** An endpoint that is named by its URI. */
record AnyEndpoint(String uri) implements Carrier {}
