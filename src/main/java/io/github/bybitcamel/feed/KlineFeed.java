package io.github.bybitcamel.feed;

import java.util.List;

/** Candles: each sink reads them itself, from where it stands. */
record KlineFeed(List<KlineOrder> orders, KlineSource source, FeedStore store, Alarm alarm)
    implements Feed {

  @Override
  public List<Task> tasks(String sink) {
    return orders.stream()
        .<Task>map(order -> new KlineTask(order, sink, source, store, alarm))
        .toList();
  }

  @Override
  public List<String> series() {
    return orders.stream().map(KlineOrder::name).toList();
  }

  @Override
  public void poll() {
    // The couriers ask, each for itself.
  }
}
