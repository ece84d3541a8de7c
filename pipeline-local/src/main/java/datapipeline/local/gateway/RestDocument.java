package datapipeline.local.gateway;

import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** The language of the bodies of a REST protocol. */
enum RestDocument {
    JSON {
        @Override
        void read(byte[] body, SdkPojo builder) {
            JsonReader.read(AwsJson.JSON, body, builder);
        }

        @Override
        byte[] write(String root, SdkPojo content) {
            return JsonWriter.write(AwsJson.JSON, Map.of(), content);
        }

        @Override
        String contentType() {
            return "application/json";
        }

        @Override
        String unreadable() {
            return "SerializationException";
        }

        @Override
        Response failure(Failure failure, String requestId) {
            return Response.of(failure.status(), contentType(), AwsJson.error(AwsJson.JSON, failure))
                    .with("x-amzn-errortype", failure.shape());
        }
    },

    XML {
        @Override
        void read(byte[] body, SdkPojo builder) {
            if (body.length > 0) {
                XmlCodec.read(body, builder);
            }
        }

        @Override
        byte[] write(String root, SdkPojo content) {
            return new XmlWriter().open(root).members(content).close(root).bytes();
        }

        @Override
        String contentType() {
            return "text/xml";
        }

        @Override
        String unreadable() {
            return "MalformedXML";
        }

        @Override
        Response failure(Failure failure, String requestId) {
            var xml = new XmlWriter().open("ErrorResponse").open("Error");
            xml.text("Type", failure.fault()).text("Code", failure.code()).text("Message", failure.message());
            failure.members().ifPresent(xml::members);
            xml.close("Error").text("RequestId", requestId).close("ErrorResponse");
            return Response.of(failure.status(), contentType(), xml.bytes());
        }
    };

    /** Fills a builder from a body; an empty body says nothing. */
    abstract void read(byte[] body, SdkPojo builder);

    /** Writes a body; the root's name matters in XML only. */
    abstract byte[] write(String root, SdkPojo content);

    abstract String contentType();

    abstract String unreadable();

    abstract Response failure(Failure failure, String requestId);
}
