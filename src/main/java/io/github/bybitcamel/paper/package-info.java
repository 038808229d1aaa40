/**
 * A Bybit V5 exchange on loopback that keeps a ledger: the default venue, and the judge in tests.
 * It may not import the connector's rooms: it could not judge what it shares.
 */
package io.github.bybitcamel.paper;
