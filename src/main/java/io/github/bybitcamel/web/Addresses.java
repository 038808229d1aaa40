package io.github.bybitcamel.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and networks, however they are spelt; no name is ever looked up. */
final class Addresses {

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final int BYTE = 8;

  private final List<Network> networks;

  private record Network(InetAddress network, int bits) {

    boolean contains(InetAddress asked) {
      byte[] address = network.getAddress();
      byte[] other = asked.getAddress();
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 1 << (BYTE - 1 - bit % BYTE);
        if ((address[bit / BYTE] & mask) != (other[bit / BYTE] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private Addresses(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * Reads addresses ({@code ::1}) and networks ({@code 10.0.0.0/8}).
   *
   * @throws IllegalArgumentException if one is neither; the message is its text
   */
  static Addresses of(Collection<String> texts) {
    return new Addresses(texts.stream().map(Addresses::network).toList());
  }

  private static Network network(String text) {
    String[] parts = text.split("/", 2);
    InetAddress address = parse(parts[0]).orElseThrow(() -> new IllegalArgumentException(text));
    int most = address.getAddress().length * BYTE;
    if (parts.length == 1) {
      return new Network(address, most);
    }
    if (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > most) {
      throw new IllegalArgumentException(text);
    }
    return new Network(address, Integer.parseInt(parts[1]));
  }

  /** Returns the address that is written as number, with brackets or without. */
  static Optional<InetAddress> parse(String text) {
    String plain =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (!IPV4.matcher(plain).matches() && !IPV6.matcher(plain).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(plain));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean isEmpty() {
    return networks.isEmpty();
  }

  /** Returns whether the address is among them; what is no address is not. */
  boolean contains(String address) {
    return parse(address)
        .filter(asked -> networks.stream().anyMatch(one -> one.contains(asked)))
        .isPresent();
  }
}
