package datapipeline.console.upload;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.console.Browser;
import datapipeline.console.ConsoleTest;
import datapipeline.console.paper.PaperS3;
import datapipeline.console.security.Roles;
import datapipeline.model.Ids;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@ConsoleTest
class UploadTest {
    @Autowired
    WebApplicationContext context;

    @Autowired
    PaperS3 s3;

    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(context);
        s3.uploads.clear();
    }

    @Test
    void drawsAFieldForEveryParameter() {
        assertThat(browser.get(Roles.OPERATOR, "/upload"))
                .bodyText()
                .contains("name=\"PICTURE.resize.width\"", "a whole number from 1 to 16384", "name=\"VIDEO.choice\"");
    }

    @Test
    void saysInWordsWhatIsWrongWithAWish() {
        assertThat(browser.post(
                        Roles.OPERATOR,
                        "/upload/check",
                        "PICTURE.choice",
                        "operations",
                        "PICTURE.resize",
                        "on",
                        "PICTURE.resize.width",
                        "0"))
                .bodyText()
                .contains("a whole number from 1 to 16384", "resize;width=0");
    }

    @Test
    void signsTheWishesForTheTypeTheNamePromises() {
        assertThat(browser.post(
                        Roles.OPERATOR,
                        "/upload/tickets",
                        "name",
                        "cat.png",
                        "folder",
                        "acme",
                        "sizeBytes",
                        "10",
                        "contentType",
                        "image/png",
                        "PICTURE.choice",
                        "operations",
                        "PICTURE.resize",
                        "on",
                        "PICTURE.resize.width",
                        "500",
                        "PICTURE.convert-format",
                        "on",
                        "PICTURE.convert-format.to",
                        "webp"))
                .hasStatusOk()
                .bodyText()
                .contains("/files/" + Ids.fileId("s3-input", "acme/cat.png"));
        assertThat(s3.uploads)
                .containsExactly(new Upload(
                        "acme/cat.png",
                        "image/png",
                        10,
                        Map.of("processing-option", "resize;width=500, convert-format;to=webp")));
    }

    @Test
    void handsOutNoTicketForAWrongWish() {
        assertThat(browser.post(
                        Roles.OPERATOR,
                        "/upload/tickets",
                        "name",
                        "film.mp4",
                        "sizeBytes",
                        "10",
                        "VIDEO.choice",
                        "text",
                        "VIDEO.text",
                        "resize;width=500"))
                .hasStatus(422)
                .bodyText()
                .contains("resize works on a picture");
        assertThat(s3.uploads).isEmpty();
    }

    @Test
    void sendsALargeFileInPartsOfTheSameSize() {
        assertThat(browser.post(Roles.OPERATOR, "/upload/tickets", "name", "film.mp4", "sizeBytes", "67108865"))
                .bodyText()
                .contains("\"uploadId\":\"upload-1\"", "\"partBytes\":16777216", "\"count\":5");
    }

    @Test
    void doesNotCallAnUploadCompleteOfWhichS3LacksParts() {
        assertThat(browser.post(
                        Roles.OPERATOR, "/upload/complete", "key", "film.mp4", "uploadId", "upload-1", "parts", "5"))
                .hasStatus(409)
                .bodyText()
                .contains("S3 has 1 of the 5 parts of film.mp4.");
    }

    @Test
    void refusesAKeyThatNobodyCouldFind() {
        assertThat(browser.post(
                        Roles.OPERATOR, "/upload/tickets", "name", "cat.png", "folder", "/acme", "sizeBytes", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("no good key");
    }
}
