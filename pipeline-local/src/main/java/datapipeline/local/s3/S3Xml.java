package datapipeline.local.s3;

import datapipeline.local.gateway.Headers;
import datapipeline.local.gateway.Response;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The XML documents of S3. */
final class S3Xml {
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    private S3Xml() {}

    /** The document that says why a request was refused. */
    static Response error(S3Error error, String resource, String requestId) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Error");
            element(xml, "Code", error.code());
            element(xml, "Message", String.valueOf(error.getMessage()));
            for (Map.Entry<String, String> detail : error.details().entrySet()) {
                element(xml, detail.getKey(), detail.getValue());
            }
            element(xml, "Resource", resource);
            element(xml, "RequestId", requestId);
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an error could not be written as XML", e);
        }
        Headers headers = Headers.none();
        for (Map.Entry<String, String> header : error.headers().entrySet()) {
            headers = headers.with(header.getKey(), header.getValue());
        }
        return Response.of(error.status(), "application/xml", text.toString()).with(headers);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
