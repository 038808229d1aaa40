package io.github.bybitcamel.console;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** The page itself: files of the jar, found by a list, never by a path of the request. */
final class PageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String OWN = "console/";
  private static final String UPLOT = "META-INF/resources/webjars/uplot/1.6.30/dist/";
  private static final String SCRIPT = "text/javascript;charset=utf-8";
  private static final String STYLE = "text/css;charset=utf-8";
  private static final Map<String, Asset> ASSETS =
      Map.ofEntries(
          Map.entry("/", new Asset(OWN + "index.html", "text/html;charset=utf-8")),
          Map.entry("/console/console.css", new Asset(OWN + "console.css", STYLE)),
          Map.entry("/console/icon.svg", new Asset(OWN + "icon.svg", "image/svg+xml")),
          Map.entry("/console/lib/uplot.js", new Asset(UPLOT + "uPlot.esm.js", SCRIPT)),
          Map.entry("/console/lib/uplot.css", new Asset(UPLOT + "uPlot.min.css", STYLE)),
          script("main"),
          script("dom"),
          script("wire"),
          script("live"),
          script("act"),
          script("chart"),
          script("format"),
          script("now"),
          script("signals"),
          script("signal"),
          script("market"),
          script("feeds"),
          script("rejected"),
          script("try"),
          script("settings"),
          script("routes"));

  private record Asset(String resource, String type) {}

  private static Map.Entry<String, Asset> script(String name) {
    return Map.entry("/console/js/" + name + ".js", new Asset(OWN + "js/" + name + ".js", SCRIPT));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Asset> asset = Optional.ofNullable(ASSETS.get(request.getRequestURI()));
    if (asset.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try (InputStream in = getClass().getClassLoader().getResourceAsStream(asset.get().resource())) {
      if (in == null) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      response.setContentType(asset.get().type());
      response.setHeader("Cache-Control", "no-cache");
      in.transferTo(response.getOutputStream());
    }
  }
}
