package io.github.bybitcamel.processor;

import io.github.bybitcamel.v5.V5Reader;
import io.github.bybitcamel.v5.V5Request;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Replaces the HTTP answer by what it says, or throws what it means. */
final class ReadAnswer implements Processor {

  private static final byte[] NOTHING = {};

  private final V5Reader reader;

  ReadAnswer(V5Reader reader) {
    this.reader = reader;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    V5Request request = exchange.getProperty(V5Properties.REQUEST, V5Request.class);
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    byte[] body = Optional.ofNullable(message.getBody(byte[].class)).orElse(NOTHING);
    message.setBody(
        reader.read(
            request,
            status,
            name -> Optional.ofNullable(message.getHeader(name, String.class)),
            body));
  }
}
