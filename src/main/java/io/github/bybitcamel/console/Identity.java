package io.github.bybitcamel.console;

/**
 * Which desk this is.
 *
 * @param environment PAPER, TESTNET, DEMO or MAINNET
 * @param version of the program
 */
public record Identity(String environment, boolean realMoney, String exchange, String version) {}
