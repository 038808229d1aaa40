package io.github.bybitcamel.processor;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the timers of the routes anew where this machine's clock was set back. Quartz fires by the
 * time of day: what follows orders and guards the account would stand still until that comes again.
 */
final class Timers extends ServiceSupport {

  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

  private final CamelContext camel;
  private final Clock clock;
  private Instant seen;
  private ScheduledExecutorService thread;

  Timers(CamelContext camel, Clock clock) {
    this.camel = camel;
    this.clock = clock;
  }

  @Override
  protected void doStart() {
    seen = clock.instant();
    // Its waits are not by the time of day.
    thread = camel.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "timers");
    var unusedLooks = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  protected void doStop() {
    camel.getExecutorServiceManager().shutdownNow(thread);
  }

  private void look() {
    Instant now = clock.instant();
    try {
      if (now.isBefore(seen)) {
        LOG.warn("this machine's clock was set back from {} to {}", seen, now);
        setAnew();
      }
      seen = now;
    } catch (SchedulerException | RuntimeException e) {
      LOG.error("the timers cannot be set anew, and are tried again", e);
    }
  }

  private void setAnew() throws SchedulerException {
    for (Scheduler scheduler : SchedulerRepository.getInstance().lookupAll()) {
      // Another program in this process may have its own.
      if (scheduler.getContext().containsValue(camel)) {
        for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup())) {
          setAnew(scheduler, scheduler.getTrigger(key));
        }
      }
    }
  }

  private static void setAnew(Scheduler scheduler, Trigger trigger) throws SchedulerException {
    scheduler.rescheduleJob(trigger.getKey(), trigger.getTriggerBuilder().startNow().build());
  }
}
