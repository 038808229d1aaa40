package io.github.bybitcamel.processor;

import io.github.bybitcamel.intake.InboxScan;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** Lets Camel read the inbox only when there is something to claim. */
final class InboxPoll extends DefaultPollingConsumerPollStrategy {

  private final InboxScan scan;

  InboxPoll(InboxScan scan) {
    this.scan = scan;
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    return scan.look();
  }
}
