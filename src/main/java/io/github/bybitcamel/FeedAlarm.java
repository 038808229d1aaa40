package io.github.bybitcamel;

import io.github.bybitcamel.feed.Alarm;
import io.github.bybitcamel.trade.Alarms;

/** Lets feeds raise the desk's alarms. */
record FeedAlarm(Alarms alarms) implements Alarm {

  @Override
  public void raise(String code, String subject, String text) {
    alarms.raise(code, subject, text);
  }

  @Override
  public void clear(String code, String subject) {
    alarms.clear(code, subject);
  }
}
