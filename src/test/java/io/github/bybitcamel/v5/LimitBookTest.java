package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.Category;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitBookTest {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;

  private long sequence;

  @Test
  void whatLessensRiskGoesFirstThenWhoCameFirst() {
    LimitBook book = book(10, Map.of("limits.quota.order-create.futures", 2));
    Ticket first = enter(book, create(CallPriority.ORDER));
    Ticket second = enter(book, create(CallPriority.ORDER));
    Ticket poll = enter(book, create(CallPriority.POLL));
    Ticket order = enter(book, create(CallPriority.ORDER));
    assertThat(book.admit(0)).containsExactly(first, second);

    Ticket close = enter(book, create(CallPriority.LESSENS_RISK));
    book.answered(first, 0);
    book.answered(second, 0);
    long free = book.nextAdmission(0);

    assertThat(free).isEqualTo(SECOND + 2 * MILLI);
    assertThat(book.admit(free - 1)).isEmpty();
    assertThat(book.admit(free)).containsExactly(close, order);
    assertThat(book.first()).contains(poll);
  }

  @Test
  void aFullQuotaDoesNotKeepOthersWaiting() {
    LimitBook book = book(10, Map.of("limits.quota.order-create.futures", 1));
    enter(book, create(CallPriority.ORDER));
    enter(book, create(CallPriority.ORDER));
    Ticket spot =
        enter(book, V5Request.to(V5Endpoint.ORDER_CREATE).category(Category.SPOT).build());
    Ticket cancel =
        enter(book, V5Request.to(V5Endpoint.ORDER_CANCEL).category(Category.LINEAR).build());

    assertThat(book.admit(0)).hasSize(3).contains(spot, cancel);
  }

  @Test
  void linearAndInverseShare() {
    LimitBook book = book(100, Map.of());
    for (int i = 0; i < 20; i++) {
      Category category = i % 2 == 0 ? Category.LINEAR : Category.INVERSE;
      enter(book, V5Request.to(V5Endpoint.ORDER_CREATE).category(category).build());
    }

    assertThat(book.admit(0)).hasSize(10);
  }

  @Test
  void theAddressHasALimitOfItsOwnOverEverything() {
    LimitBook book = book(3, Map.of());
    List<Ticket> tickets = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tickets.add(enter(book, V5Request.to(V5Endpoint.TICKERS).build()));
    }
    Ticket cancel =
        enter(book, V5Request.to(V5Endpoint.ORDER_CANCEL).category(Category.LINEAR).build());

    assertThat(book.admit(0)).containsExactly(cancel, tickets.get(0), tickets.get(1));
    book.answered(cancel, 0);
    book.answered(tickets.get(0), 0);
    assertThat(book.nextAdmission(0)).isEqualTo(5 * SECOND + 2 * MILLI);
  }

  @Test
  void whatOnlyLooksLeavesRoomInTheAddressForOrders() {
    LimitBook book = book(100, Map.of("limits.quota.order-create.futures", 50));
    for (int i = 0; i < 200; i++) {
      enter(book, V5Request.to(V5Endpoint.TICKERS).build().forFeed());
    }
    assertThat(book.admit(0)).hasSize(50);
    for (int i = 0; i < 200; i++) {
      enter(book, V5Request.to(V5Endpoint.TICKERS).build());
    }
    assertThat(book.admit(0)).hasSize(25);
    assertThat(book.nextAdmission(0)).isEqualTo(Long.MAX_VALUE);

    List<Ticket> orders = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      orders.add(enter(book, create(CallPriority.ORDER)));
    }

    assertThat(book.admit(0)).containsExactlyElementsOf(orders);
  }

  @Test
  void whatOnlyLooksGetsItsPlacesBack() {
    LimitBook book = book(4, Map.of());
    List<Ticket> polls = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      polls.add(enter(book, V5Request.to(V5Endpoint.TICKERS).build()));
    }
    assertThat(book.admit(0)).isEqualTo(polls.subList(0, 3));
    book.answered(polls.get(0), 0);
    book.lost(polls.get(1), SECOND);
    book.neverSent(polls.get(2));

    assertThat(book.admit(SECOND)).containsExactly(polls.get(3));
    assertThat(book.admit(5 * SECOND + 2 * MILLI)).containsExactly(polls.get(4));
    assertThat(book.admit(6 * SECOND + 2 * MILLI)).containsExactly(polls.get(5));
  }

  @Test
  void aBatchCostsItsOrdersAndIsNotOvertaken() {
    LimitBook book = book(100, Map.of());
    V5Request single = create(CallPriority.ORDER);
    V5Request batch =
        new V5Request(
            single.endpoint(), single.parameters(), CallPriority.ORDER, 8, 1, Optional.empty());
    Ticket first = enter(book, single);
    Ticket second = enter(book, single);
    Ticket third = enter(book, single);
    Ticket eight = enter(book, batch);
    enter(book, single);

    assertThat(book.admit(0)).containsExactly(first, second, third);
    book.answered(first, 0);
    assertThat(book.nextAdmission(0)).isEqualTo(SECOND + 2 * MILLI);
    assertThat(book.admit(SECOND + 2 * MILLI)).containsExactly(eight);
  }

  @Test
  void whoGivesUpTakesNoPlace() {
    LimitBook book = book(100, Map.of("limits.quota.order-create.futures", 1));
    Ticket impatient = enter(book, create(CallPriority.ORDER));
    Ticket patient = enter(book, create(CallPriority.ORDER));
    book.giveUp(impatient);

    assertThat(book.admit(0)).containsExactly(patient);
    assertThat(book.first()).isEmpty();
    assertThat(book.nextAdmission(0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aLostCallIsCountedFromWhenItWasGivenUp() {
    LimitBook book = book(100, Map.of("limits.quota.order-create.futures", 1));
    Ticket lost = enter(book, create(CallPriority.ORDER));
    enter(book, create(CallPriority.ORDER));
    book.admit(0);
    book.lost(lost, 5 * SECOND);

    assertThat(book.nextAdmission(5 * SECOND)).isEqualTo(6 * SECOND + 2 * MILLI);
  }

  @Test
  void aCallThatWasNeverSentCostsNothing() {
    LimitBook book = book(100, Map.of("limits.quota.order-create.futures", 1));
    Ticket unsent = enter(book, create(CallPriority.ORDER));
    Ticket next = enter(book, create(CallPriority.ORDER));
    book.admit(0);
    book.neverSent(unsent);

    assertThat(book.admit(0)).containsExactly(next);
  }

  @Test
  void theQuotaFollowsWhatIsTold() {
    LimitBook book = book(100, Map.of());
    List<Ticket> tickets = enter(book, 40);
    assertThat(book.admit(0)).hasSize(10);

    book.told(tickets.get(0), 20);
    assertThat(book.admit(0)).hasSize(10);

    book.told(tickets.get(0), 5);
    assertThat(book.admit(0)).isEmpty();
  }

  @Test
  void aSettingCanOnlyBeLowered() {
    LimitBook book = book(100, Map.of("limits.quota.order-create.futures", 4));
    List<Ticket> tickets = enter(book, 40);
    book.told(tickets.get(0), 20);
    assertThat(book.admit(0)).hasSize(4);

    book.told(tickets.get(0), 2);
    book.told(tickets.get(0), 20);
    assertThat(book.admit(0)).isEmpty();
  }

  @Test
  void nonsenseIsNotLearnt() {
    LimitBook book = book(100, Map.of());
    List<Ticket> tickets = enter(book, 40);
    book.told(tickets.get(0), 0);
    book.told(tickets.get(0), 10_001);

    assertThat(book.admit(0)).hasSize(10);
  }

  @Test
  void afterAResetTheGateIsNotStormed() {
    LimitBook book = book(100, Map.of());
    List<Ticket> tickets = enter(book, 40);
    Ticket refused = book.admit(0).get(0);
    tickets.forEach(ticket -> settle(book, ticket));
    book.exceeded(refused, 500 * MILLI);

    assertThat(admitted(book, 400)).isZero();
    assertThat(admitted(book, 1002)).isEqualTo(6);
    assertThat(admitted(book, 1100)).isEqualTo(1);
    assertThat(admitted(book, 1200)).isEqualTo(1);
  }

  @Test
  void nothingLeftIsNewsOnlyWhereOthersTookIt() {
    LimitBook book = book(100, Map.of());
    enter(book, 10);
    List<Ticket> ours = book.admit(0);
    ours.forEach(ticket -> book.answered(ticket, 0));
    book.nothingLeft(ours.get(9), 50 * MILLI, 0);
    enter(book, 10);
    assertThat(book.admit(1002 * MILLI)).hasSize(10);

    LimitBook shared = book(100, Map.of());
    enter(shared, 4);
    List<Ticket> few = shared.admit(0);
    few.forEach(ticket -> shared.answered(ticket, 0));
    shared.nothingLeft(few.get(3), 50 * MILLI, 0);
    enter(shared, 10);
    assertThat(shared.admit(49 * MILLI)).isEmpty();
    assertThat(shared.nextAdmission(50 * MILLI)).isEqualTo(450 * MILLI);
  }

  @Test
  void marketDataIsFreeUntilTheExchangeComplains() {
    LimitBook book = book(1000, Map.of());
    for (int i = 0; i < 200; i++) {
      enter(book, V5Request.to(V5Endpoint.KLINE).build());
    }
    List<Ticket> all = book.admit(0);
    assertThat(all).hasSize(200);
    all.forEach(ticket -> book.answered(ticket, 0));

    book.exceeded(all.get(0), SECOND);
    for (int i = 0; i < 200; i++) {
      enter(book, V5Request.to(V5Endpoint.KLINE).build());
    }
    assertThat(book.admit(3 * SECOND)).hasSize(50);
  }

  private static int admitted(LimitBook book, long millis) {
    return book.admit(millis * MILLI).size();
  }

  private static void settle(LimitBook book, Ticket ticket) {
    if (ticket.admitted()) {
      book.answered(ticket, 0);
    }
  }

  private List<Ticket> enter(LimitBook book, int calls) {
    List<Ticket> tickets = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      tickets.add(enter(book, create(CallPriority.ORDER)));
    }
    return tickets;
  }

  private Ticket enter(LimitBook book, V5Request request) {
    Ticket ticket = new Ticket(request, sequence++);
    book.enter(ticket);
    return ticket;
  }

  private static V5Request create(CallPriority priority) {
    return V5Request.to(V5Endpoint.ORDER_CREATE)
        .category(Category.LINEAR)
        .priority(priority)
        .build();
  }

  private static LimitBook book(int ipQuota, Map<String, Integer> quotas) {
    return new LimitBook(
        new LimitSettings(true, ipQuota, Duration.ofMillis(2), Duration.ofMinutes(10), quotas));
  }
}
