package io.github.bybitcamel.processor;

import io.github.bybitcamel.risk.DeniedException;
import io.github.bybitcamel.risk.KillSwitch;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Asks the kill switch once more when the connection stands and the next thing is to write: opening
 * one may take longer than a halt may.
 */
final class LastLook implements HttpClientConfigurer, HttpRequestInterceptor {

  private final KillSwitch killSwitch;

  /** A call is made on the thread that has passed the step before. */
  private final ThreadLocal<Boolean> opensRisk = ThreadLocal.withInitial(() -> false);

  LastLook(KillSwitch killSwitch) {
    this.killSwitch = killSwitch;
  }

  /** Says whether the next call of this thread may open risk. */
  void next(boolean mayOpenRisk) {
    opensRisk.set(mayOpenRisk);
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    client.addRequestInterceptorLast(this);
  }

  @Override
  public void process(HttpRequest request, EntityDetails entity, HttpContext context) {
    killSwitch
        .check(!opensRisk.get())
        .ifPresent(
            denial -> {
              throw new DeniedException(denial);
            });
  }
}
