package datapipeline.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;
import software.amazon.awssdk.services.s3.model.Type;

class XmlCodecTest {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    @Test
    void whatIsWrittenCanBeRead() {
        var lifecycle = BucketLifecycleConfiguration.builder()
                .rules(rule -> rule.id("old & <cold>\r\n\"x\"")
                        .status(ExpirationStatus.ENABLED)
                        .filter(filter -> filter.and(and -> and.prefix("ä/")
                                .objectSizeGreaterThan(5_000_000_000L)
                                .tags(Tag.builder().key("k").value("").build())))
                        .expiration(expiration -> expiration.date(Instant.parse("2027-01-01T00:00:00Z")))
                        .transitions(
                                first -> first.days(30).storageClass(TransitionStorageClass.STANDARD_IA),
                                second -> second.days(90).storageClass(TransitionStorageClass.GLACIER)))
                .build();

        byte[] xml = XmlCodec.write("LifecycleConfiguration", NAMESPACE, lifecycle);

        assertThat(XmlCodec.read(xml, BucketLifecycleConfiguration.builder()).build())
                .isEqualTo(lifecycle);
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<LifecycleConfiguration xmlns=\"" + NAMESPACE)
                .contains("<Date>2027-01-01T00:00:00.000Z</Date>");
    }

    @Test
    void attributesAreKept() {
        var policy = AccessControlPolicy.builder()
                .grants(grant -> grant.permission(Permission.READ)
                        .grantee(grantee -> grantee.id("1").type(Type.CANONICAL_USER)))
                .build();

        byte[] xml = XmlCodec.write("AccessControlPolicy", NAMESPACE, policy);

        assertThat(new String(xml, StandardCharsets.UTF_8)).contains("xsi:type=\"CanonicalUser\"");
        assertThat(XmlCodec.read(xml, AccessControlPolicy.builder()).build()).isEqualTo(policy);
    }

    @Test
    void prefixesAndStrangersDoNotMatter() {
        String xml = "<s3:Tagging xmlns:s3='" + NAMESPACE
                + "'><other/><s3:TagSet><s3:Tag><s3:Key>a</s3:Key><s3:Value>b</s3:Value></s3:Tag></s3:TagSet></s3:Tagging>";

        assertThat(read(xml).tagSet())
                .containsExactly(Tag.builder().key("a").value("b").build());
    }

    @Test
    void aDoctypeIsRefused() {
        malformed("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><Tagging><TagSet><Tag><Key>&e;</Key></Tag>"
                + "</TagSet></Tagging>");
    }

    @Test
    void whatIsNoXmlIsRefused() {
        malformed("");
        malformed("<Tagging>");
    }

    @Test
    void aTextThatIsNoValueOfItsTypeIsRefused() {
        byte[] xml =
                "<LifecycleConfiguration><Rule><Expiration><Days>soon</Days></Expiration></Rule></LifecycleConfiguration>"
                        .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> XmlCodec.read(xml, BucketLifecycleConfiguration.builder()))
                .isInstanceOfSatisfying(RequestRefused.class, e -> assertThat(e).hasMessageContaining("soon"));
    }

    private static void malformed(String xml) {
        assertThatThrownBy(() -> read(xml)).isInstanceOfSatisfying(RequestRefused.class, e -> {
            assertThat(e.status()).isEqualTo(400);
            assertThat(e.code()).isEqualTo("MalformedXML");
        });
    }

    private static Tagging read(String xml) {
        return XmlCodec.read(xml.getBytes(StandardCharsets.UTF_8), Tagging.builder())
                .build();
    }
}
