package io.github.bybitcamel.feed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers which alarms stand. */
final class Told implements Alarm {

  private final List<String> standing = new CopyOnWriteArrayList<>();

  @Override
  public void raise(String code, String subject, String text) {
    if (!standing.contains(code + " " + subject)) {
      standing.add(code + " " + subject);
    }
  }

  @Override
  public void clear(String code, String subject) {
    standing.remove(code + " " + subject);
  }

  List<String> standing() {
    return List.copyOf(standing);
  }
}
