/**
 * The public Java face: every operation of the exchange as a method, at once or as a {@link
 * java.util.concurrent.CompletableFuture}. Begin at {@link
 * io.github.bybitcamel.connector.ExchangeConnectors}. No Camel, no JSON.
 */
package io.github.bybitcamel.connector;
