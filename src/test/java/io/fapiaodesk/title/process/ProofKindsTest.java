package io.fapiaodesk.title.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.title.domain.Identity;
import io.fapiaodesk.title.domain.ProofKinds;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table that business people edit, as it is delivered: the FAQ's list of proof, and nothing else, is standard. */
class ProofKindsTest {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @ParameterizedTest(name = "{0} with {1}: standard {2}")
    @CsvSource({
        "EMPLOYED, CERTIFICATE_OF_EMPLOYMENT, true",
        "EMPLOYED, SOCIAL_SECURITY, true",
        "EMPLOYED, INCOME_TAX, true",
        "EMPLOYED, HOUSING_FUND, true",
        "EMPLOYED, EMPLOYMENT_CONTRACT, true",
        "EMPLOYED, DINGTALK_PROFILE, false",
        "EMPLOYED, STUDENT_CARD, false",
        "STUDENT, STUDENT_CARD, true",
        "STUDENT, CERTIFICATE_OF_ENROLMENT, true",
        "STUDENT, SOCIAL_SECURITY, false",
        "STUDENT, ANYTHING_ELSE, false"
    })
    void r85_only_listed_kinds_of_proof_are_standard(String identity, String proofKind, boolean standard)
            throws IOException {
        try (InputStream table = Files.newInputStream(Path.of("processes/proof-kinds.dmn"))) {
            DmnDecision decision = engine.parseDecision("proof-kinds", table);
            assertThat(engine.evaluateDecisionTable(decision, Map.of("identity", identity, "proofKind", proofKind))
                            .isEmpty())
                    .isEqualTo(!standard);
        }
    }

    @Test
    void what_customers_can_choose_is_what_the_table_lists() {
        DmnModelInstance table = Dmn.readModelFromFile(new File("processes/proof-kinds.dmn"));

        assertThat(DmnProofKinds.offered(table, Identity.EMPLOYED))
                .extracting(ProofKinds.Offered::code)
                .containsExactly(
                        "EMPLOYMENT_CERTIFICATE",
                        "SOCIAL_SECURITY",
                        "INCOME_TAX",
                        "HOUSING_FUND",
                        "EMPLOYMENT_CONTRACT");
        assertThat(DmnProofKinds.offered(table, Identity.STUDENT))
                .containsExactly(
                        new ProofKinds.Offered("STUDENT_CARD", "Student card"),
                        new ProofKinds.Offered("ENROLMENT_CERTIFICATE", "Certificate of enrolment"));
    }

    @Test
    void a_row_that_somebody_adds_to_the_table_can_be_chosen() {
        DmnModelInstance table = Dmn.readModelFromFile(new File("processes/proof-kinds.dmn"));
        Rule added = List.copyOf(table.getModelElementsByType(Rule.class)).get(6);
        added.getDescription().setTextContent("Letter of admission");
        List.copyOf(added.getInputEntries()).get(1).getText().setTextContent("\"LETTER_OF_ADMISSION\"");

        assertThat(DmnProofKinds.offered(table, Identity.STUDENT))
                .contains(new ProofKinds.Offered("LETTER_OF_ADMISSION", "Letter of admission"));
    }
}
