package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What the exchange announces of itself. */
final class Notices {

  private record Notice(String title, String state, long begin, long end) {}

  private final List<Notice> notices = new ArrayList<>();

  /** Announces; times are epoch milliseconds. */
  void add(String title, String state, long begin, long end) {
    notices.add(new Notice(title, state, begin, end));
  }

  void clear() {
    notices.clear();
  }

  ObjectNode view() {
    ObjectNode result = Json.object();
    ArrayNode list = result.putArray("list");
    for (Notice notice : notices) {
      ObjectNode one =
          list.addObject()
              .put("id", Integer.toString(list.size()))
              .put("title", notice.title())
              .put("state", notice.state())
              .put("begin", Long.toString(notice.begin()))
              .put("end", Long.toString(notice.end()))
              .put("href", "")
              .put("maintainType", "1")
              .put("env", "1");
      one.putArray("serviceTypes").add("2");
      one.putArray("product").add(1).add(2);
      one.putArray("uidSuffix");
    }
    return result;
  }
}
