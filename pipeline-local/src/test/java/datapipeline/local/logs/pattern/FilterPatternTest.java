package datapipeline.local.logs.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html. */
class FilterPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "''~anything~true",
                "ERROR~[ERROR 400] BAD REQUEST~true",
                "error~[ERROR 400] BAD REQUEST~false",
                "ERROR ARGUMENTS~[ERROR 419] MISSING ARGUMENTS~true",
                "ERROR ARGUMENTS~[ERROR 400] BAD REQUEST~false",
                "?ERROR ?ARGUMENTS~INVALID ARGUMENTS~true",
                "?ERROR ?ARGUMENTS~UNAUTHORIZED REQUEST~false",
                "ERROR -ARGUMENTS~[ERROR 400] BAD REQUEST~true",
                "ERROR -ARGUMENTS~[ERROR 419] MISSING ARGUMENTS~false",
                "\"INTERNAL SERVER ERROR\"~500 INTERNAL SERVER ERROR~true",
                "\"INTERNAL SERVER ERROR\"~500 INTERNAL ERROR~false",
                "%[0-9]{3}] BAD%~[ERROR 400] BAD REQUEST~true",
            })
    void findsTermsInText(String pattern, String message, boolean matches) {
        assertThat(FilterPattern.parse(pattern).matches(message)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{ $.eventType = \"UpdateTrail\" }~true",
                "{ $.eventType = \"Update*\" }~true",
                "{ $.eventType != UpdateTrail }~false",
                "{ $.sourceIPAddress != 123.123.* }~true",
                "{ $.arrayKey[0] = \"value\" }~true",
                "{ $.arrayKey[*] = \"another value\" }~true",
                "{ $.objectList[1].id = 2 }~true",
                "{ $.objectList[1].id > 2 }~false",
                "{ $.objectList[1].id >= 2 && $.objectList[0].name = \"a\" }~true",
                "{ ($.user.id = 1 && $.users[0].email = \"x\") || $.user.email = \"John.Stiles@example.com\" }~true",
                "{ $.SomeObject IS NULL }~true",
                "{ $.SomeOtherObject NOT EXISTS }~true",
                "{ $.eventType NOT EXISTS }~false",
                "{ $.ThisFlag IS TRUE }~true",
                "{ $.ThisFlag IS FALSE }~false",
                "{ $.['odd name'] = 5 }~true",
                "{ $.nowhere != \"x\" }~false",
                "{ $.eventType = %Update.rail% }~true",
                "{ $.eventType = 7 }~false",
            })
    void comparesMembersOfJson(String pattern, boolean matches) {
        String event = """
                {"eventType":"UpdateTrail","sourceIPAddress":"111.111.111.111","arrayKey":["value","another value"],
                 "objectList":[{"name":"a","id":1},{"name":"b","id":2}],"SomeObject":null,"ThisFlag":true,"odd name":5,
                 "user":{"id":1,"email":"John.Stiles@example.com"}}""";

        assertThat(FilterPattern.parse(pattern).matches(event)).isEqualTo(matches);
        assertThat(FilterPattern.parse(pattern).matches("no JSON: " + event)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[ip, user, username, timestamp, request, status_code, bytes]~true",
                "[ip, user, username, timestamp, request, status_code = 4*, bytes > 1000]~true",
                "[ip, user, username, timestamp, request =*.html*, status_code = 4*, bytes]~true",
                "[..., status_code >= 500, bytes]~false",
                "[ip != 127.*, ..., bytes]~false",
                "[..., status_code = 404 || status_code = 405, bytes]~true",
                "[ip, user]~false",
            })
    void comparesWordsInColumns(String pattern, boolean matches) {
        String line = "127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534";

        assertThat(FilterPattern.parse(pattern).matches(line)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ $.a = 1",
                "{ a = 1 }",
                "{ $.a > \"b\" }",
                "{ $.a = 1 && }",
                "{ $.a IS 7 }",
                "[a, b",
                "[..., a, ...]",
                "\"open",
                "%(a)%",
                "{ $.a = 1 $.b }"
            })
    void refusesWhatDoesNotFollowTheSyntax(String pattern) {
        assertThatThrownBy(() -> FilterPattern.parse(pattern)).isInstanceOf(PatternRefused.class);
    }
}
