/**
 * Everything about Bybit's V5 API that needs no Camel: signing, the server's clock, rate limits,
 * typed outcomes, the endpoint catalogue, JSON to model and back, paging. No Camel, no logging, no
 * socket: whoever implements {@link io.github.bybitcamel.v5.V5Client} does the I/O.
 */
package io.github.bybitcamel.v5;
