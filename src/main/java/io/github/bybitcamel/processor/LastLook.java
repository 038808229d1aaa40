package io.github.bybitcamel.processor;

import io.github.bybitcamel.risk.DeniedException;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.risk.TradingState;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Asks the kill switch before a call, and once more when the connection stands and the next thing
 * is to write: opening one may take longer than a halt may. A look at the file system that is
 * younger than {@link #FRESH} and found nothing holds for every caller; what this program itself
 * has stopped is seen by each.
 */
final class LastLook implements HttpClientConfigurer, HttpRequestInterceptor {

  /** A twentieth of the time that a halt may take. */
  static final Duration FRESH = Duration.ofMillis(5);

  private final KillSwitch killSwitch;
  private final LongSupplier nanoTime;

  /** Since when it is known that nothing stops trading, by the latest look at the file system. */
  private volatile OptionalLong clearAt = OptionalLong.empty();

  /** A call is made on the thread that has passed the step before. */
  private final ThreadLocal<Next> next = ThreadLocal.withInitial(Next::new);

  /** What is known of a thread's next call. */
  private static final class Next {
    private boolean opensRisk;
    private boolean asked;
    private long askedAt;
  }

  LastLook(KillSwitch killSwitch) {
    this(killSwitch, System::nanoTime);
  }

  /** Tells how old an answer is by {@code nanoTime}. */
  LastLook(KillSwitch killSwitch, LongSupplier nanoTime) {
    this.killSwitch = killSwitch;
    this.nanoTime = nanoTime;
  }

  /** Says whether the next call of this thread may open risk. */
  void next(boolean mayOpenRisk) {
    Next call = next.get();
    call.opensRisk = mayOpenRisk;
    call.asked = false;
  }

  /**
   * Asks the kill switch before the next call of this thread, which may open risk.
   *
   * @throws DeniedException if it must not be made
   */
  void ask() {
    Next call = next.get();
    long now = nanoTime.getAsLong();
    OptionalLong clear = clearAt;
    boolean holds =
        clear.isPresent()
            && isFresh(clear.getAsLong(), now)
            && killSwitch.lastSeen().state() == TradingState.ACTIVE;
    call.askedAt = holds ? clear.getAsLong() : now;
    if (!holds) {
      look();
      clearAt = OptionalLong.of(now);
    }
    call.asked = true;
  }

  private void look() {
    killSwitch
        .check(false)
        .ifPresent(
            denial -> {
              throw new DeniedException(denial);
            });
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    client.addRequestInterceptorLast(this);
  }

  @Override
  public void process(HttpRequest request, EntityDetails entity, HttpContext context) {
    Next call = next.get();
    if (call.opensRisk && !(call.asked && isFresh(call.askedAt, nanoTime.getAsLong()))) {
      look();
    }
  }

  private static boolean isFresh(long at, long now) {
    return now - at < FRESH.toNanos();
  }
}
