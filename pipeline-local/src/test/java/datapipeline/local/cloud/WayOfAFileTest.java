package datapipeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.model.ReasonCode;
import datapipeline.model.json.Json;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.Outcome;
import datapipeline.model.table.Attributes;
import datapipeline.model.topology.Topology;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** One file from its upload to its result, through the real functions, over HTTP. */
class WayOfAFileTest {
    @TempDir
    static Path data;

    private static PipelineOnThisMachine pipeline;

    @BeforeAll
    static void start() {
        pipeline = new PipelineOnThisMachine(data);
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @Test
    void quarantinesAnEmptyFileWithASentence() {
        pipeline.upload("acme/empty.pdf", new byte[0], Map.of());

        Map<String, AttributeValue> run = pipeline.endOf("acme/empty.pdf");

        assertThat(text(run, Attributes.STATUS)).isEqualTo("QUARANTINED");
        assertThat(text(run, Attributes.REASON_CODE)).isEqualTo("EMPTY_FILE");
        assertThat(text(run, Attributes.ERROR_MESSAGE)).contains("0 bytes");
        Map<String, AttributeValue> result =
                pipeline.resultOf(text(run, Attributes.RUN_ID)).getLast();
        assertThat(text(result, Attributes.STATUS)).isEqualTo("QUARANTINED");
        assertThat(text(result, Attributes.KEY)).isEqualTo("acme/empty.pdf");
        assertThat(number(result, Attributes.FENCE)).isPositive();
        assertStillThere("acme/empty.pdf");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resise;width=5 | OPTION_UNKNOWN | resize",
                "resize;widht=5 | OPTION_UNKNOWN | width",
                "resize;width=0 | OPTION_VALUE | from 1 to 16384",
                "transcode | OPTION_WRONG_TYPE | picture",
                "resize;width | OPTION_SYNTAX | parameter=value"
            })
    void refusesAWrongOptionWithTheRightWordAndKeepsTheFile(String option, String code, String word)
            throws IOException {
        String key = "acme/" + code + "-" + Math.abs(option.hashCode()) + ".png";
        pipeline.upload(key, png(), Map.of("processing-option", option));

        Map<String, AttributeValue> run = pipeline.endOf(key);

        assertThat(text(run, Attributes.STATUS)).isEqualTo("QUARANTINED");
        assertThat(text(run, Attributes.REASON_CODE)).isEqualTo(code);
        assertThat(text(run, Attributes.ERROR_MESSAGE)).contains(word);
        assertThat(text(run, Attributes.OPTION_AS_WRITTEN)).isEqualTo(option);
        assertStillThere(key);
    }

    private static void assertStillThere(String key) {
        assertThat(pipeline.s3
                        .headObject(request -> request.bucket(Topology.S3_INPUT).key(key))
                        .deleteMarker())
                .isNotEqualTo(true);
    }

    /** A file's own fault waits for a person at once, without another attempt; what another attempt may heal never does. */
    @ParameterizedTest
    @CsvSource({
        "ENCRYPTED_PDF, ENCRYPTED, password",
        "PDF_WITH_BROKEN_XREF, CORRUPT, ''",
        "TRUNCATED_JPEG, TRUNCATED, ''",
        "TRUNCATED_PNG, TRUNCATED, ''",
        "BOMB_PNG, PIXEL_LIMIT, 100000"
    })
    void quarantinesABrokenFileWithASentenceAndAdviceAndKeepsIt(BrokenFiles file, ReasonCode code, String word)
            throws IOException {
        pipeline.upload(file.key(), file.bytes(), Map.of());

        Map<String, AttributeValue> run = pipeline.endOf(file.key());

        assertThat(text(run, Attributes.REASON_CODE))
                .as(() -> text(run, Attributes.ERROR_MESSAGE))
                .isEqualTo(code.name());
        assertThat(text(run, Attributes.STATUS)).isEqualTo("QUARANTINED");
        assertThat(text(run, Attributes.ERROR_MESSAGE)).isNotBlank().contains(word);
        assertThat(code.advice()).isNotBlank();
        assertThat(number(run, Attributes.ATTEMPTS)).isZero();
        assertThat(pipeline.s3
                        .headObject(request -> request.bucket(Topology.S3_INPUT).key(file.key()))
                        .contentLength())
                .isEqualTo(file.bytes().length);
    }

    @Test
    void quarantinesWhatNobodyRecognises() {
        byte[] noise = new byte[5000];
        new java.util.Random(3).nextBytes(noise);
        noise[0] = 0;
        pipeline.upload("noise.bin", noise, Map.of());

        assertThat(text(pipeline.endOf("noise.bin"), Attributes.REASON_CODE)).isEqualTo("TYPE_UNKNOWN");
        assertStillThere("noise.bin");
    }

    /** S3 gives out no byte of an archived object until somebody restores it. */
    @Test
    void quarantinesAnArchivedFileWithASentenceAndAdvice() throws IOException {
        String key = "acme/archived.png";
        pipeline.s3.putObject(
                request -> request.bucket(Topology.S3_INPUT).key(key).storageClass(StorageClass.GLACIER),
                RequestBody.fromBytes(png()));

        Map<String, AttributeValue> run = pipeline.endOf(key);

        assertThat(text(run, Attributes.STATUS)).isEqualTo("QUARANTINED");
        assertThat(text(run, Attributes.REASON_CODE)).isEqualTo("SOURCE_ARCHIVED");
        assertThat(text(run, Attributes.ERROR_MESSAGE)).contains("GLACIER");
        assertThat(ReasonCode.SOURCE_ARCHIVED.advice()).contains("Restore");
        assertThat(pipeline.s3
                        .headObject(request -> request.bucket(Topology.S3_INPUT).key(key))
                        .storageClass())
                .isEqualTo(StorageClass.GLACIER);
    }

