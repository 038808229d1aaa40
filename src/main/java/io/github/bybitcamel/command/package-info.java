/**
 * What a person asks of the ledger at a terminal. Reading works beside a running desk; what changes
 * something goes through the inbox, like any other wish.
 */
package io.github.bybitcamel.command;
