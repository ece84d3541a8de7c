package datapipeline.local.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import software.amazon.awssdk.core.SdkPojo;

/** XML documents to and from any model class of the SDK, by what the SDK itself says about its members. */
public final class XmlCodec {
    private static final DocumentBuilderFactory PARSERS = parsers();

    private XmlCodec() {}

    private static DocumentBuilderFactory parsers() {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK's XML parser cannot be told to refuse a DOCTYPE", e);
        }
    }

    /** As {@link #read(InputStream, SdkPojo)}, from bytes in memory. */
    public static <B extends SdkPojo> B read(byte[] document, B builder) {
        return read(new ByteArrayInputStream(document), builder);
    }

    /**
     * Fills a builder from the children of a document's root element. Elements no member is named after are passed over.
     *
     * @param builder such as {@code Tagging.builder()}
     * @return the builder
     * @throws RequestRefused MalformedXML, when it is not XML, has a DOCTYPE, or a text is no value of its member's type
     */
    public static <B extends SdkPojo> B read(InputStream document, B builder) {
        try {
            XmlReader.read(root(document), builder);
            return builder;
        } catch (IOException e) {
            throw new UncheckedIOException("the XML could not be read", e);
        } catch (SAXException | IllegalArgumentException | java.time.DateTimeException e) {
            throw new RequestRefused(
                    400,
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema: "
                            + e.getMessage());
        }
    }

    private static Element root(InputStream document) throws IOException, SAXException {
        try {
            DocumentBuilder parser = PARSERS.newDocumentBuilder();
            parser.setErrorHandler(new DefaultHandler());
            return parser.parse(document).getDocumentElement();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK has no XML parser", e);
        }
    }

    /**
     * Writes a model class as a document.
     *
     * @param rootElement such as {@code ListBucketResult}
     * @param namespace such as {@code http://s3.amazonaws.com/doc/2006-03-01/}
     */
    public static byte[] write(String rootElement, String namespace, SdkPojo content) {
        return new XmlWriter()
                .open(rootElement, namespace)
                .members(content)
                .close(rootElement)
                .bytes();
    }
}
