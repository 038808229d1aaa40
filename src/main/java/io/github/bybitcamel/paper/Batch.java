package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import java.util.List;
import java.util.function.Function;

/**
 * Carries the items of a batch out one by one; one that is refused does not stop the others. Those
 * beyond what the quota lets pass are refused.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/rate-limit">Bybit V5: Rate Limit</a>
 */
final class Batch {

  static final Schema SCHEMA = Schema.of("category! request:array!");

  private static final int MOST = 20;
  private static final int MOST_SPOT = 10;

  private final Books books;
  private final boolean strict;

  Batch(Books books, boolean strict) {
    this.books = books;
    this.strict = strict;
  }

  Result run(Params params, Schema schema, boolean creates, Function<Params, ObjectNode> one) {
    Category category = params.category();
    List<ObjectNode> items = params.objects("request");
    if (items.size() > (category == Category.SPOT ? MOST_SPOT : MOST)) {
      throw Code.PARAMETER.refuse("request holds too many orders: " + items.size());
    }
    ArrayNode answers = Json.array();
    ArrayNode codes = Json.array();
    for (ObjectNode item : items) {
      ObjectNode answer = head(category, item);
      boolean within = answers.size() < items.size() - params.over();
      codes.add(within ? carryOut(item, schema, one, answer) : beyond());
      if (creates && codes.get(codes.size() - 1).get("code").asInt() == 0) {
        answer.put("createAt", Long.toString(books.now()));
      }
      answers.add(answer);
    }
    ObjectNode result = Json.object();
    result.set("list", answers);
    ObjectNode ext = Json.object();
    ext.set("list", codes);
    return new Result(result, ext);
  }

  private static ObjectNode beyond() {
    return Json.object()
        .put("code", Code.TOO_MANY_VISITS.number())
        .put("msg", Code.TOO_MANY_VISITS.text());
  }

  private static ObjectNode head(Category category, ObjectNode item) {
    return Json.object()
        .put("category", category.text())
        .put("symbol", item.path("symbol").asText(""))
        .put("orderId", item.path("orderId").asText(""))
        .put("orderLinkId", item.path("orderLinkId").asText(""));
  }

  private ObjectNode carryOut(
      ObjectNode item, Schema schema, Function<Params, ObjectNode> one, ObjectNode answer) {
    try {
      answer.setAll(one.apply(Params.of(item, schema, strict)));
      return Json.object().put("code", 0).put("msg", "OK");
    } catch (Refusal refusal) {
      return Json.object().put("code", refusal.retCode()).put("msg", refusal.getMessage());
    }
  }
}
