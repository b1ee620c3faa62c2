package io.fapiaodesk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedContentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Production and lifestyle services*Software service fee | *生产生活服务*软件服务费",
                "Production and lifestyle services*Software service fee, Production and lifestyle services*Training"
                        + " service fee | *生产生活服务*软件服务费、*生产生活服务*培训服务费",
                "Electronic computer*Hardware, spare parts | *电子计算机*Hardware, spare parts",
                "详见被红冲蓝字发票 | 详见被红冲蓝字发票"
            })
    void contents_are_printed_in_chinese_each_by_itself(String content, String printed) {
        assertThat(PrintedContent.of(content)).isEqualTo(printed);
    }
}
