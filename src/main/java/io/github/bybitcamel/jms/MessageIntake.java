package io.github.bybitcamel.jms;

import io.github.bybitcamel.intake.Examined;
import io.github.bybitcamel.intake.Intake;
import io.github.bybitcamel.ledger.Delivery;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.ledger.Receipt;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.signal.Format;
import io.github.bybitcamel.signal.Origin;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages: when {@link #take} returns, the signals are on disk and the message may be
 * acknowledged. The message's own id is its name, so that a redelivery changes nothing.
 */
public final class MessageIntake {

  /** The name of the queue as a source of signals. */
  public static final String SOURCE = "jms";

  private static final Logger LOG = LoggerFactory.getLogger(MessageIntake.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Intake intake;
  private final Ledger ledger;
  private final Replies replies;
  private final Origins origins;

  /** Gives a message its origin, by the name of its delivery. */
  @FunctionalInterface
  public interface Origins {

    /** Returns the origin of the delivery of that name. */
    Origin of(String delivery);
  }

  /** Prepares to take. */
  public MessageIntake(Intake intake, Ledger ledger, Replies replies, Origins origins) {
    this.intake = intake;
    this.ledger = ledger;
    this.replies = replies;
    this.origins = origins;
  }

  /**
   * Journals a message.
   *
   * @param text its text; empty where it is none
   * @param going whether the program goes on; until it does not, a ledger that fails is asked again
   * @throws MessageRefusedException if nothing of it can be taken, now or later
   * @throws LedgerException if it is not on disk
   * @throws JMSException if the message cannot be read
   */
  public void take(Message message, Optional<byte[]> text, BooleanSupplier going)
      throws JMSException {
    byte[] body =
        text.orElseThrow(
            () -> new MessageRefusedException("UNREADABLE: send a text or a bytes message"));
    String id = message.getJMSMessageID();
    if (id == null || id.isBlank()) {
      throw new MessageRefusedException("NO_MESSAGE_ID: let the sender's session set JMSMessageID");
    }
    Optional<ReplyAddress> reply = ReplyAddress.of(message).filter(replies::allowed);
    Origin origin = origins.of(id);
    Examined examined = intake.read(origin, format(body), body);
    Delivery delivery = intake.delivery(origin, Delivery.Repeats.MESSAGE, body, examined);
    boolean first = !message.getJMSRedelivered();
    List<Receipt> receipts =
        journalled(
            delivery.named(reply.map(address -> address.writtenAfter(id)).orElse(id)), going);
    if (receipts.stream().allMatch(MessageIntake::refused)) {
      String reason = receipts.get(0).reason();
      if (first) {
        reply.ifPresent(address -> replies.tell(receipts, address, message));
      }
      throw new MessageRefusedException(id + ": " + reason);
    }
    reply.ifPresent(address -> replies.owe(receipts, address, message));
  }

  private static boolean refused(Receipt receipt) {
    return receipt.state() == SignalState.INVALID || receipt.state() == SignalState.ID_CONFLICT;
  }

  /** A ledger that cannot write is no fault of the message: its attempts are not used up for it. */
  private List<Receipt> journalled(Delivery delivery, BooleanSupplier going) {
    while (true) {
      try {
        return ledger.receive(delivery);
      } catch (LedgerException e) {
        LOG.error("a message waits for the ledger: {}", e.getMessage());
        if (!going.getAsBoolean()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** Several lines that each begin an object are JSON Lines; anything else is read as JSON. */
  private static Format format(byte[] body) {
    for (int i = 0; i + 2 < body.length; i++) {
      boolean ends = body[i] == '}';
      int next = i + 1;
      boolean broken = false;
      while (ends && next < body.length && (body[next] == '\n' || body[next] == '\r')) {
        broken = true;
        next++;
      }
      if (broken && next < body.length && body[next] == '{') {
        return Format.JSON_LINES;
      }
    }
    return Format.JSON;
  }
}
