package io.github.bybitcamel.console;

import io.github.bybitcamel.v5.V5Exception;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells what would become of a signal; needs the operator, because it asks the exchange. */
final class PreviewServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int MOST_BYTES = 64 * 1024;

  private final transient SignalDoor door;

  PreviewServlet(SignalDoor door) {
    this.door = door;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      ReadServlet.answer(
          response,
          HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
          ReadServlet.problem("more than 64 KiB"));
      return;
    }
    try {
      String text = Json.read(body).path("text").asText();
      ReadServlet.answer(response, HttpServletResponse.SC_OK, door.preview(text));
    } catch (BadRequestException e) {
      ReadServlet.answer(
          response, HttpServletResponse.SC_BAD_REQUEST, ReadServlet.problem(e.getMessage()));
    } catch (V5Exception e) {
      ReadServlet.answer(
          response, HttpServletResponse.SC_BAD_GATEWAY, ReadServlet.problem(e.getMessage()));
    }
  }
}
