package io.github.bybitcamel.doctor;

import java.util.List;
import java.util.Map;

/** Whether the start takes settings and routes. */
record StartCheck(Map<String, String> obstacles) implements Check {

  /** Where the start says, behind what is wrong, what to do. */
  private static final String FIX = "; |: (?=set )";

  @Override
  public List<Finding> look() {
    return obstacles.isEmpty()
        ? List.of(Finding.tick("settings", "the start takes them"))
        : crosses(obstacles);
  }

  static List<Finding> crosses(Map<String, String> obstacles) {
    return obstacles.entrySet().stream()
        .map(one -> cross(one.getKey(), one.getValue().split(FIX, 2)))
        .toList();
  }

  private static Finding cross(String subject, String[] said) {
    return Finding.cross(subject, said[0], said.length > 1 ? said[1] : "mend it");
  }
}
