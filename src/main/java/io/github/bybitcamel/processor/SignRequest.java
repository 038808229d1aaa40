package io.github.bybitcamel.processor;

import io.github.bybitcamel.v5.SignedRequest;
import io.github.bybitcamel.v5.V5Request;
import io.github.bybitcamel.v5.V5Wire;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Replaces the message by the signed request, and nothing else: no header of an earlier step
 * survives.
 */
final class SignRequest implements Processor {

  private final V5Wire wire;

  SignRequest(V5Wire wire) {
    this.wire = wire;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Message message = exchange.getMessage();
    V5Request request = message.getMandatoryBody(V5Request.class);
    SignedRequest signed = wire.encode(request);
    exchange.setProperty(V5Properties.REQUEST, request);
    message.removeHeaders("*");
    signed.headers().forEach(message::setHeader);
    message.setHeader(Exchange.HTTP_PATH, signed.path());
    if (!signed.query().isEmpty()) {
      message.setHeader(Exchange.HTTP_QUERY, signed.query());
    }
    message.setBody(
        signed.body().isEmpty() ? null : signed.body().getBytes(StandardCharsets.UTF_8));
  }
}
