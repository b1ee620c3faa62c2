package io.fapiaodesk.catalogue.process;

import io.fapiaodesk.catalogue.domain.SellerRow;
import io.fapiaodesk.catalogue.domain.SellerTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;

/** The seller catalogue as it is delivered, or changed a little, without a process engine around it. */
public final class DeliveredSellerTable implements SellerTable {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final String xml;
    private final DmnDecision decision;

    public DeliveredSellerTable() {
        this(file());
    }

    private DeliveredSellerTable(String xml) {
        this.xml = xml;
        this.decision = ENGINE.parseDecision(DmnSellerTable.DECISION, stream(xml));
    }

    DeliveredSellerTable with(String text, String instead) {
        if (!xml.contains(text)) {
            throw new IllegalArgumentException("The table does not contain " + text);
        }
        return new DeliveredSellerTable(xml.replace(text, instead));
    }

    static String file() {
        try {
            return Files.readString(Path.of("processes/seller-catalogue.dmn"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream stream(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String edition() {
        return "delivered";
    }

    @Override
    public Set<LocalDate> edges(String edition) {
        return DmnSellerTable.edges(Dmn.readModelFromStream(stream(xml)));
    }

    @Override
    public List<SellerRow> contents(String edition) {
        return DmnSellerTable.contents(Dmn.readModelFromStream(stream(xml)));
    }

    @Override
    public List<SellerRow> rows(String edition, String productCode, LocalDate placedOn) {
        return ENGINE.evaluateDecisionTable(decision, Map.of("productCode", productCode, "placedOn", placedOn)).stream()
                .map(DmnDecisionRuleResult::getEntryMap)
                .map(DmnSellerTable::row)
                .toList();
    }
}
