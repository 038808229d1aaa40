package io.github.bybitcamel.console;

import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.v5.V5Exception;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers what a page asks: {@code GET /api/<what>}. */
final class ReadServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, Function<Query, Object>> answers;

  ReadServlet(Map<String, Function<Query, Object>> answers) {
    this.answers = Map.copyOf(answers);
  }

  /** What is asked for: the last part of the path, and parameters. */
  record Query(String rest, Function<String, Optional<String>> parameter) {

    String need(String name) {
      return parameter
          .apply(name)
          .orElseThrow(() -> new BadRequestException("'" + name + "' is missing"));
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String[] path =
        Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1).split("/", 2);
    Function<Query, Object> answer = answers.get(path[0]);
    if (answer == null) {
      answer(response, HttpServletResponse.SC_NOT_FOUND, problem("there is no such page"));
      return;
    }
    Query query = new Query(path.length > 1 ? path[1] : "", name -> parameter(request, name));
    try {
      answer(response, HttpServletResponse.SC_OK, answer.apply(query));
    } catch (BadRequestException e) {
      answer(response, HttpServletResponse.SC_BAD_REQUEST, problem(e.getMessage()));
    } catch (V5Exception e) {
      String why = "the exchange does not answer: " + e.getMessage();
      answer(response, HttpServletResponse.SC_BAD_GATEWAY, problem(why));
    } catch (LedgerException e) {
      String why = "the ledger cannot be read: " + e.getMessage();
      answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, problem(why));
    } catch (UnreadableException e) {
      answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, problem(e.getMessage()));
    }
  }

  private static Optional<String> parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).filter(text -> !text.isBlank());
  }

  static Map<String, String> problem(String detail) {
    return Map.of("detail", detail);
  }

  static void answer(HttpServletResponse response, int status, Object value) throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(Json.bytes(value));
  }
}
