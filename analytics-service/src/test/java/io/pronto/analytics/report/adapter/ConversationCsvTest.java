package io.pronto.analytics.report.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationCsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void aTextThatASpreadsheetWouldRunIsMadeInert(String text) {
        assertThat(ConversationCsv.text(text)).isEqualTo("'" + text);
    }

    @Test
    void numbersStayNumbersAndNothingStaysEmpty() {
        assertThat(ConversationCsv.text(-1.5)).isEqualTo("-1.5");
        assertThat(ConversationCsv.text(null)).isEmpty();
        assertThat(ConversationCsv.text("退换货")).isEqualTo("退换货");
    }
}
