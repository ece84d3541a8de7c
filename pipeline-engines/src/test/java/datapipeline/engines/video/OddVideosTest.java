package datapipeline.engines.video;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.engines.Given;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.ExtractKeyFrame;
import datapipeline.model.option.ProcessingStep.Transcode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos as people really send them. */
class OddVideosTest {
    private static final Transcode MP4 = new Transcode("mp4", "h264", 1080, Optional.empty());

    @TempDir
    private Path directory;

    @Test
    void standsUprightWhatATelephoneRecordedOnItsSide() throws Exception {
        Videos.redThenBlue(directory, "320x180", "flat.mp4");
        byte[] turned = Videos.run(
                directory, "turned.mp4", List.of("-display_rotation", "90", "-i", path("flat.mp4"), "-c", "copy"));

        Path made = transcoded(turned, Format.MP4);

        assertThat(Videos.probed(made, directory)).satisfies(video -> {
            assertThat(video.width()).isEqualTo(180);
            assertThat(video.height()).isEqualTo(320);
        });
        assertThat(Videos.report(made, directory)).doesNotContain("rotation");
    }

    @Test
    void makesTheSidesEvenWhereTheyWereOdd() throws Exception {
        byte[] odd = Videos.run(
                directory,
                "odd.mkv",
                List.of("-f", "lavfi", "-i", "color=red:s=321x181:d=1:r=10", "-c:v", "libx264", "-pix_fmt", "yuv444p"));

        Video video = Videos.probed(transcoded(odd, Format.MKV), directory);

        assertThat(List.of(video.width(), video.height())).containsExactly(320, 180);
    }

    @Test
    void makesOfTenBitsTheEightThatEveryBrowserPlays() throws Exception {
        byte[] deep =
                Videos.redThenBlue(directory, "320x180", "deep.mkv", "-c:v", "libx265", "-pix_fmt", "yuv420p10le");

        assertThat(Videos.report(transcoded(deep, Format.MKV), directory))
                .contains("\"pix_fmt\": \"yuv420p\"", "\"profile\": \"High\"");
    }

    @Test
    void takesTheFilmAndNotThePictureOfItsCover() throws Exception {
        Videos.redThenBlue(directory, "320x180", "film.mp4");
        cover();
        byte[] covered = Videos.run(
                directory,
                "covered.mp4",
                List.of(
                        "-i",
                        path("cover.png"),
                        "-i",
                        path("film.mp4"),
                        "-map",
                        "0",
                        "-map",
                        "1",
                        "-c",
                        "copy",
                        "-disposition:v:0",
                        "attached_pic"));

        Path made = transcoded(covered, Format.MP4);

        assertThat(Videos.at(made, 1.5, directory).getRed()).isGreaterThan(230);
        assertThat(Videos.at(made, 4.5, directory).getBlue()).isGreaterThan(230);
        StepResult frames = new KeyFrameEngine()
                .perform(
                        new ExtractKeyFrame(Optional.empty(), 10),
                        Given.file(Files.createDirectory(directory.resolve("frames")), "in", Format.MP4, covered));
        assertThat(((StepResult.Done) frames).units()).containsEntry("frames", 2L);
    }

    @Test
    void takesASongWithACoverForNoVideo() throws Exception {
        cover();
        byte[] song = Videos.run(
                directory,
                "song.mp4",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=440:d=1",
                        "-i",
                        path("cover.png"),
                        "-map",
                        "0",
                        "-map",
                        "1",
                        "-c:a",
                        "aac",
                        "-c:v",
                        "copy",
                        "-disposition:v:0",
                        "attached_pic"));

        StepResult result = new TranscodeEngine().perform(MP4, Given.file(directory, "song", Format.MP4, song));

        assertThat(((StepResult.Refused) result).problem().code()).isEqualTo(ReasonCode.CORRUPT);
    }

    @Test
    void joinsTheHalfPicturesOfOldTelevision() throws Exception {
        byte[] interlaced = Videos.run(
                directory,
                "tape.mkv",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=s=320x180:d=1:r=50",
                        "-vf",
                        "interlace,setfield=tff",
                        "-c:v",
                        "libx264",
                        "-flags",
                        "+ilme+ildct",
                        "-pix_fmt",
                        "yuv420p"));
        Path given = Files.write(directory.resolve("given.mkv"), interlaced);
        assertThat(Videos.probed(given, directory).interlaced()).isTrue();

        assertThat(Videos.probed(transcoded(interlaced, Format.MKV), directory).interlaced())
                .isFalse();
    }

    private void cover() throws Exception {
        Videos.run(directory, "cover.png", List.of("-f", "lavfi", "-i", "color=green:s=100x100", "-frames:v", "1"));
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private Path transcoded(byte[] video, Format format) throws Exception {
        StepResult result = new TranscodeEngine().perform(MP4, Given.file(directory, "clip", format, video));
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return ((StepResult.Done) result).files().getFirst().path();
    }
}
