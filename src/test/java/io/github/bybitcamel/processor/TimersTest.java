package io.github.bybitcamel.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.SetClock;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.matchers.GroupMatcher;

@Timeout(30)
class TimersTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final SetClock clock = SetClock.ofThisMachine();
  private final AtomicInteger fired = new AtomicInteger();
  private CamelContext camel;

  @BeforeEach
  void start() throws Exception {
    camel = new DefaultCamelContext();
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("quartz:watch?trigger.repeatInterval=100&stateful=true")
                .process(any -> fired.incrementAndGet());
          }
        });
    camel.addService(new Timers(camel, clock));
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void firesOnThoughTheClockWasSetBack() throws SchedulerException {
    await().until(() -> fired.get() > 0);
    waitsAsIfSetBack();
    await().pollDelay(Duration.ofMillis(300)).until(() -> fired.getAndSet(0) == 0);

    clock.forward(HOUR.negated());

    await().atMost(Duration.ofSeconds(10)).until(() -> fired.get() > 10);
  }

  /** Puts what Quartz waits for where it lies once the clock has been set back. */
  private void waitsAsIfSetBack() throws SchedulerException {
    Scheduler scheduler =
        SchedulerRepository.getInstance().lookupAll().stream().findFirst().orElseThrow();
    for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup())) {
      Trigger trigger = scheduler.getTrigger(key);
      Date later = Date.from(clock.instant().plus(HOUR));
      scheduler.rescheduleJob(key, trigger.getTriggerBuilder().startAt(later).build());
    }
    assertThat(scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup())).hasSize(1);
  }
}
