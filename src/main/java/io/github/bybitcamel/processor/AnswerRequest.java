package io.github.bybitcamel.processor;

import io.github.bybitcamel.web.Call;
import io.github.bybitcamel.web.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.http.common.HttpMessage;

/** Answers a request when its answer is known; holds no thread until then. */
final class AnswerRequest implements AsyncProcessor {

  private final BiFunction<Call, byte[], CompletableFuture<Reply>> desk;

  AnswerRequest(BiFunction<Call, byte[], CompletableFuture<Reply>> desk) {
    this.desk = desk;
  }

  static AnswerRequest now(BiFunction<Call, byte[], Reply> desk) {
    return new AnswerRequest(
        (call, body) -> CompletableFuture.completedFuture(desk.apply(call, body)));
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    CompletableFuture<Reply> reply = asked(exchange);
    if (reply.isDone()) {
      answer(exchange, reply);
      callback.done(true);
      return true;
    }
    var unused =
        reply.whenComplete(
            (any, failure) -> {
              answer(exchange, reply);
              callback.done(false);
            });
    return false;
  }

  private CompletableFuture<Reply> asked(Exchange exchange) {
    try {
      Call call =
          (Call) exchange.getMessage(HttpMessage.class).getRequest().getAttribute(Call.ATTRIBUTE);
      byte[] body = exchange.getMessage().getBody(byte[].class);
      return desk.apply(call, body == null ? new byte[0] : body);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static void answer(Exchange exchange, CompletableFuture<Reply> done) {
    try {
      Reply reply = done.join();
      exchange.getMessage().setBody(reply.body());
      exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
      exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, reply.contentType());
    } catch (CompletionException e) {
      exchange.setException(e.getCause());
    }
  }

  @Override
  public void process(Exchange exchange) {
    answer(exchange, asked(exchange));
  }

  @Override
  public CompletableFuture<Exchange> processAsync(Exchange exchange) {
    CompletableFuture<Reply> reply = asked(exchange);
    return reply.handle(
        (any, failure) -> {
          answer(exchange, reply);
          return exchange;
        });
  }
}
