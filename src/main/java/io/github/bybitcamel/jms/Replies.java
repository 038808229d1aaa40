package io.github.bybitcamel.jms;

import io.github.bybitcamel.intake.ResultLine;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Receipt;
import io.github.bybitcamel.model.SignalState;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Tells senders what became of their signals, once each: when the fate has ended. What is owed
 * stands in the ledger, so that a restart forgets only what was told in the very moment it ended.
 */
public final class Replies implements Consumer<Entry> {

  private static final Set<SignalState> OPEN =
      EnumSet.of(
          SignalState.RECEIVED,
          SignalState.VALIDATED,
          SignalState.HELD,
          SignalState.INTENT,
          SignalState.SENT,
          SignalState.ACKED,
          SignalState.WORKING,
          SignalState.PARTIALLY_FILLED,
          SignalState.UNKNOWN);
  private static final int PAGE = 1000;

  private final LedgerView ledger;
  private final Outbox outbox;
  private final Set<String> own;
  private final Optional<String> topic;
  private final Map<Long, Owed> owed = new ConcurrentHashMap<>();

  private record Owed(ReplyAddress address, Optional<Destination> temporary) {}

  /**
   * Prepares to tell.
   *
   * @param own queues that we listen to: an answer there would be a signal
   * @param topic where every outcome is told
   */
  public Replies(LedgerView ledger, Outbox outbox, Set<String> own, Optional<String> topic) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.own = Set.copyOf(own);
    this.topic = topic;
  }

  /** Takes up what an earlier run owed. */
  public void takeUp() {
    List<Entry> page = ledger.inStates(OPEN, 0, PAGE);
    while (!page.isEmpty()) {
      for (Entry entry : page) {
        if (entry.source().equals(MessageIntake.SOURCE)) {
          ReplyAddress.in(entry.delivery())
              .ifPresent(to -> owe(entry.sequence(), new Owed(to, Optional.empty())));
        }
      }
      page = ledger.inStates(OPEN, page.get(page.size() - 1).sequence(), PAGE);
    }
  }

  boolean allowed(ReplyAddress address) {
    // Artemis lets an address name its queue as well: address::queue.
    return Arrays.stream(address.name().split("::|[?]")).noneMatch(own::contains);
  }

  /** Remembers who is to be told what becomes of {@code receipts}. */
  void owe(List<Receipt> receipts, ReplyAddress address, Message message) {
    Owed to = new Owed(address, temporary(message));
    receipts.forEach(receipt -> owe(receipt.sequence(), to));
  }

  private void owe(long sequence, Owed to) {
    owed.put(sequence, to);
    ledger.find(sequence).ifPresent(this::settle);
  }

  /** Tells at once. */
  void tell(List<Receipt> receipts, ReplyAddress address, Message message) {
    Owed to = new Owed(address, temporary(message));
    receipts.forEach(receipt -> ledger.find(receipt.sequence()).ifPresent(e -> send(e, to)));
  }

  private static Optional<Destination> temporary(Message message) {
    try {
      return Optional.ofNullable(message.getJMSReplyTo()).filter(ReplyAddress::isTemporary);
    } catch (JMSException e) {
      return Optional.empty();
    }
  }

  @Override
  public void accept(Entry entry) {
    if (entry.state().isFinal()) {
      topic.ifPresent(
          name ->
              outbox.send(new ReplyAddress(true, name, entry.id()), Optional.empty(), text(entry)));
    }
    settle(entry);
  }

  private void settle(Entry entry) {
    if (entry.state().isFinal()) {
      Owed to = owed.remove(entry.sequence());
      if (to != null) {
        send(entry, to);
      }
    }
  }

  private void send(Entry entry, Owed to) {
    outbox.send(to.address(), to.temporary(), text(entry));
  }

  private String text(Entry entry) {
    return ResultLine.of(entry, entry.first() == 0 ? Optional.empty() : ledger.find(entry.first()));
  }
}
