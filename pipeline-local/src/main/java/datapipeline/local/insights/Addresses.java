package datapipeline.local.insights;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses in text, for which nobody is asked: a name is no address. */
final class Addresses {
    private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private Addresses() {}

    /** @param version "4", "6", or nothing for either */
    static boolean valid(String text, String version) {
        boolean v4 = V4.matcher(text).matches();
        return switch (version) {
            case "4" -> v4;
            case "6" -> !v4 && bytes(text).isPresent();
            default -> bytes(text).isPresent();
        };
    }

    /** @param subnet as 192.0.2.0/24; what is none contains nothing */
    static boolean inSubnet(String text, String subnet) {
        int slash = subnet.indexOf('/');
        if (slash < 0 || !subnet.substring(slash + 1).matches("\\d{1,3}")) {
            return false;
        }
        int bits = Integer.parseInt(subnet.substring(slash + 1));
        return bytes(text)
                .flatMap(address -> bytes(subnet.substring(0, slash)).map(network -> sameStart(address, network, bits)))
                .orElse(false);
    }

    private static boolean sameStart(byte[] address, byte[] network, int bits) {
        if (address.length != network.length || bits > 8 * address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<byte[]> bytes(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
