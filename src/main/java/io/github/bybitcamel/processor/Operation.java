package io.github.bybitcamel.processor;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Replaces the body by what one call answers; the caller's headers stay as they are. */
final class Operation implements Processor {

  private final Call call;

  /** One call of an endpoint. */
  @FunctionalInterface
  interface Call {

    /** Returns the new body; null leaves it empty. */
    Object answer(Message message, Headers headers);
  }

  Operation(Call call) {
    this.call = call;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    message.setBody(call.answer(message, new Headers(message)));
  }
}
