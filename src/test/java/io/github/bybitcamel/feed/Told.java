package io.github.bybitcamel.feed;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers which alarms stand. */
final class Told implements Alarm {

  private final List<String> standing = new CopyOnWriteArrayList<>();
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  @Override
  public void raise(String code, String subject, String text) {
    texts.put(code + " " + subject, text);
    if (!standing.contains(code + " " + subject)) {
      standing.add(code + " " + subject);
    }
  }

  @Override
  public void clear(String code, String subject) {
    standing.remove(code + " " + subject);
  }

  /** Returns what was last said of an alarm. */
  String text(String alarm) {
    return texts.get(alarm);
  }

  List<String> standing() {
    return List.copyOf(standing);
  }
}
