/**
 * Sinks that go through Camel: one {@link io.github.bybitcamel.transport.Carrier} for each way that
 * a record can leave, and the optional clients of brokers. No routes; which record is next is known
 * elsewhere.
 */
package io.github.bybitcamel.transport;
