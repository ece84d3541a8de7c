package datapipeline.local.rekognition;

import datapipeline.local.standin.OwnEngines;
import datapipeline.local.standin.StoredFiles;
import datapipeline.local.standin.StoredFiles.Address;
import datapipeline.model.Format;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.ImageRecognition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rekognition.model.Image;
import tools.jackson.databind.json.JsonMapper;

/** Has our own networks look at the picture of a request. */
final class Eyes {
    private static final long MOST_IN_S3 = 15L * 1024 * 1024;
    private static final int MOST_IN_A_REQUEST = 5 * 1024 * 1024;
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What they found, as they write it. */
    record Findings(List<Seen> objects, List<Seen> faces) {}

    /** One thing, how surely it is there, in percent, and where, in parts of the picture. */
    record Seen(String label, double confidence, Box box) {}

    /** From the upper left corner. */
    record Box(double left, double top, double width, double height) {}

    private final StoredFiles files;
    private final OwnEngines engines;

    Eyes(StoredFiles files, OwnEngines engines) {
        this.files = files;
        this.engines = engines;
    }

    Findings look(Image image, double minConfidence, String what) {
        try {
            Path work = Files.createTempDirectory("rekognition-");
            try {
                return look(image, new ImageRecognition(minConfidence, List.of(what)), work);
            } finally {
                remove(work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at a picture", e);
        }
    }

    private Findings look(Image image, ImageRecognition step, Path work) throws IOException {
        Path picture = work.resolve("picture");
        fetch(image, picture);
        Path outputs = Files.createDirectory(work.resolve("outputs"));
        return switch (engines.perform(step, format(picture), picture, outputs)) {
            case StepResult.Done done ->
                JSON.readValue(Files.readString(done.files().getFirst().path()), Findings.class);
            case StepResult.Refused refused -> throw RekognitionErrors.invalidFormat();
            case StepResult other -> throw new IllegalStateException("our networks answered " + other);
        };
    }

    private void fetch(Image image, Path to) throws IOException {
        if (image.bytes() != null && image.s3Object() == null) {
            byte[] bytes = image.bytes().asByteArrayUnsafe();
            if (bytes.length == 0 || bytes.length > MOST_IN_A_REQUEST) {
                throw RekognitionErrors.bytesOutOfBounds();
            }
            Files.write(to, bytes);
        } else if (image.bytes() == null && image.s3Object() != null) {
            copy(image, to);
        } else {
            throw RekognitionErrors.invalidParameters();
        }
    }

    private void copy(Image image, Path to) {
        if (image.s3Object().bucket() == null || image.s3Object().name() == null) {
            throw RekognitionErrors.invalidParameters();
        }
        var address = new Address(
                image.s3Object().bucket(),
                image.s3Object().name(),
                Optional.ofNullable(image.s3Object().version()));
        long size = files.size(address).orElseThrow(RekognitionErrors::noObject);
        if (size > MOST_IN_S3) {
            throw RekognitionErrors.tooLarge(MOST_IN_S3);
        }
        files.copy(address, to);
    }

    private static Format format(Path picture) throws IOException {
        try (InputStream in = Files.newInputStream(picture)) {
            byte[] head = in.readNBytes(PNG.length);
            if (begins(head, JPEG)) {
                return Format.JPEG;
            }
            if (begins(head, PNG)) {
                return Format.PNG;
            }
            throw RekognitionErrors.invalidFormat();
        }
    }

    private static boolean begins(byte[] head, byte[] with) {
        return head.length >= with.length && java.util.Arrays.equals(head, 0, with.length, with, 0, with.length);
    }

    private static void remove(Path directory) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory)) {
            for (Path one : left) {
                if (Files.isDirectory(one)) {
                    remove(one);
                } else {
                    Files.delete(one);
                }
            }
        }
        Files.delete(directory);
    }
}
