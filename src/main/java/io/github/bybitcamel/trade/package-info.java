/**
 * Carries journalled signals to the exchange, one lane per account and symbol, and gathers the
 * evidence of what came of them; orders of programs go without lane and ledger. No Camel, no JSON:
 * the exchange is asked through {@code v5}.
 */
package io.github.bybitcamel.trade;
