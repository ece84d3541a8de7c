package datapipeline.infra.pipeline;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The role of one function: its own permissions, its own log group, and no managed policy. */
final class FunctionRole extends Construct {
    private final Role role;

    FunctionRole(Construct scope, LogGroup logs, List<PolicyStatement> permissions) {
        super(scope, "Identity");
        this.role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        logs.grantWrite(role);
        permissions.forEach(role::addToPolicy);
        NagSuppressions.addResourceSuppressions(
                role,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason("Objects of one bucket, indexes of one table and log streams of one group have no names"
                                + " beforehand; the actions of X-Ray, Rekognition and Comprehend know no resource.")
                        .build()),
                true);
    }

    Role role() {
        return role;
    }
}
