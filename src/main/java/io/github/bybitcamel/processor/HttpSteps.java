package io.github.bybitcamel.processor;

import io.github.bybitcamel.web.AuditedControl;
import io.github.bybitcamel.web.Previews;
import io.github.bybitcamel.web.Signals;
import java.util.concurrent.Executor;
import org.apache.camel.spi.Registry;

/** Names the steps of {@code signals-http}. */
final class HttpSteps {

  /** What the servlet runs its exchanges on: the thread that brought the request. */
  static final String EXECUTOR = "httpExecutor";

  private HttpSteps() {}

  static void bind(Registry registry, Signals signals, Previews previews, AuditedControl control) {
    Executor here = Runnable::run;
    registry.bind(EXECUTOR, Executor.class, here);
    registry.bind("takeSignals", new AnswerRequest(signals::take));
    registry.bind("validateSignals", new AnswerRequest(previews::of));
    registry.bind("findSignal", AnswerRequest.now((call, body) -> signals.find(call)));
    registry.bind("readState", AnswerRequest.now((call, body) -> control.state()));
    registry.bind("haltTrading", AnswerRequest.now((call, body) -> control.halt(body, "http")));
    registry.bind(
        "reduceOnly", AnswerRequest.now((call, body) -> control.reduceOnly(body, "http")));
    registry.bind("resumeTrading", AnswerRequest.now((call, body) -> control.resume(body, "http")));
  }
}
