package datapipeline.engines.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Unpacks ffmpeg's programs and libraries from the jar they come in. They are only ever started, never loaded: a
 * library loaded by a function's class loader could not be loaded again by the next one.
 */
final class FfmpegInstallation {
    private static final String BINDINGS = "libjni";
    private static final String POM = "META-INF/maven/org.bytedeco/ffmpeg/pom.properties";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /** Wanted by libavdevice for microphones and screens, which nothing here uses; a machine may be without them. */
    private static final List<String> OPTIONAL =
            List.of("libpulse.so.0", "libasound.so.2", "libxcb.so.1", "libxcb-shm.so.0");

    private static final List<Path> SYSTEM = Stream.of(
                    "/lib",
                    "/usr/lib",
                    "/lib64",
                    "/usr/lib64",
                    "/lib/x86_64-linux-gnu",
                    "/usr/lib/x86_64-linux-gnu",
                    "/lib/aarch64-linux-gnu",
                    "/usr/lib/aarch64-linux-gnu")
            .map(Path::of)
            .toList();

    private FfmpegInstallation() {}

    static Ffmpeg install() {
        try {
            String version = version();
            Path target = home().resolve("ffmpeg-" + version);
            if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                unpackInto(target);
            }
            return new Ffmpeg(target, version.substring(0, version.indexOf('-')));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack ffmpeg", e);
        }
    }

    /** A directory in the temporary one that nobody else can have prepared for us. */
    private static Path home() throws IOException {
        String user = System.getProperty("user.name");
        Path home = Path.of(System.getProperty("java.io.tmpdir"), "datapipeline-" + user);
        try {
            Files.createDirectory(home, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException present) {
            boolean ours = Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(home, LinkOption.NOFOLLOW_LINKS).getName().equals(user)
                    && Files.getPosixFilePermissions(home, LinkOption.NOFOLLOW_LINKS)
                            .equals(OWNER_ONLY);
            if (!ours) {
                throw new IOException(
                        home + " is not a directory that only " + user + " can write; remove it", present);
            }
        }
        return home;
    }

    /** Complete or not at all: unpacked beside the target, then renamed; whoever is second finds it there. */
    private static void unpackInto(Path target) throws IOException {
        Path fresh = Files.createTempDirectory(target.getParent(), "unpacking-");
        unpack(fresh);
        standIn(fresh);
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lost) {
            Scratch.delete(fresh);
            if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                throw lost;
            }
        }
    }

    private static void unpack(Path directory) throws IOException {
        String folder = folder();
        JarURLConnection connection =
                (JarURLConnection) resource(folder + "ffmpeg").openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (name.startsWith(folder) && !entry.isDirectory() && !name.startsWith(folder + BINDINGS)) {
                    Path file = directory.resolve(name.substring(folder.length()));
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                    Files.setPosixFilePermissions(file, OWNER_ONLY);
                }
            }
        }
    }

    /** The loader asks only that a library of that name is there; the smallest of our own stands in. */
    private static void standIn(Path directory) throws IOException {
        for (String library : OPTIONAL) {
            boolean present = SYSTEM.stream().anyMatch(place -> Files.exists(place.resolve(library)));
            if (!present) {
                Files.createSymbolicLink(directory.resolve(library), Path.of("libva-drm.so.2"));
            }
        }
    }

    private static String version() throws IOException {
        Properties pom = new Properties();
        try (InputStream in = resource(POM).openStream()) {
            pom.load(in);
        }
        return pom.getProperty("version");
    }

    private static String folder() {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
        return "org/bytedeco/ffmpeg/linux-" + machine + "-gpl/";
    }

    private static URL resource(String name) {
        URL url = FfmpegInstallation.class.getClassLoader().getResource(name);
        if (url == null) {
            throw new IllegalStateException(
                    "the class path has no %s: add org.bytedeco:ffmpeg with the classifier of this machine"
                            .formatted(name));
        }
        return url;
    }
}
