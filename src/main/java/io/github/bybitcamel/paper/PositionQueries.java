package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The documentation's chapter Position, as far as positions are read. */
final class PositionQueries {

  private final Books books;
  private final PositionView view;

  PositionQueries(Books books, Matching matching) {
    this.books = books;
    this.view = new PositionView(books, matching);
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.read(
            "/v5/position/list",
            50,
            "category! symbol baseCoin settleCoin limit:int cursor",
            this::list));
  }

  private Result list(Params params) {
    Category category = params.category(Category.LINEAR, Category.INVERSE, Category.OPTION);
    if (category == Category.LINEAR && !params.has("symbol") && !params.has("settleCoin")) {
      throw Code.PARAMETER.refuse("symbol or settleCoin is required");
    }
    List<Position> found = params.has("symbol") ? of(category, params) : held(category, params);
    List<Integer> rows = new ArrayList<>();
    for (int i = found.size(); i > 0; i--) {
      rows.add(i);
    }
    Collections.reverse(found);
    ObjectNode page =
        Page.of(
            rows, Integer::longValue, i -> view.view(found.get(found.size() - i)), params, 200, 20);
    return Result.of(page.put("category", category.text()));
  }

  private List<Position> of(Category category, Params params) {
    Contract contract = Symbols.find(books, category, params.text("symbol"));
    List<Position> found = new ArrayList<>();
    for (int idx : books.positions().hedged(contract) ? List.of(2, 1) : List.of(0)) {
      found.add(books.positions().of(category, contract.symbol(), idx));
    }
    return found;
  }

  private List<Position> held(Category category, Params params) {
    List<Position> found = new ArrayList<>();
    for (Position position : books.positions().all()) {
      if (position.category() == category
          && position.size().compareTo(BigDecimal.ZERO) > 0
          && OrderQueries.within(books.contract(position), params)) {
        found.add(position);
      }
    }
    return found;
  }
}
