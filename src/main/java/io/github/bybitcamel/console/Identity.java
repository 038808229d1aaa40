package io.github.bybitcamel.console;

/**
 * Which desk this is.
 *
 * @param environment PAPER, TESTNET, DEMO or MAINNET; of several accounts, each there is
 * @param worst the one of them where most is at stake
 * @param version of the program
 */
public record Identity(
    String environment, String worst, boolean realMoney, String exchange, String version) {}
