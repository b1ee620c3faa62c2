package io.fapiaodesk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.kernel.TaxId;
import io.fapiaodesk.kernel.TaxIdCheck;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntitiesTest {

    private final Entities entities = new Entities(Clock.systemUTC());

    @Test
    void ten_companies_sell() {
        assertThat(entities.all())
                .extracting(Entity::code)
                .containsExactly("E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09", "E10");
        assertThat(entities.allEver()).hasSize(13).containsAll(entities.all());
        assertThat(entities.payee().name()).isEqualTo("Alibaba Cloud Computing Co., Ltd.");
    }

    @Test
    void every_tax_id_is_valid_and_only_the_one_that_the_faq_does_not_name_is_missing() {
        assertThat(entities.all())
                .filteredOn(entity -> entity.taxId() == null)
                .extracting(Entity::code)
                .containsExactly("E10");
        assertThat(entities.all()).filteredOn(entity -> entity.taxId() != null).allSatisfy(entity -> {
            assertThat(TaxId.check(entity.taxId())).isInstanceOf(TaxIdCheck.Valid.class);
            assertThat(List.of(
                            String.valueOf(entity.address()),
                            String.valueOf(entity.phone()),
                            String.valueOf(entity.bank()),
                            String.valueOf(entity.bankAccount())))
                    .doesNotContain("null");
        });
    }

    @Test
    void r2_eight_affiliates_have_a_certificate_ready() {
        assertThat(entities.allEver())
                .filteredOn(entity -> entity.certificate() == Certificate.AFFILIATE)
                .extracting(Entity::code)
                .containsExactly("E02", "E03", "E04", "E05", "E06", "E07", "E08", "X01");
        assertThat(entities.get("E01").certificate()).isEqualTo(Certificate.NOT_NEEDED);
        assertThat(entities.get("E09").certificate()).isEqualTo(Certificate.TICKET);
        assertThat(entities.get("E10").certificate()).isEqualTo(Certificate.OWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"E01", "E02", "E04", "E05", "E06", "E07", "Bainian Yunqi (Shanghai) Network Technology Co., Ltd."
            })
    void r72_paper_of_the_hangzhou_group_goes_to_hangzhou(String entity) {
        assertThat(entities.returnAddress(entity)).hasValueSatisfying(address -> {
            assertThat(address.group()).isEqualTo("HANGZHOU");
            assertThat(address.address()).contains("969 West Wenyi Road");
            assertThat(address.attention()).isEqualTo("Hangzhou Invoice Team");
            assertThat(address.phone()).isEqualTo("0571-85022088");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"X01", "X02", "X03", "Alibaba Technology (Beijing) Co., Ltd.", "阿里巴巴科技（北京）有限公司"})
    void r72_paper_of_the_beijing_group_goes_to_beijing(String entity) {
        assertThat(entities.returnAddress(entity))
                .hasValueSatisfying(address -> assertThat(address.address()).contains("20 Guangshan Road"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"E03", "E08", "E09", "E10", "E99", ""})
    void r72_of_the_others_no_address_is_known(String entity) {
        assertThat(entities.returnAddress(entity)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "E04, E04",
        "zhiyu internet technology co.,  ",
        "'Zhiyu Internet Technology Co., Ltd.', E04",
        "通义云启（杭州）信息技术有限公司, E03"
    })
    void a_company_is_found_by_code_and_by_name(String wanted, String code) {
        assertThat(entities.find(wanted).map(Entity::code).orElse(null)).isEqualTo(code);
    }

    @Test
    void no_chinese_name_is_guessed() {
        assertThat(entities.all())
                .filteredOn(entity -> entity.nameZh().equals(entity.name()))
                .extracting(Entity::code)
                .containsExactly("E04", "E05", "E06", "E07", "E09", "E10");
        assertThat(entities.all())
                .allSatisfy(
                        entity -> assertThat(entity.missing()).as(entity.code()).contains(Entity.Missing.NAME_ZH));
        assertThat(entities.all())
                .filteredOn(Entity::sampleName)
                .extracting(Entity::code)
                .containsExactly("E01", "E02", "E03", "E08");
    }

    @Test
    void with_a_real_tax_bureau_no_sample_stands_in_for_a_chinese_name() {
        Entities real = new Entities(KeptCatalogue.empty(), Clock.systemUTC(), "https://bureau.example");

        assertThat(real.all()).noneMatch(Entity::sampleName);
        assertThat(real.get("E01").nameZh()).isEqualTo("Alibaba Cloud Computing Co., Ltd.");
    }

    @Test
    void r7_every_company_that_sells_issues_both_digital_types() {
        assertThat(entities.all()).allSatisfy(entity -> assertThat(entities.invoiceTypes(entity.code()))
                .containsExactlyInAnyOrder("GENERAL", "SPECIAL"));
        assertThat(entities.invoiceTypes("X01")).isEmpty();
        assertThat(entities.invoiceTypes("E99")).isEmpty();
    }

    @Test
    void a_code_that_is_not_there_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> entities.get("E99")).hasMessageContaining("E99");
    }
}
