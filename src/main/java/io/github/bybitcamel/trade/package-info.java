/**
 * From a journalled signal to the V5 calls it means, one lane per account and symbol, and the
 * evidence of what came of them. No Camel, no JSON: the exchange is asked through {@code v5}.
 */
package io.github.bybitcamel.trade;
