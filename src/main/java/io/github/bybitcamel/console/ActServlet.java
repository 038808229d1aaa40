package io.github.bybitcamel.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.v5.V5Exception;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what an operator asks: {@code POST /api/do/<action>} with {@code "confirm"} naming the
 * action once more. Asked and done are in the audit file, each before it is answered; a stop does
 * not depend on it.
 */
final class ActServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger("audit");
  private static final int MOST_BYTES = 64 * 1024;
  private static final Set<String> STOPS = Set.of("halt", "reduce-only");

  private final transient Map<String, Function<JsonNode, Object>> actions;
  private final transient Audit audit;

  ActServlet(Map<String, Function<JsonNode, Object>> actions, Audit audit) {
    this.actions = Map.copyOf(actions);
    this.audit = audit;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
    Function<JsonNode, Object> action = actions.get(name);
    if (action == null) {
      refuse(response, HttpServletResponse.SC_NOT_FOUND, "there is no such action");
      return;
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "more than 64 KiB");
      return;
    }
    try {
      JsonNode asked = Json.read(body);
      if (!asked.path("confirm").asText().equals(name)) {
        throw new BadRequestException("not confirmed: 'confirm' must be '" + name + "'");
      }
      ReadServlet.answer(
          response, HttpServletResponse.SC_OK, done(request.getRemoteAddr(), name, asked, action));
    } catch (BadRequestException | IllegalArgumentException e) {
      refuse(response, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
    } catch (IllegalStateException | UnsupportedOperationException e) {
      refuse(response, HttpServletResponse.SC_CONFLICT, e.getMessage());
    } catch (V5Exception e) {
      refuse(response, HttpServletResponse.SC_BAD_GATEWAY, e.getMessage());
    } catch (LedgerException | UncheckedIOException e) {
      refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, e.getMessage());
    }
  }

  private Object done(String from, String name, JsonNode asked, Function<JsonNode, Object> action) {
    String subject = subject(asked);
    boolean written = written(from, name, subject, "asked", "");
    Object result;
    try {
      result = action.apply(asked);
    } catch (RuntimeException e) {
      LOG.warn("{} {} from {}: {}", name, subject, from, e.getMessage());
      written(from, name, subject, "failed", Optional.ofNullable(e.getMessage()).orElse(""));
      throw e;
    }
    LOG.info("{} {} from {}: done", name, subject, from);
    written &= written(from, name, subject, "done", Json.text(result));
    return written ? result : Map.of("text", Json.text(result), "audit", "not on disk");
  }

  /** What stops trading is done whether the disk takes the row or not; anything else is not. */
  private boolean written(String from, String name, String subject, String step, String text) {
    try {
      audit.write(from, name, subject, step, text);
      return true;
    } catch (UncheckedIOException e) {
      if (!STOPS.contains(name)) {
        throw e;
      }
      LOG.error("{} {} from {}, {}: {}", name, subject, from, step, e.getMessage());
      return false;
    }
  }

  /** A signal's text may carry what nobody may read; the ledger keeps it masked. */
  private static String subject(JsonNode asked) {
    StringBuilder subject = new StringBuilder();
    asked
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isValueNode()
                  && !field.getKey().equals("confirm")
                  && !field.getKey().equals("text")) {
                subject
                    .append(subject.isEmpty() ? "" : " ")
                    .append(field.getKey())
                    .append('=')
                    .append(field.getValue().asText());
              }
            });
    return subject.toString().replaceAll("[\\p{Cntrl}]", " ");
  }

  private static void refuse(HttpServletResponse response, int status, String why)
      throws IOException {
    ReadServlet.answer(response, status, ReadServlet.problem(why));
  }
}
