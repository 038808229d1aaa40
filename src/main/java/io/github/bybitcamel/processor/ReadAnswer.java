package io.github.bybitcamel.processor;

import io.github.bybitcamel.failpoint.Failpoint;
import io.github.bybitcamel.v5.Permit;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Reader;
import io.github.bybitcamel.v5.V5Request;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Replaces the HTTP answer by what it says, or throws what it means; the limits learn from both.
 */
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
    if (request.endpoint().isWrite()) {
      Failpoint.AFTER_SEND_BEFORE_ANSWER.reached();
    }
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    byte[] body = Optional.ofNullable(message.getBody(byte[].class)).orElse(NOTHING);
    Function<String, Optional<String>> header =
        name -> Optional.ofNullable(message.getHeader(name, String.class));
    Permit permit = exchange.getProperty(V5Properties.PERMIT, Permit.class);
    try {
      message.setBody(reader.read(request, status, header, body));
      permit.answered(header, Optional.empty());
    } catch (V5Exception e) {
      permit.answered(header, Optional.of(e));
      throw e;
    }
  }
}
