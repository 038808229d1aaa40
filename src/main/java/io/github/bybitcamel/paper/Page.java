package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a list into pages and names the next one; what is new meanwhile never shifts a page. */
final class Page {

  private static final Pattern TOKEN = Pattern.compile("page_token=(-?\\d{1,18})&");

  private Page() {}

  /**
   * Writes one page of rows.
   *
   * @param rows in the order of falling {@code rank}
   */
  static <T> ObjectNode of(
      List<T> rows,
      ToLongFunction<T> rank,
      Function<T, JsonNode> view,
      Params params,
      int most,
      int otherwise) {
    int limit = params.within("limit", 1, most, otherwise);
    long below = params.has("cursor") ? read(params.text("cursor")) : Long.MAX_VALUE;
    List<T> rest = rows.stream().filter(row -> rank.applyAsLong(row) < below).toList();
    List<T> shown = rest.subList(0, Math.min(limit, rest.size()));
    ArrayNode list = Json.array();
    shown.forEach(row -> list.add(view.apply(row)));
    boolean more = rest.size() > shown.size();
    ObjectNode page = Json.object();
    page.set("list", list);
    return page.put(
        "nextPageCursor", more ? token(rank.applyAsLong(shown.get(shown.size() - 1))) : "");
  }

  /** Returns the cursor as the exchange hands it out, already percent-encoded. */
  private static String token(long rank) {
    return URLEncoder.encode("page_token=" + rank + "&", StandardCharsets.UTF_8);
  }

  private static long read(String cursor) {
    String plain = cursor;
    if (cursor.indexOf('%') >= 0) {
      plain = URLDecoder.decode(cursor, StandardCharsets.UTF_8);
    }
    Matcher matcher = TOKEN.matcher(plain);
    if (!matcher.matches()) {
      throw Code.PARAMETER.refuse("cursor is invalid");
    }
    return Long.parseLong(matcher.group(1));
  }
}