    @Test
    void resizesAPictureAndJoinsItsResult() throws IOException {
        pipeline.upload("acme/a picture.png", png(), Map.of("processing-option", "resize;width=40"));

        Map<String, AttributeValue> run = pipeline.endOf("acme/a picture.png");
        List<Map<String, AttributeValue>> result = pipeline.resultOf(text(run, Attributes.RUN_ID));

        assertThat(text(run, Attributes.STATUS))
                .as(() -> String.valueOf(run.get(Attributes.ERROR_MESSAGE)))
                .isEqualTo("COMPLETED");
        Map<String, AttributeValue> object = result.getFirst();
        Map<String, AttributeValue> joined = result.getLast();
        assertThat(text(object, Attributes.STEP)).isEqualTo("1-resize");
        byte[] output = pipeline.s3
                .getObjectAsBytes(request -> request.bucket(Topology.S3_OUTPUT).key(text(object, Attributes.KEY)))
                .asByteArray();
        assertThat(ImageIO.read(new java.io.ByteArrayInputStream(output)).getWidth())
                .isEqualTo(40);
        long parts = number(joined, Attributes.INGEST_WAIT_MS)
                + number(joined, Attributes.CLASSIFY_MS)
                + number(joined, Attributes.QUEUE_WAIT_MS)
                + number(joined, Attributes.PROCESS_MS)
                + number(joined, Attributes.JOIN_WAIT_MS);
        assertThat(number(joined, Attributes.TAT_MS)).isEqualTo(parts);
        assertThat(number(joined, Attributes.PROCESS_DURATION)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "mandelbrot.jpg, PICTURE",
        "pipeline-guide.pdf, DOCUMENT",
        "pipeline-guide.txt, DOCUMENT",
        "vase.glb, 3D_FILE",
        "vase.stl, 3D_FILE",
        "three-scenes.mp4, VIDEO"
    })
    void processesARealFileOfEveryFamily(String sample, String type) throws IOException {
        try (InputStream in = WayOfAFileTest.class.getResourceAsStream("/datapipeline/local/samples/" + sample)) {
            pipeline.upload("samples/" + sample, in.readAllBytes(), Map.of());
        }

        Map<String, AttributeValue> run = pipeline.endOf("samples/" + sample);

        assertThat(text(run, Attributes.FILE_TYPE)).isEqualTo(type);
        assertThat(text(run, Attributes.STATUS))
                .as(() -> String.valueOf(run.get(Attributes.ERROR_MESSAGE)))
                .isEqualTo("COMPLETED");
        List<Map<String, AttributeValue>> result = pipeline.resultOf(text(run, Attributes.RUN_ID));
        assertThat(result).hasSizeGreaterThan(1);
        assertThat(text(result.getLast(), Attributes.STATUS)).isEqualTo("COMPLETED");
        assertThat(text(result.getLast(), Attributes.FILE_TYPE)).isEqualTo(type);
        Manifest manifest = Json.read(
                pipeline.s3
                        .getObjectAsBytes(request ->
                                request.bucket(Topology.S3_OUTPUT).key(text(result.getLast(), Attributes.MANIFEST_KEY)))
                        .asUtf8String(),
                Manifest.class);
        assertThat(manifest.outcome()).isEqualTo(Outcome.PROCESSED);
        assertThat(manifest.fileType().wireName()).isEqualTo(type);
        assertThat(manifest.outputs()).hasSize(result.size() - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "mandelbrot.jpg # convert-format;to=avif, image-recognition # mandelbrot.avif # annotated.png",
                "badge.png # resize;widths=480|960|1920 # badge-480x480.png # badge-512x512.png",
                "vase.stl # simulation # drop.gif # simulation.json",
                "vase.glb # render-optimization;targetTriangles=2000 # optimized.glb # after.png",
                "three-scenes.mp4 # transcode;container=hls;height=180 # master.m3u8 # 180p-00000.ts",
                "three-scenes.mp4 # extract-key-frame # sprite.jpg # sprite.vtt"
            })
    void doesWhatIsAskedOfARealFile(String sample, String option, String one, String another) throws IOException {
        String key = "asked/%d/%s".formatted(Math.abs(option.hashCode()), sample);
        try (InputStream in = WayOfAFileTest.class.getResourceAsStream("/datapipeline/local/samples/" + sample)) {
            pipeline.upload(key, in.readAllBytes(), Map.of("processing-option", option));
        }

        Map<String, AttributeValue> run = pipeline.endOf(key);

        assertThat(text(run, Attributes.STATUS))
                .as(() -> String.valueOf(run.get(Attributes.ERROR_MESSAGE)))
                .isEqualTo("COMPLETED");
        assertThat(pipeline.resultOf(text(run, Attributes.RUN_ID)))
                .filteredOn(item -> item.containsKey(Attributes.KEY))
                .extracting(item -> text(item, Attributes.KEY))
                .anyMatch(made -> made.endsWith("/" + one))
                .anyMatch(made -> made.endsWith("/" + another));
    }

    @Test
    void doesTheDefaultOfItsFamilyWhenNobodyAskedForAnything() throws IOException {
        pipeline.upload("plain.png", png(), Map.of());

        Map<String, AttributeValue> run = pipeline.endOf("plain.png");

        assertThat(text(run, Attributes.STATUS))
                .as(() -> String.valueOf(run.get(Attributes.ERROR_MESSAGE)))
                .isEqualTo("COMPLETED");
        assertThat(text(run, Attributes.PRESET)).isEqualTo("default-picture@1");
    }

    private static byte[] png() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.get(name).s();
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(item.get(name).n());
    }
}
