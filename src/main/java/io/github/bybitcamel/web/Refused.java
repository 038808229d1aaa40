package io.github.bybitcamel.web;

/** Ends a request at the door with an answer. */
final class Refused extends Exception {

  private final transient Reply reply;

  Refused(Reply reply) {
    super("refused", null, false, false);
    this.reply = reply;
  }

  Refused(int status, String code, String rule, String fix) {
    this(Problem.of(status, code, rule, fix).reply());
  }

  Reply reply() {
    return reply;
  }
}
