package datapipeline.local.s3;

import datapipeline.local.gateway.Request;
import datapipeline.local.gateway.RequestRefused;
import datapipeline.local.gateway.Response;
import datapipeline.local.gateway.XmlCodec;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.core.SdkPojo;

/** The XML documents of S3: the SDK's own model classes, and errors. */
final class S3Xml {
    static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static final int MAX_DOCUMENT_BYTES = 4 << 20;
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    private S3Xml() {}

    /** A document in answer to a request. */
    static Response ok(String rootElement, SdkPojo content) {
        return Response.of(200, "application/xml", XmlCodec.write(rootElement, NAMESPACE, content));
    }

    /** Reads the document in a request's body into a builder of the SDK. */
    static <B extends SdkPojo> B read(Request request, B builder) {
        byte[] document = readBody(request);
        if (document.length == 0) {
            throw new S3Error(400, "MissingRequestBodyError", "Request Body is empty");
        }
        return read(document, builder);
    }

    static <B extends SdkPojo> B read(byte[] document, B builder) {
        try {
            return XmlCodec.read(document, builder);
        } catch (RequestRefused malformed) {
            throw S3Error.malformedXml().detail("Reason", String.valueOf(malformed.getMessage()));
        }
    }

    /** The body of a request about a bucket's or an object's settings, compared with the checksums sent with it. */
    static byte[] readBody(Request request) {
        UploadChecksums expected = UploadChecksums.of(request);
        ContentDigests digests = new ContentDigests(EnumSet.of(expected.kind()));
        try {
            byte[] body = request.body().readNBytes(MAX_DOCUMENT_BYTES + 1);
            if (body.length > MAX_DOCUMENT_BYTES) {
                throw new S3Error(400, "MaxMessageLengthExceeded", "Your request was too big.");
            }
            digests.update(body, 0, body.length);
            digests.finish();
            expected.verify(request, digests);
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException("the body of %s broke off".formatted(request), e);
        }
    }

    /** A document as it is kept. */
    static String document(String rootElement, SdkPojo content) {
        return new String(XmlCodec.write(rootElement, NAMESPACE, content), StandardCharsets.UTF_8);
    }

    /** A document of one element with a text. */
    static String text(String rootElement, String text) {
        return write(xml -> {
            xml.writeStartElement(rootElement);
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeCharacters(text);
            xml.writeEndElement();
        });
    }

    /** The document that says why a request was refused. */
    static Response error(S3Error error, String resource, String requestId) {
        String document = write(xml -> {
            xml.writeStartElement("Error");
            element(xml, "Code", error.code());
            element(xml, "Message", String.valueOf(error.getMessage()));
            for (Map.Entry<String, String> detail : error.details().entrySet()) {
                element(xml, detail.getKey(), detail.getValue());
            }
            element(xml, "Resource", resource);
            element(xml, "RequestId", requestId);
            xml.writeEndElement();
        });
        Response response = Response.of(error.status(), "application/xml", document);
        for (Map.Entry<String, String> header : error.headers().entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return response;
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private interface Elements {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static String write(Elements elements) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            elements.write(xml);
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document could not be written as XML", e);
        }
        return text.toString();
    }
}
